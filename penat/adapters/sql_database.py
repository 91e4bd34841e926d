"""One SQL database, SQLite in a file or PostgreSQL by URL: opened at first use in each process, migrated to today.

SQLite runs in WAL, waits for other writers, and every writing transaction takes its lock at the beginning, so two
processes never decide on what the other is about to change.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import sqlalchemy as sql
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from penat.adapters.per_process import PerProcess
from penat.adapters.sql_migrations import known_revisions, move, newest_revision, revision_of
from penat.adapters.sql_urls import database_url, reason_of, sqlite_file, told_place
from penat.adapters.whole_files import lone_change
from penat.domain.errors import InvalidInput, PenatError, Unavailable

WAIT_SECONDS = 20
CONNECT_SECONDS = 5
REST_SECONDS = 3  # for so long after a server did not answer it is not asked, lest every thread come to wait for it
_LOCK_NUMBER = 7_236_501  # any number, the same for every Penat, that no other program on the database uses
CURE = "see docs/database.md, or leave PENAT_DATABASE empty for a file in PENAT_VAR"


class Database:
    """The database at *url*. Nothing is opened before the first `reading` or `writing`. Raises InvalidInput."""

    def __init__(self, url: str) -> None:
        self._url = database_url(url)
        self._file = sqlite_file(self._url)
        self._engine = PerProcess(self._opened, lambda engine: engine.dispose())
        self._away: tuple[float, str] | None = None

    @property
    def place(self) -> str:
        """Where it is, in words without a password."""
        return told_place(self._url)

    @contextmanager
    def reading(self) -> Iterator[sql.Connection]:
        """Give a connection that sees one state of the database. Raises Unavailable."""
        with self._told(), self._awake().connect() as connection:
            if self._file is None:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sql.Connection]:
        """Give a connection whose changes are kept at the end, or none of them after an error. Raises Unavailable.

        *durable* ones are on the disk when this ends; others may be lost again if the machine itself loses its power.
        """
        with self._told(), self._awake().connect() as connection:
            connection = connection.execution_options(writing=True, durable=durable)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close this process's connections."""
        self._engine.close()

    def revision(self) -> str | None:
        """Return the revision the database is at, None for an empty one. Raises Unavailable; changes nothing."""
        if self._file is not None and not self._file.exists():
            return None
        with self._told(), self._bare() as engine, engine.connect() as connection:
            return revision_of(connection)

    def migrate(self, revision: str = "head") -> None:
        """Bring the database to *revision*, up or down, one process at a time. Raises InvalidInput, Unavailable."""
        with self._told(), self._bare() as engine, self._alone(engine) as connection:
            self._refuse_newer(revision_of(connection))
            move(connection, revision)

    def _awake(self) -> sql.Engine:
        """Return the engine, opened and migrated. Raises Unavailable at once where the server was just away."""
        self._refuse_resting()
        engine: sql.Engine = self._engine()
        return engine

    def _refuse_resting(self) -> None:
        if self._away is not None and monotonic() < self._away[0]:
            raise Unavailable(self._away[1])

    def _opened(self) -> sql.Engine:
        self._refuse_resting()  # another thread may have tried while this one waited for its turn
        engine = self._made()
        try:
            with engine.connect() as connection:
                found = revision_of(connection)
            if found != newest_revision():
                with self._alone(engine) as connection:
                    self._refuse_newer(revision_of(connection))
                    if revision_of(connection) != newest_revision():  # another process may have been quicker
                        move(connection, "head")
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _refuse_newer(self, found: str | None) -> None:
        if found is not None and found not in known_revisions():
            raise Unavailable(
                f"the database {self.place} was made by a newer Penat (revision {found}); use that one, or restore a "
                "backup", field="database",
            )  # fmt: skip

    @contextmanager
    def _bare(self) -> Iterator[sql.Engine]:
        """Give an engine as the database is, not migrated, and let go of it."""
        engine = self._made()
        try:
            yield engine
        finally:
            engine.dispose()

    def _made(self) -> sql.Engine:
        if self._file is None:
            return self._postgres()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        engine = sql.create_engine(self._url, connect_args={"timeout": WAIT_SECONDS, "isolation_level": None})
        sql.event.listen(engine, "connect", _prepare_sqlite)
        sql.event.listen(engine, "begin", _begin_sqlite)
        return engine

    def _postgres(self) -> sql.Engine:
        try:
            return sql.create_engine(
                self._url, pool_pre_ping=True, pool_timeout=CONNECT_SECONDS,
                connect_args={"connect_timeout": CONNECT_SECONDS},
            )  # fmt: skip
        except ImportError:
            raise Unavailable(f"{self.place} needs psycopg: pip install -r requirements-postgres.txt") from None

    @contextmanager
    def _alone(self, engine: sql.Engine) -> Iterator[sql.Connection]:
        """Give a connection while no other process migrates."""
        if self._file is not None:
            with lone_change(Path(f"{self._file}.lock")), engine.connect() as connection:
                connection = connection.execution_options(writing=True)
                with connection.begin():
                    yield connection
            return
        with engine.begin() as connection:
            connection.execute(sql.text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK_NUMBER})
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the database says into what its user can act on; its URL is shown without the password."""
        try:
            yield
        except (PenatError, IntegrityError):  # the second is for whoever asked: a name or place is taken
            raise
        except (DataError, UnicodeEncodeError):
            raise InvalidInput("a text is too long or holds characters that cannot be kept; leave them out") from None
        except (SQLAlchemyError, OSError) as error:
            told = f"the database {self.place} cannot be used: {reason_of(error)}; {CURE}"
            if self._file is None and _is_away(error):
                self._away = (monotonic() + REST_SECONDS, told)
            raise Unavailable(told) from None


def _is_away(error: Exception) -> bool:
    """Return whether a server did not answer, other than with an error of its own."""
    if isinstance(error, OperationalError | InterfaceError):
        return error.connection_invalidated or getattr(error.orig, "sqlstate", None) is None
    return isinstance(error, PoolTimeout | OSError)


def _prepare_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: sql.Connection) -> None:
    options = connection.get_execution_options()
    if options.get("writing"):
        connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if options.get('durable') else 'NORMAL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")
