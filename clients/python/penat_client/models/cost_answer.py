from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="CostAnswer")


@_attrs_define
class CostAnswer:
    """What the item costs and, where there is an upper limit, what is left under it; in hundredths.

    Attributes:
        price_cents (int):
        limit_cents (int | None):
        left_cents (int | None):
    """

    price_cents: int
    limit_cents: int | None
    left_cents: int | None

    def to_dict(self) -> dict[str, Any]:
        price_cents = self.price_cents

        limit_cents: int | None
        limit_cents = self.limit_cents

        left_cents: int | None
        left_cents = self.left_cents

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "price_cents": price_cents,
                "limit_cents": limit_cents,
                "left_cents": left_cents,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        price_cents = d.pop("price_cents")

        def _parse_limit_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        limit_cents = _parse_limit_cents(d.pop("limit_cents"))

        def _parse_left_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        left_cents = _parse_left_cents(d.pop("left_cents"))

        cost_answer = cls(
            price_cents=price_cents,
            limit_cents=limit_cents,
            left_cents=left_cents,
        )

        return cost_answer
