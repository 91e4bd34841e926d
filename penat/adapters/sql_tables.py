"""The tables of the database, as SQLAlchemy knows them; the migrations make them, and a test holds both together."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept in UTC; SQLite, which knows no zones, gives it back in UTC too."""

    impl = sql.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's
        """Return the time in UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002  # likewise
        """Return the time with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Names(TypeDecorator[tuple[str, ...]]):
    """Ids in order, as a JSON list."""

    impl = sql.Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Any) -> str | None:  # noqa: ARG002  # likewise
        """Return the list as text."""
        return None if value is None else json.dumps(list(value), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[str, ...] | None:  # noqa: ARG002  # likewise
        """Return the ids."""
        return None if value is None else tuple(json.loads(value))


metadata = sql.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)
_kept = sql.text("deleted_at IS NULL")

rounds = sql.Table(
    "annotation_rounds",
    metadata,
    sql.Column("id", sql.String(64), primary_key=True),
    sql.Column("name", sql.String(200), nullable=False),
    sql.Column("release", sql.Text, nullable=False),
    sql.Column("model", sql.Text, nullable=False),
    sql.Column("made_at", Moment, nullable=False),
    sql.Column("category", sql.Text),
    sql.Column("sampler", sql.String(40), nullable=False),
    sql.Column("per_task", sql.Integer, nullable=False),
    sql.Column("origin", sql.String(20), nullable=False),
    sql.Column("deleted_at", Moment),
    sql.Index("uq_annotation_rounds_name", "name", unique=True, sqlite_where=_kept, postgresql_where=_kept),
)
tasks = sql.Table(
    "annotation_tasks",
    metadata,
    sql.Column("id", sql.String(64), primary_key=True),
    sql.Column("round_id", sql.ForeignKey("annotation_rounds.id", ondelete="CASCADE"), nullable=False),
    sql.Column("position", sql.Integer, nullable=False),
    sql.Column("shown", Names, nullable=False),
    sql.UniqueConstraint("round_id", "position"),
)
leases = sql.Table(
    "annotation_leases",
    metadata,
    sql.Column("task_id", sql.ForeignKey("annotation_tasks.id", ondelete="CASCADE"), primary_key=True),
    sql.Column("annotator", sql.String(100), primary_key=True),
    sql.Column("until", Moment, nullable=False),
)
judgements = sql.Table(
    "judgements",
    metadata,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("task_id", sql.ForeignKey("annotation_tasks.id", ondelete="CASCADE"), nullable=False),
    sql.Column("annotator", sql.String(100), nullable=False),
    sql.Column("pos", Names, nullable=False),
    sql.Column("neg", Names, nullable=False),
    sql.Column("at", Moment, nullable=False),
    sql.Column("origin", sql.String(20), nullable=False),
    sql.UniqueConstraint("task_id", "annotator"),
)
label_sets = sql.Table(
    "label_sets",
    metadata,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("id", sql.String(200), nullable=False),
    sql.Column("name", sql.String(200), nullable=False),
    sql.Column("made_at", Moment, nullable=False),
    sql.Column("note", sql.Text, nullable=False),
    sql.Column("author", sql.String(100), nullable=False),
    sql.Column("deleted_at", Moment),
    sql.Column("undo", sql.String(64)),
    sql.Index("uq_label_sets_id", "id", unique=True, sqlite_where=_kept, postgresql_where=_kept),
)
labels = sql.Table(
    "labels",
    metadata,
    sql.Column("set_number", sql.ForeignKey("label_sets.number", ondelete="CASCADE"), primary_key=True),
    sql.Column("item", sql.Text, primary_key=True),
    sql.Column("belongs", sql.Boolean, nullable=False),
    sql.Column("annotator", sql.String(100), nullable=False),
    sql.Column("at", Moment, nullable=False),
    sql.Column("step", sql.String(64), nullable=False),
)
label_steps = sql.Table(
    "label_steps",
    metadata,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("undo", sql.String(64), nullable=False),
    sql.Column("set_number", sql.ForeignKey("label_sets.number", ondelete="CASCADE"), nullable=False),
    sql.Column("before", sql.Text, nullable=False),
    sql.UniqueConstraint("undo"),
)
