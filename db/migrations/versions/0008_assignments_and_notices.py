"""What classes have been set, and what people are told when they are not there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("learner_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_notices_learner_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("learner_id", "id", name="pk_notices"),
        sqlite_with_rowid=False,
    )
    _index("notices_planned", "notices", ["at", "learner_id", "id"], "status = 'planned'")
    _index("notices_sending", "notices", ["at"], "status = 'sending'")
    op.create_table(
        "assignments",
        sa.Column("set_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("new_per_day", sa.Integer(), nullable=False),
        sa.Column("exam_on", sa.Date(), nullable=False),
        sa.Column("given_by", sa.BigInteger()),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nudged_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["set_id"], ["sets.id"], name="fk_assignments_set_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("set_id", name="pk_assignments"),
    )
    _index("assignments_of_giver", "assignments", ["given_by"], "given_by IS NOT NULL")


def downgrade() -> None:
    """Notices that have not gone out are lost: the older bot knows none."""
    op.drop_index("assignments_of_giver", "assignments")
    op.drop_table("assignments")
    op.drop_index("notices_sending", "notices")
    op.drop_index("notices_planned", "notices")
    op.drop_table("notices")


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
