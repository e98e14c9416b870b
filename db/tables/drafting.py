"""Sets in the making."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, literal_column

from db.columns import Day, Instant, Json, Words
from db.tables.columns import CLUSTERED, metadata, of_learner, partial


def of_draft(name: str = "draft_id") -> Column[int]:
    return Column(name, BigInteger, primary_key=True, autoincrement=False)


drafts = Table(
    "drafts",
    metadata,
    of_learner(),
    of_draft("id"),
    Column("phase", Words, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("pieces", Integer, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("file_id", Words),
    Column("file_name", Words),
    Column("file_size", BigInteger),
    Column("title", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("about", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("material", Words, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("take_at", Instant),
    Column("message", BigInteger),
    Column("outcome", Json),
    Column("code", Words, nullable=False),
    Column("set_id", BigInteger, doc="the set it brings up to date"),
    Column("edition", Integer, doc="of that set, when it was looked at"),
    Column("invite", Words, doc="of the link that lets others work on it"),
    Column("chairs", Integer, doc="how many guests it ever had"),
)
TO_WRITE = drafts.c.phase == literal_column("'writing'")
partial("drafts_to_write", drafts.c.take_at, drafts.c.learner_id, where=TO_WRITE)

INVITED = drafts.c.invite.is_not(None)
OF_SET = drafts.c.set_id.is_not(None)
partial("drafts_invited", drafts.c.invite, where=INVITED)
partial("drafts_of_set", drafts.c.set_id, where=OF_SET)

draft_seats = Table(
    "draft_seats",
    metadata,
    of_learner(),
    Column("number", BigInteger, primary_key=True, autoincrement=False, doc="what they call the draft"),
    Column("owner_id", BigInteger, nullable=False),
    Column("draft_id", BigInteger, nullable=False),
    Column("chair", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("invited", Boolean, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)
Index("draft_seats_at", draft_seats.c.owner_id, draft_seats.c.draft_id)

draft_texts = Table(
    "draft_texts",
    metadata,
    of_learner(),
    of_draft(),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("text", Words, nullable=False),
)

draft_facts = Table(
    "draft_facts",
    metadata,
    of_learner(),
    of_draft(),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("key", Words, nullable=False),
    Column("statement", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("quote", Words, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)

draft_questions = Table(
    "draft_questions",
    metadata,
    of_learner(),
    of_draft(),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("fact", Integer, nullable=False, doc="the nth of draft_facts"),
    Column("question", Json, nullable=False),
    Column("to_check", Boolean, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("edition", Integer, doc="grows with each change; nothing is 0"),
    Column("chair", Integer, doc="of whoever changed it last, see draft_seats; nothing is 0"),
    sqlite_with_rowid=CLUSTERED,
)

drafted = Table(
    "drafted",
    metadata,
    of_learner(),
    Column("day", Day, primary_key=True),
    Column("texts", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)
