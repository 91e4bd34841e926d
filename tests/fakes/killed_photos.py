"""Processes that keep photos, runs and their vectors over SQLite, and are killed at chosen moments.

    python -m tests.fakes.killed_photos WORK TIMES SEED

The moments are those at which one is about to touch a photo's file, run a statement or commit, counted in an
undisturbed process. Each process sends itself SIGKILL at its moment; then everything is looked at, swept, and another
process works to its end on what is left. Prints one JSON line a kill. It forks with everything imported.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import sqlalchemy as sql

from penat.adapters.photo_files import PhotoFiles
from penat.adapters.sql_database import Database
from penat.adapters.sql_photos import SqlPhotos
from penat.adapters.sql_segments import SqlSegments
from penat.adapters.sql_tables import photos, segment_runs, segments, vector_changes
from penat.domain.photo import Photo
from penat.domain.piece import Segment, SegmentRun, SegmentWish, Timings
from penat.ports.photo_store import PhotoUse

TOUCHING = ("open", "os.rename", "os.remove", "os.mkdir")
NOW = datetime(2026, 5, 1, tzinfo=UTC)
MUCH = PhotoUse(1000, 10**9)
PIECES = 3


class Stores:
    """The stores of one folder, and the file that a process tells in what it has begun and done."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(f"sqlite:///{folder / 'penat.db'}")
        self.photos = SqlPhotos(self.database, PhotoFiles(folder / "photos"))
        self.segments = SqlSegments(self.database)
        self.told = os.open(folder / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def close(self) -> None:
        """Close everything."""
        self.database.close()
        os.close(self.told)

    def tell(self, *words: str) -> None:
        """Write a line that stays though the process is killed."""
        os.write(self.told, f"{' '.join(words)}\n".encode())

    def add(self, photo_id: str, content: bytes, expires_at: datetime | None = None) -> None:
        """Keep a photo and a run of it."""
        made = Photo(photo_id, "local", hashlib.sha256(content).hexdigest(), 4, 3, len(content), NOW, expires_at)
        self.photos.add(made, content, MUCH, MUCH)
        self.tell("kept", photo_id)
        self.segments.add(run_of(photo_id))
        self.tell("cut", photo_id)

    def delete(self, photo_id: str) -> None:
        """Take a photo away."""
        self.tell("going", photo_id)
        self.photos.delete(photo_id)
        self.tell("gone", photo_id)


def run_of(photo_id: str) -> SegmentRun:
    """Return a run that found three pieces."""
    vector = np.ones(4, np.float32) / 2
    one = (photo_id, "chair", "chair", 0.5, (0, 0, 4, 3), 12, 3, 4, (0, 12), "tiny", "m", vector)
    pieces = tuple(Segment(f"{photo_id}.{n}", *one) for n in range(PIECES))
    timings = Timings(1, 2, 3)
    return SegmentRun(f"r-{photo_id}", photo_id, SegmentWish(), "plain", "s", "tiny", "m", NOW, timings, pieces)


def work(stores: Stores, who: str, rounds: int) -> None:
    """Add photos, some of one content, with their runs; delete some; let some expire, one's own or not; sweep."""
    shared = b"a content that several share"
    for n in range(rounds):
        stores.add(f"{who}-own-{n}", f"{who} {n}".encode() * 50)
        stores.add(f"{who}-shared-{n}", shared)
        stores.add(f"{who}-late-{n}", f"{who} late {n}".encode(), NOW)
        stores.delete(f"{who}-shared-{n}")
        if n:
            stores.delete(f"{who}-own-{n}")
        for name in (who, "killed"):
            stores.tell("going", *(f"{name}-late-{each}" for each in range(n + 2)))
        stores.photos.expire(NOW + timedelta(days=1))
    stores.add(f"{who}-again", shared)
    stores.photos.sweep()


def run(folder: Path, who: str, kill_at: int | None, rounds: int = 2) -> tuple[int, int]:
    """Work in a process of its own that kills itself at its *kill_at*-th moment; return its wait status and moments."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        said = os.read(reading, 100)
        os.close(reading)
        return os.waitpid(child, 0)[1], int(said or 0)
    moments = 0

    def moment(*_: object, **__: object) -> None:
        nonlocal moments
        moments += 1
        if moments == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, what: tuple[object, ...]) -> None:
        if event in TOUCHING and str(what[0]).startswith(str(folder / "photos")):
            moment()

    try:
        stores = Stores(folder)
        with stores.database.reading():
            pass
        sync = os.fsync
        os.fsync = lambda descriptor: (moment(), sync(descriptor))[1]  # type: ignore[assignment]
        for event in ("begin", "before_cursor_execute", "commit"):
            sql.event.listen(sql.Engine, event, moment)
        sys.addaudithook(heard)
        work(stores, who, rounds)
        os.write(writing, str(moments).encode())
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def found(folder: Path) -> dict[str, object]:
    """Return what is wrong in a folder (nothing, it should be) and what sweeping it does."""
    stores = Stores(folder)
    kept = {one.id: one for one in stores.photos.of_owner(None, NOW - timedelta(days=1), 1000)}
    for one in kept.values():
        assert hashlib.sha256(stores.photos.content(one)).hexdigest() == one.sha256
    files = {path for path in (folder / "photos").rglob("*") if path.is_file()}
    needed = {folder / "photos" / one.sha256[:2] / f"{one.sha256}.jpg" for one in kept.values()}
    wrong = (
        _wrong_words(folder, stores, set(kept))
        + _wrong_rows(stores, set(kept))
        + [f"no {path}" for path in needed - files]
    )
    swept = stores.photos.sweep()
    left = {path for path in (folder / "photos").rglob("*") if path.is_file()}
    facts = {
        "wrong": wrong, "photos": len(kept), "orphans": len(files - needed), "swept": swept,
        "left_as_needed": left == needed, "swept_again": stores.photos.sweep(),
    }  # fmt: skip
    stores.close()
    return facts


def _wrong_words(folder: Path, stores: Stores, kept: set[str]) -> list[str]:
    """Return where a process was told something that is not so."""
    told = [line.split() for line in (folder / "told").read_text().splitlines()]
    words = ("kept", "cut", "going", "gone")
    said = {word: {one for line in told if line[0] == word for one in line[1:]} for word in words}
    lost = [f"{one} is lost" for one in said["kept"] - said["going"] - kept]
    uncut = [f"the run of {one} is lost" for one in said["cut"] & kept if not stores.segments.runs(one)]
    return lost + uncut + [f"{one} is back" for one in said["gone"] & kept]


def _wrong_rows(stores: Stores, kept: set[str]) -> list[str]:
    """Return which rows lack those they belong to, and which vectors are told of falsely."""
    with stores.database.reading() as connection:
        runs = dict(connection.execute(sql.select(segment_runs.c.id, segment_runs.c.photo_id)).all())
        pieces = list(connection.execute(sql.select(segments.c.id, segments.c.run_id, segments.c.photo_id)))
        numbers = dict(connection.execute(sql.select(vector_changes.c.segment_id, vector_changes.c.number)).all())
        assert set(connection.scalars(sql.select(photos.c.id))) == kept
    wrong = [f"run {one} without its photo" for one, photo_id in runs.items() if photo_id not in kept]
    wrong += [f"piece {one.id} without run or photo" for one in pieces if runs.get(one.run_id) != one.photo_id]
    each = [sum(one.run_id == run_id for one in pieces) for run_id in runs]
    wrong += [f"a run of {count} pieces" for count in each if count != PIECES]
    there = {one.segment_id for one in stores.segments.changes(0, 10_000) if one.vector is not None}
    wrong += [f"{one} is not told of as it is" for one in there ^ {piece.id for piece in pieces}]
    newest = stores.segments.newest_change()
    return wrong + ([] if max(numbers.values(), default=0) == newest else ["a number without its change"])


def main(work_folder: Path, times: int, seed: int) -> None:
    """Work undisturbed once, then be killed *times* times, and print what was found each time."""
    template, folder = work_folder / "template", work_folder / "killed"
    template.mkdir(parents=True)
    database = Database(f"sqlite:///{template / 'penat.db'}")
    database.migrate()
    database.close()
    shutil.copytree(template, folder)
    status, moments = run(folder, "first", None)
    assert status == 0, status
    assert found(folder)["wrong"] == []
    rng = random.Random(seed)
    for kill_at in sorted(rng.sample(range(1, moments + 1), times)):
        shutil.rmtree(folder)
        shutil.copytree(template, folder)
        status, _ = run(folder, "killed", kill_at)
        facts = {"moment": kill_at, "of": moments, "killed": os.WIFSIGNALED(status)} | found(folder)
        after, _ = run(folder, "after", None, 1)
        facts |= {"went_on": after == 0 and found(folder)["wrong"] == []}
        sys.stdout.write(f"{json.dumps(facts)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
