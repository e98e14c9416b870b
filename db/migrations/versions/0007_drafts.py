"""Teachers' drafts; sets that are found by their link alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The default is for the sets that are there, all of them listed so far.
    op.add_column("sets", sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.true()))
    _index("sets_listed", "sets", ["title", "id"], postgresql="listed", sqlite="listed = 1")
    _create_drafts()
    _create_what_is_in_them()


def _create_drafts() -> None:
    op.create_table(
        "drafts",
        _learner(),
        _number("id"),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("file_size", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("material", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("take_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        *_keys("drafts", "learner_id", "id"),
    )
    writing = "phase = 'writing'"
    _index("drafts_to_write", "drafts", ["take_at", "learner_id"], postgresql=writing, sqlite=writing)


def _create_what_is_in_them() -> None:
    op.create_table(
        "draft_texts",
        _learner(),
        _number("draft_id"),
        sa.Column("nth", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        *_keys("draft_texts", "learner_id", "draft_id", "nth"),
    )
    op.create_table(
        "draft_facts",
        _learner(),
        _number("draft_id"),
        sa.Column("nth", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        *_keys("draft_facts", "learner_id", "draft_id", "nth"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "draft_questions",
        _learner(),
        _number("draft_id"),
        sa.Column("nth", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("fact", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("to_check", sa.Boolean(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        *_keys("draft_questions", "learner_id", "draft_id", "nth"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "drafted",
        _learner(),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        *_keys("drafted", "learner_id", "day"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Sets that were found by their link alone are listed then: the older bot knows no others."""
    for table in ("drafted", "draft_questions", "draft_facts", "draft_texts"):
        op.drop_table(table)
    op.drop_index("drafts_to_write", "drafts")
    op.drop_table("drafts")
    op.drop_index("sets_listed", "sets")
    op.drop_column("sets", "listed")


def _learner() -> sa.Column[int]:
    return _number("learner_id")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, autoincrement=False)


def _keys(table: str, *columns: str) -> tuple[sa.ForeignKeyConstraint, sa.PrimaryKeyConstraint]:
    of_learner = sa.ForeignKeyConstraint(
        ["learner_id"], ["learners.id"], name=f"fk_{table}_learner_id", ondelete="CASCADE"
    )
    return of_learner, sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _index(name: str, table: str, columns: list[str], postgresql: str, sqlite: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(sqlite), postgresql_where=sa.text(postgresql))
