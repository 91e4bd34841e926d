"""Taking in a file of rooms: each under its name, all of them or none."""

from datetime import UTC, datetime
from itertools import count

import pytest

from penat.domain.errors import InvalidInput
from penat.domain.room import RoomPiece, RoomTold
from penat.domain.room_files import ReadRoom
from penat.use_cases.room_labeller import RoomLabeller
from tests.fakes import circle
from tests.fakes.memory_rooms import MemoryRooms

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
CATALOGUE = circle.catalogue(circle.shelf("chair", 5))


def read(name, *items, **told):
    return name, ReadRoom(RoomTold(name, "loft", tuple(RoomPiece(one) for one in items)), **told)


@pytest.fixture
def store():
    return MemoryRooms()


def labeller(store, meanwhile=lambda: None):
    """Return one to whose store something happens each time a new id is wanted."""
    numbers = count(1)

    def new_id():
        meanwhile()
        return f"r{next(numbers)}"

    return RoomLabeller(store, lambda: NOW, new_id)


def test_rooms_are_added_changed_or_left_as_they_stand(store):
    one = labeller(store)
    done = one.take_in(CATALOGUE, dict([read("a", "chair-001"), read("b", "chair-002", by="bob")]), "ann")
    assert (done.added, done.changed, done.same) == (2, 0, 0)
    kept, photo = one.rooms()[0], RoomTold("a", "loft", (RoomPiece("chair-001"),), "photo-1")
    one.change(CATALOGUE, kept.id, photo, "ann")
    steps = {room.told.name: room.step for room in one.rooms()}
    file = [read("a", "chair-003"), read("b", "chair-002"), read("c", "gone", dropped=("size",))]
    done = one.take_in(CATALOGUE, dict(file), "cem")
    assert (done.added, done.changed, done.same) == (1, 1, 1)
    assert [note.partition(":")[0] for note in done.notes] == ["c", "c"]
    a, b, c = one.rooms()
    assert (a.told.items, a.told.photo, a.author) == (("chair-003",), "photo-1", "cem")
    assert (b.author, b.step) == ("bob", steps["b"])
    assert c.told.items == ("gone",)


def test_an_odd_name_keeps_nothing(store):
    with pytest.raises(InvalidInput, match="annotator"):
        labeller(store).take_in(CATALOGUE, dict([read("a"), read("b", by="\n")]), "ann")
    assert store.count() == 0


def test_a_room_that_is_changed_meanwhile_keeps_everything_out(store):
    known = store.add("k", read("b", "chair-001")[1].told, "ann", NOW)

    def meanwhile():
        store.change("k", read("b", "chair-004")[1].told, "bob", NOW, known.step)

    file = dict([read("a", "chair-001"), read("b", "chair-002")])
    with pytest.raises(InvalidInput, match="nothing was kept"):
        labeller(store, meanwhile).take_in(CATALOGUE, file, "cem")
    assert [(room.told.name, room.author) for room in store.rooms()] == [("b", "bob")]
    assert labeller(store).take_in(CATALOGUE, file, "cem").changed == 1
