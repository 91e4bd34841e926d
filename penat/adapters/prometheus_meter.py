"""Metrics kept with prometheus_client: of one process in memory, of several in the files of a folder they share.

A request only queues what it counts; a thread of each process sums it up and hands it over twice a second, so that a
request pays well under a microsecond for each metric.
"""

import logging
import os
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any
from weakref import ReferenceType, ref

from penat.domain.telemetry import Metric, Reading
from penat.ports.meter import Look, Meter

EVERY_SECONDS, RETRY_SECONDS = 0.5, 10.0
MOST_WAITING = 100_000
MOST_SERIES = 1_000
OTHER = "other"
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_log = logging.getLogger(__name__)
Series = tuple[Metric, tuple[str, ...]]


class PrometheusMeter(Meter):
    """Counts by prometheus_client; *look* tells, twice a second, the gauges of this process.

    Where the environment named a folder before prometheus_client was imported, every process writes its files there,
    and each answers for all of them. A metric has at most *most* combinations of labels; what comes beyond them is
    counted under "other".
    """

    def __init__(self, look: Look = tuple, *, every: float = EVERY_SECONDS, most: int = MOST_SERIES) -> None:
        import penat.adapters.prometheus_instruments  # now, so that processes forked of this one share it  # noqa: F401

        folder = os.environ.get(FOLDER_VARIABLE)
        self._folder = Path(folder) if folder else None
        self._looks = [look]
        self._every = every
        self._most = most
        self._thread: Thread | None = None
        self._reserved = False
        self._begin()

    def add(self, metric: Metric, labels: tuple[str, ...] = (), amount: float = 1.0) -> None:
        """Queue a count or an observation."""
        if self._thread is None or self._owner != os.getpid():
            self.start()
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(((metric, labels), amount))

    def start(self, look: Look | None = None) -> None:
        """Begin the thread that hands over, in the process that calls."""
        if self._owner != os.getpid():
            self._begin()
        if look is not None:
            self._looks = [*self._looks, look]
        with self._starting:
            if self._thread is None:
                self._thread = Thread(target=_hand_over, args=(ref(self), self._every), name="metrics", daemon=True)
                self._thread.start()

    def exposition(self, readings: Iterable[Reading] = ()) -> bytes:
        """Return the metrics of all processes that share the folder, or of this one, and *readings*."""
        from penat.adapters.prometheus_instruments import LookedUp, forget_dead, shared, text_of

        try:
            self.hand_over()
        except OSError as error:  # a full disk: what the other processes wrote can be read all the same
            _log.warning("metrics could not be written: %s", error)
        if self._folder is None:
            return text_of(self._registry) + text_of(LookedUp(readings))
        forget_dead(self._folder)
        return text_of(shared(self._folder)) + text_of(LookedUp(readings))

    def hand_over(self) -> None:
        """Give what is queued, and this process's gauges, to prometheus_client."""
        with self._handing:
            self._reserve()
            found: dict[Series, list[float]] = {}
            for _ in range(len(self._waiting)):
                series, amount = self._waiting.popleft()
                found.setdefault(series, []).append(amount)
            for series, amounts in found.items():
                child = self._child(series)
                if series[0].kind == "histogram":
                    child.observe_all(amounts)
                else:
                    child.inc(sum(amounts))
            for look in self._looks:
                for reading in look():
                    self._read(reading)

    def _reserve(self) -> None:
        """Take this process's room in the shared folder, once. Raises OSError where the disk is full."""
        if self._folder is not None and not self._reserved:
            from penat.adapters.prometheus_instruments import reserve

            reserve(self._folder)
            self._reserved = True

    def _begin(self) -> None:
        from prometheus_client import CollectorRegistry

        self._owner = os.getpid()
        self._waiting: deque[tuple[Series, float]] = deque()
        self._starting, self._handing = Lock(), Lock()
        self._thread = None
        self._reserved = False
        self._registry: CollectorRegistry = CollectorRegistry()
        self._instruments: dict[Metric, Any] = {}
        self._children: dict[Series, Any] = {}
        self._series: dict[Metric, int] = {}
        self._totals: dict[Series, float] = {}

    def _read(self, reading: Reading) -> None:
        """Set a gauge, or raise a counter to its total."""
        series = reading.metric, reading.labels
        child = self._child(series)
        if reading.metric.kind == "gauge":
            child.set(reading.value)
            return
        grown = reading.value - self._totals.get(series, 0.0)
        self._totals[series] = reading.value
        if grown > 0:
            child.inc(grown)

    def _child(self, series: Series) -> Any:
        """Return what counts a metric with these labels, with "other" for each where there are too many already."""
        child = self._children.get(series)
        if child is not None:
            return child
        metric, labels = series
        if self._series.get(metric, 0) >= self._most:
            labels = (OTHER,) * len(metric.labels)
            if (metric, labels) in self._children:
                return self._children[metric, labels]
        child = self._instrument(metric)
        child = child.labels(*labels) if metric.labels else child
        self._children[metric, labels] = child
        self._series[metric] = self._series.get(metric, 0) + 1
        return child

    def _instrument(self, metric: Metric) -> Any:
        from penat.adapters.prometheus_instruments import instrument

        if metric not in self._instruments:
            self._instruments[metric] = instrument(metric, None if self._folder else self._registry)
        return self._instruments[metric]


def _hand_over(meter: "ReferenceType[PrometheusMeter]", every: float) -> None:
    """Let a meter hand over again and again, as long as anybody counts with it."""
    rest = Event()  # never set: a pause that ends with the process
    while True:
        kept = meter()
        if kept is None:
            return
        pause = every
        try:
            kept.hand_over()
        except Exception as error:  # a full disk passes, and the server goes on
            _log.warning("metrics could not be written: %s", error)
            pause = RETRY_SECONDS
        del kept  # a meter that nobody counts with any more is let go of
        rest.wait(pause)
