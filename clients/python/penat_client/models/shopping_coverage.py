from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ShoppingCoverage")


@_attrs_define
class ShoppingCoverage:
    """How much of one category was ever shown.

    Attributes:
        category (str):
        items (int):
        items_shown (int):
        designs (int):
        designs_shown (int):
    """

    category: str
    items: int
    items_shown: int
    designs: int
    designs_shown: int

    def to_dict(self) -> dict[str, Any]:
        category = self.category

        items = self.items

        items_shown = self.items_shown

        designs = self.designs

        designs_shown = self.designs_shown

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "category": category,
                "items": items,
                "items_shown": items_shown,
                "designs": designs,
                "designs_shown": designs_shown,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        category = d.pop("category")

        items = d.pop("items")

        items_shown = d.pop("items_shown")

        designs = d.pop("designs")

        designs_shown = d.pop("designs_shown")

        shopping_coverage = cls(
            category=category,
            items=items,
            items_shown=items_shown,
            designs=designs,
            designs_shown=designs_shown,
        )

        return shopping_coverage
