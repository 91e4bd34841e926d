"""The shopping log over the settings' database."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from time import monotonic
from typing import cast

from penat.ports.event_log import Entry, EventLog, EventRecords
from penat.settings import Settings
from penat.wiring.at_use import AtUse

FORGET_SECONDS = 24 * 3600


def build_event_log(settings: Settings) -> EventLog | None:
    """Return the log, None where none is to be kept.

    SQLAlchemy is loaded when the first entry is written, unless `load_event_writing` was called before.
    """
    if not settings.log_days:
        return None
    from penat.adapters.buffered_events import BufferedEvents

    records = build_event_records(settings)
    forgotten: list[float] = []

    def write(entries: Sequence[Entry]) -> None:
        records.write(entries)  # type: ignore[attr-defined]  # the records of this log can be written too
        if not forgotten or monotonic() - forgotten[-1] > FORGET_SECONDS:
            forgotten[:] = [monotonic()]
            records.forget(datetime.now(UTC) - timedelta(days=settings.log_days))

    return BufferedEvents(write)


def load_event_writing(settings: Settings) -> None:
    """Load what the log is written with, where one is kept: a worker's first entry then waits for no import.

    It opens nothing, so it may come before a fork.
    """
    if settings.log_days:
        import_module("penat.adapters.sql_events")
        import_module("penat.adapters.sql_database")


def build_event_records(settings: Settings) -> EventRecords:
    """Return what was written, opened at its first use."""
    opened: list[EventRecords] = []

    def records() -> EventRecords:
        if not opened:
            from penat.adapters.sql_events import SqlEvents
            from penat.wiring.annotation import build_database

            opened.append(SqlEvents(build_database(settings)))
        return opened[0]

    return cast(EventRecords, AtUse(records))
