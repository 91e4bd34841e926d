"""Rooms over the settings' database, and what they teach, kept beside the releases."""

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from penat.adapters.blend_files import BlendFiles
from penat.domain.errors import InvalidInput
from penat.domain.room_files import ReadRoom, read_rooms_text
from penat.ports.room_store import RoomStore
from penat.settings import Settings
from penat.use_cases.room_labeller import RoomLabeller, TakenIn
from penat.use_cases.room_matching import RoomMatching
from penat.wiring.at_use import AtUse
from penat.wiring.catalogue import build_source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from penat.domain.room_blend import KeptBlend
    from penat.domain.room_draft import DraftRoom

SHIPPED = "_rooms/rooms.json"
LARGEST_FILE = 64 << 20


def build_room_matching(settings: Settings) -> RoomMatching:
    """Return what ranks matches by what was learned from rooms, if anything was."""
    return RoomMatching(BlendFiles(settings.cache))


def build_room_labeller(settings: Settings) -> RoomLabeller:
    """Return what keeps confirmed rooms; SQLAlchemy is loaded at the first use."""
    opened: list[RoomStore] = []

    def store() -> RoomStore:
        if not opened:
            from penat.adapters.sql_rooms import SqlRooms
            from penat.wiring.annotation import build_database

            opened.append(SqlRooms(build_database(settings)))
        return opened[0]

    return RoomLabeller(cast(RoomStore, AtUse(store)), lambda: datetime.now(UTC), lambda: secrets.token_hex(8))


def rooms_file(path: "Path", field: str = "rooms") -> dict[str, ReadRoom]:
    """Return the rooms of a file by name. Raises InvalidInput, and OSError where it cannot be read."""
    if path.stat().st_size > LARGEST_FILE:
        raise InvalidInput(f"{path} is larger than {LARGEST_FILE >> 20} MiB; split it", field=field)
    return read_rooms_text(path.read_bytes(), str(path), field)


def keep_blend(settings: Settings, kept: "KeptBlend") -> "Path":
    """Put a blend where servers find it; return the folder."""
    from penat.adapters.blend_files import write_blend

    return write_blend(settings.cache, kept)


def kept_blend(settings: Settings) -> "KeptBlend":
    """Return the blend servers find. Raises NotFound, Unavailable."""
    from penat.adapters.blend_files import read_blend

    return read_blend(settings.cache)


def write_rooms(path: "Path", text: str, *, replace: bool) -> None:
    """Write a file of rooms whole. Raises InvalidInput for one that is there already, unless *replace*."""
    from penat.adapters.whole_files import write_new

    write_new(path, text, replace=replace)


def take_rooms(settings: Settings, path: "Path", annotator: str, *, strict: bool) -> TakenIn:
    """Keep the rooms of a file. Raises InvalidInput for what is wrong in it, with *strict* for unknown items too."""
    read, catalogue = rooms_file(path, "file"), build_source(settings).current()
    strange = [(name, item) for name, one in read.items() for item in one.told.items if item not in catalogue.places]
    if strict and strange:
        name, item = strange[0]
        raise InvalidInput(f"nothing was kept: {name} names {item}, which the release has not", field="file")
    return build_room_labeller(settings).take_in(catalogue, read, annotator)


def keep_confirmed(settings: Settings, drafts: "Sequence[DraftRoom]", annotator: str) -> TakenIn:
    """Keep what was confirmed of drafts, those with nothing left out. Raises InvalidInput."""
    told = [one for one in (draft.told() for draft in drafts) if one is not None]
    catalogue = build_source(settings).current()
    return build_room_labeller(settings).take_in(catalogue, {one.name: ReadRoom(one) for one in told}, annotator)
