from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.room_facts import RoomFacts


T = TypeVar("T", bound="RoomsAnswer")


@_attrs_define
class RoomsAnswer:
    """A page of confirmed rooms, by name; `count` are all.

    Attributes:
        rooms (list[RoomFacts]):
        count (int):
        next_ (None | str):
    """

    rooms: list[RoomFacts]
    count: int
    next_: None | str

    def to_dict(self) -> dict[str, Any]:
        rooms = []
        for rooms_item_data in self.rooms:
            rooms_item = rooms_item_data.to_dict()
            rooms.append(rooms_item)

        count = self.count

        next_: None | str
        next_ = self.next_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rooms": rooms,
                "count": count,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.room_facts import RoomFacts  # noqa: PLC0415

        d = dict(src_dict)
        rooms = []
        _rooms = d.pop("rooms")
        for rooms_item_data in _rooms:
            rooms_item = RoomFacts.from_dict(rooms_item_data)

            rooms.append(rooms_item)

        count = d.pop("count")

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        rooms_answer = cls(
            rooms=rooms,
            count=count,
            next_=next_,
        )

        return rooms_answer
