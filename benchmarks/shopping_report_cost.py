"""What the dashboard's report costs over a long log: `python -m benchmarks.shopping_report_cost [SESSIONS]`."""

import random
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from penat.domain.catalogue import PriceRange
from penat.domain.shopping_log import Event, ShownSlate
from penat.settings import Settings
from penat.use_cases.shopping_reporter import ShoppingReporter
from penat.wiring.events import build_event_records
from tests.fakes import circle

ITEMS, SHOWN, STEPS, DAYS, BATCH = 500, 9, 4, 20, 500


def main() -> None:
    """Write a log of made-up sessions into a database of its own, and time one report over it."""
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 25_000
    with tempfile.TemporaryDirectory() as folder:
        records = build_event_records(Settings(var=Path(folder)))
        rng = random.Random(0)
        for first in range(0, sessions, BATCH):
            last = min(first + BATCH, sessions)
            records.write([entry for number in range(first, last) for entry in _session(number, rng)])
        catalogue = circle.catalogue(circle.shelf("chair", ITEMS))
        before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
        told = ShoppingReporter(records, None, time.time).report(catalogue, 30, None, None)
        took = time.perf_counter() - begun
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{told.slates} slates of {told.sessions} sessions: {took:.1f} s, {more:.0f} MB more memory")


def _session(number: int, rng: random.Random) -> list[ShownSlate | Event]:
    """Return a session's slates, each with a pick of its first item."""
    name, begun = f"{number:014x}", datetime.now(UTC) - timedelta(days=DAYS * rng.random())
    entries: list[ShownSlate | Event] = []
    for step in range(1, STEPS + 1):
        at = begun + timedelta(minutes=step)
        seen, shown = _chairs(rng, SHOWN * (step - 1)), _chairs(rng, SHOWN)
        entries.append(
            ShownSlate(
                name, at, "r", "chair", "kernel", step, 0, 0.2, None, seen, shown, (0.1,) * SHOWN, (0.2,) * SHOWN,
                PriceRange(), in_stock=False,
            )
        )  # fmt: skip
        entries.append(Event(name, at + timedelta(seconds=5), step, 0, "pick", shown[0]))
    return entries


def _chairs(rng: random.Random, count: int) -> tuple[str, ...]:
    return tuple(f"chair-{row:03d}" for row in rng.sample(range(ITEMS), count))


if __name__ == "__main__":
    main()
