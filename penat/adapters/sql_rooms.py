"""Confirmed rooms in the SQL database."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy.exc import IntegrityError

from penat.adapters.sql_database import Database
from penat.adapters.sql_tables import room_steps, rooms
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.room import Room, RoomNews, RoomPiece, RoomTold
from penat.ports.room_store import RoomStore

STEPS_KEPT = 2000
_KEPT = rooms.c.deleted_at.is_(None)
_AS_SEEN = rooms.update().where(_KEPT, rooms.c.id == sql.bindparam("known"), rooms.c.step == sql.bindparam("seen"))


class SqlRooms(RoomStore):
    """Rooms in a database; a row is never lost by a deletion, so that it can be brought back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rooms(self, limit: int | None = None, after: str | None = None) -> Sequence[Room]:
        """Return rooms by name, letter by letter: at most *limit*, those after the name *after*."""
        with self._database.reading() as connection:
            named = connection.execute(sql.select(rooms.c.name, rooms.c.id).where(_KEPT)).all()
            # sorted here, for databases sort letters in many ways
            wanted = [row.id for row in sorted(named) if after is None or row.name > after][:limit]
            chosen = sql.select(rooms).where(_KEPT)
            if limit is not None:
                chosen = chosen.where(rooms.c.id.in_(wanted))
            found = {row.id: _room(row) for row in connection.execute(chosen)}
        return [found[room_id] for room_id in wanted]

    def count(self) -> int:
        """Return how many there are."""
        with self._database.reading() as connection:
            return int(connection.scalar(sql.select(sql.func.count()).select_from(rooms).where(_KEPT)) or 0)

    def get(self, room_id: str) -> Room:
        """Return one room. Raises NotFound."""
        with self._database.reading() as connection:
            return _room(_row(connection, room_id))

    def add(self, room_id: str, told: RoomTold, author: str, at: datetime) -> Room:
        """Keep a new room. Raises InvalidInput where its name is taken."""
        made = Room(room_id, told, author, at, secrets.token_hex(12))
        with self._database.writing() as connection:
            _refuse_taken(connection, told.name, room_id)
            try:
                connection.execute(rooms.insert().values(id=room_id, deleted_at=None, **_values(made)))
            except IntegrityError:  # another process was quicker
                raise _taken(told.name) from None
            _note(connection, [(made, None)])
        return made

    def change(self, room_id: str, told: RoomTold, author: str, at: datetime, step: str | None = None) -> Room:
        """Put something else in the place of what is said of a room. Raises NotFound, InvalidInput."""
        made = Room(room_id, told, author, at, secrets.token_hex(12))
        with self._database.writing() as connection:
            before = _room(_row(connection, room_id, lock=True))
            if step is not None and before.step != step:
                raise InvalidInput(
                    f"the room was changed meanwhile, by {before.author}; look at it again before you save",
                    field="step",
                )
            _refuse_taken(connection, told.name, room_id)
            _put(connection, room_id, _values(made), told.name)
            _note(connection, [(made, before)])
        return made

    def keep(self, news: Sequence[RoomNews]) -> None:
        """Add and change several rooms, all of them or none. Raises InvalidInput."""
        if not news:
            return
        said = [(Room(one.room_id, one.told, one.author, one.at, secrets.token_hex(12)), one.before) for one in news]
        fresh = [{"id": made.id, **_values(made)} for made, before in said if before is None]
        changed = [
            {"known": before.id, "seen": before.step, **_values(made)} for made, before in said if before is not None
        ]
        changed.sort(key=lambda one: str(one["known"]))  # in one order, so that two who do this never wait in a ring
        with self._database.writing() as connection:
            try:
                if fresh:
                    connection.execute(rooms.insert(), fresh)
                if changed and connection.execute(_AS_SEEN, changed).rowcount < len(changed):
                    raise _overtaken()
            except IntegrityError:
                raise _overtaken() from None
            _note(connection, said)

    def delete(self, room_id: str) -> str:
        """Take a room away; return the step that brings it back. Raises NotFound."""
        step = secrets.token_hex(12)
        with self._database.writing() as connection:
            before = _room(_row(connection, room_id, lock=True))
            gone = rooms.update().where(rooms.c.id == room_id)
            connection.execute(gone.values(deleted_at=sql.func.now(), step=step))
            _note(connection, [(replace(before, step=step), before)])
        return step

    def undo(self, step: str) -> Room | None:
        """Put back what a room was before *step*; return it, None where it was not there. Raises NotFound."""
        with self._database.writing() as connection:
            found = connection.execute(sql.select(room_steps).where(room_steps.c.undo == step)).first()
            if found is None:
                raise NotFound("there is no step of that name to undo", field="undo")
            query = sql.select(rooms).where(rooms.c.id == found.room_id).with_for_update()
            present = connection.execute(query).first()
            if present is None or present.step != step:
                raise InvalidInput("the room was changed since; undo that first", field="undo")
            connection.execute(room_steps.delete().where(room_steps.c.number == found.number))
            if found.before is None:
                gone = {"deleted_at": sql.func.now(), "step": secrets.token_hex(12)}
                connection.execute(rooms.update().where(rooms.c.id == present.id).values(**gone))
                return None
            before = json.loads(found.before)
            before["at"], before["deleted_at"] = datetime.fromisoformat(before["at"]), None
            _refuse_taken(connection, before["name"], present.id)
            _put(connection, present.id, before, before["name"])
            return _room(_row(connection, present.id))


def _values(room: Room) -> dict[str, Any]:
    told = room.told
    pieces = [{"item": one.item, "box": one.box, "segment": one.segment} for one in told.pieces]
    return {
        "name": told.name, "scene": told.scene, "photo": told.photo, "pieces": json.dumps(pieces, ensure_ascii=False),
        "facts": json.dumps(dict(told.facts), ensure_ascii=False), "author": room.author, "at": room.at,
        "step": room.step,
    }  # fmt: skip


def _kept_json(room: Room) -> str:
    """Return what `undo` puts back."""
    return json.dumps(_values(room) | {"at": room.at.isoformat()}, ensure_ascii=False)


def _room(row: Any) -> Room:
    pieces = tuple(
        RoomPiece(one["item"], None if one["box"] is None else tuple(one["box"]), one["segment"])
        for one in json.loads(row.pieces)
    )
    told = RoomTold(row.name, row.scene, pieces, row.photo, json.loads(row.facts))
    return Room(row.id, told, row.author, row.at, row.step)


def _row(connection: sql.Connection, room_id: str, *, lock: bool = False) -> Any:
    query = sql.select(rooms).where(_KEPT, rooms.c.id == room_id)
    found = connection.execute(query.with_for_update() if lock else query).first()
    if found is None:
        raise NotFound(f"there is no room {room_id[:80]!r}", field="id")
    return found


def _put(connection: sql.Connection, room_id: str, values: dict[str, Any], name: str) -> None:
    try:
        connection.execute(rooms.update().where(rooms.c.id == room_id).values(**values))
    except IntegrityError:
        raise _taken(name) from None


def _note(connection: sql.Connection, said: Sequence[tuple[Room, Room | None]]) -> None:
    """Write down what each room was before the step it has now; of many steps the newest are kept."""
    told = [
        {"undo": made.step, "room_id": made.id, "before": None if before is None else _kept_json(before)}
        for made, before in said[-STEPS_KEPT:]
    ]
    connection.execute(room_steps.insert(), told)
    newest = sql.select(room_steps.c.number).order_by(room_steps.c.number.desc()).limit(1).offset(STEPS_KEPT)
    oldest = connection.scalar(newest)
    if oldest is not None:
        connection.execute(room_steps.delete().where(room_steps.c.number <= oldest))


def _refuse_taken(connection: sql.Connection, name: str, room_id: str) -> None:
    other = sql.select(rooms.c.id).where(_KEPT, rooms.c.name == name, rooms.c.id != room_id)
    if connection.scalar(other) is not None:
        raise _taken(name)


def _overtaken() -> InvalidInput:
    return InvalidInput("nothing was kept: somebody changed these rooms meanwhile; do it again", field="rooms")


def _taken(name: str) -> InvalidInput:
    return InvalidInput(f"there is a room {name[:80]!r} already; choose another name", field="name")
