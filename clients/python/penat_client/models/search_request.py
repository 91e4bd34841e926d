from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.search_request_fusion import SearchRequestFusion, check_search_request_fusion
from ..models.search_request_order import SearchRequestOrder, check_search_request_order
from ..models.search_request_strategy import SearchRequestStrategy, check_search_request_strategy
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.price_limits import PriceLimits
    from ..models.rocchio import Rocchio
    from ..models.where import Where


T = TypeVar("T", bound="SearchRequest")


@_attrs_define
class SearchRequest:
    """Items by example: what is liked, what is not, words, a photo and filters, in any combination.

    Attributes:
        text (None | str | Unset):
        photo (None | str | Unset):
        segment (None | str | Unset):
        segments (int | Unset): Asked with a photo or a segment: how many of your own segments are near Default: 12.
        like (list[str] | Unset):
        unlike (list[str] | Unset):
        category (None | str | Unset):
        price (PriceLimits | Unset): Inclusive limits in hundredths of the catalogue's currency; an unpriced item passes
            none.
        in_stock (bool | Unset):  Default: False.
        where (list[Where] | Unset):
        group (bool | Unset): One item of each design only Default: False.
        models (list[str] | Unset): Which of the release's models to ask; its own by default
        fusion (SearchRequestFusion | Unset): How the scores of several models become one Default: 'concatenate'.
        strategy (SearchRequestStrategy | Unset):  Default: 'mean'.
        rocchio (Rocchio | Unset): How much words, likes and dislikes count when the strategy is `rocchio`.
        diversity (float | Unset): 0 ranks by score alone; more spreads results out Default: 0.0.
        min_score (float | None | Unset):
        order (SearchRequestOrder | Unset): `doubtful`: first what is worth judging next, where likes turn into dislikes
            Default: 'best'.
        limit (int | Unset):  Default: 24.
        cursor (None | str | Unset):
    """

    text: None | str | Unset = UNSET
    photo: None | str | Unset = UNSET
    segment: None | str | Unset = UNSET
    segments: int | Unset = 12
    like: list[str] | Unset = UNSET
    unlike: list[str] | Unset = UNSET
    category: None | str | Unset = UNSET
    price: PriceLimits | Unset = UNSET
    in_stock: bool | Unset = False
    where: list[Where] | Unset = UNSET
    group: bool | Unset = False
    models: list[str] | Unset = UNSET
    fusion: SearchRequestFusion | Unset = "concatenate"
    strategy: SearchRequestStrategy | Unset = "mean"
    rocchio: Rocchio | Unset = UNSET
    diversity: float | Unset = 0.0
    min_score: float | None | Unset = UNSET
    order: SearchRequestOrder | Unset = "best"
    limit: int | Unset = 24
    cursor: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        photo: None | str | Unset
        if isinstance(self.photo, Unset):
            photo = UNSET
        else:
            photo = self.photo

        segment: None | str | Unset
        if isinstance(self.segment, Unset):
            segment = UNSET
        else:
            segment = self.segment

        segments = self.segments

        like: list[str] | Unset = UNSET
        if not isinstance(self.like, Unset):
            like = self.like

        unlike: list[str] | Unset = UNSET
        if not isinstance(self.unlike, Unset):
            unlike = self.unlike

        category: None | str | Unset
        if isinstance(self.category, Unset):
            category = UNSET
        else:
            category = self.category

        price: dict[str, Any] | Unset = UNSET
        if not isinstance(self.price, Unset):
            price = self.price.to_dict()

        in_stock = self.in_stock

        where: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.where, Unset):
            where = []
            for where_item_data in self.where:
                where_item = where_item_data.to_dict()
                where.append(where_item)

        group = self.group

        models: list[str] | Unset = UNSET
        if not isinstance(self.models, Unset):
            models = self.models

        fusion: str | Unset = UNSET
        if not isinstance(self.fusion, Unset):
            fusion = self.fusion

        strategy: str | Unset = UNSET
        if not isinstance(self.strategy, Unset):
            strategy = self.strategy

        rocchio: dict[str, Any] | Unset = UNSET
        if not isinstance(self.rocchio, Unset):
            rocchio = self.rocchio.to_dict()

        diversity = self.diversity

        min_score: float | None | Unset
        if isinstance(self.min_score, Unset):
            min_score = UNSET
        else:
            min_score = self.min_score

        order: str | Unset = UNSET
        if not isinstance(self.order, Unset):
            order = self.order

        limit = self.limit

        cursor: None | str | Unset
        if isinstance(self.cursor, Unset):
            cursor = UNSET
        else:
            cursor = self.cursor

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if text is not UNSET:
            field_dict["text"] = text
        if photo is not UNSET:
            field_dict["photo"] = photo
        if segment is not UNSET:
            field_dict["segment"] = segment
        if segments is not UNSET:
            field_dict["segments"] = segments
        if like is not UNSET:
            field_dict["like"] = like
        if unlike is not UNSET:
            field_dict["unlike"] = unlike
        if category is not UNSET:
            field_dict["category"] = category
        if price is not UNSET:
            field_dict["price"] = price
        if in_stock is not UNSET:
            field_dict["in_stock"] = in_stock
        if where is not UNSET:
            field_dict["where"] = where
        if group is not UNSET:
            field_dict["group"] = group
        if models is not UNSET:
            field_dict["models"] = models
        if fusion is not UNSET:
            field_dict["fusion"] = fusion
        if strategy is not UNSET:
            field_dict["strategy"] = strategy
        if rocchio is not UNSET:
            field_dict["rocchio"] = rocchio
        if diversity is not UNSET:
            field_dict["diversity"] = diversity
        if min_score is not UNSET:
            field_dict["min_score"] = min_score
        if order is not UNSET:
            field_dict["order"] = order
        if limit is not UNSET:
            field_dict["limit"] = limit
        if cursor is not UNSET:
            field_dict["cursor"] = cursor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.price_limits import PriceLimits  # noqa: PLC0415
        from ..models.rocchio import Rocchio  # noqa: PLC0415
        from ..models.where import Where  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        def _parse_photo(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        photo = _parse_photo(d.pop("photo", UNSET))

        def _parse_segment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        segment = _parse_segment(d.pop("segment", UNSET))

        segments = d.pop("segments", UNSET)

        like = cast(list[str], d.pop("like", UNSET))

        unlike = cast(list[str], d.pop("unlike", UNSET))

        def _parse_category(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        category = _parse_category(d.pop("category", UNSET))

        _price = d.pop("price", UNSET)
        price: PriceLimits | Unset
        if isinstance(_price, Unset):
            price = UNSET
        else:
            price = PriceLimits.from_dict(_price)

        in_stock = d.pop("in_stock", UNSET)

        _where = d.pop("where", UNSET)
        where: list[Where] | Unset = UNSET
        if _where is not UNSET:
            where = []
            for where_item_data in _where:
                where_item = Where.from_dict(where_item_data)

                where.append(where_item)

        group = d.pop("group", UNSET)

        models = cast(list[str], d.pop("models", UNSET))

        _fusion = d.pop("fusion", UNSET)
        fusion: SearchRequestFusion | Unset
        if isinstance(_fusion, Unset):
            fusion = UNSET
        else:
            fusion = check_search_request_fusion(_fusion)

        _strategy = d.pop("strategy", UNSET)
        strategy: SearchRequestStrategy | Unset
        if isinstance(_strategy, Unset):
            strategy = UNSET
        else:
            strategy = check_search_request_strategy(_strategy)

        _rocchio = d.pop("rocchio", UNSET)
        rocchio: Rocchio | Unset
        if isinstance(_rocchio, Unset):
            rocchio = UNSET
        else:
            rocchio = Rocchio.from_dict(_rocchio)

        diversity = d.pop("diversity", UNSET)

        def _parse_min_score(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        min_score = _parse_min_score(d.pop("min_score", UNSET))

        _order = d.pop("order", UNSET)
        order: SearchRequestOrder | Unset
        if isinstance(_order, Unset):
            order = UNSET
        else:
            order = check_search_request_order(_order)

        limit = d.pop("limit", UNSET)

        def _parse_cursor(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cursor = _parse_cursor(d.pop("cursor", UNSET))

        search_request = cls(
            text=text,
            photo=photo,
            segment=segment,
            segments=segments,
            like=like,
            unlike=unlike,
            category=category,
            price=price,
            in_stock=in_stock,
            where=where,
            group=group,
            models=models,
            fusion=fusion,
            strategy=strategy,
            rocchio=rocchio,
            diversity=diversity,
            min_score=min_score,
            order=order,
            limit=limit,
            cursor=cursor,
        )

        return search_request
