"""Learners have the name they wish teachers to see; who learns a set is found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("learners", sa.Column("called", sa.Text(), nullable=True))
    op.create_index("enrolments_of_set", "enrolments", ["set_id", "learner_id", "joined_at"])


def downgrade() -> None:
    """Teachers see the messenger's names again."""
    op.drop_index("enrolments_of_set", "enrolments")
    op.drop_column("learners", "called")
