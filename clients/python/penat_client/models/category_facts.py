from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="CategoryFacts")


@_attrs_define
class CategoryFacts:
    """One category and what its items cost.

    Attributes:
        name (str):
        count (int):
        priced (int):
        min_cents (int | None):
        max_cents (int | None):
        currency (None | str):
    """

    name: str
    count: int
    priced: int
    min_cents: int | None
    max_cents: int | None
    currency: None | str

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        count = self.count

        priced = self.priced

        min_cents: int | None
        min_cents = self.min_cents

        max_cents: int | None
        max_cents = self.max_cents

        currency: None | str
        currency = self.currency

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "count": count,
                "priced": priced,
                "min_cents": min_cents,
                "max_cents": max_cents,
                "currency": currency,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        count = d.pop("count")

        priced = d.pop("priced")

        def _parse_min_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        min_cents = _parse_min_cents(d.pop("min_cents"))

        def _parse_max_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        max_cents = _parse_max_cents(d.pop("max_cents"))

        def _parse_currency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        currency = _parse_currency(d.pop("currency"))

        category_facts = cls(
            name=name,
            count=count,
            priced=priced,
            min_cents=min_cents,
            max_cents=max_cents,
            currency=currency,
        )

        return category_facts
