"""Whether the shopping log holds what was acknowledged."""

import time
from collections.abc import Mapping

import sqlalchemy as sql

from penat.adapters.sql_tables import shopping_events, shown_slates
from penat.adapters.sql_urls import database_url

PATIENCE_SECONDS = 30.0
PAUSE_SECONDS, STEADY_PAUSES = 0.5, 8


def missing(url: str, acknowledged: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Return what was acknowledged and is not in the database once its log no longer grows, with the moments."""
    engine = sql.create_engine(database_url(url))
    try:
        end, left, steady = time.monotonic() + PATIENCE_SECONDS, dict(acknowledged), 0
        while left and steady < STEADY_PAUSES and time.monotonic() < end:
            before = len(left)
            left = _left(engine, left)
            steady = steady + 1 if len(left) == before else 0
            time.sleep(PAUSE_SECONDS)
        return left
    finally:
        engine.dispose()


def _left(engine: sql.Engine, asked: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    with engine.connect() as connection:
        slates = connection.execute(sql.select(shown_slates.c.session, shown_slates.c.step)).all()
        events = connection.execute(sql.select(shopping_events.c.session, shopping_events.c.kind)).all()
    found = {(session, f"slate {step}") for session, step in slates} | {(session, kind) for session, kind in events}
    return {one: at for one, at in asked.items() if one not in found}
