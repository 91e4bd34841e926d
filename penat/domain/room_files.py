"""Rooms as a file: {"photo": {"scene": …, "items": [ids], "boxes": {id: [left, top, width, height]}, …}}.

Boxes, who said so (`by`), when (`at`) and any further words may be there or not.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from penat.domain.errors import InvalidInput
from penat.domain.room import Room, RoomPiece, RoomTold, each_once
from penat.domain.strict_json import strict_json

MOST_ROOMS = 50_000
_OWN = ("scene", "items", "boxes", "by", "at")


@dataclass(frozen=True, slots=True)
class ReadRoom:
    """One room of a file: what it tells, and by whom and when, where the file says so; *dropped* fields have no room.

    `told` is checked; `told.scene` is the room's own name where the file gives none.
    """

    told: RoomTold
    by: str | None = None
    at: datetime | None = None
    dropped: tuple[str, ...] = ()


def rooms_text(rooms: Iterable[Room]) -> str:
    """Return rooms as the text of a file, by name."""
    told = {one.told.name: _room_json(one) for one in sorted(rooms, key=lambda one: one.told.name)}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def read_rooms_text(content: bytes, where: str, field: str = "rooms") -> dict[str, ReadRoom]:
    """Return the rooms of a file by name. Raises InvalidInput naming *where*, the room and what is wrong with it."""
    return read_rooms(json_in(content, where, field), where, field)


def json_in(content: bytes, where: str, field: str) -> Any:
    """Return what a file of JSON holds. Raises InvalidInput naming *where* and what is wrong with it."""
    try:
        return strict_json(content.decode("utf-8-sig"))
    except ValueError as error:
        raise InvalidInput(f"{where}: the file is no JSON that can be read: {error}", field=field) from None


def read_rooms(told: object, where: str, field: str = "rooms") -> dict[str, ReadRoom]:
    """Return the rooms of what such a file holds. Raises InvalidInput as `read_rooms_text` does."""
    if not isinstance(told, dict):
        raise InvalidInput(f'{where}: the file must hold {{"photo": {{"scene": …, "items": […]}}}}', field=field)
    if len(told) > MOST_ROOMS:
        raise InvalidInput(f"{where}: {len(told)} rooms; a file may hold {MOST_ROOMS}", field=field)
    return {name: _read(name, room, where, field) for name, room in told.items()}


def _room_json(room: Room) -> dict[str, Any]:
    told = room.told
    boxes = {one.item: list(one.box) for one in told.pieces if one.box is not None}
    return {
        **told.facts, "scene": told.scene, "items": list(told.items), **({"boxes": boxes} if boxes else {}),
        "by": room.author, "at": room.at.astimezone(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip


def _read(name: str, room: object, where: str, field: str) -> ReadRoom:
    def refused(path: str, why: str) -> InvalidInput:
        return InvalidInput(f"{where}: {name[:80]}{path}: {why}", field=field)

    if not isinstance(room, dict):
        raise refused("", "must be an object with scene and items")
    items, scene, boxes = room.get("items"), room.get("scene"), room.get("boxes") or {}
    if not isinstance(items, list) or not all(isinstance(one, str) for one in items):
        raise refused(".items", "must be a list of item ids")
    if scene is not None and not isinstance(scene, str):
        raise refused(".scene", "must be words, or left out")
    if not isinstance(boxes, dict):
        raise refused(".boxes", "must be an object of item ids and boxes")
    kept = {key: value for key, value in room.items() if key not in _OWN and isinstance(value, str) and value}
    try:
        pieces = each_once(tuple(RoomPiece(item, _box(boxes.get(item))) for item in items))
        told = RoomTold(name, scene or name, pieces, facts=kept)
    except InvalidInput as error:
        raise refused(f".{error.field}", error.detail) from None
    by, at = room.get("by"), _moment(room.get("at"))
    by = by if isinstance(by, str) and by else None
    used = {**kept, "scene": scene, "items": items, "boxes": boxes, "by": by, "at": at}
    dropped = [key for key, value in room.items() if used.get(key) is None and value not in (None, "")]
    there = set(items)
    dropped += [f"the box of {item[:80]!r}" for item in boxes if item not in there]
    return ReadRoom(told, by, at, tuple(dropped))


def _box(said: object) -> Any:
    """Return a box as it is checked: a tuple of what is whole, anything else as it is."""
    if said is None or not isinstance(said, list):
        return said
    return tuple(int(edge) if isinstance(edge, float) and edge.is_integer() else edge for edge in said)


def _moment(said: object) -> datetime | None:
    """Return a moment in UTC, which is what is meant where it says nothing; None for none that a calendar holds."""
    try:
        found = datetime.fromisoformat(said) if isinstance(said, str) else None
        return None if found is None else (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
