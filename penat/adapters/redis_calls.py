"""Calls counted in Redis, by all processes and machines together; in memory for as long as Redis is away."""

import logging
import time
from collections.abc import Callable
from typing import Any

from penat.adapters.memory_calls import MemoryCalls
from penat.domain.errors import InvalidInput
from penat.domain.rate import Count, Rate, wait_s
from penat.ports.call_counter import CallCounter

PATIENCE_S = 0.25
QUIET_S = 5.0
PREFIX = "penat"
_log = logging.getLogger(__name__)


class RedisCalls(CallCounter):
    """Counters that all servers with one Redis share, as two numbers a caller that Redis forgets by itself.

    Where Redis does not answer within a quarter of a second this process counts in its own memory, and asks again
    after five seconds: limits get wider by the number of processes, nobody is turned away for it, and nothing hangs.
    """

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic, patience_s: float = PATIENCE_S) -> None:
        self._limiter = _limiter(url, patience_s)
        self._meanwhile = MemoryCalls()
        self._clock = clock
        self._quiet_until = float("-inf")

    def count(self, rate: Rate, what: str, who: str, now: float) -> Count:
        """Count one call; *now* counts only while Redis is away, which has a clock of its own."""
        if self._clock() < self._quiet_until:
            return self._meanwhile.count(rate, what, who, now)
        try:
            return self._shared(rate, what, who)
        except Exception as error:  # whatever a driver raises: limits must never break an answer
            self._quiet_until = self._clock() + QUIET_S
            words = "the Redis of PENAT_LIMITS_URL does not answer (%s); each process counts for itself meanwhile"
            _log.warning(words, type(error).__name__)
            return self._meanwhile.count(rate, what, who, now)

    def _shared(self, rate: Rate, what: str, who: str) -> Count:
        from limits import RateLimitItemPerSecond

        item = RateLimitItemPerSecond(rate.calls, rate.seconds, PREFIX)
        allowed = bool(self._limiter.hit(item, what, who))
        window = self._limiter.storage.get_sliding_window(item.key_for(what, who), rate.seconds)
        return _count(rate, allowed, *window)


def _count(rate: Rate, allowed: bool, before: int, before_left: float, running: int, running_left: float) -> Count:
    """Return the count of a window as Redis has it: two counters, and in how many seconds it forgets each.

    The running counter is kept for two windows, from its first call on; the one before weighs by what is left of it.
    """
    gone = rate.seconds - before_left if before else 2 * rate.seconds - running_left
    gone = min(max(gone, 0.0), float(rate.seconds))
    if not allowed:
        return Count(False, 0, max(0.0, wait_s(rate, before, running, gone)))
    left = int(rate.calls - before * (1 - gone / rate.seconds) - running)
    return Count(True, max(0, left), rate.seconds - gone)


def _limiter(url: str, patience_s: float) -> Any:
    """Return what counts there; nothing is connected yet. Raises InvalidInput where the package is missing."""
    from limits.errors import ConfigurationError
    from limits.storage import RedisStorage
    from limits.strategies import SlidingWindowCounterRateLimiter

    try:
        storage = RedisStorage(url, socket_timeout=patience_s, socket_connect_timeout=patience_s)
    except ConfigurationError:
        cure = "PENAT_LIMITS_URL needs the package redis: pip install -r requirements-redis.txt"
        raise InvalidInput(cure, field="limits_url") from None
    except ValueError as error:
        raise InvalidInput(f"PENAT_LIMITS_URL cannot be read: {error}", field="limits_url") from None
    return SlidingWindowCounterRateLimiter(storage)
