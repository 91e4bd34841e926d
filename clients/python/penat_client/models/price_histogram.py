from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="PriceHistogram")


@_attrs_define
class PriceHistogram:
    """How many results are priced, and how many lie between each two edges, in hundredths.

    Attributes:
        priced (int):
        min_cents (int):
        max_cents (int):
        edges (list[int]):
        counts (list[int]):
    """

    priced: int
    min_cents: int
    max_cents: int
    edges: list[int]
    counts: list[int]

    def to_dict(self) -> dict[str, Any]:
        priced = self.priced

        min_cents = self.min_cents

        max_cents = self.max_cents

        edges = self.edges

        counts = self.counts

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "priced": priced,
                "min_cents": min_cents,
                "max_cents": max_cents,
                "edges": edges,
                "counts": counts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        priced = d.pop("priced")

        min_cents = d.pop("min_cents")

        max_cents = d.pop("max_cents")

        edges = cast(list[int], d.pop("edges"))

        counts = cast(list[int], d.pop("counts"))

        price_histogram = cls(
            priced=priced,
            min_cents=min_cents,
            max_cents=max_cents,
            edges=edges,
            counts=counts,
        )

        return price_histogram
