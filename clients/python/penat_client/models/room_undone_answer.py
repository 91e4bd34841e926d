from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.room_facts import RoomFacts


T = TypeVar("T", bound="RoomUndoneAnswer")


@_attrs_define
class RoomUndoneAnswer:
    """The room as it was before; null where it was not there.

    Attributes:
        room (None | RoomFacts):
    """

    room: None | RoomFacts

    def to_dict(self) -> dict[str, Any]:
        from ..models.room_facts import RoomFacts  # noqa: PLC0415

        room: dict[str, Any] | None
        if isinstance(self.room, RoomFacts):
            room = self.room.to_dict()
        else:
            room = self.room

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "room": room,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.room_facts import RoomFacts  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_room(data: object) -> None | RoomFacts:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                room_type_0 = RoomFacts.from_dict(data)

                return room_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RoomFacts, data)

        room = _parse_room(d.pop("room"))

        room_undone_answer = cls(
            room=room,
        )

        return room_undone_answer
