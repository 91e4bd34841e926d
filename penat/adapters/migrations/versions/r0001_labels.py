"""Rounds of questions, judgements, and label sets."""

import sqlalchemy as sql
from alembic import op

revision = "r0001"
down_revision = None

_KEPT = sql.text("deleted_at IS NULL")
_TIME = sql.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _annotation()
    _labels()


def downgrade() -> None:
    """Take the tables away, with everything in them."""
    for table in ("label_steps", "labels", "label_sets", "judgements", "annotation_leases", "annotation_tasks"):
        op.drop_table(table)
    op.drop_table("annotation_rounds")


def _annotation() -> None:
    op.create_table(
        "annotation_rounds",
        sql.Column("id", sql.String(64), nullable=False),
        sql.Column("name", sql.String(200), nullable=False),
        sql.Column("release", sql.Text, nullable=False),
        sql.Column("model", sql.Text, nullable=False),
        sql.Column("made_at", _TIME, nullable=False),
        sql.Column("category", sql.Text),
        sql.Column("sampler", sql.String(40), nullable=False),
        sql.Column("per_task", sql.Integer, nullable=False),
        sql.Column("origin", sql.String(20), nullable=False),
        sql.Column("deleted_at", _TIME),
        sql.PrimaryKeyConstraint("id", name="pk_annotation_rounds"),
    )
    op.create_index(
        "uq_annotation_rounds_name", "annotation_rounds", ["name"], unique=True, sqlite_where=_KEPT,
        postgresql_where=_KEPT,
    )  # fmt: skip
    op.create_table(
        "annotation_tasks",
        sql.Column("id", sql.String(64), nullable=False),
        sql.Column("round_id", sql.String(64), nullable=False),
        sql.Column("position", sql.Integer, nullable=False),
        sql.Column("shown", sql.Text, nullable=False),
        sql.PrimaryKeyConstraint("id", name="pk_annotation_tasks"),
        sql.ForeignKeyConstraint(
            ["round_id"], ["annotation_rounds.id"], name="fk_annotation_tasks_round_id", ondelete="CASCADE"
        ),
        sql.UniqueConstraint("round_id", "position", name="uq_annotation_tasks_round_id"),
    )
    op.create_table(
        "annotation_leases",
        sql.Column("task_id", sql.String(64), nullable=False),
        sql.Column("annotator", sql.String(100), nullable=False),
        sql.Column("until", _TIME, nullable=False),
        sql.PrimaryKeyConstraint("task_id", "annotator", name="pk_annotation_leases"),
        sql.ForeignKeyConstraint(
            ["task_id"], ["annotation_tasks.id"], name="fk_annotation_leases_task_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "judgements",
        sql.Column("number", sql.Integer, autoincrement=True, nullable=False),
        sql.Column("task_id", sql.String(64), nullable=False),
        sql.Column("annotator", sql.String(100), nullable=False),
        sql.Column("pos", sql.Text, nullable=False),
        sql.Column("neg", sql.Text, nullable=False),
        sql.Column("at", _TIME, nullable=False),
        sql.Column("origin", sql.String(20), nullable=False),
        sql.PrimaryKeyConstraint("number", name="pk_judgements"),
        sql.ForeignKeyConstraint(
            ["task_id"], ["annotation_tasks.id"], name="fk_judgements_task_id", ondelete="CASCADE"
        ),
        sql.UniqueConstraint("task_id", "annotator", name="uq_judgements_task_id"),
    )


def _labels() -> None:
    op.create_table(
        "label_sets",
        sql.Column("number", sql.Integer, autoincrement=True, nullable=False),
        sql.Column("id", sql.String(200), nullable=False),
        sql.Column("name", sql.String(200), nullable=False),
        sql.Column("made_at", _TIME, nullable=False),
        sql.Column("note", sql.Text, nullable=False),
        sql.Column("author", sql.String(100), nullable=False),
        sql.Column("deleted_at", _TIME),
        sql.Column("undo", sql.String(64)),
        sql.PrimaryKeyConstraint("number", name="pk_label_sets"),
    )
    op.create_index("uq_label_sets_id", "label_sets", ["id"], unique=True, sqlite_where=_KEPT, postgresql_where=_KEPT)
    op.create_table(
        "labels",
        sql.Column("set_number", sql.Integer, nullable=False),
        sql.Column("item", sql.Text, nullable=False),
        sql.Column("belongs", sql.Boolean, nullable=False),
        sql.Column("annotator", sql.String(100), nullable=False),
        sql.Column("at", _TIME, nullable=False),
        sql.Column("step", sql.String(64), nullable=False),
        sql.PrimaryKeyConstraint("set_number", "item", name="pk_labels"),
        sql.ForeignKeyConstraint(
            ["set_number"], ["label_sets.number"], name="fk_labels_set_number", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "label_steps",
        sql.Column("number", sql.Integer, autoincrement=True, nullable=False),
        sql.Column("undo", sql.String(64), nullable=False),
        sql.Column("set_number", sql.Integer, nullable=False),
        sql.Column("before", sql.Text, nullable=False),
        sql.PrimaryKeyConstraint("number", name="pk_label_steps"),
        sql.ForeignKeyConstraint(
            ["set_number"], ["label_sets.number"], name="fk_label_steps_set_number", ondelete="CASCADE"
        ),
        sql.UniqueConstraint("undo", name="uq_label_steps_undo"),
    )
