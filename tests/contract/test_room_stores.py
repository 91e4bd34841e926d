"""One suite over every room store: memory, SQLite and PostgreSQL keep confirmed rooms alike."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from penat.adapters import sql_rooms
from penat.adapters.sql_rooms import SqlRooms
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.room import Room, RoomNews, RoomPiece, RoomTold
from tests.fakes.memory_rooms import MemoryRooms

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
LOFT = RoomTold(
    "loft-1.jpg", "loft", (RoomPiece("chair-1", (1, 2, 30, 40), "seg-1"), RoomPiece("bed-2")), "photo-1",
    {"style": "Bauhaus – früh"},
)  # fmt: skip


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request, emptied_url, opened):
    """Return an empty store."""
    return MemoryRooms() if request.param == "memory" else SqlRooms(opened(emptied_url(request.param)))


def told(name, *items):
    return RoomTold(name, "loft", tuple(RoomPiece(one) for one in items))


def test_a_room_comes_back_as_it_was_said(store):
    made = store.add("r1", LOFT, "ann", NOW)
    assert made == Room("r1", LOFT, "ann", NOW, made.step)
    assert store.get("r1") == made
    assert list(store.rooms()) == [made]
    assert store.count() == 1


def test_rooms_are_listed_by_name_a_page_at_a_time(store):
    for number, name in enumerate(["b", "ä", "A", "a", "C"]):
        store.add(f"r{number}", told(name), "ann", NOW)
    assert [one.told.name for one in store.rooms()] == ["A", "C", "a", "b", "ä"]
    assert [one.told.name for one in store.rooms(2, "A")] == ["C", "a"]
    assert list(store.rooms(2, "ä")) == []


def test_a_taken_name_is_refused_and_freed_by_deleting(store):
    store.add("r1", told("a"), "ann", NOW)
    store.add("r2", told("b"), "ann", NOW)
    for attempt in (
        lambda: store.add("r3", told("a"), "bob", NOW), lambda: store.change("r2", told("a"), "bob", NOW),
    ):  # fmt: skip
        with pytest.raises(InvalidInput, match="choose another name"):
            attempt()
    undo = store.delete("r1")
    store.add("r3", told("a"), "bob", NOW)
    with pytest.raises(InvalidInput, match="choose another name"):
        store.undo(undo)
    store.delete("r3")
    assert store.undo(undo).id == "r1"


def test_a_change_is_undone_step_by_step(store):
    first = store.add("r1", LOFT, "ann", NOW)
    second = store.change("r1", told("loft-1.jpg", "chair-9"), "bob", LATER, step=first.step)
    assert store.get("r1").author == "bob"
    assert store.undo(second.step) == first
    assert store.get("r1") == first
    assert store.undo(first.step) is None
    assert store.count() == 0
    with pytest.raises(NotFound):
        store.undo(first.step)


def test_what_was_changed_since_is_neither_undone_nor_overwritten(store):
    first = store.add("r1", LOFT, "ann", NOW)
    second = store.change("r1", told("new", "chair-9"), "bob", LATER)
    with pytest.raises(InvalidInput, match="changed since"):
        store.undo(first.step)
    with pytest.raises(InvalidInput, match="meanwhile, by bob"):
        store.change("r1", LOFT, "ann", LATER, step=first.step)
    assert store.get("r1") == second


def test_several_rooms_are_kept_at_once_and_each_is_undone_alone(store):
    first = store.add("r1", LOFT, "ann", NOW)
    store.keep(
        [RoomNews("r1", told("loft-1.jpg", "bed-9"), "bob", LATER, first), RoomNews("r2", told("b"), "bob", LATER)]
    )
    store.keep([])
    made, changed = store.rooms()
    assert (changed.told.items, changed.author, changed.at) == (("bed-9",), "bob", LATER)
    assert (made.id, made.told, made.author) == ("r2", told("b"), "bob")
    assert store.undo(changed.step) == first
    assert store.undo(made.step) is None
    assert list(store.rooms()) == [first]


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda store: store.change("r1", told("a", "chair-9"), "bob", LATER),
        lambda store: store.delete("r1"),
        lambda store: store.add("r9", told("c"), "bob", LATER),
    ],
    ids=["changed", "taken away", "name taken"],
)
def test_of_several_rooms_none_is_kept_where_one_cannot_be(store, meanwhile):
    known = store.add("r1", told("a"), "ann", NOW)
    meanwhile(store)
    before = list(store.rooms())
    news = [RoomNews("r2", told("b"), "ann", NOW), RoomNews("r1", told("a", "bed-1"), "ann", NOW, known)]
    with pytest.raises(InvalidInput, match="nothing was kept"):
        store.keep([*news, RoomNews("r3", told("c"), "ann", NOW)])
    assert list(store.rooms()) == before


def test_a_deleted_room_comes_back(store):
    made = store.add("r1", LOFT, "ann", NOW)
    undo = store.delete("r1")
    assert store.count() == 0
    for ask in (store.get, store.delete, lambda one: store.change(one, LOFT, "ann", NOW)):
        with pytest.raises(NotFound):
            ask("r1")
    assert store.undo(undo) == made
    assert list(store.rooms()) == [made]


def test_what_is_not_there_is_not_found(store):
    for ask in (store.get, store.delete, store.undo):
        with pytest.raises(NotFound):
            ask("none'")


def test_of_two_who_change_the_same_state_one_is_refused(store):
    made = store.add("r1", LOFT, "ann", NOW)

    def save(number):
        try:
            return store.change("r1", told(f"name-{number}"), f"curator-{number}", LATER, step=made.step)
        except InvalidInput:
            return None

    with ThreadPoolExecutor(4) as pool:
        saved = [one for one in pool.map(save, range(4)) if one is not None]
    assert len(saved) == 1
    assert store.get("r1") == saved[0]


def test_of_two_who_take_a_name_one_is_refused(store):
    def add(number):
        try:
            return store.add(f"r{number}", told("the same"), "ann", NOW)
        except InvalidInput:
            return None

    with ThreadPoolExecutor(4) as pool:
        added = [one for one in pool.map(add, range(4)) if one is not None]
    assert list(store.rooms()) == added
    assert len(added) == 1


def test_old_steps_are_forgotten_and_the_newest_still_undone(emptied_url, opened, monkeypatch):
    monkeypatch.setattr(sql_rooms, "STEPS_KEPT", 3)
    store = SqlRooms(opened(emptied_url("sqlite")))
    steps = [store.add("r1", LOFT, "ann", NOW).step]
    steps += [store.change("r1", told(f"n{number}"), "ann", NOW).step for number in range(5)]
    assert store.undo(steps[-1]).told.name == "n3"
    with pytest.raises(NotFound):
        store.undo(steps[0])
    store.keep([RoomNews(f"k{number}", told(f"k{number}"), "ann", NOW) for number in range(5)])
    assert store.count() == 6
    with pytest.raises(NotFound):
        store.undo(store.get("k1").step)
    assert store.undo(store.get("k4").step) is None
