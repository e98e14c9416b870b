"""A fact may name whom its quote speaks of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The default is for the facts that are there: SQLite could not drop it afterwards without copying the table.
    op.add_column("facts", sa.Column("subject", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("facts", "subject")
