"""Reminders that a process left on their way when it died are found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    sending = sa.text("status = 'sending'")
    op.create_index("reminders_sending", "reminders", ["planned_at"], sqlite_where=sending, postgresql_where=sending)


def downgrade() -> None:
    op.drop_index("reminders_sending", "reminders")
