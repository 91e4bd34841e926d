"""How long a segmenter takes here, learned from what it took."""

from threading import Lock

_NEWS = 0.3  # how much the last time counts beside the earlier ones


class Pace:
    """Seconds for one pass of a network, *first* until it has run twice. Safe to use from several threads.

    The first run loads and warms up, so nothing is learned from it.
    """

    def __init__(self, first: float) -> None:
        self._seconds = first
        self._runs = 0
        self._lock = Lock()

    @property
    def seconds(self) -> float:
        """What a pass takes."""
        return self._seconds

    def took(self, seconds: float, passes: int) -> None:
        """Learn that *passes* took *seconds* together."""
        with self._lock:
            share = seconds / max(1, passes)
            self._runs += 1
            if self._runs == 2:
                self._seconds = share
            elif self._runs > 2:
                self._seconds += _NEWS * (share - self._seconds)
