"""What classes have been set, and what people are told when they are not there."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table, literal_column

from db.columns import Day, Instant, Json, Words
from db.tables.columns import CLUSTERED, metadata, of_learner, partial

notices = Table(
    "notices",
    metadata,
    of_learner(),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("word", Words, nullable=False),
    Column("data", Json, nullable=False),
    Column("status", Words, nullable=False),
    Column("who_id", BigInteger, doc="another person whom it is about"),
    sqlite_with_rowid=CLUSTERED,
)
# Spelt out, not a parameter: a partial index serves only a query that says the same.
NOTICE_PLANNED = notices.c.status == literal_column("'planned'")
partial("notices_planned", notices.c.at, notices.c.learner_id, notices.c.id, where=NOTICE_PLANNED)
NOTICE_SENDING = notices.c.status == literal_column("'sending'")
partial("notices_sending", notices.c.at, where=NOTICE_SENDING)
partial("notices_about", notices.c.who_id, where=notices.c.who_id.is_not(None))

errands = Table(
    "errands",
    metadata,
    Column("set_id", BigInteger, ForeignKey("sets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("word", Words, primary_key=True),
    Column("data", Json, nullable=False),
    Column("at", Instant, nullable=False),
    Column("up_to", BigInteger, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)

assignments = Table(
    "assignments",
    metadata,
    Column("set_id", BigInteger, ForeignKey("sets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("starts_on", Day, nullable=False),
    Column("new_per_day", Integer, nullable=False),
    Column("exam_on", Day, nullable=False),
    Column("given_by", BigInteger),
    Column("given_at", Instant, nullable=False),
    Column("nudged_at", Instant),
)
partial("assignments_of_giver", assignments.c.given_by, where=assignments.c.given_by.is_not(None))
