"""The tables of the database, as SQLAlchemy knows them; the migrations make them, and a test holds both together."""

import sqlalchemy as sql

from penat.adapters.sql_types import Figures, Moment, Names, Numbers, Vector

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

photos = sql.Table(
    "photos",
    metadata,
    sql.Column("id", sql.String(64), primary_key=True),
    sql.Column("owner", sql.String(200), nullable=False),
    sql.Column("sha256", sql.String(64), nullable=False),
    sql.Column("width", sql.Integer, nullable=False),
    sql.Column("height", sql.Integer, nullable=False),
    sql.Column("size", sql.Integer, nullable=False),
    sql.Column("made_at", Moment, nullable=False),
    sql.Column("expires_at", Moment, index=True),
    sql.Index("ix_photos_owner", "owner", "made_at", "id"),
    sql.Index("ix_photos_made_at", "made_at", "id"),
    sql.Index("ix_photos_sha256", "sha256", "size"),
)
segment_runs = sql.Table(
    "segment_runs",
    metadata,
    sql.Column("id", sql.String(64), primary_key=True),
    sql.Column("photo_id", sql.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False),
    sql.Column("mode", sql.String(20), nullable=False),
    sql.Column("prompt", sql.Text, nullable=False),  # "" for none: two NULLs would be two runs
    sql.Column("segmenter", sql.Text, nullable=False),
    sql.Column("segmenter_sha256", sql.String(64), nullable=False),
    sql.Column("model", sql.Text, nullable=False),
    sql.Column("model_sha256", sql.String(64), nullable=False),
    sql.Column("made_at", Moment, nullable=False),
    sql.Column("decode_ms", sql.Float, nullable=False),
    sql.Column("segment_ms", sql.Float, nullable=False),
    sql.Column("embed_ms", sql.Float, nullable=False),
    sql.UniqueConstraint("photo_id", "mode", "prompt", "segmenter_sha256", "model_sha256"),
)
segments = sql.Table(
    "segments",
    metadata,
    sql.Column("id", sql.String(64), primary_key=True),
    sql.Column("run_id", sql.ForeignKey("segment_runs.id", ondelete="CASCADE"), nullable=False),
    sql.Column("photo_id", sql.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False, index=True),
    sql.Column("position", sql.Integer, nullable=False),
    sql.Column("label", sql.Text, nullable=False),
    sql.Column("category", sql.Text),
    sql.Column("score", sql.Float, nullable=False),
    sql.Column("box", Numbers, nullable=False),
    sql.Column("area", sql.Integer, nullable=False),
    sql.Column("height", sql.Integer, nullable=False),
    sql.Column("width", sql.Integer, nullable=False),
    sql.Column("runs", Numbers, nullable=False),
    sql.Column("vector", Vector, nullable=False),
    sql.UniqueConstraint("run_id", "position"),
)
vector_counter = sql.Table(  # one row
    "vector_counter",
    metadata,
    sql.Column("id", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("number", sql.Integer, nullable=False),
)
vector_changes = sql.Table(  # the last change of each segment; no foreign key, for what is gone is told too
    "vector_changes",
    metadata,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("segment_id", sql.String(64), nullable=False),
    sql.UniqueConstraint("segment_id"),
)
shown_slates = sql.Table(
    "shown_slates",
    metadata,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("session", sql.String(64), nullable=False),
    sql.Column("at", Moment, nullable=False, index=True),
    sql.Column("release", sql.Text, nullable=False),
    sql.Column("category", sql.Text, nullable=False),
    sql.Column("policy", sql.String(40), nullable=False),
    sql.Column("step", sql.Integer, nullable=False),
    sql.Column("refusals", sql.Integer, nullable=False),
    sql.Column("width", sql.Float),
    sql.Column("anchor", sql.Text),
    sql.Column("seen", Names, nullable=False),
    sql.Column("shown", Names, nullable=False),
    sql.Column("propensities", Figures, nullable=False),
    sql.Column("distances", Figures, nullable=False),
    sql.Column("min_cents", sql.BigInteger),
    sql.Column("max_cents", sql.BigInteger),
    sql.Column("in_stock", sql.Boolean, nullable=False),
    sql.Column("explore", sql.Float, nullable=False, server_default="0"),
    sql.Index("ix_shown_slates_session", "session", "step", "refusals"),
)
shopping_events = sql.Table(
    "shopping_events",
    metadata,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("session", sql.String(64), nullable=False),
    sql.Column("at", Moment, nullable=False, index=True),
    sql.Column("step", sql.Integer, nullable=False),
    sql.Column("refusals", sql.Integer, nullable=False),
    sql.Column("kind", sql.String(20), nullable=False),
    sql.Column("item", sql.Text),
    sql.Column("value", sql.Float),
    sql.Index("ix_shopping_events_session", "session", "step", "refusals"),
)
rooms = sql.Table(
    "rooms",
    metadata,
    sql.Column("id", sql.String(64), primary_key=True),
    sql.Column("name", sql.String(200), nullable=False),
    sql.Column("scene", sql.String(200), nullable=False),
    sql.Column("photo", sql.String(64)),  # no foreign key: what is known of a room outlives its photograph
    sql.Column("pieces", sql.Text, nullable=False),
    sql.Column("facts", sql.Text, nullable=False),
    sql.Column("author", sql.String(100), nullable=False),
    sql.Column("at", Moment, nullable=False),
    sql.Column("step", sql.String(64), nullable=False),
    sql.Column("deleted_at", Moment),
    sql.Index("uq_rooms_name", "name", unique=True, sqlite_where=_kept, postgresql_where=_kept),
)
room_steps = sql.Table(
    "room_steps",
    metadata,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("undo", sql.String(64), nullable=False),
    sql.Column("room_id", sql.String(64), nullable=False),
    sql.Column("before", sql.Text),
    sql.UniqueConstraint("undo"),
)
