"""Rooms out of a file: {"photo": {"scene": …, "items": [ids]}}."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, RootModel, ValidationError

from penat.domain.errors import InvalidInput
from penat.lab.room_matches import Rooms


class _Room(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    items: list[str]
    scene: str | None = None


class _File(RootModel[dict[str, _Room]]):
    pass


def read_rooms(path: Path, ids: Sequence[str], field: str) -> Rooms:
    """Return the rooms of a file as rows of *ids*; a room without a scene is a scene of its own.

    Raises InvalidInput naming *field*, and the room and item where an item is not among the ids.
    """
    try:
        told = _File.model_validate_json(path.read_bytes()).root
    except OSError as error:
        raise InvalidInput(f"{path}: {error.strerror}", field=field) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InvalidInput(f"{path}: {where}: {first['msg']}", field=field) from None
    rows = {item: row for row, item in enumerate(ids)}
    items = []
    for name, room in told.items():
        missing = [item for item in room.items if item not in rows]
        if missing:
            raise InvalidInput(f"{path}: room {name!r} holds {missing[0]!r}, which has no vector", field=field)
        items.append(tuple(dict.fromkeys(rows[item] for item in room.items)))
    return Rooms(tuple(items), tuple(room.scene or name for name, room in told.items()))
