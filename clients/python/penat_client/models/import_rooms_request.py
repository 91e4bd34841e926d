from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.import_rooms_request_rooms import ImportRoomsRequestRooms


T = TypeVar("T", bound="ImportRoomsRequest")


@_attrs_define
class ImportRoomsRequest:
    """Rooms as `rooms.json` holds them, by name.

    Attributes:
        rooms (ImportRoomsRequestRooms):
        annotator (None | str | Unset):
    """

    rooms: ImportRoomsRequestRooms
    annotator: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        rooms = self.rooms.to_dict()

        annotator: None | str | Unset
        if isinstance(self.annotator, Unset):
            annotator = UNSET
        else:
            annotator = self.annotator

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rooms": rooms,
            }
        )
        if annotator is not UNSET:
            field_dict["annotator"] = annotator

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_rooms_request_rooms import ImportRoomsRequestRooms  # noqa: PLC0415

        d = dict(src_dict)
        rooms = ImportRoomsRequestRooms.from_dict(d.pop("rooms"))

        def _parse_annotator(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        annotator = _parse_annotator(d.pop("annotator", UNSET))

        import_rooms_request = cls(
            rooms=rooms,
            annotator=annotator,
        )

        return import_rooms_request
