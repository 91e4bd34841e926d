from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="SuspectFacts")


@_attrs_define
class SuspectFacts:
    """An item that looks like another category.

    Attributes:
        item (Item): One product, ready to show; money is in hundredths of the currency.
        suggested (str): The category most of its neighbours have
        suspicion (float):
        share (float): The suggested category's part of the votes
        own_distance (float): Mean distance to the nearest of its own category
        other_distance (float): Mean distance to as many of the suggested one
        neighbours (list[str]): Ids of its neighbours of the suggested category
    """

    item: Item
    suggested: str
    suspicion: float
    share: float
    own_distance: float
    other_distance: float
    neighbours: list[str]

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        suggested = self.suggested

        suspicion = self.suspicion

        share = self.share

        own_distance = self.own_distance

        other_distance = self.other_distance

        neighbours = self.neighbours

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "suggested": suggested,
                "suspicion": suspicion,
                "share": share,
                "own_distance": own_distance,
                "other_distance": other_distance,
                "neighbours": neighbours,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        suggested = d.pop("suggested")

        suspicion = d.pop("suspicion")

        share = d.pop("share")

        own_distance = d.pop("own_distance")

        other_distance = d.pop("other_distance")

        neighbours = cast(list[str], d.pop("neighbours"))

        suspect_facts = cls(
            item=item,
            suggested=suggested,
            suspicion=suspicion,
            share=share,
            own_distance=own_distance,
            other_distance=other_distance,
            neighbours=neighbours,
        )

        return suspect_facts
