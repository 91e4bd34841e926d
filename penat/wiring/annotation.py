"""Judgements and labels over the settings' database."""

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from penat.ports.annotation_store import AnnotationStore
from penat.ports.label_store import LabelStore
from penat.settings import Settings
from penat.use_cases.annotator import Annotator
from penat.use_cases.labeller import Labeller
from penat.wiring.at_use import AtUse

if TYPE_CHECKING:
    from penat.adapters.sql_database import Database


def build_database(settings: Settings) -> "Database":
    """Return the database, which is opened at its first use. Raises InvalidInput for what is no URL of one."""
    from penat.adapters.sql_database import Database

    return Database(settings.database_url)


def newest_revision() -> str:
    """Return the revision this Penat's tables are at."""
    from penat.adapters.sql_migrations import newest_revision as newest

    return newest()


def build_annotation(settings: Settings) -> tuple[Annotator, Labeller]:
    """Return what keeps judgements and what keeps label sets. Raises InvalidInput for what is no URL of a database.

    SQLAlchemy, a third of a second and 25 MiB, is loaded at the first use where no database was named to be looked at.
    """
    opened: list[tuple[AnnotationStore, LabelStore]] = []

    def stores() -> tuple[AnnotationStore, LabelStore]:
        if not opened:
            opened.append(_stores(settings))
        return opened[0]

    if settings.database:
        stores()
    annotations = cast(AnnotationStore, AtUse(lambda: stores()[0]))
    labels = cast(LabelStore, AtUse(lambda: stores()[1]))
    return Annotator(annotations, _now, lambda: secrets.token_hex(8)), Labeller(labels, _now)


def _stores(settings: Settings) -> tuple[AnnotationStore, LabelStore]:
    from penat.adapters.sql_annotations import SqlAnnotations
    from penat.adapters.sql_labels import SqlLabels

    database = build_database(settings)
    return SqlAnnotations(database), SqlLabels(database)


def _now() -> datetime:
    return datetime.now(UTC)
