"""Judgements and labels over the settings' database."""

import secrets
from datetime import UTC, datetime

from penat.adapters.sql_annotations import SqlAnnotations
from penat.adapters.sql_database import Database, newest_revision
from penat.adapters.sql_labels import SqlLabels
from penat.settings import Settings
from penat.use_cases.annotator import Annotator
from penat.use_cases.labeller import Labeller

__all__ = ["build_annotation", "build_database", "newest_revision"]


def build_database(settings: Settings) -> Database:
    """Return the database, which is opened at its first use. Raises InvalidInput for what is no URL of one."""
    return Database(settings.database_url)


def build_annotation(settings: Settings) -> tuple[Annotator, Labeller]:
    """Return what keeps judgements and what keeps label sets."""
    database = build_database(settings)
    annotator = Annotator(SqlAnnotations(database), _now, lambda: secrets.token_hex(8))
    return annotator, Labeller(SqlLabels(database), _now)


def _now() -> datetime:
    return datetime.now(UTC)
