from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="PriceLimits")


@_attrs_define
class PriceLimits:
    """Inclusive limits in hundredths of the catalogue's currency; an unpriced item passes none.

    Attributes:
        min_cents (int | None | Unset):
        max_cents (int | None | Unset):
    """

    min_cents: int | None | Unset = UNSET
    max_cents: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        min_cents: int | None | Unset
        if isinstance(self.min_cents, Unset):
            min_cents = UNSET
        else:
            min_cents = self.min_cents

        max_cents: int | None | Unset
        if isinstance(self.max_cents, Unset):
            max_cents = UNSET
        else:
            max_cents = self.max_cents

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if min_cents is not UNSET:
            field_dict["min_cents"] = min_cents
        if max_cents is not UNSET:
            field_dict["max_cents"] = max_cents

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_min_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        min_cents = _parse_min_cents(d.pop("min_cents", UNSET))

        def _parse_max_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        max_cents = _parse_max_cents(d.pop("max_cents", UNSET))

        price_limits = cls(
            min_cents=min_cents,
            max_cents=max_cents,
        )

        return price_limits
