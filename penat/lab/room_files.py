"""Rooms out of a file, as rows of what has vectors."""

from collections.abc import Sequence
from pathlib import Path

from penat.domain.errors import InvalidInput
from penat.domain.room_files import read_rooms_text
from penat.lab.room_matches import Rooms


def read_rooms(path: Path, ids: Sequence[str], field: str) -> Rooms:
    """Return the rooms of a file as rows of *ids*; a room without a scene is a scene of its own.

    Raises InvalidInput naming *field*, and the room and item where an item is not among the ids.
    """
    try:
        told = read_rooms_text(path.read_bytes(), str(path), field)
    except OSError as error:
        raise InvalidInput(f"{path}: {error.strerror}", field=field) from None
    rows = {item: row for row, item in enumerate(ids)}
    items = []
    for name, room in told.items():
        missing = [item for item in room.told.items if item not in rows]
        if missing:
            raise InvalidInput(f"{path}: room {name!r} holds {missing[0]!r}, which has no vector", field=field)
        items.append(tuple(rows[item] for item in room.told.items))
    return Rooms(tuple(items), tuple(room.told.scene for room in told.values()))
