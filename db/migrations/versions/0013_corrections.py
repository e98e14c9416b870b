"""Published facts are corrected: their history, and who is to be told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("facts", sa.Column("righted_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "corrections",
        sa.Column("fact_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("set_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger()),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("righted", sa.Text(), nullable=False),
        sa.Column("grave", sa.Boolean(), nullable=False),
        sa.Column("tell_at", sa.DateTime(timezone=True)),
        sa.Column("told_up_to", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_corrections_fact_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["set_id"], ["sets.id"], name="fk_corrections_set_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("fact_id", "version", name="pk_corrections"),
        sqlite_with_rowid=False,
    )
    _index("corrections_grave", ["set_id"], "grave")
    _index("corrections_to_tell", ["tell_at", "set_id"], "tell_at IS NOT NULL")
    _index("corrections_of_person", ["by_id"], "by_id IS NOT NULL")


def downgrade() -> None:
    """Facts stay as they were corrected; how they were before is lost."""
    for name in ("corrections_of_person", "corrections_to_tell", "corrections_grave"):
        op.drop_index(name, "corrections")
    op.drop_table("corrections")
    op.drop_column("facts", "righted_at")


def _index(name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "corrections", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
