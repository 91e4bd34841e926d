"""The changes of segments' vectors: whoever follows them, while others write, misses none."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from penat.adapters.photo_files import PhotoFiles
from penat.adapters.sql_database import Database
from penat.adapters.sql_photos import SqlPhotos
from penat.adapters.sql_segments import SqlSegments
from penat.adapters.sql_vectors import tell_come
from tests.fakes.segment_stores import SQL
from tests.fakes.stored_pieces import NOW, add, put, told, vector_of


def test_changes_tell_what_came_and_went_in_order(stores):
    photos, store = stores
    put(photos, "p", "key:ann"), put(photos, "q")
    add(store, "r1", "p")
    add(store, "r2", "q", 1)
    first = store.changes(0, 10)
    assert [one.number for one in first] == [1, 2, 3]
    came = first[0]
    assert (came.segment_id, came.photo_id, came.owner, came.category) == ("r1.0", "p", "key:ann", "chair")
    assert came.model_sha256 == "m1"
    assert (came.vector == vector_of("r1.0")).all()
    photos.delete("p")
    assert store.newest_change() == 5
    assert told(store, after=3) == [("r1.0", False), ("r1.1", False)]
    gone = store.changes(3, 1)[0]
    assert (gone.number, gone.photo_id, gone.owner, gone.category, gone.model_sha256) == (4, "", "", None, "")
    assert told(store) == [("r2.0", True), ("r1.0", False), ("r1.1", False)], "whoever begins now sees the same"
    assert told(store, after=5) == []


def test_changes_come_a_few_at_a_time(stores):
    photos, store = stores
    put(photos, "p")
    add(store, "r", "p", 7)
    seen, after = [], 0
    while some := store.changes(after, 3):
        assert len(some) <= 3
        seen += [one.segment_id for one in some]
        after = some[-1].number
    assert seen == [f"r.{n}" for n in range(7)]


class Follower:
    """Keeps up with a store's changes as an index does: from the number it has seen last, a few at a time."""

    def __init__(self, store):
        self.store, self.after, self.known = store, 0, {}

    def follow(self):
        while self.after < self.store.newest_change():
            for one in self.store.changes(self.after, 3):
                assert one.number > self.after
                self.after = one.number
                if one.vector is None:
                    self.known.pop(one.segment_id, None)
                else:
                    assert (one.vector == vector_of(one.segment_id)).all()
                    self.known[one.segment_id] = one.photo_id


def write(photos, store, who):
    """Keep twelve photos with 1, 2 and 3 pieces by turns, and delete those with 2 again."""
    for n in range(12):
        photo_id = put(photos, f"{who}-{n}")
        add(store, f"r-{photo_id}", photo_id, 1 + n % 3)
        if n % 3 == 2:
            photos.delete(f"{who}-{n - 1}")


def there(photos, store):
    """Return what is in the store now: each segment's photo."""
    listed = photos.of_owner(None, NOW, 10_000)
    return {piece.id: one.id for one in listed for run in store.runs(one.id) for piece in run.segments}


def test_who_follows_while_four_write_misses_no_change(stores):
    photos, store = stores
    follower, ended = Follower(store), Event()

    def follow():
        while not ended.is_set():
            follower.follow()
        follower.follow()

    with ThreadPoolExecutor(5) as pool:
        following = pool.submit(follow)
        list(pool.map(lambda who: write(photos, store, who), "abcd"))
        ended.set()
        following.result()
    assert follower.known == there(photos, store)
    assert len(follower.known) == 4 * (4 * 1 + 4 * 3)


def write_apart(url, folder, names):
    """Write under two names at once, in a process of its own."""
    database = Database(url)
    photos, store = SqlPhotos(database, PhotoFiles(folder)), SqlSegments(database)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda who: write(photos, store, who), names))
    database.close()


@pytest.mark.parametrize("engine", SQL)
def test_who_follows_while_other_processes_write_misses_no_change(engine, emptied_url, opened, tmp_path):
    url = emptied_url(engine)
    database = opened(url)
    photos, store = SqlPhotos(database, PhotoFiles(tmp_path / "photos")), SqlSegments(database)
    follower = Follower(store)
    starting = multiprocessing.get_context("spawn")
    writers = [starting.Process(target=write_apart, args=(url, tmp_path / "photos", who)) for who in ("ab", "cd")]
    for process in writers:
        process.start()
    while any(process.is_alive() for process in writers):
        follower.follow()
    for process in writers:
        process.join(90)
    assert [process.exitcode for process in writers] == [0, 0]
    follower.follow()
    assert len(follower.known) == 64
    assert follower.known == there(photos, store)


@pytest.mark.parametrize("engine", SQL)
def test_a_number_is_never_seen_before_a_lower_one_that_is_still_being_written(engine, emptied_url, opened, tmp_path):
    """A sequence's numbers would be: who takes the first may commit last, and who has seen the second misses it."""
    database = opened(emptied_url(engine))
    photos, store = SqlPhotos(database, PhotoFiles(tmp_path / "photos")), SqlSegments(database)
    for photo_id in "pq":
        put(photos, photo_id)
    with ThreadPoolExecutor(1) as pool:
        with database.writing() as slow:
            tell_come(slow, ["a segment of a slow writer"])
            quick = pool.submit(add, store, "r", "q", 1)
            with pytest.raises(TimeoutError):
                quick.result(timeout=0.3)
            assert (store.newest_change(), told(store)) == (0, [])
        quick.result()
    assert [one.number for one in store.changes(0, 10)] == [1, 2]
    assert store.changes(1, 10)[0].segment_id == "r.0"
