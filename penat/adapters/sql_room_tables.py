"""The tables of rooms that curators confirmed; see sql_tables."""

import sqlalchemy as sql

from penat.adapters.sql_tables import Moment, metadata

_kept = sql.text("deleted_at IS NULL")

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
