"""The tables.

A learner's rows carry the learner first in their keys: one learner's data lies together, and the same schema
can one day be distributed by learner. They hang on `learners` by foreign keys that cascade, so forgetting
somebody cannot miss a table, and a row of somebody who is being forgotten cannot slip in. `sets.owner_id` is
no foreign key: sets are shared by all.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    UniqueConstraint,
    and_,
    literal_column,
    true,
)

from db.columns import Day, Instant, Json, RowId, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
CLUSTERED = False  # «without rowid»: SQLite keeps the rows in the order of the key, one learner's side by side


def _partial(name: str, *columns: Column[Any], where: Any) -> Index:
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


def _of_learner() -> Column[int]:
    learner = ForeignKey("learners.id", ondelete="CASCADE")
    return Column("learner_id", BigInteger, learner, primary_key=True, autoincrement=False)


def _of_fact(**more: Any) -> Column[int]:
    return Column("fact_id", BigInteger, ForeignKey("facts.id"), nullable=False, **more)


def _of_draft(name: str = "draft_id") -> Column[int]:
    return Column(name, BigInteger, primary_key=True, autoincrement=False)


learners = Table(
    "learners",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("zone", Words, nullable=False),
    Column("joined_at", Instant, nullable=False),
    Column("new_per_day", Integer, nullable=False),
    Column("reviews_per_day", Integer, nullable=False),
    Column("zone_known", Boolean, nullable=False),
    Column("reminder_known", Boolean, nullable=False),
    Column("blocked", Boolean, nullable=False),
    Column("remind", Boolean, nullable=False),
    Column("remind_minute", SmallInteger, nullable=False),
    Column("quiet_from", SmallInteger, nullable=False),
    Column("quiet_to", SmallInteger, nullable=False),
    Column("remind_at", Instant),
    Column("remind_since", Instant),
)
TO_REMIND = and_(learners.c.remind, ~learners.c.blocked)
_partial("learners_to_remind", learners.c.remind_at, learners.c.id, where=TO_REMIND)

sets = Table(
    "sets",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("code", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("about", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("material", Words, nullable=False),
    Column("owner_id", BigInteger),
    Column("facts", Integer, nullable=False),
    Column("edition", Integer, nullable=False, doc="counts how often it was saved"),
    Column("saved_at", Instant, nullable=False),
    Column("listed", Boolean, nullable=False, server_default=true(), doc="offered to everybody"),
    UniqueConstraint("code"),
)
_partial("sets_of_owner", sets.c.owner_id, where=sets.c.owner_id.is_not(None))
LISTED = sets.c.listed == true()
_partial("sets_listed", sets.c.title, sets.c.id, where=LISTED)

facts = Table(
    "facts",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("set_id", BigInteger, ForeignKey("sets.id"), nullable=False),
    Column("key", Words, nullable=False),
    Column("position", Integer, nullable=False),
    Column("statement", Words, nullable=False),
    # Spelt out: Alembic, when it compares the tables with these, takes "" in SQLite for another default than ''.
    Column("subject", Words, nullable=False, server_default=literal_column("''")),
    Column("quote", Words, nullable=False),
    Column("questions", Words, nullable=False, doc="JSON text; read once for each version, see db.published"),
    Column("retired", Boolean, nullable=False),
    UniqueConstraint("set_id", "key"),
)
IN_USE = ~facts.c.retired
_partial("facts_in_use", facts.c.set_id, facts.c.position, facts.c.id, where=IN_USE)
RETIRED = facts.c.retired == true()
_partial("facts_retired", facts.c.set_id, facts.c.id, where=RETIRED)

enrolments = Table(
    "enrolments",
    metadata,
    _of_learner(),
    Column("set_id", BigInteger, ForeignKey("sets.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("joined_at", Instant, nullable=False),
    # In this edition of the set all facts before this position have been met: what is new is looked for from
    # there, so that a long way behind the learner costs nothing. It may be too low, never too high.
    Column("met_edition", Integer, nullable=False),
    Column("met_before", Integer, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)

memories = Table(
    "memories",
    metadata,
    _of_learner(),
    _of_fact(primary_key=True, autoincrement=False),
    Column("set_id", BigInteger, nullable=False, doc="the fact's: what is due is found set by set"),
    Column("phase", Words, nullable=False),
    Column("step", SmallInteger, nullable=False),
    Column("stability", Double, nullable=False),
    Column("difficulty", Double, nullable=False),
    Column("last_day", Day, nullable=False),
    Column("due_day", Day, nullable=False),
    Column("due_at", Instant),
    Column("reviews", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("set_aside", Boolean, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)
IN_REVIEW = and_(memories.c.due_at.is_(None), ~memories.c.set_aside)
ON_STEPS = and_(memories.c.due_at.is_not(None), ~memories.c.set_aside)
_partial(
    "memories_due",
    memories.c.learner_id,
    memories.c.set_id,
    memories.c.due_day,
    memories.c.fact_id,
    memories.c.due_at,  # these two only so that SQLite, which looks at them again, need not go to the table
    memories.c.set_aside,
    where=IN_REVIEW,
)
_partial("memories_on_steps", memories.c.learner_id, memories.c.due_at, memories.c.fact_id, where=ON_STEPS)

askings = Table(
    "askings",
    metadata,
    _of_learner(),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    _of_fact(),
    Column("question", Words, nullable=False),
    Column("shown", Json, nullable=False),
    Column("nonce", Words, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("picked", Json, nullable=False),
    Column("hinted", Boolean, nullable=False),
    Column("answered", Boolean, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)

reviews = Table(
    "reviews",
    metadata,
    _of_learner(),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    _of_fact(),
    Column("happening", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("day", Day, nullable=False),
    Column("rating", SmallInteger),
    Column("correct", Boolean),
    Column("question", Words, nullable=False),
    Column("asking_id", BigInteger),
    Column("seconds", Double),
    Column("undoes", BigInteger),
    sqlite_with_rowid=CLUSTERED,
)
Index("reviews_of_fact", reviews.c.learner_id, reviews.c.fact_id, reviews.c.id)
_partial("reviews_undone", reviews.c.learner_id, reviews.c.undoes, where=reviews.c.undoes.is_not(None))

tallies = Table(
    "tallies",
    metadata,
    _of_learner(),
    Column("day", Day, primary_key=True),
    Column("answers", Integer, nullable=False),
    Column("right", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("reviews", Integer, nullable=False),
    Column("reviews_right", Integer, nullable=False),
    Column("seconds", Double, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)

talks = Table("talks", metadata, _of_learner(), Column("talk", Json, nullable=False))

reminders = Table(
    "reminders",
    metadata,
    _of_learner(),
    Column("day", Day, primary_key=True),
    Column("nth", SmallInteger, primary_key=True, autoincrement=False),
    Column("planned_at", Instant, nullable=False),
    Column("word", Words, nullable=False),
    Column("due", Integer, nullable=False),
    Column("status", Words, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)
# Spelt out, not a parameter: a partial index serves only a query that says the same.
PLANNED = reminders.c.status == literal_column("'planned'")
_partial("reminders_planned", reminders.c.planned_at, reminders.c.learner_id, where=PLANNED)
SENDING = reminders.c.status == literal_column("'sending'")
_partial("reminders_sending", reminders.c.planned_at, where=SENDING)

complaints = Table(
    "complaints",
    metadata,
    _of_learner(),
    Column("asking_id", BigInteger, primary_key=True, autoincrement=False),
    _of_fact(),
    Column("question", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("words", Words, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)

drafts = Table(
    "drafts",
    metadata,
    _of_learner(),
    _of_draft("id"),
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
)
TO_WRITE = drafts.c.phase == literal_column("'writing'")
_partial("drafts_to_write", drafts.c.take_at, drafts.c.learner_id, where=TO_WRITE)

draft_texts = Table(
    "draft_texts",
    metadata,
    _of_learner(),
    _of_draft(),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("text", Words, nullable=False),
)

draft_facts = Table(
    "draft_facts",
    metadata,
    _of_learner(),
    _of_draft(),
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
    _of_learner(),
    _of_draft(),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("fact", Integer, nullable=False, doc="the nth of draft_facts"),
    Column("question", Json, nullable=False),
    Column("to_check", Boolean, nullable=False),
    Column("verdict", Words, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)

drafted = Table(
    "drafted",
    metadata,
    _of_learner(),
    Column("day", Day, primary_key=True),
    Column("texts", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)

message_slots = Table(
    "message_slots",
    metadata,
    Column("nth", SmallInteger, primary_key=True, autoincrement=False),
    Column("taken_at", Instant, nullable=False),
)

MEMORY = (
    memories.c.phase,
    memories.c.step,
    memories.c.stability,
    memories.c.difficulty,
    memories.c.last_day,
    memories.c.due_day,
    memories.c.due_at,
    memories.c.reviews,
    memories.c.lapses,
    memories.c.set_aside,
)
"""The columns of quiz.model.Memory, in its order."""
