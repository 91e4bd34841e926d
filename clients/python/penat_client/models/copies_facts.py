from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.copies_facts_sort import CopiesFactsSort, check_copies_facts_sort

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="CopiesFacts")


@_attrs_define
class CopiesFacts:
    """Items that show one thing.

    Attributes:
        sort (CopiesFactsSort):
        across (bool): Whether their categories differ
        distance (float): The greatest to the first of them
        items (list[Item]):
    """

    sort: CopiesFactsSort
    across: bool
    distance: float
    items: list[Item]

    def to_dict(self) -> dict[str, Any]:
        sort: str = self.sort

        across = self.across

        distance = self.distance

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sort": sort,
                "across": across,
                "distance": distance,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        sort = check_copies_facts_sort(d.pop("sort"))

        across = d.pop("across")

        distance = d.pop("distance")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = Item.from_dict(items_item_data)

            items.append(items_item)

        copies_facts = cls(
            sort=sort,
            across=across,
            distance=distance,
            items=items,
        )

        return copies_facts
