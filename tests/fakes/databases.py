"""Databases to run one suite over: memory, SQLite in a file, PostgreSQL."""

import secrets
from collections.abc import Iterator

import pytest
import sqlalchemy as sql

from penat.adapters.sql_database import Database
from penat.adapters.sql_tables import metadata
from tests.fakes.postgres import running_postgres

ENGINES = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give the URL of a PostgreSQL that lives as long as the tests."""
    with running_postgres() as url:
        yield url


@pytest.fixture
def database_urls(request, tmp_path):
    """Return a function engine -> URL of a database of the test's own with nothing in it, not even tables."""

    def url(engine: str) -> str:
        if engine == "sqlite":
            return f"sqlite:///{tmp_path / 'penat.db'}"
        return _fresh(request.getfixturevalue("postgres_url"))

    return url


@pytest.fixture(scope="session")
def shared_postgres(postgres_url):
    """Give the URL of one database that tests use one after the other: making one takes half a second."""
    return _fresh(postgres_url)


@pytest.fixture
def emptied_url(request, tmp_path):
    """Return a function engine -> URL of a database whose tables, if it has any, are empty."""

    def url(engine: str) -> str:
        if engine == "sqlite":
            return f"sqlite:///{tmp_path / 'penat.db'}"
        shared = request.getfixturevalue("shared_postgres")
        database = Database(shared)
        names = ", ".join(table.name for table in metadata.sorted_tables)
        if database.revision() is not None:
            with database.writing() as connection:
                connection.execute(sql.text(f"TRUNCATE {names}"))
        database.close()
        return shared

    return url


def _fresh(server: str) -> str:
    """Return the URL of a new database on a server."""
    name = f"t{secrets.token_hex(6)}"
    driven = server.replace("postgresql://", "postgresql+psycopg://")
    admin = sql.create_engine(driven, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sql.text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def opened():
    """Return a function URL -> Database; all are closed at the end."""
    found: list[Database] = []

    def database(url: str) -> Database:
        found.append(Database(url))
        return found[-1]

    yield database
    for one in found:
        one.close()
