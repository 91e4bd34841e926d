from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.confirm_room_request_facts import ConfirmRoomRequestFacts
    from ..models.room_piece_told import RoomPieceTold


T = TypeVar("T", bound="ConfirmRoomRequest")


@_attrs_define
class ConfirmRoomRequest:
    """A photographed room, and the items of the catalogue that stand in it.

    Attributes:
        name (str):
        pieces (list[RoomPieceTold]): Each item once
        scene (None | str | Unset):
        photo (None | str | Unset):
        facts (ConfirmRoomRequestFacts | Unset): Further words about it, such as a style
        annotator (None | str | Unset):
    """

    name: str
    pieces: list[RoomPieceTold]
    scene: None | str | Unset = UNSET
    photo: None | str | Unset = UNSET
    facts: ConfirmRoomRequestFacts | Unset = UNSET
    annotator: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        pieces = []
        for pieces_item_data in self.pieces:
            pieces_item = pieces_item_data.to_dict()
            pieces.append(pieces_item)

        scene: None | str | Unset
        if isinstance(self.scene, Unset):
            scene = UNSET
        else:
            scene = self.scene

        photo: None | str | Unset
        if isinstance(self.photo, Unset):
            photo = UNSET
        else:
            photo = self.photo

        facts: dict[str, Any] | Unset = UNSET
        if not isinstance(self.facts, Unset):
            facts = self.facts.to_dict()

        annotator: None | str | Unset
        if isinstance(self.annotator, Unset):
            annotator = UNSET
        else:
            annotator = self.annotator

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "pieces": pieces,
            }
        )
        if scene is not UNSET:
            field_dict["scene"] = scene
        if photo is not UNSET:
            field_dict["photo"] = photo
        if facts is not UNSET:
            field_dict["facts"] = facts
        if annotator is not UNSET:
            field_dict["annotator"] = annotator

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.confirm_room_request_facts import ConfirmRoomRequestFacts  # noqa: PLC0415
        from ..models.room_piece_told import RoomPieceTold  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        pieces = []
        _pieces = d.pop("pieces")
        for pieces_item_data in _pieces:
            pieces_item = RoomPieceTold.from_dict(pieces_item_data)

            pieces.append(pieces_item)

        def _parse_scene(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        scene = _parse_scene(d.pop("scene", UNSET))

        def _parse_photo(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        photo = _parse_photo(d.pop("photo", UNSET))

        _facts = d.pop("facts", UNSET)
        facts: ConfirmRoomRequestFacts | Unset
        if isinstance(_facts, Unset):
            facts = UNSET
        else:
            facts = ConfirmRoomRequestFacts.from_dict(_facts)

        def _parse_annotator(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        annotator = _parse_annotator(d.pop("annotator", UNSET))

        confirm_room_request = cls(
            name=name,
            pieces=pieces,
            scene=scene,
            photo=photo,
            facts=facts,
            annotator=annotator,
        )

        return confirm_room_request
