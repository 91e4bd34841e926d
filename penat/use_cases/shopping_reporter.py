"""Reporting on the shopping log."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from penat.domain.catalogue import Catalogue
from penat.domain.errors import NotFound
from penat.domain.shopping_report import ShoppingReport, report_of
from penat.domain.shopping_walks import Walks
from penat.ports.event_log import EventLog, EventRecords


class ShoppingReporter:
    """Reads *records*, after *log* has written what waits in it; *now* gives seconds since the epoch."""

    def __init__(self, records: EventRecords, log: EventLog | None, now: Callable[[], float]) -> None:
        self._records = records
        self._log = log
        self._now = now

    def report(self, catalogue: Catalogue, days: int, policy: str | None, category: str | None) -> ShoppingReport:
        """Return the figures of the last *days* days. Raises Unavailable, NotFound for a category nobody knows."""
        if self._log is not None:
            self._log.flush()
        since = datetime.fromtimestamp(self._now(), UTC) - timedelta(days=days)
        slates, events = self._records.slates(since), self._records.events(since)
        made = report_of(slates, events, catalogue, Walks(policy, category))
        if category is not None and category not in {*made.categories, *catalogue.shelves}:
            known = ", ".join(sorted({*made.categories, *catalogue.shelves}))
            raise NotFound(f"category {category[:60]!r} is neither logged nor in the catalogue; there are: {known}")
        return made
