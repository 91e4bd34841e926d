"""Rooms out of a file, as rows of what has vectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penat.domain.errors import InvalidInput
from penat.domain.room import RoomTold
from penat.domain.room_files import read_rooms_text
from penat.lab.room_matches import Rooms


@dataclass(frozen=True)
class Gathered:
    """Rooms as rows of a release's ids, and the ids that it does not have, each with the room that names it."""

    rooms: Rooms
    strange: Sequence[tuple[str, str]]


def gathered(told: Sequence[RoomTold], ids: Sequence[str]) -> Gathered:
    """Return rooms as rows of *ids*; what the release does not have is left out and named."""
    rows = {item: row for row, item in enumerate(ids)}
    strange = [(room.name, item) for room in told for item in room.items if item not in rows]
    items = tuple(tuple(rows[one] for one in room.items if one in rows) for room in told)
    return Gathered(Rooms(items, tuple(room.scene for room in told)), strange)


def read_rooms(path: Path, ids: Sequence[str], field: str) -> Gathered:
    """Return the rooms of a file as rows of *ids*; a room without a scene is a scene of its own.

    Raises InvalidInput naming *field*, also where none of the items is among the ids.
    """
    try:
        told = read_rooms_text(path.read_bytes(), str(path), field)
    except OSError as error:
        raise InvalidInput(f"{path}: {error.strerror}", field=field) from None
    found = gathered([room.told for room in told.values()], ids)
    if not any(found.rooms.items):
        such = f" ({found.strange[0][1][:80]!r} …)" if found.strange else ""
        raise InvalidInput(f"{path}: none of its items{such} has a vector; give rooms of this catalogue", field=field)
    return found
