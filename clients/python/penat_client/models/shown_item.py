from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.item import Item
    from ..models.why_answer import WhyAnswer


T = TypeVar("T", bound="ShownItem")


@_attrs_define
class ShownItem:
    """One place of a slate: the conditional probability it was drawn with, and its distance to what led to it.

    Attributes:
        item (Item): One product, ready to show; money is in hundredths of the currency.
        probability (float | None):
        distance (float | None):
        why (None | Unset | WhyAnswer): Where asked for
    """

    item: Item
    probability: float | None
    distance: float | None
    why: None | Unset | WhyAnswer = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.why_answer import WhyAnswer  # noqa: PLC0415

        item = self.item.to_dict()

        probability: float | None
        probability = self.probability

        distance: float | None
        distance = self.distance

        why: dict[str, Any] | None | Unset
        if isinstance(self.why, Unset):
            why = UNSET
        elif isinstance(self.why, WhyAnswer):
            why = self.why.to_dict()
        else:
            why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "probability": probability,
                "distance": distance,
            }
        )
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415
        from ..models.why_answer import WhyAnswer  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        def _parse_probability(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        probability = _parse_probability(d.pop("probability"))

        def _parse_distance(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        distance = _parse_distance(d.pop("distance"))

        def _parse_why(data: object) -> None | Unset | WhyAnswer:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                why_type_0 = WhyAnswer.from_dict(data)

                return why_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | WhyAnswer, data)

        why = _parse_why(d.pop("why", UNSET))

        shown_item = cls(
            item=item,
            probability=probability,
            distance=distance,
            why=why,
        )

        return shown_item
