"""The share of exploring that a slate was drawn with."""

import sqlalchemy as sql
from alembic import op

revision = "r0005"
down_revision = "r0004"


def upgrade() -> None:
    """Add the column; what was logged before did not explore."""
    op.add_column("shown_slates", sql.Column("explore", sql.Float, nullable=False, server_default="0"))


def downgrade() -> None:
    """Take the column away."""
    op.drop_column("shown_slates", "explore")
