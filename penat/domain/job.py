"""Work longer than a request: what was asked, and how it stands, told from what was written of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from penat.domain.piece import SegmentWish

JobState = Literal["waiting", "running", "done", "failed", "cancelled"]
OVER: tuple[JobState, ...] = ("done", "failed", "cancelled")
MOST_ATTEMPTS = 3


class JobCancelled(Exception):
    """Raised where work learns that nobody wants it any more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a job is to do, asked for at *made_at*: look for pieces in a photo as a wish says."""

    id: str
    photo_id: str
    wish: SegmentWish
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What the worker of an attempt wrote last: how it stands, the share done 0..1, in words, and the run it made."""

    state: JobState
    progress: float = 0.0
    detail: str = ""
    run_id: str | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One worker's try at a job: *worker* is None until one has taken it, *report* until that one has said something.

    Each of the two is written once, or by that worker alone, so that nobody overwrites what another said.
    """

    worker: str | None = None
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands."""

    asked: Asked
    report: Report

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.report.state in OVER


@dataclass(frozen=True, slots=True)
class QueueState:
    """How a queue stands: jobs that wait, jobs that run, and workers that were heard of lately."""

    waiting: int
    running: int
    workers: int


def standing(attempts: Sequence[Attempt], workers: Collection[str], *, cancelled: bool) -> Report:
    """Return how a job with these *attempts*, the first one first, stands, where *workers* are those alive now.

    What an attempt ended with stands. A job whose worker is gone is waiting for the next attempt, or has failed after
    MOST_ATTEMPTS of them: it may be the job that ends workers. A job that was cancelled is so at once, whatever its
    worker is still doing.
    """
    over = [one.report for one in attempts if one.report is not None and one.report.state in OVER]
    if over:
        return over[0]
    if cancelled:
        return Report("cancelled", _progress(attempts), "cancelled on request")
    last = attempts[-1] if attempts else Attempt()
    if last.worker is None:
        again = "waiting for a worker, the one before ended" if len(attempts) > 1 else "waiting for a worker"
        return Report("waiting", 0.0, again)
    if last.worker in workers:
        return last.report or Report("running", 0.0, "begun")
    if len(attempts) >= MOST_ATTEMPTS:
        return Report("failed", _progress(attempts), f"the worker ended {len(attempts)} times while it worked on this")
    return Report("waiting", 0.0, "the worker ended; another one takes it up")


def next_attempt(attempts: Sequence[Attempt], workers: Collection[str], *, cancelled: bool) -> int | None:
    """Return the number of the attempt to begin because the last one's worker is gone; None where there is none."""
    last = attempts[-1] if attempts else Attempt()
    waits = standing(attempts, workers, cancelled=cancelled).state == "waiting"
    return len(attempts) if waits and last.worker is not None else None


def _progress(attempts: Sequence[Attempt]) -> float:
    last = attempts[-1].report if attempts else None
    return last.progress if last is not None else 0.0
