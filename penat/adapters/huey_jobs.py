"""Jobs in a queue of huey's: a SQLite file, or tables in PostgreSQL.

huey hands each task to one worker and forgets it, so what becomes of a job is written beside the queue: an attempt is
claimed once, reports are written by its worker alone, and a worker tells every other second that it is alive. Nothing
is ever overwritten by another, so there is no moment at which a killed worker or server leaves a job in between.
"""

import hashlib
import logging
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from huey import Huey, PostgresHuey, SqliteHuey

from penat.adapters.huey_records import HueyRecords, JsonSerializer, Record
from penat.adapters.huey_standing import queue_state
from penat.domain.errors import NotFound, Unavailable
from penat.domain.job import (
    MOST_ATTEMPTS,
    Asked,
    Attempt,
    Job,
    JobCancelled,
    QueueState,
    Report,
    next_attempt,
    standing,
)
from penat.domain.piece import SegmentWish
from penat.ports.job_queue import JobQueue

LEASE_SECONDS = 15.0
KEPT_SECONDS = 24 * 3600.0
MOST_WAITING = 200
_NAME, _BEAT = "penat", "beat"
NO_WORKER = "no job worker is running; start one with penat work, or set PENAT_JOB_WORKERS to 1"
Told = Callable[[Report], None]
Do = Callable[[Asked, Told], Report]
_log = logging.getLogger(__name__)


def huey_at(place: Path | str) -> Huey:
    """Return the queue in a SQLite file, or in the PostgreSQL database of a URL. Raises Unavailable."""
    with _reached():
        if isinstance(place, str):
            return PostgresHuey(_NAME, dsn=place, table_prefix="penat_jobs", results=False, serializer=JsonSerializer())
        place.parent.mkdir(parents=True, exist_ok=True)
        return SqliteHuey(_NAME, filename=str(place), results=False, serializer=JsonSerializer(), strict_fifo=True)


class HueyJobs(JobQueue):
    """Jobs in *huey*; a worker that has not been heard of for *lease* seconds is taken for gone.

    *now* returns seconds since the epoch; on several machines their clocks are to agree to a second or two. A worker
    process sets `do` and `worker`.
    """

    def __init__(self, huey: Huey, *, lease: float = LEASE_SECONDS, now: Callable[[], float] = time.time) -> None:
        self.huey = huey
        self._records = HueyRecords(huey)
        self._lease = lease
        self._now = now
        self.do: Do | None = None
        self.worker = ""
        self._task = huey.task(name="attempt")(lambda job_id, number: self._attempted(job_id, number))

    def add(self, photo_id: str, wish: SegmentWish) -> Job:
        """Return a job that does this, the one there is or a new one. Raises Unavailable saying the cure."""
        with _reached():
            same = _same(photo_id, wish)
            while True:
                known = self._pointed(same)
                if known is not None and known.report.state == "running":
                    return known
                if not self._fresh(self._records.read(_BEAT).get(_BEAT)):
                    raise Unavailable(NO_WORKER, field="background")
                if known is not None:
                    return known
                self._refuse_more()
                added = self._added(same, photo_id, wish)
                if added is not None:
                    return added

    def get(self, job_id: str) -> Job:
        """Return a job as it stands. Raises NotFound."""
        with _reached():
            return self._job(job_id)

    def cancel(self, job_id: str) -> Job:
        """Cancel a job that is not over. Raises NotFound."""
        with _reached():
            if not self._job(job_id).over:
                self._records.write(f"cancel:{job_id}", {"at": self._now()})
            return self._job(job_id)

    def state(self) -> QueueState:
        """Return how the whole queue stands."""
        with _reached():
            return queue_state(self._records.all(), self._fresh)

    def alive(self) -> bool:
        """Return whether any worker is."""
        with _reached():
            return self._fresh(self._records.read(_BEAT).get(_BEAT))

    def beat(self) -> None:
        """Tell that this worker is alive."""
        told = {"at": self._now()}
        self._records.write(_worker(self.worker), told)
        self._records.write(_BEAT, told)

    def leave(self) -> None:
        """Tell that this worker ends, so that nobody waits for the end of its lease."""
        self._records.delete(_worker(self.worker))

    def recover(self) -> None:
        """Begin again what lost its worker or its place in the queue, and forget what ended a day ago."""
        idle = self.huey.pending_count() == 0
        for key in self._records.keys("job:"):
            job_id = key.removeprefix("job:")
            try:
                asked, attempts, cancelled, workers = self._known(job_id)
            except NotFound:  # forgotten meanwhile
                continue
            age = self._now() - asked.made_at.timestamp()
            if age > KEPT_SECONDS:
                self._forget(asked)
                continue
            number = next_attempt(attempts, workers, cancelled=cancelled)
            lost = attempts[-1].worker is None and idle and age > self._lease
            if number is not None:
                self._begin(job_id, number)
            elif lost and standing(attempts, workers, cancelled=cancelled).state == "waiting":
                self.huey.enqueue(self._task.s(job_id, len(attempts) - 1))  # twice is no harm: one of them claims it

    def _pointed(self, same: str) -> Job | None:
        """Return the job that does the same and is not over."""
        pointer = self._records.read(same).get(same)
        if pointer is None:
            return None
        try:
            job = self._job(str(pointer["job"]))
        except NotFound:
            job = None
        if job is None or job.over:
            self._records.delete(same)
            return None
        return job

    def _refuse_more(self) -> None:
        if self.huey.pending_count() >= MOST_WAITING:
            raise Unavailable(
                f"{MOST_WAITING} jobs wait already; try again later, or start more workers", field="background"
            )

    def _added(self, same: str, photo_id: str, wish: SegmentWish) -> Job | None:
        """Return a new job, None where another one was just added that does the same."""
        job_id = str(uuid.uuid4())
        told = {"photo": photo_id, "mode": wish.mode, "prompt": wish.prompt, "at": self._now()}
        self._records.write(f"job:{job_id}", told)
        if not self._records.write_new(same, {"job": job_id}):
            self._records.delete(f"job:{job_id}")
            return None
        self.huey.enqueue(self._task.s(job_id, 0))
        return self._job(job_id)

    def _job(self, job_id: str) -> Job:
        asked, attempts, cancelled, workers = self._known(job_id)
        report = standing(attempts, workers, cancelled=cancelled)
        if report.state == "waiting" and not self._fresh(self._records.read(_BEAT).get(_BEAT)):
            report = Report("waiting", 0.0, NO_WORKER)
        return Job(asked, report)

    def _known(self, job_id: str) -> tuple[Asked, list[Attempt], bool, set[str]]:
        """Return a job, its attempts, whether it was cancelled, and which of its workers are alive. Raises NotFound."""
        keys = _keys(job_id)
        found = self._records.read(*keys) if len(job_id) <= 64 and job_id.isascii() and job_id.isprintable() else {}
        told = found.get(f"job:{job_id}")
        if told is None:
            raise NotFound(
                f"there is no job {job_id[:64]!r}; jobs that are over are forgotten after a day", field="job"
            )
        made_at = datetime.fromtimestamp(told["at"], UTC)
        asked = Asked(job_id, told["photo"], SegmentWish(told["mode"], told["prompt"]), made_at)
        begun = [n for n in range(MOST_ATTEMPTS) if n == 0 or f"begun:{job_id}:{n}" in found]
        attempts = [_attempt(found, job_id, number) for number in begun]
        names = {one.worker for one in attempts if one.worker is not None}
        beats = self._records.read(*map(_worker, names)) if names else {}
        workers = {name for name in names if self._fresh(beats.get(_worker(name)))}
        return asked, attempts, f"cancel:{job_id}" in found, workers

    def _fresh(self, beat: Record | None) -> bool:
        return beat is not None and self._now() - beat["at"] < self._lease

    def _begin(self, job_id: str, number: int) -> None:
        """Put a further attempt into the queue, if nobody else has."""
        if self._records.write_new(f"begun:{job_id}:{number}", {"at": self._now()}):
            self.huey.enqueue(self._task.s(job_id, number))

    def _forget(self, asked: Asked) -> None:
        same = _same(asked.photo_id, asked.wish)
        if self._records.read(same).get(same, {}).get("job") == asked.id:
            self._records.delete(same)
        self._records.delete(*_keys(asked.id))

    def _attempted(self, job_id: str, number: int) -> None:
        """Do a job, in a worker, unless it is over, cancelled, or another has claimed this attempt."""
        try:
            asked, attempts, cancelled, workers = self._known(job_id)
        except NotFound:
            return
        if self.do is None or standing(attempts, workers, cancelled=cancelled).state != "waiting":
            return
        if not self._records.write_new(f"claim:{job_id}:{number}", {"worker": self.worker}):
            return
        told = _Telling(self._records, job_id, number)
        try:
            report = self.do(asked, told)
        except Exception:
            _log.exception("job %s broke", job_id)
            report = Report("failed", 0.0, "this is the server's fault; it was logged")
        except BaseException:  # this worker is told to stop: another one goes on at once
            if number + 1 < MOST_ATTEMPTS:
                self.huey.storage.close()  # the stop may have come in the middle of a transaction
                self._begin(job_id, number + 1)
            raise
        told.last(report)


class _Telling:
    """Writes how an attempt stands, often enough to be looked at; raises JobCancelled where it is not wanted."""

    SECONDS = 0.25

    def __init__(self, records: HueyRecords, job_id: str, number: int) -> None:
        self._records = records
        self._key = f"report:{job_id}:{number}"
        self._ends = (f"cancel:{job_id}", f"begun:{job_id}:{number + 1}")
        self._next = 0.0

    def __call__(self, report: Report) -> None:
        if time.monotonic() < self._next:
            return
        if self._records.read(*self._ends):
            raise JobCancelled
        self.last(report)
        self._next = time.monotonic() + self.SECONDS

    def last(self, report: Report) -> None:
        """Write a report whatever it says."""
        told = {"state": report.state, "progress": report.progress, "detail": report.detail, "run": report.run_id}
        if report.state != "cancelled" or self._ends[0] in self._records.read(self._ends[0]):
            self._records.write(self._key, told)


def _keys(job_id: str) -> list[str]:
    """Return every key of a job."""
    kinds = [f"{kind}:{job_id}:{number}" for kind in ("begun", "claim", "report") for number in range(MOST_ATTEMPTS)]
    return [f"job:{job_id}", f"cancel:{job_id}", *kinds]


def _attempt(found: dict[str, Record], job_id: str, number: int) -> Attempt:
    claim, told = found.get(f"claim:{job_id}:{number}"), found.get(f"report:{job_id}:{number}")
    report = Report(told["state"], told["progress"], told["detail"], told["run"]) if told is not None else None
    return Attempt(claim["worker"] if claim is not None else None, report)


def _worker(name: str) -> str:
    return f"worker:{name}"


def _same(photo_id: str, wish: SegmentWish) -> str:
    words = " ".join((wish.prompt or "").split())
    return "same:" + hashlib.sha256(f"{photo_id}\n{wish.mode}\n{words}".encode()).hexdigest()


@contextmanager
def _reached() -> Iterator[None]:
    """Tell a queue that cannot be reached as Unavailable."""
    try:
        yield
    except Exception as error:
        if not isinstance(error, (OSError, sqlite3.Error, *_driver_errors())):
            raise
        _log.warning("the queue of jobs: %s", error)
        raise Unavailable("the queue of jobs cannot be reached; see the server's log", field="background") from None


def _driver_errors() -> tuple[type[Exception], ...]:
    """Return what PostgreSQL's driver raises, where it is installed."""
    try:
        import psycopg
    except ImportError:
        return ()
    return (psycopg.Error,)
