"""Copies of the bot share how many messages go out in a second."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "message_slots",
        sa.Column("nth", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("nth", name="pk_message_slots"),
    )


def downgrade() -> None:
    op.drop_table("message_slots")
