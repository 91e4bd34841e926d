from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.room_facts_facts import RoomFactsFacts
    from ..models.room_piece_facts import RoomPieceFacts


T = TypeVar("T", bound="RoomFacts")


@_attrs_define
class RoomFacts:
    """A confirmed room: what was said last, by whom and when; `step` is the change that said so, and undoes it.

    Attributes:
        id (str):
        name (str):
        scene (str):
        photo (None | str):
        pieces (list[RoomPieceFacts]):
        facts (RoomFactsFacts):
        author (str):
        at (str):
        step (str):
    """

    id: str
    name: str
    scene: str
    photo: None | str
    pieces: list[RoomPieceFacts]
    facts: RoomFactsFacts
    author: str
    at: str
    step: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        scene = self.scene

        photo: None | str
        photo = self.photo

        pieces = []
        for pieces_item_data in self.pieces:
            pieces_item = pieces_item_data.to_dict()
            pieces.append(pieces_item)

        facts = self.facts.to_dict()

        author = self.author

        at = self.at

        step = self.step

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "scene": scene,
                "photo": photo,
                "pieces": pieces,
                "facts": facts,
                "author": author,
                "at": at,
                "step": step,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.room_facts_facts import RoomFactsFacts  # noqa: PLC0415
        from ..models.room_piece_facts import RoomPieceFacts  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        scene = d.pop("scene")

        def _parse_photo(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        photo = _parse_photo(d.pop("photo"))

        pieces = []
        _pieces = d.pop("pieces")
        for pieces_item_data in _pieces:
            pieces_item = RoomPieceFacts.from_dict(pieces_item_data)

            pieces.append(pieces_item)

        facts = RoomFactsFacts.from_dict(d.pop("facts"))

        author = d.pop("author")

        at = d.pop("at")

        step = d.pop("step")

        room_facts = cls(
            id=id,
            name=name,
            scene=scene,
            photo=photo,
            pieces=pieces,
            facts=facts,
            author=author,
            at=at,
            step=step,
        )

        return room_facts
