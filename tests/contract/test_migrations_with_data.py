"""Every revision of the tables, up and down with rows in them: what a revision does not take away stays as it was.

The rows are made from what a database says of its own tables, so a revision that is added tomorrow is walked too.
"""

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import sqlalchemy as sql

from penat.adapters import sql_database
from penat.adapters.sql_migrations import known_revisions, move
from penat.adapters.sql_urls import database_url
from penat.domain.errors import Unavailable
from tests.fakes.databases import ENGINES

UPWARDS = list(reversed(known_revisions()))
ROWS = 3
AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
BOOKS = "alembic_version"


@contextmanager
def looking(url):
    """Give a connection to a database as it is, which Penat's own would bring up to date first."""
    engine = sql.create_engine(database_url(url))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def tables_of(connection):
    """Return the tables by name, those that others refer to first."""
    found = sql.MetaData()
    found.reflect(connection)
    return {table.name: table for table in found.sorted_tables if table.name != BOOKS}


def value(column, number):
    """Return a value of the column's type; another for each number where the type has room."""
    kind = column.type
    if isinstance(kind, sql.Boolean):
        return bool(number % 2)
    if isinstance(kind, sql.DateTime):
        return AT.replace(minute=number)
    if isinstance(kind, sql.Float):
        return number + 0.5
    if isinstance(kind, sql.Integer):
        return number + 1
    if isinstance(kind, sql.LargeBinary):
        return bytes([number]) * 8
    return f"{number}-{column.name}"[: getattr(kind, "length", None)]


def fill(url):
    """Put rows into every table that has none."""
    with looking(url) as connection:
        for table in tables_of(connection).values():
            if connection.execute(sql.select(sql.func.count()).select_from(table)).scalar():
                continue
            for number in range(ROWS):
                row = {column.name: value(column, number) for column in table.columns}
                for key in table.foreign_keys:
                    others = connection.execute(sql.select(key.column).order_by(key.column)).scalars().all()
                    row[key.parent.name] = others[number % len(others)]
                connection.execute(table.insert().values(**row))


def rows(url):
    """Return what every table holds: {table: {column: values in the order of the key}}."""
    with looking(url) as connection:
        found = {}
        for name, table in tables_of(connection).items():
            order = list(table.primary_key.columns) or list(table.columns)
            read = connection.execute(sql.select(table).order_by(*order)).mappings().all()
            found[name] = {column.name: [_plain(row[column.name]) for row in read] for column in table.columns}
        return found


def _plain(found):
    return bytes(found) if isinstance(found, memoryview) else found


def shape(url):
    """Return the columns, keys and indexes of every table."""
    with looking(url) as connection:
        looker = sql.inspect(connection)
        return {
            name: (
                sorted((one["name"], str(one["type"]), one["nullable"]) for one in looker.get_columns(name)),
                sorted((one["name"] or "", one["unique"]) for one in looker.get_indexes(name)),
                sorted(str(sorted(one["constrained_columns"])) for one in looker.get_foreign_keys(name)),
            )
            for name in sorted(looker.get_table_names()) if name != BOOKS
        }  # fmt: skip


def assert_kept(before, after):
    """Fail where a table or column that both know holds anything else than it did."""
    for name in before.keys() & after.keys():
        for column in before[name].keys() & after[name].keys():
            assert after[name][column] == before[name][column], (name, column)


@pytest.mark.parametrize("engine", ENGINES)
def test_down_and_up_again_step_by_step(engine, database_urls, opened):
    url = database_urls(engine)
    database, shapes = opened(url), {}
    for revision in UPWARDS:
        database.migrate(revision)
        shapes[revision] = shape(url)
    fill(url)
    assert all(columns for columns in rows(url).values())
    before = rows(url)
    for revision in [*reversed(UPWARDS[:-1]), *UPWARDS[1:]]:
        database.migrate(revision)
        assert database.revision() == revision
        assert shape(url) == shapes[revision], "going there makes the tables that were there"
        after = rows(url)
        assert_kept(before, after)
        before = after
    database.migrate("base")
    assert shape(url) == {}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("revision", UPWARDS[:-1])
def test_a_database_left_at_any_revision_comes_to_todays_with_its_rows(engine, revision, database_urls, opened):
    url = database_urls(engine)
    opened(url).migrate(revision)
    fill(url)
    before = rows(url)
    with opened(url).reading():  # as a server does at its first use
        pass
    assert opened(url).revision() == UPWARDS[-1]
    assert before
    assert_kept(before, rows(url))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_revision_that_fails_changes_nothing(engine, database_urls, opened, monkeypatch):
    url = database_urls(engine)
    opened(url).migrate(UPWARDS[-2])
    fill(url)
    before, made = rows(url), shape(url)
    monkeypatch.setattr(sql_database, "move", half_done)
    with pytest.raises(Unavailable):
        opened(url).migrate()
    monkeypatch.undo()
    assert (opened(url).revision(), shape(url), rows(url)) == (UPWARDS[-2], made, before)
    opened(url).migrate()
    assert_kept(before, rows(url))


def half_done(connection, wanted):
    """Bring the tables to *wanted*, then fail as a full disk would."""
    move(connection, wanted)
    raise OSError(28, "No space left on device")
