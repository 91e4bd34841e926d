"""The curator's rooms: which items were seen in a photograph, confirmed, changed, taken away, and read from files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from penat.domain.annotation import checked_annotator
from penat.domain.catalogue import Catalogue
from penat.domain.errors import NotFound
from penat.domain.room import Room, RoomNews, RoomTold
from penat.domain.room_files import ReadRoom
from penat.ports.room_store import RoomStore


@dataclass(frozen=True)
class TakenIn:
    """What an import did: how many rooms were new, changed, and as they stood; and what was odd in the file."""

    added: int
    changed: int
    same: int
    notes: Sequence[str]


class RoomLabeller:
    """Keeps confirmed rooms in a store."""

    def __init__(self, store: RoomStore, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._store = store
        self._now = now
        self._new_id = new_id

    def rooms(self, limit: int | None = None, after: str | None = None) -> Sequence[Room]:
        """Return rooms by name: at most *limit*, those after the name *after*."""
        return self._store.rooms(limit, after)

    def count(self) -> int:
        """Return how many there are."""
        return self._store.count()

    def get(self, room_id: str) -> Room:
        """Return one room. Raises NotFound."""
        return self._store.get(room_id)

    def confirm(self, catalogue: Catalogue, told: RoomTold, author: str) -> Room:
        """Keep a room that a curator confirmed. Raises NotFound for an item there is not, InvalidInput."""
        _refuse_unknown(catalogue, told.items)
        return self._store.add(self._new_id(), told, checked_annotator(author), self._now())

    def change(self, catalogue: Catalogue, room_id: str, told: RoomTold, author: str, step: str | None = None) -> Room:
        """Say something else of a room; *step* is its last as it was looked at, where that matters.

        An item that is no longer in the catalogue may stay, but not be added. Raises NotFound, InvalidInput.
        """
        before = set(self._store.get(room_id).told.items)
        _refuse_unknown(catalogue, [item for item in told.items if item not in before])
        return self._store.change(room_id, told, checked_annotator(author), self._now(), step)

    def delete(self, room_id: str) -> str:
        """Take a room away; return what `undo` brings it back with. Raises NotFound."""
        return self._store.delete(room_id)

    def undo(self, step: str) -> Room | None:
        """Undo the last step of a room; return what it is then, None where it was not there. Raises as the store."""
        return self._store.undo(step)

    def take_in(self, catalogue: Catalogue, read: Mapping[str, ReadRoom], author: str) -> TakenIn:
        """Keep the rooms of a file, each under its name; one that is there already is changed where the file differs.

        Who said so and when is the file's, where it says so; *author* stands for those it does not name. Items that
        the release does not have are kept and noted. All rooms are kept or none: raises InvalidInput for an odd name,
        and where somebody changes the same rooms meanwhile.
        """
        there = {one.told.name: one for one in self._store.rooms()}
        news = [self._news(there.get(name), one, author) for name, one in read.items()]
        told = [one for one in news if one.before is None or not _says_the_same(one.before.told, one.told)]
        if told:
            self._store.keep(told)
        added = sum(one.before is None for one in told)
        notes = [note for name, one in read.items() for note in _notes(catalogue, name, one)]
        return TakenIn(added, len(told) - added, len(news) - len(told), notes)

    def _news(self, known: Room | None, read: ReadRoom, author: str) -> RoomNews:
        """Return what a file says of a room, with the photo that is *known* of it where the file does not tell one."""
        told = read.told if known is None else replace(read.told, photo=read.told.photo or known.told.photo)
        room_id = self._new_id() if known is None else known.id
        return RoomNews(room_id, told, checked_annotator(read.by or author), read.at or self._now(), known)


def _refuse_unknown(catalogue: Catalogue, items: Sequence[str]) -> None:
    for item in items:
        if item not in catalogue.places:
            raise NotFound(f"there is no item {item[:80]!r} in release {catalogue.release}", field="pieces")


def _says_the_same(known: RoomTold, read: RoomTold) -> bool:
    boxes = {one.item: one.box for one in known.pieces}
    return (known.scene, dict(known.facts), boxes) == (
        read.scene, dict(read.facts), {one.item: one.box for one in read.pieces},
    )  # fmt: skip


def _notes(catalogue: Catalogue, name: str, read: ReadRoom) -> Iterator[str]:
    """Yield what is odd in a room of a file."""
    strange = [item for item in read.told.items if item not in catalogue.places]
    if strange:
        yield f"{name}: release {catalogue.release} has no {', '.join(strange[:5])}"
    if read.dropped:
        yield f"{name}: {', '.join(read.dropped[:5])} is not kept, being neither words nor known here"
