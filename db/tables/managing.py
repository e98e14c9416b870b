"""Who teaches a set beside its owner, links for one person, who may publish, and wrong codes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table

from db.columns import Instant, Words
from db.tables.columns import CLUSTERED, metadata, of_learner


def _of_set(**more: Any) -> Column[int]:
    return Column("set_id", BigInteger, ForeignKey("sets.id"), nullable=False, **more)


teachers = Table(
    "teachers",
    metadata,
    of_learner(),
    _of_set(primary_key=True, autoincrement=False),
    Column("since", Instant, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)
Index("teachers_of_set", teachers.c.set_id, teachers.c.since, teachers.c.learner_id)

invitations = Table(
    "invitations",
    metadata,
    of_learner(),
    Column("code", Words, primary_key=True),
    _of_set(),
    Column("offered", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("used_at", Instant),
    sqlite_with_rowid=CLUSTERED,
)
Index("invitations_by_code", invitations.c.code)

publishers = Table("publishers", metadata, of_learner(), Column("since", Instant))

guesses = Table(
    "guesses",
    metadata,
    Column("who", Words, primary_key=True, doc="stands for a person, and is none of theirs: see quiz.roles.Publishing"),
    Column("tries", Integer, nullable=False),
    Column("since", Instant, nullable=False),
)
