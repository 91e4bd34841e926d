"""Where a server counts what it does, without anybody waiting for it."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Protocol

from penat.domain.telemetry import Metric, Reading

Look = Callable[[], Iterable[Reading]]
"""What tells gauges as they are now."""


class Meter(Protocol):
    """Counters and histograms of this process, and the answer to who asks for those of all processes."""

    @abstractmethod
    def add(self, metric: Metric, labels: tuple[str, ...] = (), amount: float = 1.0) -> None:
        """Raise a counter by *amount*, or observe it in a histogram: at once, never waiting and never raising."""

    @abstractmethod
    def start(self, look: Look | None = None) -> None:
        """Begin to write this process's gauges down, those that *look* tells too; called after a process was forked."""

    @abstractmethod
    def exposition(self, readings: Iterable[Reading] = ()) -> bytes:
        """Return everything as Prometheus's text, with *readings* of gauges looked up for this answer."""
