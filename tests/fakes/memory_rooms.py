"""Confirmed rooms in memory: the store's rules in the plainest way they can be written."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from threading import RLock

from penat.domain.errors import InvalidInput, NotFound
from penat.domain.room import Room, RoomNews, RoomTold
from penat.ports.room_store import RoomStore


class MemoryRooms(RoomStore):
    """Keeps everything in dicts, behind one lock."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._rooms: dict[str, Room] = {}
        self._last: dict[str, str] = {}
        self._before: dict[str, tuple[str, Room | None]] = {}
        self._numbers = count(1)

    def rooms(self, limit: int | None = None, after: str | None = None) -> Sequence[Room]:
        with self._lock:
            found = sorted(self._rooms.values(), key=lambda one: one.told.name)
            return [one for one in found if after is None or one.told.name > after][:limit]

    def count(self) -> int:
        return len(self._rooms)

    def get(self, room_id: str) -> Room:
        with self._lock:
            if room_id not in self._rooms:
                raise NotFound(f"there is no room {room_id[:80]!r}", field="id")
            return self._rooms[room_id]

    def add(self, room_id: str, told: RoomTold, author: str, at: datetime) -> Room:
        with self._lock:
            self._refuse_taken(told.name, room_id)
            made = Room(room_id, told, author, at, self._step(room_id, None))
            self._rooms[room_id] = made
            return made

    def change(self, room_id: str, told: RoomTold, author: str, at: datetime, step: str | None = None) -> Room:
        with self._lock:
            before = self.get(room_id)
            if step is not None and before.step != step:
                raise InvalidInput(f"the room was changed meanwhile, by {before.author}; look again", field="step")
            self._refuse_taken(told.name, room_id)
            self._rooms[room_id] = Room(room_id, told, author, at, self._step(room_id, before))
            return self._rooms[room_id]

    def keep(self, news: Sequence[RoomNews]) -> None:
        with self._lock:
            was = dict(self._rooms), dict(self._last), dict(self._before)
            try:
                for one in news:
                    if one.before is None:
                        self.add(one.room_id, one.told, one.author, one.at)
                    else:
                        self.change(one.before.id, one.told, one.author, one.at, one.before.step)
            except (InvalidInput, NotFound) as error:
                self._rooms, self._last, self._before = was
                raise InvalidInput(f"nothing was kept: {error.detail}", field="rooms") from None

    def delete(self, room_id: str) -> str:
        with self._lock:
            before = self.get(room_id)
            del self._rooms[room_id]
            return self._step(room_id, before)

    def undo(self, step: str) -> Room | None:
        with self._lock:
            if step not in self._before:
                raise NotFound("there is no step of that name to undo", field="undo")
            room_id, before = self._before[step]
            if self._last[room_id] != step:
                raise InvalidInput("the room was changed since; undo that first", field="undo")
            if before is not None:
                self._refuse_taken(before.told.name, room_id)
            del self._before[step]
            self._rooms.pop(room_id, None)
            self._last[room_id] = "" if before is None else before.step
            if before is not None:
                self._rooms[room_id] = before
            return before

    def _step(self, room_id: str, before: Room | None) -> str:
        step = f"step-{next(self._numbers)}"
        self._before[step], self._last[room_id] = (room_id, before), step
        return step

    def _refuse_taken(self, name: str, room_id: str) -> None:
        if any(one.told.name == name and one.id != room_id for one in self._rooms.values()):
            raise InvalidInput(f"there is a room {name!r} already; choose another name", field="name")
