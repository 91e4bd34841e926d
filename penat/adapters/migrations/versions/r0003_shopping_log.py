"""The slates that were shown, and what was done about their items."""

import sqlalchemy as sql
from alembic import op

revision = "r0003"
down_revision = "r0002"

_TIME = sql.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "shown_slates",
        sql.Column("number", sql.Integer, autoincrement=True, nullable=False),
        sql.Column("session", sql.String(64), nullable=False),
        sql.Column("at", _TIME, nullable=False),
        sql.Column("release", sql.Text, nullable=False),
        sql.Column("category", sql.Text, nullable=False),
        sql.Column("policy", sql.String(40), nullable=False),
        sql.Column("step", sql.Integer, nullable=False),
        sql.Column("refusals", sql.Integer, nullable=False),
        sql.Column("width", sql.Float),
        sql.Column("anchor", sql.Text),
        sql.Column("seen", sql.Text, nullable=False),
        sql.Column("shown", sql.Text, nullable=False),
        sql.Column("propensities", sql.Text, nullable=False),
        sql.Column("distances", sql.Text, nullable=False),
        sql.Column("min_cents", sql.BigInteger),
        sql.Column("max_cents", sql.BigInteger),
        sql.Column("in_stock", sql.Boolean, nullable=False),
        sql.PrimaryKeyConstraint("number", name="pk_shown_slates"),
    )
    op.create_index("ix_shown_slates_at", "shown_slates", ["at"])
    op.create_index("ix_shown_slates_session", "shown_slates", ["session", "step", "refusals"])
    op.create_table(
        "shopping_events",
        sql.Column("number", sql.Integer, autoincrement=True, nullable=False),
        sql.Column("session", sql.String(64), nullable=False),
        sql.Column("at", _TIME, nullable=False),
        sql.Column("step", sql.Integer, nullable=False),
        sql.Column("refusals", sql.Integer, nullable=False),
        sql.Column("kind", sql.String(20), nullable=False),
        sql.Column("item", sql.Text),
        sql.Column("value", sql.Float),
        sql.PrimaryKeyConstraint("number", name="pk_shopping_events"),
    )
    op.create_index("ix_shopping_events_at", "shopping_events", ["at"])
    op.create_index("ix_shopping_events_session", "shopping_events", ["session", "step", "refusals"])


def downgrade() -> None:
    """Take the tables away, with everything in them."""
    op.drop_table("shopping_events")
    op.drop_table("shown_slates")
