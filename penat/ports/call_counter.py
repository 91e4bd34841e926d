"""What counts calls, so that nobody makes too many."""

from abc import abstractmethod
from typing import Protocol

from penat.domain.rate import Count, Rate


class CallCounter(Protocol):
    """Counts calls by what is called and who calls; safe for many threads."""

    @abstractmethod
    def count(self, rate: Rate, what: str, who: str, now: float) -> Count:
        """Count one call of *what* by *who* at *now*, in seconds since the epoch; one that is refused adds nothing.

        Never raises: a counter that cannot be reached is the operator's trouble, not the caller's.
        """
