"""Where rooms that curators confirmed are kept."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from penat.domain.room import Room, RoomNews, RoomTold


class RoomStore(Protocol):
    """All confirmed rooms, safe for many curators in many processes at once.

    Every change is a step with a name of its own, which stands in the room and undoes it.
    """

    @abstractmethod
    def rooms(self, limit: int | None = None, after: str | None = None) -> Sequence[Room]:
        """Return rooms by name, letter by letter: at most *limit*, those after the name *after*."""

    @abstractmethod
    def count(self) -> int:
        """Return how many there are."""

    @abstractmethod
    def get(self, room_id: str) -> Room:
        """Return one room. Raises NotFound."""

    @abstractmethod
    def add(self, room_id: str, told: RoomTold, author: str, at: datetime) -> Room:
        """Keep a new room. Raises InvalidInput where its name is taken."""

    @abstractmethod
    def change(self, room_id: str, told: RoomTold, author: str, at: datetime, step: str | None = None) -> Room:
        """Put something else in the place of what is said of a room.

        Raises NotFound; InvalidInput where the name is taken, or where *step* is given and no longer the room's last.
        """

    @abstractmethod
    def keep(self, news: Sequence[RoomNews]) -> None:
        """Add and change several rooms, all of them or none.

        Raises InvalidInput where a room was changed or taken away since it was looked at, or a name is taken.
        """

    @abstractmethod
    def delete(self, room_id: str) -> str:
        """Take a room away; return the step that brings it back. Raises NotFound."""

    @abstractmethod
    def undo(self, step: str) -> Room | None:
        """Put back what a room was before *step*; return it, None where it was not there.

        Raises NotFound for a step that is not known; InvalidInput where the room was changed since, or its name taken.
        """
