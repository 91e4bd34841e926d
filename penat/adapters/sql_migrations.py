"""The revisions of the tables: which one a database is at, and how it comes to another. Alembic is imported at use."""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import sqlalchemy as sql

from penat.domain.errors import InvalidInput

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

SCRIPTS = Path(__file__).parent / "migrations"
_moving = Lock()  # Alembic keeps what it is moving in the process, not in the thread


def newest_revision() -> str:
    """Return the revision this Penat's tables are at."""
    found = _scripts().get_current_head()
    assert found is not None
    return found


def known_revisions() -> list[str]:
    """Return every revision, the newest first."""
    return [script.revision for script in _scripts().walk_revisions()]


def revision_of(connection: sql.Connection) -> str | None:
    """Return the revision a database is at, None for an empty one."""
    from alembic.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def move(connection: sql.Connection, wanted: str) -> None:
    """Bring a database of a known revision to *wanted*, "head" or "base". Raises InvalidInput for one unknown."""
    from alembic import command
    from alembic.config import Config

    known = known_revisions()
    if wanted not in ("head", "base", *known):
        raise InvalidInput(
            f"there is no revision {wanted[:40]!r}; there are head, base, {', '.join(known)}", field="to"
        )
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    found = revision_of(connection)
    if wanted == "base" or (wanted != "head" and found is not None and known.index(wanted) > known.index(found)):
        step = command.downgrade
    else:
        step = command.upgrade
    with _moving:
        step(config, wanted)


def _scripts() -> "ScriptDirectory":
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(SCRIPTS))
