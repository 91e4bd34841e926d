from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.matches_request_method_type_0 import MatchesRequestMethodType0, check_matches_request_method_type_0
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.matches_request_price import MatchesRequestPrice


T = TypeVar("T", bound="MatchesRequest")


@_attrs_define
class MatchesRequest:
    """What goes with an item, named by its id or by the session that chose it.

    Attributes:
        item (None | str | Unset):
        session (None | str | Unset):
        categories (list[str] | None | Unset):
        price (MatchesRequestPrice | Unset):
        limit (int | Unset):  Default: 5.
        in_stock (bool | None | Unset):
        method (MatchesRequestMethodType0 | None | Unset):
        why (bool | Unset): Say of each item why it is shown; costs a few milliseconds more Default: False.
    """

    item: None | str | Unset = UNSET
    session: None | str | Unset = UNSET
    categories: list[str] | None | Unset = UNSET
    price: MatchesRequestPrice | Unset = UNSET
    limit: int | Unset = 5
    in_stock: bool | None | Unset = UNSET
    method: MatchesRequestMethodType0 | None | Unset = UNSET
    why: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
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

        limit = self.limit

        in_stock: bool | None | Unset
        if isinstance(self.in_stock, Unset):
            in_stock = UNSET
        else:
            in_stock = self.in_stock

        method: None | str | Unset
        if isinstance(self.method, Unset):
            method = UNSET
        elif isinstance(self.method, str):
            method = self.method
        else:
            method = self.method

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if item is not UNSET:
            field_dict["item"] = item
        if session is not UNSET:
            field_dict["session"] = session
        if categories is not UNSET:
            field_dict["categories"] = categories
        if price is not UNSET:
            field_dict["price"] = price
        if limit is not UNSET:
            field_dict["limit"] = limit
        if in_stock is not UNSET:
            field_dict["in_stock"] = in_stock
        if method is not UNSET:
            field_dict["method"] = method
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.matches_request_price import MatchesRequestPrice  # noqa: PLC0415

        d = dict(src_dict)

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
        price: MatchesRequestPrice | Unset
        if isinstance(_price, Unset):
            price = UNSET
        else:
            price = MatchesRequestPrice.from_dict(_price)

        limit = d.pop("limit", UNSET)

        def _parse_in_stock(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        in_stock = _parse_in_stock(d.pop("in_stock", UNSET))

        def _parse_method(data: object) -> MatchesRequestMethodType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                method_type_0 = check_matches_request_method_type_0(data)

                return method_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MatchesRequestMethodType0 | None | Unset, data)

        method = _parse_method(d.pop("method", UNSET))

        why = d.pop("why", UNSET)

        matches_request = cls(
            item=item,
            session=session,
            categories=categories,
            price=price,
            limit=limit,
            in_stock=in_stock,
            method=method,
            why=why,
        )

        return matches_request
