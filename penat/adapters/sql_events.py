"""The shopping log in a SQL database: written in batches, read from the oldest on."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import sqlalchemy as sql

from penat.adapters.sql_database import Database
from penat.adapters.sql_tables import shopping_events, shown_slates
from penat.domain.catalogue import PriceRange
from penat.domain.shopping_log import Event, ShownSlate
from penat.ports.event_log import Entry, EventRecords

PAGE = 1000
_EVENT_FIELDS = tuple(field.name for field in fields(Event))
_SLATE_FIELDS = tuple(field.name for field in fields(ShownSlate) if field.name != "price")


class SqlEvents(EventRecords):
    """The slates and events kept in *database*."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, entries: Sequence[Entry]) -> None:
        """Keep a batch, all of it or nothing. Raises Unavailable, InvalidInput for what no database can hold."""
        slates = [_slate_row(entry) for entry in entries if isinstance(entry, ShownSlate)]
        events = [_event_row(entry) for entry in entries if isinstance(entry, Event)]
        with self._database.writing() as connection:
            if slates:
                connection.execute(shown_slates.insert(), slates)
            if events:
                connection.execute(shopping_events.insert(), events)

    def slates(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[ShownSlate]:
        """Yield the slates shown in a stretch of time, the oldest first. Raises Unavailable."""
        for row in self._rows(shown_slates, since, until):
            facts = {name: getattr(row, name) for name in _SLATE_FIELDS}
            yield ShownSlate(**facts, price=PriceRange(row.min_cents, row.max_cents))

    def events(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[Event]:
        """Yield the events of a stretch of time, the oldest first. Raises Unavailable."""
        for row in self._rows(shopping_events, since, until):
            yield Event(**{name: getattr(row, name) for name in _EVENT_FIELDS})

    def forget(self, before: datetime) -> int:
        """Delete what is older; return how many slates and events that were. Raises Unavailable."""
        with self._database.writing() as connection:
            return sum(
                connection.execute(table.delete().where(table.c.at < before)).rowcount
                for table in (shown_slates, shopping_events)
            )

    def _rows(self, table: sql.Table, since: datetime | None, until: datetime | None) -> Iterator[Any]:
        """Yield rows a page at a time, by their number, so that no reader holds the database for long."""
        wanted = [] if since is None else [table.c.at >= since]
        wanted += [] if until is None else [table.c.at < until]
        last = 0
        while True:
            asked = table.select().where(table.c.number > last, *wanted).order_by(table.c.number).limit(PAGE)
            with self._database.reading() as connection:
                page = connection.execute(asked).all()
            yield from page
            if len(page) < PAGE:
                return
            last = page[-1].number


def _slate_row(slate: ShownSlate) -> dict[str, Any]:
    row = {name: getattr(slate, name) for name in _SLATE_FIELDS}
    return row | {"min_cents": slate.price.min_cents, "max_cents": slate.price.max_cents}


def _event_row(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in _EVENT_FIELDS}
