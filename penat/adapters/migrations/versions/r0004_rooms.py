"""Rooms that curators confirmed, and what undoes each step of that."""

import sqlalchemy as sql
from alembic import op

revision = "r0004"
down_revision = "r0003"

_KEPT = sql.text("deleted_at IS NULL")
_TIME = sql.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "rooms",
        sql.Column("id", sql.String(64), nullable=False),
        sql.Column("name", sql.String(200), nullable=False),
        sql.Column("scene", sql.String(200), nullable=False),
        sql.Column("photo", sql.String(64)),
        sql.Column("pieces", sql.Text, nullable=False),
        sql.Column("facts", sql.Text, nullable=False),
        sql.Column("author", sql.String(100), nullable=False),
        sql.Column("at", _TIME, nullable=False),
        sql.Column("step", sql.String(64), nullable=False),
        sql.Column("deleted_at", _TIME),
        sql.PrimaryKeyConstraint("id", name="pk_rooms"),
    )
    op.create_index("uq_rooms_name", "rooms", ["name"], unique=True, sqlite_where=_KEPT, postgresql_where=_KEPT)
    op.create_table(
        "room_steps",
        sql.Column("number", sql.Integer, autoincrement=True, nullable=False),
        sql.Column("undo", sql.String(64), nullable=False),
        sql.Column("room_id", sql.String(64), nullable=False),
        sql.Column("before", sql.Text),
        sql.PrimaryKeyConstraint("number", name="pk_room_steps"),
        sql.UniqueConstraint("undo", name="uq_room_steps_undo"),
    )


def downgrade() -> None:
    """Take the tables away, with everything in them."""
    op.drop_table("room_steps")
    op.drop_table("rooms")
