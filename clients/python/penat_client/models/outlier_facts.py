from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="OutlierFacts")


@_attrs_define
class OutlierFacts:
    """An item far from everything.

    Attributes:
        item (Item): One product, ready to show; money is in hundredths of the currency.
        oddness (float): 1 for an ordinary item
        gap (float): Mean distance to its nearest
        of_category (float): The gap in medians of its category
        of_neighbours (float): The gap in medians of its neighbours' gaps
    """

    item: Item
    oddness: float
    gap: float
    of_category: float
    of_neighbours: float

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        oddness = self.oddness

        gap = self.gap

        of_category = self.of_category

        of_neighbours = self.of_neighbours

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "oddness": oddness,
                "gap": gap,
                "of_category": of_category,
                "of_neighbours": of_neighbours,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        oddness = d.pop("oddness")

        gap = d.pop("gap")

        of_category = d.pop("of_category")

        of_neighbours = d.pop("of_neighbours")

        outlier_facts = cls(
            item=item,
            oddness=oddness,
            gap=gap,
            of_category=of_category,
            of_neighbours=of_neighbours,
        )

        return outlier_facts
