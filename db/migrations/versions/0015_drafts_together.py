"""Several people at one draft: who they are, what they say, and who changed a question last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("invite", sa.Text(), nullable=True))
    # Nothing stands for 0 in what is there: nobody but its owner has been at it.
    op.add_column("drafts", sa.Column("chairs", sa.Integer(), nullable=True))
    op.add_column("draft_questions", sa.Column("edition", sa.Integer(), nullable=True))
    op.add_column("draft_questions", sa.Column("chair", sa.Integer(), nullable=True))
    op.create_table(
        "draft_seats",
        _number("learner_id"),
        _number("number"),
        _number("owner_id"),
        _number("draft_id"),
        sa.Column("chair", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invited", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_draft_seats_learner_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("learner_id", "number", name="pk_draft_seats"),
        sqlite_with_rowid=False,
    )
    op.create_index("draft_seats_at", "draft_seats", ["owner_id", "draft_id"])
    _index("drafts_invited", "invite", "invite IS NOT NULL")
    _index("drafts_of_set", "set_id", "set_id IS NOT NULL")


def downgrade() -> None:
    """Guests lose their way to the drafts of others; what they did in them stays."""
    op.drop_index("drafts_of_set", "drafts")
    op.drop_index("drafts_invited", "drafts")
    op.drop_index("draft_seats_at", "draft_seats")
    op.drop_table("draft_seats")
    op.drop_column("draft_questions", "chair")
    op.drop_column("draft_questions", "edition")
    op.drop_column("drafts", "chairs")
    op.drop_column("drafts", "invite")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, autoincrement=False)


def _index(name: str, column: str, where: str) -> None:
    op.create_index(name, "drafts", [column], sqlite_where=sa.text(where), postgresql_where=sa.text(where))
