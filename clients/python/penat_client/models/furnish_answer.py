from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.brief_segment import BriefSegment
    from ..models.furnish_answer_matches import FurnishAnswerMatches
    from ..models.furnish_answer_nearest_cents import FurnishAnswerNearestCents
    from ..models.furnish_answer_notes import FurnishAnswerNotes


T = TypeVar("T", bound="FurnishAnswer")


@_attrs_define
class FurnishAnswer:
    """What goes best with all `pieces` of a room, by category; `present` are the categories they are of.

    A distance is the mean of an item's distances to the pieces, weighted by how sure the segmenter was of each. Where a
    category has no match, `notes` says why and `nearest_cents` is the nearest price that would fit, if any would.

        Attributes:
            photo (str):
            pieces (list[BriefSegment]):
            present (list[str]):
            matches (FurnishAnswerMatches):
            notes (FurnishAnswerNotes):
            nearest_cents (FurnishAnswerNearestCents):
    """

    photo: str
    pieces: list[BriefSegment]
    present: list[str]
    matches: FurnishAnswerMatches
    notes: FurnishAnswerNotes
    nearest_cents: FurnishAnswerNearestCents

    def to_dict(self) -> dict[str, Any]:
        photo = self.photo

        pieces = []
        for pieces_item_data in self.pieces:
            pieces_item = pieces_item_data.to_dict()
            pieces.append(pieces_item)

        present = self.present

        matches = self.matches.to_dict()

        notes = self.notes.to_dict()

        nearest_cents = self.nearest_cents.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "photo": photo,
                "pieces": pieces,
                "present": present,
                "matches": matches,
                "notes": notes,
                "nearest_cents": nearest_cents,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.brief_segment import BriefSegment  # noqa: PLC0415
        from ..models.furnish_answer_matches import FurnishAnswerMatches  # noqa: PLC0415
        from ..models.furnish_answer_nearest_cents import FurnishAnswerNearestCents  # noqa: PLC0415
        from ..models.furnish_answer_notes import FurnishAnswerNotes  # noqa: PLC0415

        d = dict(src_dict)
        photo = d.pop("photo")

        pieces = []
        _pieces = d.pop("pieces")
        for pieces_item_data in _pieces:
            pieces_item = BriefSegment.from_dict(pieces_item_data)

            pieces.append(pieces_item)

        present = cast(list[str], d.pop("present"))

        matches = FurnishAnswerMatches.from_dict(d.pop("matches"))

        notes = FurnishAnswerNotes.from_dict(d.pop("notes"))

        nearest_cents = FurnishAnswerNearestCents.from_dict(d.pop("nearest_cents"))

        furnish_answer = cls(
            photo=photo,
            pieces=pieces,
            present=present,
            matches=matches,
            notes=notes,
            nearest_cents=nearest_cents,
        )

        return furnish_answer
