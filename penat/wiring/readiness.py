"""What /readyz and /metrics tell of what stands beside the release: job workers, the shopping log, room on the disk."""

from collections.abc import Iterator

from penat.domain.errors import PenatError
from penat.ports.event_log import EventLog
from penat.settings import Settings
from penat.use_cases.jobs import Jobs
from penat.web.services import Dependency
from penat.wiring.watching import disks

LATE_SECONDS = 60.0
LEAST_FREE_BYTES = 500_000_000


def beside_the_release(settings: Settings, jobs: Jobs | None, events: EventLog | None) -> Iterator[Dependency]:
    """Yield how the job workers, the shopping log and the disks are; none of them is needed to serve shoppers."""
    if jobs is not None:
        yield _job_workers(jobs)
    yield _event_log(events)
    yield _disk_space(settings)


def _job_workers(jobs: Jobs) -> Dependency:
    try:
        queue = jobs.queue()
    except PenatError as error:
        return Dependency("job workers", False, error.detail, needed=False)
    told = f"{queue.workers} at work; {queue.waiting} jobs wait, {queue.running} run"
    if not queue.workers:
        told = f"none; {queue.waiting} jobs wait. Start them: penat work, or PENAT_JOB_WORKERS=1"
    return Dependency("job workers", queue.workers > 0, told, needed=False)


def _event_log(events: EventLog | None) -> Dependency:
    """Return how far the log of the process that answers is behind."""
    if events is None:
        return Dependency("event log", True, "none is kept; PENAT_LOG_DAYS is 0", needed=False)
    lag = events.lag()
    told = f"{lag.waiting} entries wait, the oldest for {lag.seconds:.1f} s; {lag.lost} lost since the start"
    return Dependency("event log", lag.seconds < LATE_SECONDS and not lag.lost, told, needed=False)


def _disk_space(settings: Settings) -> Dependency:
    found = {name: free for name, free, _ in disks(settings)}
    if not found:
        return Dependency("disk space", False, "neither PENAT_CACHE nor PENAT_VAR can be looked at", needed=False)
    told = ", ".join(f"{free / 1e9:.1f} GB for {name}" for name, free in found.items())
    return Dependency("disk space", min(found.values()) >= LEAST_FREE_BYTES, f"free: {told}", needed=False)
