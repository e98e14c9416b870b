"""Several teachers of one set, invitations, who may publish; who finds a set, archived and deleted ones."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_LISTED = sa.text("visibility = 'listed' AND archived_at IS NULL AND deleted_at IS NULL")


def upgrade() -> None:
    instant = sa.DateTime(timezone=True)
    op.add_column("sets", sa.Column("visibility", sa.Text(), nullable=False, server_default="listed"))
    op.add_column("sets", sa.Column("archived_at", instant, nullable=True))
    op.add_column("sets", sa.Column("deleted_at", instant, nullable=True))
    op.execute("UPDATE sets SET visibility = 'link' WHERE NOT listed")
    op.drop_index("sets_listed", "sets")
    op.drop_column("sets", "listed")
    op.create_index("sets_listed", "sets", ["title", "id"], sqlite_where=_LISTED, postgresql_where=_LISTED)
    op.create_table(
        "teachers",
        _learner(),
        sa.Column("set_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", instant, nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["sets.id"], name="fk_teachers_set_id"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_teachers_learner_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("learner_id", "set_id", name="pk_teachers"),
        sqlite_with_rowid=False,
    )
    op.create_index("teachers_of_set", "teachers", ["set_id", "since", "learner_id"])
    op.create_table(
        "invitations",
        _learner(),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("set_id", sa.BigInteger(), nullable=False),
        sa.Column("offered", sa.Text(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("used_at", instant, nullable=True),
        sa.ForeignKeyConstraint(["set_id"], ["sets.id"], name="fk_invitations_set_id"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_invitations_learner_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("learner_id", "code", name="pk_invitations"),
        sqlite_with_rowid=False,
    )
    op.create_index("invitations_by_code", "invitations", ["code"])
    op.create_table(
        "publishers",
        _learner(),
        sa.Column("since", instant, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", instant, nullable=True),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_publishers_learner_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("learner_id", name="pk_publishers"),
    )


def downgrade() -> None:
    """A private set is found by its link again, as an archived one is; only its owner teaches a set."""
    for name in ("publishers", "invitations", "teachers"):
        op.drop_table(name)
    op.add_column("sets", sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.drop_index("sets_listed", "sets")
    op.execute(
        "UPDATE sets SET listed = false"
        " WHERE visibility <> 'listed' OR archived_at IS NOT NULL OR deleted_at IS NOT NULL"
    )
    for name in ("visibility", "archived_at", "deleted_at"):
        op.drop_column("sets", name)
    op.create_index(
        "sets_listed", "sets", ["title", "id"], sqlite_where=sa.text("listed = 1"), postgresql_where=sa.text("listed")
    )


def _learner() -> sa.Column[int]:
    return sa.Column("learner_id", sa.BigInteger(), autoincrement=False, nullable=False)
