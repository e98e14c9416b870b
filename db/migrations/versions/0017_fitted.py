"""Memory is fitted to people: their parameters, who is due, and what came of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None

FIRST_AT = 64


def upgrade() -> None:
    """Who has answered enough by now is due at once, not only when their log has doubled."""
    op.add_column("learners", sa.Column("parameters", sa.Text(), nullable=True))
    op.create_table(
        "fits",
        sa.Column("learner_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("lines", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        *_found(),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_fits_learner_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("learner_id", "lines", name="pk_fits"),
        sqlite_with_rowid=False,
    )
    where = sa.text("due_at IS NOT NULL")
    op.create_index("fits_due", "fits", ["due_at", "learner_id"], sqlite_where=where, postgresql_where=where)
    op.create_table(
        "cohort_fits",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("spread_to", sa.BigInteger()),
        *_found(),
        sa.PrimaryKeyConstraint("day", name="pk_cohort_fits"),
    )
    op.execute(
        "INSERT INTO fits (learner_id, lines, at, due_at)"
        " SELECT learner_id, max(id), max(at), max(at) FROM reviews"
        f" GROUP BY learner_id HAVING max(id) >= {FIRST_AT}"
    )


def downgrade() -> None:
    op.drop_table("cohort_fits")
    op.drop_index("fits_due", "fits")
    op.drop_table("fits")
    op.drop_column("learners", "parameters")


def _found() -> list[sa.Column[object]]:
    return [
        sa.Column("answers", sa.Integer()),
        sa.Column("held_out", sa.Integer()),
        sa.Column("loss_before", sa.Double()),
        sa.Column("loss_after", sa.Double()),
        sa.Column("why", sa.Text()),
        sa.Column("parameters", sa.Text()),
        sa.Column("repairs", sa.Text()),
    ]
