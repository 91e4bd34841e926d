from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="WrongFacts")


@_attrs_define
class WrongFacts:
    """An example on the wrong side of the threshold.

    Attributes:
        item (Item): One product, ready to show; money is in hundredths of the currency.
        judged (bool): False where it was drawn as a weak negative: it may belong after all
        confidence (float):
    """

    item: Item
    judged: bool
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        judged = self.judged

        confidence = self.confidence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "judged": judged,
                "confidence": confidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        judged = d.pop("judged")

        confidence = d.pop("confidence")

        wrong_facts = cls(
            item=item,
            judged=judged,
            confidence=confidence,
        )

        return wrong_facts
