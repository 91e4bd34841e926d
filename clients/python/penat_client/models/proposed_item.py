from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="ProposedItem")


@_attrs_define
class ProposedItem:
    """An item that a piece may be.

    Attributes:
        item (Item): One product, ready to show; money is in hundredths of the currency.
        score (float): Cosine: 1 − distance/2
        distance (float): Squared Euclidean distance of unit vectors
    """

    item: Item
    score: float
    distance: float

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        score = self.score

        distance = self.distance

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "score": score,
                "distance": distance,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        score = d.pop("score")

        distance = d.pop("distance")

        proposed_item = cls(
            item=item,
            score=score,
            distance=distance,
        )

        return proposed_item
