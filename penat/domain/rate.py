"""How often somebody may do something: so many times in so many seconds, counted without keeping each time."""

import re
from dataclasses import dataclass, field

from penat.domain.errors import InvalidInput

UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
MOST_KEPT = 100_000
_FORM = re.compile(r"([1-9]\d{0,6})/(second|minute|hour|day)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Rate:
    """At most *calls* in any *seconds*."""

    calls: int
    seconds: int

    def __str__(self) -> str:
        """Return it as it is written in a setting: 600/minute."""
        unit = next((name for name, seconds in UNITS.items() if seconds == self.seconds), f"{self.seconds} s")
        return f"{self.calls}/{unit}"


@dataclass(frozen=True, slots=True)
class Count:
    """How a call was counted: whether it may be made, how many may follow now, and in how many seconds more may."""

    allowed: bool
    left: int
    wait_s: float


def read_rate(text: str) -> Rate:
    """Return a rate written as 600/minute. Raises InvalidInput with the form."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise InvalidInput("write a rate such as 600/minute: a number, a slash, and second, minute, hour or day")
    return Rate(int(found[1]), UNITS[found[2]])


@dataclass(slots=True)
class Tally:
    """Counts calls by a sliding window made of two counters: the running window's, and a share of the one before.

    The share falls from all to nothing while the window runs, which takes the calls of the window before as evenly
    spread. Two numbers a caller are kept, however many calls there are, and at most *most* callers: a flood of
    addresses forgets the oldest, never fills the memory. Not safe for several threads.
    """

    most: int = MOST_KEPT
    _held: dict[tuple[str, str], tuple[int, int, int]] = field(default_factory=dict)

    def count(self, rate: Rate, what: str, who: str, now: float) -> Count:
        """Count one call at *now*, in seconds; a refused one is not added. *what* is always counted by one rate."""
        window, gone = divmod(now, rate.seconds)
        share = 1 - gone / rate.seconds
        before, running = self._counts((what, who), int(window))
        if before * share + running + 1 > rate.calls:
            return Count(False, 0, wait_s(rate, before, running, gone))
        self._keep((what, who), (int(window), before, running + 1))
        left = int(rate.calls - before * share - running - 1)
        return Count(True, left, rate.seconds - gone)

    def _counts(self, key: tuple[str, str], window: int) -> tuple[int, int]:
        """Return the calls of the window before, and of the running one."""
        held_window, before, running = self._held.get(key, (window, 0, 0))
        if held_window == window:
            return before, running
        return (running, 0) if held_window == window - 1 else (0, 0)

    def _keep(self, key: tuple[str, str], counts: tuple[int, int, int]) -> None:
        if key not in self._held and len(self._held) >= self.most:
            for oldest in list(self._held)[: max(1, self.most // 10)]:
                del self._held[oldest]
        self._held[key] = counts


def wait_s(rate: Rate, before: int, running: int, gone: float) -> float:
    """Return in how many seconds one more call fits, *gone* seconds into a window that has no room for one now.

    That is when the share of the counter that falls, of the window *before* or of this one then, has fallen enough.
    """
    room = rate.calls - 1 - running
    if room >= 0 and before:  # before > room, for else it would have fitted
        return rate.seconds * (1 - room / before) - gone
    return rate.seconds - gone + rate.seconds * (1 - (rate.calls - 1) / max(running, 1))
