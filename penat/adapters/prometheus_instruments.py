"""prometheus_client's counters, gauges and histograms of our metrics; importing this imports prometheus_client."""

import os
from bisect import bisect_left
from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import prometheus_client
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from penat.domain.telemetry import METRICS, Metric, Reading

_KIB = 1024
_SIZES = {"histogram": 2048 * _KIB, "counter": 256 * _KIB} | {
    f"gauge_{mode}": 64 * _KIB for mode in ("livesum", "livemax", "liveall")
}
_DRAFT = ".new"
_MODES: dict[str, Any] = {"sum": "livesum", "max": "livemax", "each": "liveall"}
prometheus_client.disable_created_metrics()  # type: ignore[no-untyped-call]  # twice as many series, of use to nobody


class Distribution(Histogram):
    """A histogram that takes many observations at once, for a fraction of what they cost one by one."""

    def observe_all(self, amounts: Iterable[float]) -> None:
        """Observe every one of *amounts*."""
        found = list(amounts)
        self._sum.inc(sum(found))
        for place, count in Tally(bisect_left(self._upper_bounds, amount) for amount in found).items():
            self._buckets[place].inc(count)


def instrument(metric: Metric, registry: CollectorRegistry | None) -> Any:
    """Return what counts a metric, in *registry* or, where it is None, in the folder that processes share."""
    if metric.kind == "histogram":
        return Distribution(metric.name, metric.help, metric.labels, registry=registry, buckets=metric.buckets)
    if metric.kind == "counter":
        return Counter(metric.name, metric.help, metric.labels, registry=registry)
    mode = _MODES[metric.across or "sum"]
    return Gauge(metric.name, metric.help, metric.labels, registry=registry, multiprocess_mode=mode)


class LookedUp:
    """Gauges whose values were looked up a moment ago, as prometheus_client collects them."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._found = list(readings)

    def collect(self) -> Iterator[Any]:
        """Yield one family a metric."""
        for metric in METRICS:
            family = GaugeMetricFamily(metric.name, metric.help, labels=metric.labels)
            for reading in self._found:
                if reading.metric is metric:
                    family.add_metric(reading.labels, reading.value)
            if family.samples:
                yield family


def text_of(collector: Any) -> bytes:
    """Return what a collector holds as Prometheus's text."""
    registry = CollectorRegistry()
    registry.register(collector)
    return bytes(prometheus_client.generate_latest(registry))


def reserve(folder: Path) -> None:
    """Take the room on the disk for this process's files. Raises OSError where there is none.

    prometheus_client maps files with holes: to write into one on a full disk would end the process.
    """
    if not hasattr(os, "posix_fallocate"):
        return
    for name, size in _SIZES.items():
        file, draft = (folder / f"{name}_{os.getpid()}{suffix}" for suffix in (".db", _DRAFT))
        if file.exists():  # an earlier process had this one's number: its counts go on
            continue
        try:
            with draft.open("wb") as drafted:
                os.posix_fallocate(drafted.fileno(), 0, size)
            draft.rename(file)  # whole, so that nobody who collects reads half a file
        finally:
            draft.unlink(missing_ok=True)


def shared(folder: Path) -> Any:
    """Return what collects the metrics of all processes that write into *folder*."""
    return MultiProcessCollector(None, path=str(folder))  # type: ignore[no-untyped-call]


def forget(process: int, folder: Path) -> None:
    """Take the gauges of a process that has ended out of a folder; what it counted stays."""
    mark_process_dead(process, str(folder))  # type: ignore[no-untyped-call]


def forget_dead(folder: Path) -> None:
    """Take the gauges of every process that has ended out of a folder, and the drafts of one that was killed."""
    for number in {_process_of(path) for path in folder.glob("gauge_live*_*.db")}:
        if _ended(number):
            forget(int(number), folder)
    for draft in folder.glob(f"*{_DRAFT}"):
        if _ended(_process_of(draft)):
            draft.unlink(missing_ok=True)


def _process_of(file: Path) -> str:
    return file.stem.rpartition("_")[2]


def _ended(process: str) -> bool:
    return process.isdigit() and not _lives(int(process))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's, which has its number now
        return True
    return True
