"""What is due is counted in its index alone.

SQLite looks at the columns of the index's own condition again, and took each row out of the table for them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = ("learner_id", "set_id", "due_day", "fact_id")


def upgrade() -> None:
    op.drop_index("memories_due", "memories")
    _create(*KEY, "due_at", "set_aside")


def downgrade() -> None:
    op.drop_index("memories_due", "memories")
    _create(*KEY)


def _create(*columns: str) -> None:
    op.create_index(
        "memories_due",
        "memories",
        list(columns),
        sqlite_where=sa.text("due_at IS NULL AND set_aside = 0"),
        postgresql_where=sa.text("due_at IS NULL AND NOT set_aside"),
    )
