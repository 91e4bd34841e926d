from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.outfit_answer_items import OutfitAnswerItems


T = TypeVar("T", bound="OutfitAnswer")


@_attrs_define
class OutfitAnswer:
    """One item a category, what they cost together, and their mean score.

    Attributes:
        items (OutfitAnswerItems):
        total_cents (int):
        total_text (None | str):
        score (float): Cosine: 1 − distance/2
    """

    items: OutfitAnswerItems
    total_cents: int
    total_text: None | str
    score: float

    def to_dict(self) -> dict[str, Any]:
        items = self.items.to_dict()

        total_cents = self.total_cents

        total_text: None | str
        total_text = self.total_text

        score = self.score

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "total_cents": total_cents,
                "total_text": total_text,
                "score": score,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.outfit_answer_items import OutfitAnswerItems  # noqa: PLC0415

        d = dict(src_dict)
        items = OutfitAnswerItems.from_dict(d.pop("items"))

        total_cents = d.pop("total_cents")

        def _parse_total_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        total_text = _parse_total_text(d.pop("total_text"))

        score = d.pop("score")

        outfit_answer = cls(
            items=items,
            total_cents=total_cents,
            total_text=total_text,
            score=score,
        )

        return outfit_answer
