from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.room_facts import RoomFacts


T = TypeVar("T", bound="RoomSavedAnswer")


@_attrs_define
class RoomSavedAnswer:
    """The room as it is now, and what to send to POST /api/v1/room-undo to undo the step.

    Attributes:
        undo (str):
        room (RoomFacts): A confirmed room: what was said last, by whom and when; `step` is the change that said so, and
            undoes it.
    """

    undo: str
    room: RoomFacts

    def to_dict(self) -> dict[str, Any]:
        undo = self.undo

        room = self.room.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "undo": undo,
                "room": room,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.room_facts import RoomFacts  # noqa: PLC0415

        d = dict(src_dict)
        undo = d.pop("undo")

        room = RoomFacts.from_dict(d.pop("room"))

        room_saved_answer = cls(
            undo=undo,
            room=room,
        )

        return room_saved_answer
