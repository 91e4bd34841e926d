from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.outfit_request_keep import OutfitRequestKeep
    from ..models.outfit_request_price import OutfitRequestPrice


T = TypeVar("T", bound="OutfitRequest")


@_attrs_define
class OutfitRequest:
    """One item of each category that goes with an item, or with what a session chose, under one budget.

    Attributes:
        budget_cents (int):
        item (None | str | Unset):
        session (None | str | Unset):
        categories (list[str] | None | Unset):
        price (OutfitRequestPrice | Unset):
        keep (OutfitRequestKeep | Unset):
        in_stock (bool | None | Unset):
        count (int | Unset): How many different outfits Default: 1.
        swaps (int | Unset): Next-best items a category that keep the budget Default: 3.
        harmony (float | Unset): How much the distances between the items weigh beside those to the chosen item; 0 not
            at all Default: 0.0.
        why (bool | Unset): Say of each item why it is shown; costs a few milliseconds more Default: False.
    """

    budget_cents: int
    item: None | str | Unset = UNSET
    session: None | str | Unset = UNSET
    categories: list[str] | None | Unset = UNSET
    price: OutfitRequestPrice | Unset = UNSET
    keep: OutfitRequestKeep | Unset = UNSET
    in_stock: bool | None | Unset = UNSET
    count: int | Unset = 1
    swaps: int | Unset = 3
    harmony: float | Unset = 0.0
    why: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        budget_cents = self.budget_cents

        item: None | str | Unset
        if isinstance(self.item, Unset):
            item = UNSET
        else:
            item = self.item

        session: None | str | Unset
        if isinstance(self.session, Unset):
            session = UNSET
        else:
            session = self.session

        categories: list[str] | None | Unset
        if isinstance(self.categories, Unset):
            categories = UNSET
        elif isinstance(self.categories, list):
            categories = self.categories

        else:
            categories = self.categories

        price: dict[str, Any] | Unset = UNSET
        if not isinstance(self.price, Unset):
            price = self.price.to_dict()

        keep: dict[str, Any] | Unset = UNSET
        if not isinstance(self.keep, Unset):
            keep = self.keep.to_dict()

        in_stock: bool | None | Unset
        if isinstance(self.in_stock, Unset):
            in_stock = UNSET
        else:
            in_stock = self.in_stock

        count = self.count

        swaps = self.swaps

        harmony = self.harmony

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "budget_cents": budget_cents,
            }
        )
        if item is not UNSET:
            field_dict["item"] = item
        if session is not UNSET:
            field_dict["session"] = session
        if categories is not UNSET:
            field_dict["categories"] = categories
        if price is not UNSET:
            field_dict["price"] = price
        if keep is not UNSET:
            field_dict["keep"] = keep
        if in_stock is not UNSET:
            field_dict["in_stock"] = in_stock
        if count is not UNSET:
            field_dict["count"] = count
        if swaps is not UNSET:
            field_dict["swaps"] = swaps
        if harmony is not UNSET:
            field_dict["harmony"] = harmony
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.outfit_request_keep import OutfitRequestKeep  # noqa: PLC0415
        from ..models.outfit_request_price import OutfitRequestPrice  # noqa: PLC0415

        d = dict(src_dict)
        budget_cents = d.pop("budget_cents")

        def _parse_item(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        item = _parse_item(d.pop("item", UNSET))

        def _parse_session(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        session = _parse_session(d.pop("session", UNSET))

        def _parse_categories(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                categories_type_0 = cast(list[str], data)

                return categories_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        categories = _parse_categories(d.pop("categories", UNSET))

        _price = d.pop("price", UNSET)
        price: OutfitRequestPrice | Unset
        if isinstance(_price, Unset):
            price = UNSET
        else:
            price = OutfitRequestPrice.from_dict(_price)

        _keep = d.pop("keep", UNSET)
        keep: OutfitRequestKeep | Unset
        if isinstance(_keep, Unset):
            keep = UNSET
        else:
            keep = OutfitRequestKeep.from_dict(_keep)

        def _parse_in_stock(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        in_stock = _parse_in_stock(d.pop("in_stock", UNSET))

        count = d.pop("count", UNSET)

        swaps = d.pop("swaps", UNSET)

        harmony = d.pop("harmony", UNSET)

        why = d.pop("why", UNSET)

        outfit_request = cls(
            budget_cents=budget_cents,
            item=item,
            session=session,
            categories=categories,
            price=price,
            keep=keep,
            in_stock=in_stock,
            count=count,
            swaps=swaps,
            harmony=harmony,
            why=why,
        )

        return outfit_request
