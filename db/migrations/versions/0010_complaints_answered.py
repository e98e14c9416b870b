"""Complaints are answered; those that are open are found by their question."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("complaints", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    where = sa.text("answered_at IS NULL")
    op.create_index(
        "complaints_open", "complaints", ["fact_id", "question"], sqlite_where=where, postgresql_where=where
    )


def downgrade() -> None:
    """Which complaints were answered is forgotten: the older bot shows them to nobody."""
    op.drop_index("complaints_open", "complaints")
    op.drop_column("complaints", "answered_at")
