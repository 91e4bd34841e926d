"""Where it is written down what shoppers were shown and what they did, without anybody waiting for it."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from penat.domain.shopping_log import Event, ShownSlate

Entry = ShownSlate | Event


@dataclass(frozen=True, slots=True)
class Lag:
    """How far the log is behind: entries that wait, the age of the oldest in seconds, and how many were lost."""

    waiting: int
    seconds: float
    lost: int


class EventLog(Protocol):
    """A log that takes entries at once and writes them soon."""

    @abstractmethod
    def note(self, entry: Callable[[], Entry]) -> None:
        """Take an entry, which is made when it is written: at once, never waiting and never raising."""

    @abstractmethod
    def flush(self) -> None:
        """Write everything that waits. Raises Unavailable where the log cannot be written."""

    @abstractmethod
    def lag(self) -> Lag:
        """Return how far the log is behind."""


class EventRecords(Protocol):
    """What was written, for reports."""

    @abstractmethod
    def slates(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[ShownSlate]:
        """Yield the slates shown in a stretch of time, the oldest first. Raises Unavailable."""

    @abstractmethod
    def events(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[Event]:
        """Yield the events of a stretch of time, the oldest first."""

    @abstractmethod
    def forget(self, before: datetime) -> int:
        """Delete what is older; return how many slates and events that were."""
