from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.matches_answer_method import MatchesAnswerMethod, check_matches_answer_method

if TYPE_CHECKING:
    from ..models.item import Item
    from ..models.matches_answer_matches import MatchesAnswerMatches
    from ..models.matches_answer_nearest_cents import MatchesAnswerNearestCents
    from ..models.matches_answer_notes import MatchesAnswerNotes


T = TypeVar("T", bound="MatchesAnswer")


@_attrs_define
class MatchesAnswer:
    """What goes best with the item in each category, inside its price limits; `method` says by what it was ranked.

    Where a category has none, `notes` says why and `nearest_cents` is the nearest price that would fit, if any would.

        Attributes:
            item (Item): One product, ready to show; money is in hundredths of the currency.
            method (MatchesAnswerMethod):
            matches (MatchesAnswerMatches):
            notes (MatchesAnswerNotes):
            nearest_cents (MatchesAnswerNearestCents):
    """

    item: Item
    method: MatchesAnswerMethod
    matches: MatchesAnswerMatches
    notes: MatchesAnswerNotes
    nearest_cents: MatchesAnswerNearestCents

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        method: str = self.method

        matches = self.matches.to_dict()

        notes = self.notes.to_dict()

        nearest_cents = self.nearest_cents.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "method": method,
                "matches": matches,
                "notes": notes,
                "nearest_cents": nearest_cents,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415
        from ..models.matches_answer_matches import MatchesAnswerMatches  # noqa: PLC0415
        from ..models.matches_answer_nearest_cents import MatchesAnswerNearestCents  # noqa: PLC0415
        from ..models.matches_answer_notes import MatchesAnswerNotes  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        method = check_matches_answer_method(d.pop("method"))

        matches = MatchesAnswerMatches.from_dict(d.pop("matches"))

        notes = MatchesAnswerNotes.from_dict(d.pop("notes"))

        nearest_cents = MatchesAnswerNearestCents.from_dict(d.pop("nearest_cents"))

        matches_answer = cls(
            item=item,
            method=method,
            matches=matches,
            notes=notes,
            nearest_cents=nearest_cents,
        )

        return matches_answer
