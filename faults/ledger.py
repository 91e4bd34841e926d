"""How calls were answered, and what was acknowledged."""

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

RIGHT, WRONG, AWAY, BROKEN, CUT, SILENT = "right", "wrong", "clear 503", "unclear 5xx", "cut", "silent"
PAUSE_SECONDS, AGAIN_SECONDS = 0.02, 0.2
TRIES = 5
KEPT_EXAMPLES = 5


@dataclass
class Ledger:
    """How calls were answered, by kind and outcome; and what was acknowledged, with the moment, for the log's check.

    `right`, `wrong` (another answer than the reference's), `clear 503` (a problem with Retry-After), `unclear 5xx`,
    `cut` (the connection ended before the answer, and the call was made again) and `silent` (it was in vain).
    """

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    acknowledged: dict[tuple[str, str], float] = field(default_factory=dict)
    milliseconds: list[tuple[float, float]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, outcome: str, told: str = "") -> None:
        """Count an answer; keep what was told of the first bad ones."""
        with self._lock:
            self.counts[kind, outcome] += 1
            if outcome not in (RIGHT, AWAY, CUT) and len(self.examples) < KEPT_EXAMPLES:
                self.examples.append(f"{kind}: {told[:300]}")

    def acknowledge(self, session: str, what: str) -> None:
        """Remember that the server has answered, so that its log must hold it."""
        with self._lock:
            self.acknowledged.setdefault((session, what), time.time())

    def took(self, milliseconds: float) -> None:
        """Remember how long an answer took."""
        with self._lock:
            self.milliseconds.append((time.monotonic(), milliseconds))

    def of(self, outcome: str) -> int:
        """Return how many calls had an outcome."""
        return sum(count for (_, one), count in self.counts.items() if one == outcome)

    def __str__(self) -> str:
        told = [f"{self.of(outcome):,} {outcome}" for outcome in (RIGHT, WRONG, AWAY, BROKEN, CUT, SILENT)]
        return ", ".join(one for one in told if not one.startswith("0 "))


def refusal(status: int, headers: Any) -> str:
    """Return what an answer is worth whose status is not the right one."""
    if status == 503 and is_problem(headers) and headers.get("Retry-After", "").isdigit():
        return AWAY
    return BROKEN if status >= 500 else WRONG


def is_problem(headers: Any) -> bool:
    """Return whether an answer says what is wrong as this API does."""
    return str(headers.get("Content-Type", "")).startswith("application/problem+json")
