"""Calls counted in this process's memory: each server process has counters of its own."""

import threading

from penat.domain.rate import Count, Rate, Tally
from penat.ports.call_counter import CallCounter


class MemoryCalls(CallCounter):
    """Counters of one process; a deployment of four processes allows four times as much."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._lock = threading.Lock()

    def count(self, rate: Rate, what: str, who: str, now: float) -> Count:
        """Count one call."""
        with self._lock:
            return self._tally.count(rate, what, who, now)
