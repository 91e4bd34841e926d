"""The processes that do jobs: one that watches, and beside it workers and what begins lost jobs again.

Every one of them ends when the process it was started by does, however that ends: a killed server leaves no orphans.
"""

import logging
import os
import signal
import threading
import uuid
from collections.abc import Callable

from huey.consumer import Consumer, Scheduler

from penat.adapters.huey_jobs import Do, HueyJobs

BEAT_SECONDS = 2.0
_LONGEST_IDLE = 1.0  # between two looks into the queue
_log = logging.getLogger(__name__)


def run_workers(jobs: HueyJobs, make: Callable[[], Do], count: int, parent: int | None = None) -> None:
    """Do jobs in *count* processes until told to stop, or until the process *parent* is no longer this one's.

    *make* is called in each worker and returns what does a job: nothing that it opens is shared over a fork. A worker
    that is killed is replaced; the job it had is begun again. SIGTERM hands what is being done to another worker.
    """
    watcher = os.getpid()

    @jobs.huey.on_startup()  # type: ignore[untyped-decorator]  # huey has no types
    def begin() -> None:
        jobs.worker = f"{uuid.uuid4().hex}-{os.getpid()}"
        jobs.do = make()
        _beat(jobs)
        threading.Thread(target=_live, args=(jobs, watcher), name="heartbeat", daemon=True).start()

    @jobs.huey.on_shutdown()  # type: ignore[untyped-decorator]  # likewise
    def end() -> None:
        jobs.leave()

    _Recovery.jobs, _Recovery.watcher, _Watcher.parent = jobs, watcher, parent
    consumer = _Watcher(
        jobs.huey, workers=count, worker_type="process", periodic=False, max_delay=_LONGEST_IDLE,
        health_check_interval=1,
    )  # fmt: skip
    consumer.run()


def _live(jobs: HueyJobs, watcher: int) -> None:
    """Tell every other second that this worker is alive; end with the watcher."""
    waits = threading.Event()
    while True:
        for _ in range(4):
            _end_without(watcher)
            waits.wait(BEAT_SECONDS / 4)
        _beat(jobs)


def _beat(jobs: HueyJobs) -> None:
    """Tell that this worker is alive, if that can be told now."""
    try:
        jobs.beat()
    except Exception as error:  # a full disk or a busy database passes, and the worker goes on
        _log.warning("the queue of jobs: %s", error)


def _end_without(watcher: int) -> None:
    """End this process at once where its parent is no longer *watcher*."""
    if os.getppid() != watcher:
        os._exit(1)


class _Recovery(Scheduler):  # type: ignore[misc]  # huey has no types
    """In the place of huey's scheduler, for nothing is scheduled: begins again what lost its worker."""

    jobs: HueyJobs
    watcher: int

    def loop(self, now: object = None) -> None:  # noqa: ARG002  # huey's own signature
        """Look once, and wait a second."""
        _end_without(self.watcher)
        try:
            self.jobs.recover()
        except Exception as error:  # as for the heartbeat
            _log.warning("the queue of jobs: %s", error)
        self.stop_flag.wait(1.0)


class _Watcher(Consumer):  # type: ignore[misc]  # huey has no types
    """Starts the others and replaces those that end; ends with the server that started it."""

    scheduler_class = _Recovery
    parent: int | None = None

    def loop(self, health_check_ts: float | None = None) -> float | None:
        """Look once for an end, and every second for workers that ended."""
        if self.parent is not None and os.getppid() != self.parent:
            self._signum, self._restart, self._graceful = signal.SIGTERM, False, False
        found: float | None = super().loop(health_check_ts)
        return found
