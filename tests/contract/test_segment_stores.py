"""One suite over every segment store: memory, SQLite and PostgreSQL keep runs and number their vectors alike."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
import sqlalchemy as sql

from penat.adapters.photo_files import PhotoFiles
from penat.adapters.sql_photos import SqlPhotos
from penat.adapters.sql_segments import SqlSegments
from penat.adapters.sql_tables import segment_runs, segments, vector_changes
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.piece import SegmentWish, Timings
from penat.domain.run_length import mask_of
from penat.ports.segment_store import RunKey
from tests.fakes.segment_stores import SQL
from tests.fakes.stored_pieces import NOW, add, piece, plain, put, run_of, told


def test_a_run_comes_back_as_it_was_kept(stores):
    photos, store = stores
    put(photos, "p")
    odd = piece("s2", "p", label="Stuhl, 60er – “neu”", category=None, score=0.1 + 0.2, box=(0, 0, 4, 3), runs=(0, 12))
    made = run_of("r", "p", piece("s1", "p"), odd, wish=SegmentWish("prompt", "a red chair"))
    assert store.add(made) is made
    key = RunKey("p", SegmentWish("prompt", "a red chair"), "s1", "m1")
    assert plain(store.find(key)) == plain(made)
    assert [plain(one) for one in store.runs("p")] == [plain(made)]
    assert plain(store.get("s2")) == plain(odd)
    assert mask_of(store.get("s1").runs, 3, 4).sum() == 6


def test_what_numpy_made_is_kept_as_plain_numbers(stores):
    photos, store = stores
    put(photos, "p")
    four = np.int64(4)
    odd = piece("s", "p", score=np.float32(0.5), box=(four, four, four, four), area=four, runs=(four, four, four))
    store.add(run_of("r", "p", odd, timings=Timings(np.float64(1), np.float32(2), 3)))
    found = store.get("s")
    assert (found.score, found.box, found.area, found.runs) == (0.5, (4, 4, 4, 4), 4, (4, 4, 4))


def test_a_mask_of_a_large_busy_picture_is_kept(stores):
    photos, store = stores
    put(photos, "p")
    runs = tuple(int(one) for one in np.random.default_rng(0).integers(1, 90, 60_001))
    store.add(run_of("r", "p", piece("s", "p", runs=runs)))
    assert store.get("s").runs == runs


def test_a_run_that_found_nothing_is_kept_too(stores):
    photos, store = stores
    put(photos, "p")
    add(store, "r", "p", 0)
    assert store.find(RunKey("p", SegmentWish(), "s1", "m1")).segments == ()
    assert store.newest_change() == 0


def test_the_same_wish_is_one_run_however_often_it_is_made(stores):
    photos, store = stores
    put(photos, "p")
    first = add(store, "r1", "p")
    assert plain(add(store, "r2", "p")) == plain(first)
    assert plain(add(store, "r1", "p")) == plain(first)
    assert [one.id for one in store.runs("p")] == ["r1"]
    assert store.newest_change() == 2


def test_another_wish_segmenter_model_or_photo_is_another_run(stores):
    photos, store = stores
    put(photos, "p"), put(photos, "q")
    add(store, "r1", "p")
    add(store, "r2", "p", wish=SegmentWish("full"), made_at=NOW - timedelta(hours=1))
    add(store, "r3", "p", wish=SegmentWish("prompt", "chair"), made_at=NOW + timedelta(hours=1))
    add(store, "r4", "p", wish=SegmentWish("prompt", "Chair"), made_at=NOW + timedelta(hours=2))
    add(store, "r5", "p", 0, segmenter_sha256="s2", made_at=NOW + timedelta(hours=3))
    add(store, "r6", "p", 0, model_sha256="m2", made_at=NOW + timedelta(hours=4))
    add(store, "r7", "q")
    assert [one.id for one in store.runs("p")] == ["r2", "r1", "r3", "r4", "r5", "r6"]
    assert store.find(RunKey("p", SegmentWish("prompt", "Chair"), "s1", "m1")).id == "r4"
    assert store.find(RunKey("p", SegmentWish("prompt", "CHAIR"), "s1", "m1")) is None
    assert store.find(RunKey("q", SegmentWish(), "s1", "m2")) is None


def test_the_segments_of_a_run_stay_in_order(stores):
    photos, store = stores
    put(photos, "p")
    names = [f"s{n}" for n in np.random.default_rng(1).permutation(40)]
    store.add(run_of("r", "p", *(piece(name, "p") for name in names)))
    assert [one.id for one in store.runs("p")[0].segments] == names


def test_a_taken_id_is_refused_and_nothing_of_its_run_is_kept(stores):
    photos, store = stores
    put(photos, "p")
    add(store, "r1", "p")
    other = SegmentWish("full")
    for wrong in (
        run_of("r1", "p", wish=other),
        run_of("r2", "p", piece("new", "p"), piece("r1.0", "p"), wish=other),
        run_of("r2", "p", piece("new", "p"), piece("new", "p"), wish=other),
    ):
        with pytest.raises(InvalidInput, match="taken"):
            store.add(wrong)
    assert [one.id for one in store.runs("p")] == ["r1"]
    with pytest.raises(NotFound):
        store.get("new")
    assert store.newest_change() == 2


def test_what_is_not_there_is_not_found(stores):
    _, store = stores
    with pytest.raises(NotFound, match="photo"):
        add(store, "r", "none")
    for text in ("none", "", "x" * 100_000, "' OR 1=1 --"):
        with pytest.raises(NotFound):
            store.get(text)
        assert list(store.runs(text)) == []
    assert store.find(RunKey("none", SegmentWish(), "s1", "m1")) is None
    assert (store.newest_change(), told(store)) == (0, [])


def test_a_piece_without_a_vector_is_kept_and_never_told_of(stores):
    photos, store = stores
    put(photos, "p")
    store.add(run_of("r", "p", piece("s", "p", vector=np.zeros(0, np.float32))))
    assert store.get("s").vector.shape == (0,)
    photos.delete("p")
    assert (store.newest_change(), told(store)) == (0, [])


def test_a_photo_takes_its_runs_with_it_also_when_it_expires(stores):
    photos, store = stores
    put(photos, "p"), put(photos, "late", expires_at=NOW)
    add(store, "r1", "p"), add(store, "r2", "late")
    assert photos.expire(NOW) == 1
    assert [list(store.runs("late")), len(store.runs("p"))] == [[], 1]
    with pytest.raises(NotFound):
        store.get("r2.0")
    assert told(store, after=4) == [("r2.0", False), ("r2.1", False)]


@pytest.mark.parametrize("engine", SQL)
def test_nothing_of_a_deleted_photo_stays_in_the_tables_but_that_it_is_gone(engine, emptied_url, opened, tmp_path):
    database = opened(emptied_url(engine))
    photos, store = SqlPhotos(database, PhotoFiles(tmp_path / "photos")), SqlSegments(database)
    put(photos, "p")
    add(store, "r", "p")
    photos.delete("p")
    with database.reading() as connection:
        count = [connection.scalar(sql.select(sql.func.count()).select_from(one)) for one in (segment_runs, segments)]
        assert count == [0, 0]
        assert len(list(connection.execute(sql.select(vector_changes)))) == 2


@pytest.mark.parametrize(
    "strange",
    [
        {"photo_id": "q"}, {"model_sha256": "m2"}, {"model": "other"}, {"vector": np.full(8, np.nan, np.float32)},
        {"vector": np.zeros((1, 8), np.float32)},
    ],
)  # fmt: skip
def test_a_segment_that_cannot_be_its_runs_is_a_mistake_of_the_caller(opened, tmp_path, strange):
    store = SqlSegments(opened(f"sqlite:///{tmp_path / 'penat.db'}"))
    with pytest.raises(ValueError, match="segment s"):
        store.add(run_of("r", "p", replace(piece("s", "p"), **strange)))


@pytest.mark.parametrize("text", ["a\x00b", "\ud800"])
@pytest.mark.parametrize("engine", SQL)
def test_text_that_cannot_be_kept_is_the_askers_mistake(engine, text, emptied_url, opened):
    store = SqlSegments(opened(emptied_url(engine)))
    with pytest.raises((NotFound, InvalidInput)):
        store.get(text)
    with suppress(InvalidInput):
        assert store.find(RunKey("p", SegmentWish("prompt", text), "s1", "m1")) is None


def test_many_who_make_the_same_run_at_once_get_one(stores):
    photos, store = stores
    put(photos, "p")
    with ThreadPoolExecutor(6) as pool:
        kept = {one.id for one in pool.map(lambda n: add(store, f"r{n}", "p"), range(12))}
    assert len(kept) == 1
    assert [one.id for one in store.runs("p")] == [*kept]
    assert store.newest_change() == 2


def test_a_photo_that_goes_while_runs_come_leaves_none_of_them(stores):
    photos, store = stores
    for n in range(10):
        put(photos, f"p{n}")

    def make(n):
        try:
            add(store, f"r{n}", f"p{n}")
        except NotFound:
            return 0
        return 1

    with ThreadPoolExecutor(4) as pool:
        made = [pool.submit(make, n) for n in range(10)]
        list(pool.map(lambda n: photos.delete(f"p{n}"), range(10)))
    came = sum(one.result() for one in made)
    assert [list(store.runs(f"p{n}")) for n in range(10)] == [[]] * 10
    assert [there for _, there in told(store)] == [False] * 2 * came
