"""Where a database is: its URL checked and told without what is secret, and what it says made plain."""

import re
from pathlib import Path

import sqlalchemy as sql
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from penat.domain.errors import InvalidInput

_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "sqlite": "sqlite"}
_TOLD = ("host", "port")  # what may be shown of a URL's query: a password may stand there too


def database_url(text: str) -> sql.URL:
    """Return the URL with the driver Penat uses. Raises InvalidInput, which never shows a password."""
    try:
        url = sql.make_url(text)
        driver = _DRIVERS[url.get_backend_name()]
    except (ArgumentError, KeyError, NoSuchModuleError, ValueError):
        kind = re.sub(r"[^a-z0-9+]", "", text.partition(":")[0].lower())[:20]
        raise InvalidInput(
            f"PENAT_DATABASE is no URL of a database Penat knows (it begins with {kind!r}); write "
            "postgresql://USER:PASSWORD@HOST/NAME or sqlite:////PATH", field="database",
        ) from None  # fmt: skip
    if driver == "sqlite" and (not url.database or url.database == ":memory:" or url.query):
        raise InvalidInput(
            "PENAT_DATABASE names no file; write sqlite:////PATH, four strokes before a path from the root, and no ?",
            field="database",
        )
    return url.set(drivername=driver)


def told_place(url: sql.URL) -> str:
    """Return where a database is, in words without a password."""
    shown = {name: value for name, value in url.query.items() if name in _TOLD}
    return str(url.set(query=shown).render_as_string(hide_password=True))


def sqlite_file(url: sql.URL) -> Path | None:
    """Return the file of a SQLite database, None for any other."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def reason_of(error: Exception) -> str:
    """Return the first line of what went wrong, without statement, values or password."""
    inner = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    said = getattr(inner, "strerror", None) or str(inner)
    first = said.strip().splitlines()[0] if said.strip() else type(inner).__name__
    return re.sub(r"://[^@\s]*@", "://…@", first)[:300]
