"""How published facts came to be as they are."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Table

from db.columns import Instant, Json, Words
from db.tables.columns import CLUSTERED, metadata, partial

corrections = Table(
    "corrections",
    metadata,
    Column("fact_id", BigInteger, ForeignKey("facts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("set_id", BigInteger, ForeignKey("sets.id", ondelete="CASCADE"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("by_id", BigInteger),
    Column("change", Words, nullable=False),
    Column("before", Json, nullable=False, doc="the fact until then"),
    Column("righted", Json, nullable=False, doc="keys of the questions to which another answer is right since"),
    Column("grave", Boolean, nullable=False, doc="whether there are any"),
    Column("tell_at", Instant),
    Column("told_up_to", BigInteger, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)
GRAVE = corrections.c.grave
partial("corrections_grave", corrections.c.set_id, where=GRAVE)
TO_TELL = corrections.c.tell_at.is_not(None)
partial("corrections_to_tell", corrections.c.tell_at, corrections.c.set_id, where=TO_TELL)
partial("corrections_of_person", corrections.c.by_id, where=corrections.c.by_id.is_not(None))
