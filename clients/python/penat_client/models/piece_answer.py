from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.item import Item
    from ..models.why_answer import WhyAnswer


T = TypeVar("T", bound="PieceAnswer")


@_attrs_define
class PieceAnswer:
    """One item of an outfit, and what the outfit costs with it.

    Attributes:
        item (Item): One product, ready to show; money is in hundredths of the currency.
        distance (float): Squared Euclidean distance of unit vectors
        score (float): Cosine: 1 − distance/2
        total_cents (int):
        why (None | Unset | WhyAnswer): Where asked for
    """

    item: Item
    distance: float
    score: float
    total_cents: int
    why: None | Unset | WhyAnswer = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.why_answer import WhyAnswer  # noqa: PLC0415

        item = self.item.to_dict()

        distance = self.distance

        score = self.score

        total_cents = self.total_cents

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
                "distance": distance,
                "score": score,
                "total_cents": total_cents,
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

        distance = d.pop("distance")

        score = d.pop("score")

        total_cents = d.pop("total_cents")

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

        piece_answer = cls(
            item=item,
            distance=distance,
            score=score,
            total_cents=total_cents,
            why=why,
        )

        return piece_answer
