from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.furnish_request_price import FurnishRequestPrice


T = TypeVar("T", bound="FurnishRequest")


@_attrs_define
class FurnishRequest:
    """What a room is to be furnished with; `{}` asks for what it lacks, at any price.

    Attributes:
        categories (list[str] | None | Unset):
        price (FurnishRequestPrice | Unset):
        segments (list[str] | None | Unset):
        limit (int | Unset):  Default: 5.
        in_stock (bool | Unset):  Default: False.
    """

    categories: list[str] | None | Unset = UNSET
    price: FurnishRequestPrice | Unset = UNSET
    segments: list[str] | None | Unset = UNSET
    limit: int | Unset = 5
    in_stock: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
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

        segments: list[str] | None | Unset
        if isinstance(self.segments, Unset):
            segments = UNSET
        elif isinstance(self.segments, list):
            segments = self.segments

        else:
            segments = self.segments

        limit = self.limit

        in_stock = self.in_stock

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if categories is not UNSET:
            field_dict["categories"] = categories
        if price is not UNSET:
            field_dict["price"] = price
        if segments is not UNSET:
            field_dict["segments"] = segments
        if limit is not UNSET:
            field_dict["limit"] = limit
        if in_stock is not UNSET:
            field_dict["in_stock"] = in_stock

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.furnish_request_price import FurnishRequestPrice  # noqa: PLC0415

        d = dict(src_dict)

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
        price: FurnishRequestPrice | Unset
        if isinstance(_price, Unset):
            price = UNSET
        else:
            price = FurnishRequestPrice.from_dict(_price)

        def _parse_segments(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                segments_type_0 = cast(list[str], data)

                return segments_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        segments = _parse_segments(d.pop("segments", UNSET))

        limit = d.pop("limit", UNSET)

        in_stock = d.pop("in_stock", UNSET)

        furnish_request = cls(
            categories=categories,
            price=price,
            segments=segments,
            limit=limit,
            in_stock=in_stock,
        )

        return furnish_request
