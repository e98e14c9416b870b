"""New facts of a day are counted set by set: what a class has been set has a pace of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of days that were before, it is not known; `uzelok rebuild` counts them from the log."""
    op.add_column("tallies", sa.Column("new_in", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("tallies", "new_in")
