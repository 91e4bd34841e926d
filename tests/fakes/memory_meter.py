"""A meter that keeps what it is told in lists."""

from collections.abc import Iterable

from penat.domain.telemetry import Metric, Reading
from penat.ports.meter import Look, Meter


class MemoryMeter(Meter):
    """Keeps every count and observation, by metric and labels."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, tuple[str, ...]], list[float]] = {}

    def add(self, metric: Metric, labels: tuple[str, ...] = (), amount: float = 1.0) -> None:
        assert len(labels) == len(metric.labels), metric.name
        self.told.setdefault((metric.name, labels), []).append(amount)

    def start(self, look: Look | None = None) -> None:
        """Nothing is to be begun."""

    def exposition(self, readings: Iterable[Reading] = ()) -> bytes:
        return "".join(f"{one.metric.name} {one.value}\n" for one in readings).encode()

    def total(self, metric: Metric, *labels: str) -> float:
        """Return what was counted of a metric with these labels."""
        return sum(self.told.get((metric.name, labels), ()))
