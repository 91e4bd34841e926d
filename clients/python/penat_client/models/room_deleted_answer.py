from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RoomDeletedAnswer")


@_attrs_define
class RoomDeletedAnswer:
    """What to send to POST /api/v1/room-undo to undo it.

    Attributes:
        undo (str):
    """

    undo: str

    def to_dict(self) -> dict[str, Any]:
        undo = self.undo

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "undo": undo,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        undo = d.pop("undo")

        room_deleted_answer = cls(
            undo=undo,
        )

        return room_deleted_answer
