"""Errands, done a few people at a time; wrong codes that hang on nobody; notices that name nobody."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_NAMING = ("teaches-too", "taken-over", "stepped-down", "draft-joined")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "errands",
        sa.Column("set_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("up_to", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["sets.id"], name="fk_errands_set_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("set_id", "word", name="pk_errands"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "guesses",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("who", name="pk_guesses"),
    )
    op.add_column("notices", sa.Column("who_id", sa.BigInteger(), nullable=True))
    about = sa.text("who_id IS NOT NULL")
    op.create_index("notices_about", "notices", ["who_id"], sqlite_where=about, postgresql_where=about)
    op.drop_column("publishers", "tried_at")
    op.drop_column("publishers", "tries")
    _take_names_away()


def downgrade() -> None:
    """Names do not come back; what was to be done for a class and is not, is not done."""
    op.add_column("publishers", sa.Column("tries", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("publishers", sa.Column("tried_at", _INSTANT, nullable=True))
    op.drop_index("notices_about", "notices")
    op.drop_column("notices", "who_id")
    op.drop_table("guesses")
    op.drop_table("errands")


def _take_names_away() -> None:
    """Of people in notices to others: those who are forgotten later could not be found there."""
    notices = sa.table("notices", sa.column("learner_id"), sa.column("id"), sa.column("word"), sa.column("data"))
    found = op.get_bind().execute(sa.select(notices).where(notices.c.word.in_(_NAMING))).all()
    for row in found:
        data = json.dumps({**json.loads(row.data), "name": ""}, ensure_ascii=False)
        this = (notices.c.learner_id == row.learner_id, notices.c.id == row.id)
        op.execute(sa.update(notices).where(*this).values(data=data))
