"""Learners wish how much to remember and on which days to rest; an answer keeps the day chosen for the next."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of answers before, the day follows from the rest, as it did."""
    op.add_column("learners", sa.Column("retention", sa.Double(), nullable=True))
    op.add_column("learners", sa.Column("easy_days", sa.SmallInteger(), nullable=True))
    op.add_column("reviews", sa.Column("due_day", sa.Date(), nullable=True))


def downgrade() -> None:
    """Days chosen by load are forgotten: a rebuild would choose others."""
    op.drop_column("reviews", "due_day")
    op.drop_column("learners", "easy_days")
    op.drop_column("learners", "retention")
