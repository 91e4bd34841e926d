"""Photos, the runs and segments found in them, and the numbered changes of their vectors."""

import sqlalchemy as sql
from alembic import op

revision = "r0002"
down_revision = "r0001"

_TIME = sql.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _photos()
    _runs()
    _segments()
    _vectors()


def downgrade() -> None:
    """Take the tables away, with everything in them."""
    for table in ("vector_changes", "vector_counter", "segments", "segment_runs", "photos"):
        op.drop_table(table)


def _photos() -> None:
    op.create_table(
        "photos",
        sql.Column("id", sql.String(64), nullable=False),
        sql.Column("owner", sql.String(200), nullable=False),
        sql.Column("sha256", sql.String(64), nullable=False),
        sql.Column("width", sql.Integer, nullable=False),
        sql.Column("height", sql.Integer, nullable=False),
        sql.Column("size", sql.Integer, nullable=False),
        sql.Column("made_at", _TIME, nullable=False),
        sql.Column("expires_at", _TIME),
        sql.PrimaryKeyConstraint("id", name="pk_photos"),
    )
    op.create_index("ix_photos_expires_at", "photos", ["expires_at"])
    op.create_index("ix_photos_owner", "photos", ["owner", "made_at", "id"])
    op.create_index("ix_photos_made_at", "photos", ["made_at", "id"])
    op.create_index("ix_photos_sha256", "photos", ["sha256", "size"])


def _runs() -> None:
    op.create_table(
        "segment_runs",
        sql.Column("id", sql.String(64), nullable=False),
        sql.Column("photo_id", sql.String(64), nullable=False),
        sql.Column("mode", sql.String(20), nullable=False),
        sql.Column("prompt", sql.Text, nullable=False),
        sql.Column("segmenter", sql.Text, nullable=False),
        sql.Column("segmenter_sha256", sql.String(64), nullable=False),
        sql.Column("model", sql.Text, nullable=False),
        sql.Column("model_sha256", sql.String(64), nullable=False),
        sql.Column("made_at", _TIME, nullable=False),
        sql.Column("decode_ms", sql.Float, nullable=False),
        sql.Column("segment_ms", sql.Float, nullable=False),
        sql.Column("embed_ms", sql.Float, nullable=False),
        sql.PrimaryKeyConstraint("id", name="pk_segment_runs"),
        sql.ForeignKeyConstraint(["photo_id"], ["photos.id"], name="fk_segment_runs_photo_id", ondelete="CASCADE"),
        sql.UniqueConstraint(
            "photo_id", "mode", "prompt", "segmenter_sha256", "model_sha256", name="uq_segment_runs_photo_id"
        ),
    )


def _segments() -> None:
    op.create_table(
        "segments",
        sql.Column("id", sql.String(64), nullable=False),
        sql.Column("run_id", sql.String(64), nullable=False),
        sql.Column("photo_id", sql.String(64), nullable=False),
        sql.Column("position", sql.Integer, nullable=False),
        sql.Column("label", sql.Text, nullable=False),
        sql.Column("category", sql.Text),
        sql.Column("score", sql.Float, nullable=False),
        sql.Column("box", sql.Text, nullable=False),
        sql.Column("area", sql.Integer, nullable=False),
        sql.Column("height", sql.Integer, nullable=False),
        sql.Column("width", sql.Integer, nullable=False),
        sql.Column("runs", sql.Text, nullable=False),
        sql.Column("vector", sql.LargeBinary, nullable=False),
        sql.PrimaryKeyConstraint("id", name="pk_segments"),
        sql.ForeignKeyConstraint(["run_id"], ["segment_runs.id"], name="fk_segments_run_id", ondelete="CASCADE"),
        sql.ForeignKeyConstraint(["photo_id"], ["photos.id"], name="fk_segments_photo_id", ondelete="CASCADE"),
        sql.UniqueConstraint("run_id", "position", name="uq_segments_run_id"),
    )
    op.create_index("ix_segments_photo_id", "segments", ["photo_id"])


def _vectors() -> None:
    op.create_table(
        "vector_counter",
        sql.Column("id", sql.Integer, autoincrement=False, nullable=False),
        sql.Column("number", sql.Integer, nullable=False),
        sql.PrimaryKeyConstraint("id", name="pk_vector_counter"),
    )
    op.create_table(
        "vector_changes",
        sql.Column("number", sql.Integer, autoincrement=False, nullable=False),
        sql.Column("segment_id", sql.String(64), nullable=False),
        sql.PrimaryKeyConstraint("number", name="pk_vector_changes"),
        sql.UniqueConstraint("segment_id", name="uq_vector_changes_segment_id"),
    )
