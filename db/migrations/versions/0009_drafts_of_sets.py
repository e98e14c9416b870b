"""Drafts that bring a set up to date."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("set_id", sa.BigInteger(), nullable=True))
    op.add_column("drafts", sa.Column("edition", sa.Integer(), nullable=True))


def downgrade() -> None:
    """The older bot makes a new set of what was to bring one up to date."""
    op.drop_column("drafts", "edition")
    op.drop_column("drafts", "set_id")
