"""Each answer keeps how likely it was to be right with nothing known: what may have been luck strengthens less."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of older answers nothing is known: their memories were counted as if nothing was guessed, and stay so."""
    op.add_column("reviews", sa.Column("guess", sa.Double(), nullable=True))


def downgrade() -> None:
    op.drop_column("reviews", "guess")
