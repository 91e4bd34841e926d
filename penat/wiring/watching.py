"""What is measured of a server, and where its processes keep it together."""

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import penat
from penat.domain import telemetry
from penat.domain.errors import PenatError
from penat.domain.telemetry import Metric, Reading
from penat.ports.event_log import EventLog
from penat.ports.meter import Meter
from penat.settings import Settings

if TYPE_CHECKING:
    from penat.adapters.release_source import ReleaseSource
    from penat.use_cases.jobs import Jobs
    from penat.web.services import Dependency

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
EXTENSION = "penat_meter"
_PAGE = os.sysconf("SC_PAGE_SIZE")
SERVER, JOBS = "server", "jobs"


def share_metrics(settings: Settings) -> None:
    """Make the folder in which this server's processes keep their metrics, before any of them begins to count."""
    from penat.adapters.metrics_folder import metrics_folder

    folder = None if settings.metrics == "off" else metrics_folder(os.getpid(), (settings.var,))
    if folder is None:
        os.environ.pop(FOLDER_VARIABLE, None)
    else:
        os.environ[FOLDER_VARIABLE] = str(folder)


def drop_metrics(settings: Settings) -> None:
    """Take that folder away at the server's end."""
    from penat.adapters.metrics_folder import PREFIX, drop_folder

    folder = Path(os.environ.get(FOLDER_VARIABLE, ""))
    if settings.metrics != "off" and folder.name.startswith(PREFIX):  # not one that the operator named
        drop_folder(folder)


def start_meter(worker: Any) -> None:
    """Begin to count in a gunicorn worker, before its first request."""
    meter = _meter_of(worker)
    if meter is not None:
        meter.start(lambda: _in_hand(worker))


def count_shed(worker: Any, reason: str) -> None:
    """Count a request that a gunicorn worker turned away before the app saw it, or cut off."""
    meter = _meter_of(worker)
    if meter is not None:
        meter.add(telemetry.SHED, (reason,))


def forget_worker(_: Any, worker: Any) -> None:
    """Take the gauges of a gunicorn worker that has ended out of the answers."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder:
        from penat.adapters.prometheus_instruments import forget

        forget(worker.pid, Path(folder))


def build_meter(settings: Settings, events: EventLog | None = None, process: str = SERVER) -> Meter | None:
    """Return what counts in this process, None where nothing is to be measured."""
    if settings.metrics == "off":
        return None
    from penat.adapters.prometheus_meter import PrometheusMeter

    return PrometheusMeter(lambda: _own(events, process))


def build_job_meter(settings: Settings) -> Meter | None:
    """Return what counts in a job worker: only beside a server, which answers for it."""
    return build_meter(settings, process=JOBS) if os.environ.get(FOLDER_VARIABLE) else None


def build_readings(
    settings: Settings, source: "ReleaseSource", jobs: "Jobs | None",
    dependencies: Callable[[], Iterable["Dependency"]],
) -> Callable[[], Iterable[Reading]]:  # fmt: skip
    """Return what looks up the gauges of the deployment for each answer."""

    def readings() -> Iterator[Reading]:
        yield Reading(telemetry.BUILD, (penat.__version__,), 1.0)
        found = list(dependencies())
        yield _flag(telemetry.READY, all(one.ready for one in found if one.needed))
        for one in found:
            yield _flag(telemetry.DEPENDENCY, one.ready, one.name)
        yield from _of_release(settings, source)
        yield from _of_prices(settings.links_path, source)
        yield from _of_jobs(jobs)
        yield from _of_disks(settings)

    return readings


def _meter_of(worker: Any) -> Meter | None:
    """Return what counts in a gunicorn worker, None where its app measures nothing."""
    meter: Meter | None = getattr(worker.app.callable, "extensions", {}).get(EXTENSION)
    return meter


def _in_hand(worker: Any) -> Iterator[Reading]:
    """Yield how busy a worker is, where it is one that knows."""
    if hasattr(worker, "busy"):
        running, queued = worker.busy()
        yield Reading(telemetry.IN_HAND, (), float(running))
        yield Reading(telemetry.QUEUED, (), float(queued))


def _own(events: EventLog | None, process: str) -> Iterator[Reading]:
    """Yield the gauges of this process."""
    with suppress(OSError):  # no system but Linux tells it there
        resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE
        yield Reading(telemetry.MEMORY, (process,), float(resident))
    yield Reading(telemetry.CPU, (process,), time.process_time())
    if events is not None:
        lag = events.lag()
        yield Reading(telemetry.EVENTS_WAITING, (), float(lag.waiting))
        yield Reading(telemetry.EVENTS_OLDEST, (), lag.seconds)
        yield Reading(telemetry.EVENTS_LOST, (), float(lag.lost))


def _of_release(settings: Settings, source: "ReleaseSource") -> Iterator[Reading]:
    from penat.adapters.release_layout import MANIFEST, RELEASES

    try:
        catalogue, news = source.current(), source.news()
    except PenatError:
        return
    yield Reading(telemetry.RELEASE, (catalogue.release, catalogue.model), 1.0)
    if news.made is not None:
        yield Reading(telemetry.RELEASE_AGE, (), max(0.0, time.time() - news.made.timestamp()))
    for name, shelf in catalogue.shelves.items():
        yield Reading(telemetry.ITEMS, (name,), float(len(shelf)))
        yield Reading(telemetry.PRICED, (name,), float((shelf.price_cents >= 0).sum()))
        yield Reading(telemetry.IN_STOCK, (name,), float(shelf.in_stock.sum()))
    kept = [path.parent.name for path in (settings.cache / RELEASES).glob(f"[!.]*/{MANIFEST}")]
    yield Reading(telemetry.RELEASES_KEPT, (), float(len(kept)))
    yield Reading(telemetry.RELEASES_NEWER, (), float(sum(one > catalogue.release for one in kept)))


def _of_prices(links: Path, source: "ReleaseSource") -> Iterator[Reading]:
    yield _flag(telemetry.PRICES_REFUSED, source.news().table_refused is not None)
    try:
        changed = links.stat().st_mtime
    except OSError:
        return
    yield Reading(telemetry.PRICES_AGE, (), max(0.0, time.time() - changed))


def _of_jobs(jobs: "Jobs | None") -> Iterator[Reading]:
    if jobs is None:
        return
    try:
        queue = jobs.queue()
    except PenatError:
        return
    yield Reading(telemetry.JOBS, ("waiting",), float(queue.waiting))
    yield Reading(telemetry.JOBS, ("running",), float(queue.running))
    yield Reading(telemetry.JOB_WORKERS, (), float(queue.workers))


def disks(settings: Settings) -> Iterator[tuple[str, int, int]]:
    """Yield the name, and the free and all bytes, of each disk that a deployment uses and that can be looked at."""
    for name, folder in (("cache", settings.cache), ("var", settings.var)):
        with suppress(OSError):
            disk = shutil.disk_usage(folder)
            yield name, disk.free, disk.total


def _of_disks(settings: Settings) -> Iterator[Reading]:
    for name, free, size in disks(settings):
        yield Reading(telemetry.DISK_FREE, (name,), float(free))
        yield Reading(telemetry.DISK_SIZE, (name,), float(size))


def _flag(metric: Metric, well: bool, *labels: str) -> Reading:
    return Reading(metric, labels, float(well))
