"""Whoever wished for nothing follows the usual chance of recall, whatever it is."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was usual then was written for everybody: it cannot be told apart from a wish, and counts as none."""
    op.execute("UPDATE learners SET retention = NULL WHERE retention = 0.9")


def downgrade() -> None:
    """Nothing stands for the usual one there as well."""
