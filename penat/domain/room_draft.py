"""What a machine proposes of a photographed room, for a person to confirm: a file that both can read.

{"photo": {"scene": …, "photo": id or null, "pieces": [{"label", "category", "score", "box", "segment", "cutout",
"proposals": [{"item", "score"}], "item": the confirmed id, "" for none of the catalogue's, null while nobody said}]}}
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from penat.domain.errors import InvalidInput
from penat.domain.room import LONGEST_ITEM, RoomPiece, RoomTold, each_once, is_plain
from penat.domain.room_files import json_in

DROPPED = ""


@dataclass(frozen=True, slots=True)
class DraftPiece:
    """A piece of a photo, the items it may be with their scores, the best first, and what was confirmed of it.

    *item* is the confirmed id, DROPPED where it is none, None while nobody said.
    """

    label: str
    category: str | None
    score: float
    box: tuple[int, int, int, int]
    proposals: tuple[tuple[str, float], ...]
    segment: str | None = None
    cutout: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class DraftRoom:
    """A photo with its pieces; *photo* is the id it is kept under, if it is."""

    name: str
    scene: str
    pieces: tuple[DraftPiece, ...]
    photo: str | None = None

    @property
    def open(self) -> list[int]:
        """The places of the pieces of which nobody said anything yet."""
        return [place for place, one in enumerate(self.pieces) if one.item is None]

    def saying(self, place: int, item: str) -> "DraftRoom":
        """Return the same room with one piece confirmed as *item*, or as DROPPED."""
        pieces = list(self.pieces)
        pieces[place] = replace(pieces[place], item=item)
        return replace(self, pieces=tuple(pieces))

    def told(self) -> RoomTold | None:
        """Return what was confirmed of it, None where that is nothing."""
        pieces = tuple(RoomPiece(one.item, one.box, one.segment) for one in self.pieces if one.item)
        return RoomTold(self.name, self.scene, each_once(pieces), self.photo) if pieces else None


def draft_text(rooms: Mapping[str, DraftRoom]) -> str:
    """Return drafts as the text of a file, by name."""
    told = {
        name: {"scene": room.scene, "photo": room.photo, "pieces": [_piece_json(one) for one in room.pieces]}
        for name, room in sorted(rooms.items())
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def read_draft(content: bytes, where: str) -> dict[str, DraftRoom]:
    """Return the drafts of a file by name. Raises InvalidInput naming *where*, the room and what is wrong with it."""
    told = json_in(content, where, "draft")
    if not isinstance(told, dict):
        raise InvalidInput(f"{where}: the file must hold an object of rooms", field="draft")
    return {name: _room(name, room, where) for name, room in told.items()}


def _piece_json(one: DraftPiece) -> dict[str, Any]:
    return {
        "label": one.label, "category": one.category, "score": round(one.score, 3), "box": list(one.box),
        "segment": one.segment, "cutout": one.cutout,
        "proposals": [{"item": item, "score": round(score, 3)} for item, score in one.proposals], "item": one.item,
    }  # fmt: skip


def _room(name: str, room: Any, where: str) -> DraftRoom:
    try:
        made = DraftRoom(name, room["scene"], tuple(_piece(one) for one in room["pieces"]), room.get("photo"))
        RoomTold(name, made.scene, (), made.photo)  # checks them
    except InvalidInput as error:
        raise InvalidInput(f"{where}: {name[:80]}: {error.detail}", field="draft") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidInput(
            f"{where}: {name[:80]}: is not as penat rooms label wrote it: {error}", field="draft"
        ) from None
    return made


def _piece(said: Any) -> DraftPiece:
    left, top, width, height = (int(edge) for edge in said["box"])
    item = said["item"]
    if item not in (None, DROPPED) and not is_plain(item, LONGEST_ITEM):
        raise InvalidInput('"item" is an id, "" for a piece that is none, or null', field="item")
    proposals = tuple((str(one["item"]), float(one["score"])) for one in said["proposals"])
    return DraftPiece(
        str(said["label"]), said["category"], float(said["score"]), (left, top, width, height), proposals,
        said.get("segment"), said.get("cutout"), item,
    )  # fmt: skip
