"""One SQL database, SQLite in a file or PostgreSQL by URL: opened at first use in each process, migrated to today.

SQLite runs in WAL, waits for other writers, and every writing transaction takes its lock at the beginning, so two
processes never decide on what the other is about to change.
"""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from penat.adapters.per_process import PerProcess
from penat.domain.errors import InvalidInput, PenatError, Unavailable

SCRIPTS = Path(__file__).parent / "migrations"
WAIT_SECONDS = 20
_LOCK_NUMBER = 7_236_501  # any number, the same for every Penat, that no other program on the database uses
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "sqlite": "sqlite"}
CURE = "see docs/database.md, or leave PENAT_DATABASE empty for a file in PENAT_VAR"


class Database:
    """The database at *url*. Nothing is opened before the first `reading` or `writing`."""

    def __init__(self, url: str) -> None:
        self._url = database_url(url)
        self._engine = PerProcess(self._opened, lambda engine: engine.dispose())

    @property
    def place(self) -> str:
        """Where it is, in words without a password."""
        return str(self._url.render_as_string(hide_password=True))

    @contextmanager
    def reading(self) -> Iterator[sql.Connection]:
        """Give a connection that sees one state of the database. Raises Unavailable."""
        with self._told(), self._engine().connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sql.Connection]:
        """Give a connection whose changes are kept at the end, or none of them after an error. Raises Unavailable."""
        with self._told(), self._engine().connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close this process's connections."""
        self._engine.close()

    def revision(self) -> str | None:
        """Return the revision the database is at, None for an empty one. Raises Unavailable; changes nothing."""
        with self._told():
            engine = self._bare()
            try:
                with engine.connect() as connection:
                    return _revision(connection)
            finally:
                engine.dispose()

    def migrate(self, revision: str = "head") -> None:
        """Bring the database to *revision*, up or down, one process at a time. Raises Unavailable."""
        with self._told():
            engine = self._bare()
            try:
                with self._alone(engine) as connection:
                    _move(connection, revision)
            finally:
                engine.dispose()

    def _opened(self) -> sql.Engine:
        engine = self._bare()
        try:
            with engine.connect() as connection:
                found = _revision(connection)
            if found != newest_revision():
                self._refuse_newer(found)
                with self._alone(engine) as connection:
                    if _revision(connection) != newest_revision():  # another process may have been quicker
                        _move(connection, "head")
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _refuse_newer(self, found: str | None) -> None:
        if found is not None and found not in _known_revisions():
            raise Unavailable(
                f"the database {self.place} was made by a newer Penat (revision {found}); use that one, or restore a "
                "backup", field="database",
            )  # fmt: skip

    def _bare(self) -> sql.Engine:
        if self._url.get_backend_name() != "sqlite":
            return sql.create_engine(self._url, pool_pre_ping=True, connect_args={"connect_timeout": 5})
        path = self._url.database
        if path:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        engine = sql.create_engine(self._url, connect_args={"timeout": WAIT_SECONDS, "isolation_level": None})
        sql.event.listen(engine, "connect", _prepare_sqlite)
        sql.event.listen(engine, "begin", _begin_sqlite)
        return engine

    @contextmanager
    def _alone(self, engine: sql.Engine) -> Iterator[sql.Connection]:
        """Give a connection while no other process migrates."""
        if self._url.get_backend_name() == "sqlite":
            with _file_lock(self._url.database), engine.connect() as connection:
                connection = connection.execution_options(writing=True)
                with connection.begin():
                    yield connection
            return
        with engine.begin() as connection:
            connection.execute(sql.text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK_NUMBER})
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the database says into what an operator can act on; its URL is shown without the password."""
        try:
            yield
        except (PenatError, IntegrityError):  # the second is for whoever asked: a name or place is taken
            raise
        except (SQLAlchemyError, OSError) as error:
            raise Unavailable(f"the database {self.place} cannot be used: {_reason(error)}; {CURE}") from None


def database_url(text: str) -> sql.URL:
    """Return the URL with the driver Penat uses. Raises InvalidInput, which never shows a password."""
    try:
        url = sql.make_url(text)
        driver = _DRIVERS[url.get_backend_name()]
        return url.set(drivername=driver)
    except (ArgumentError, KeyError, NoSuchModuleError, ValueError):
        kind = re.sub(r"[^a-z0-9+]", "", text.partition(":")[0].lower())[:20]
        raise InvalidInput(
            f"PENAT_DATABASE is no URL of a database Penat knows (it begins with {kind!r}); write "
            "postgresql://USER:PASSWORD@HOST/NAME or sqlite:////PATH", field="database",
        ) from None  # fmt: skip


def newest_revision() -> str:
    """Return the revision this Penat's tables are at."""
    from alembic.script import ScriptDirectory

    found = ScriptDirectory(str(SCRIPTS)).get_current_head()
    assert found is not None
    return found


def _known_revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}


def _revision(connection: sql.Connection) -> str | None:
    from alembic.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def _move(connection: sql.Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    if revision == "base" or (revision != "head" and _is_older(connection, revision)):
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def _is_older(connection: sql.Connection, revision: str) -> bool:
    from alembic.script import ScriptDirectory

    found = _revision(connection)
    if found is None:
        return False
    below = ScriptDirectory(str(SCRIPTS)).iterate_revisions(found, "base")
    return revision in {script.revision for script in below} - {found}


def _prepare_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: sql.Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def _file_lock(path: str | None) -> Iterator[None]:
    if not path or path == ":memory:":
        yield
        return
    descriptor = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _reason(error: Exception) -> str:
    """Return the first line of what went wrong, without statement, values or password."""
    inner = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    said = getattr(inner, "strerror", None) or str(inner)
    first = said.strip().splitlines()[0] if said.strip() else type(inner).__name__
    return re.sub(r"://[^@\s]*@", "://…@", first)[:300]
