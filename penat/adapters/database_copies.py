"""Copies of a database while it is in use: SQLite's online backup, and PostgreSQL's own pg_dump and pg_restore."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError

from penat.adapters.sql_urls import database_url, reason_of, sqlite_file, told_place
from penat.domain.errors import Unavailable

_HEAD = b"SQLite format 3\0"
_PAGES = 2000  # copied before others may write again
_SECONDS = 3600


def is_sqlite(path: Path) -> bool:
    """Return whether a file is a SQLite database. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_HEAD)) == _HEAD


def copy_sqlite(source: Path, target: Path) -> None:
    """Write one state of *source* to *target*, while others read and write it. Raises Unavailable."""
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=20)) as opened,
            closing(sqlite3.connect(target)) as copy,
        ):
            opened.backup(copy, pages=_PAGES, sleep=0.01)
            copy.execute("PRAGMA journal_mode=DELETE")  # in one file; the server sets its own again
            said = copy.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.Error as error:
        raise Unavailable(f"{source} cannot be copied: {error}") from None
    if said != "ok":
        raise Unavailable(f"{source} is damaged: {said}; see docs/backup.md")


def photos_of(copy: Path) -> set[str]:
    """Return the contents of all photos that a copied SQLite database knows."""
    with closing(sqlite3.connect(copy)) as opened:
        try:
            return {row[0] for row in opened.execute("SELECT DISTINCT sha256 FROM photos")}
        except sqlite3.OperationalError:  # of a time before photos
            return set()


def dump_postgres(url: str, target: Path) -> set[str]:
    """Write one state of a PostgreSQL database to *target*; return the contents of its photos. Raises Unavailable.

    pg_dump and the question about photos see the same state, by a snapshot that they share.
    """
    try:
        engine = sql.create_engine(database_url(url), isolation_level="REPEATABLE READ")
        with _disposed(engine), engine.connect() as connection, connection.begin():
            snapshot = connection.scalar(sql.text("SELECT pg_export_snapshot()"))
            known = connection.scalar(sql.text("SELECT to_regclass('photos') IS NOT NULL"))
            asked = sql.text("SELECT DISTINCT sha256 FROM photos")
            photos = {str(found) for found in connection.scalars(asked)} if known else set()
            words = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}"]
            _run("pg_dump", url, words)
            return photos
    except (SQLAlchemyError, ImportError) as error:
        place = told_place(database_url(url))
        raise Unavailable(f"the database {place} cannot be kept: {reason_of(error)}; see docs/backup.md") from None


def restore_postgres(url: str, dump: Path, *, over: bool) -> None:
    """Bring a dump into the database at *url*, all of it or nothing; *over* what is there. Raises Unavailable."""
    words = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    _run("pg_restore", url, [*words, *(["--clean", "--if-exists"] if over else []), str(dump)])


@contextmanager
def _disposed(engine: sql.Engine) -> Iterator[None]:
    """Let go of an engine's connections at the end."""
    try:
        yield
    finally:
        engine.dispose()


def _run(program: str, url: str, words: list[str]) -> None:
    """Run one of PostgreSQL's programs; a password goes by the environment, which other users do not see."""
    if shutil.which(program) is None:
        raise Unavailable(
            f"{program} is not here; it comes with PostgreSQL's client (apt-get install postgresql-client)"
        )
    parsed = database_url(url)
    assert sqlite_file(parsed) is None
    password = parsed.password or parsed.query.get("password")
    query = {name: value for name, value in parsed.query.items() if name != "password"}
    bare = sql.URL.create("postgresql", parsed.username, None, parsed.host, parsed.port, parsed.database, query)
    environment = {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
    command = [program, f"--dbname={bare.render_as_string(hide_password=False)}", "--no-password", *words]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unavailable(f"{program} did not end within {_SECONDS} seconds") from None
    if done.returncode:
        said = " ".join(done.stderr.split())[:400] or f"it ended with {done.returncode}"
        raise Unavailable(f"{program}: {said}")
