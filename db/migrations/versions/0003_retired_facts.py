"""Counting what is due leaves out retired facts by an index, not fact by fact."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    retired = sa.text("retired") if op.get_bind().dialect.name == "postgresql" else sa.text("retired = 1")
    op.create_index("facts_retired", "facts", ["set_id", "id"], sqlite_where=retired, postgresql_where=retired)


def downgrade() -> None:
    op.drop_index("facts_retired", "facts")
