"""A queue of jobs in memory, whose worker is the test itself."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from threading import RLock

from penat.domain.errors import NotFound, Unavailable
from penat.domain.job import OVER, Asked, Attempt, Job, JobCancelled, QueueState, Report, standing
from penat.domain.piece import SegmentWish
from penat.ports.job_queue import JobQueue

Do = Callable[[Asked, Callable[[Report], None]], Report]


class MemoryJobs(JobQueue):
    """Keeps everything in dicts; `working` says whether a worker is alive, `work` does one job as that worker."""

    def __init__(self) -> None:
        self.working = True
        self._lock = RLock()
        self._asked: dict[str, Asked] = {}
        self._attempts: dict[str, list[Attempt]] = {}
        self._cancelled: set[str] = set()

    def add(self, photo_id: str, wish: SegmentWish) -> Job:
        with self._lock:
            for known in map(self.get, self._asked):
                if (known.asked.photo_id, known.asked.wish) == (photo_id, wish) and not known.over:
                    return known
            if not self.working:
                raise Unavailable("no job worker is running; start one with penat work", field="background")
            asked = Asked(str(uuid.uuid4()), photo_id, wish, datetime.now(UTC))
            self._asked[asked.id], self._attempts[asked.id] = asked, []
            return self.get(asked.id)

    def get(self, job_id: str) -> Job:
        with self._lock:
            if job_id not in self._asked:
                raise NotFound(f"there is no job {job_id[:64]!r}", field="job")
            alive = ("worker",) if self.working else ()
            told = standing(self._attempts[job_id], alive, cancelled=job_id in self._cancelled)
            return Job(self._asked[job_id], told)

    def cancel(self, job_id: str) -> Job:
        if not self.get(job_id).over:
            self._cancelled.add(job_id)
        return self.get(job_id)

    def state(self) -> QueueState:
        told = [self.get(job_id).report.state for job_id in self._asked]
        return QueueState(told.count("waiting"), told.count("running"), int(self.working))

    def work(self, do: Do) -> Job | None:
        """Do the oldest job that waits; None where none does."""
        waiting = [job for job in map(self.get, self._asked) if job.report.state == "waiting"]
        if not waiting:
            return None
        asked = waiting[0].asked
        self._attempts[asked.id].append(Attempt("worker"))

        def told(report: Report) -> None:
            if asked.id in self._cancelled and report.state not in OVER:
                raise JobCancelled
            self._attempts[asked.id][-1] = Attempt("worker", report)

        told(do(asked, told))
        return self.get(asked.id)
