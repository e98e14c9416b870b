"""Each answer keeps how likely it was to be right, as foretold before it: so forecasts are compared with what came."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of older answers `uzelok rebuild` counts it from the log."""
    op.add_column("reviews", sa.Column("expected", sa.Double(), nullable=True))


def downgrade() -> None:
    op.drop_column("reviews", "expected")
