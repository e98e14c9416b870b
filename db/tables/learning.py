"""People, sets, and what people remember of them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    UniqueConstraint,
    and_,
    literal_column,
    true,
)

from db.columns import Day, Instant, Json, RowId, Words
from db.tables.columns import CLUSTERED, metadata, of_fact, of_learner, partial

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
    Column("called", Words, doc="the name they wish teachers to see"),
    Column("parameters", Words, doc="JSON text, of their memory; read with care, see db.fits"),
    Column("retention", Double, doc="nothing is the usual one, also of who wished for just that"),
    Column("easy_days", SmallInteger, doc="a bit for each weekday; nothing is none"),
)
TO_REMIND = and_(learners.c.remind, ~learners.c.blocked)
partial("learners_to_remind", learners.c.remind_at, learners.c.id, where=TO_REMIND)

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
    Column("visibility", Words, nullable=False, server_default=literal_column("'listed'")),
    Column("archived_at", Instant),
    Column("deleted_at", Instant, doc="since then it is empty: old buttons and links can say so"),
    UniqueConstraint("code"),
)
partial("sets_of_owner", sets.c.owner_id, where=sets.c.owner_id.is_not(None))
LISTED = and_(
    sets.c.visibility == literal_column("'listed'"), sets.c.archived_at.is_(None), sets.c.deleted_at.is_(None)
)
partial("sets_listed", sets.c.title, sets.c.id, where=LISTED)

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
    Column("righted_at", Instant, doc="when something else about it last became right"),
    UniqueConstraint("set_id", "key"),
)
IN_USE = ~facts.c.retired
partial("facts_in_use", facts.c.set_id, facts.c.position, facts.c.id, where=IN_USE)
RETIRED = facts.c.retired == true()
partial("facts_retired", facts.c.set_id, facts.c.id, where=RETIRED)

enrolments = Table(
    "enrolments",
    metadata,
    of_learner(),
    Column("set_id", BigInteger, ForeignKey("sets.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("joined_at", Instant, nullable=False),
    # In this edition of the set all facts before this position have been met: what is new is looked for from
    # there, so that a long way behind the learner costs nothing. It may be too low, never too high.
    Column("met_edition", Integer, nullable=False),
    Column("met_before", Integer, nullable=False),
    sqlite_with_rowid=CLUSTERED,
)
Index("enrolments_of_set", enrolments.c.set_id, enrolments.c.learner_id, enrolments.c.joined_at)

memories = Table(
    "memories",
    metadata,
    of_learner(),
    of_fact(primary_key=True, autoincrement=False),
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
partial(
    "memories_due",
    memories.c.learner_id,
    memories.c.set_id,
    memories.c.due_day,
    memories.c.fact_id,
    memories.c.due_at,  # these two only so that SQLite, which looks at them again, need not go to the table
    memories.c.set_aside,
    where=IN_REVIEW,
)
partial("memories_on_steps", memories.c.learner_id, memories.c.due_at, memories.c.fact_id, where=ON_STEPS)

askings = Table(
    "askings",
    metadata,
    of_learner(),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    of_fact(),
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
    of_learner(),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    of_fact(),
    Column("happening", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("day", Day, nullable=False),
    Column("rating", SmallInteger),
    Column("correct", Boolean),
    Column("question", Words, nullable=False),
    Column("asking_id", BigInteger),
    Column("seconds", Double),
    Column("undoes", BigInteger),
    Column("due_day", Day, doc="the day chosen for the next answer; None on a step, or if it follows from the rest"),
    Column("expected", Double, doc="the chance of a right answer, foretold before it"),
    Column("guess", Double, doc="the chance to be right with nothing known"),
    sqlite_with_rowid=CLUSTERED,
)
Index("reviews_of_fact", reviews.c.learner_id, reviews.c.fact_id, reviews.c.id)
partial("reviews_undone", reviews.c.learner_id, reviews.c.undoes, where=reviews.c.undoes.is_not(None))

tallies = Table(
    "tallies",
    metadata,
    of_learner(),
    Column("day", Day, primary_key=True),
    Column("answers", Integer, nullable=False),
    Column("right", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("reviews", Integer, nullable=False),
    Column("reviews_right", Integer, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("new_in", Json),
    sqlite_with_rowid=CLUSTERED,
)

talks = Table("talks", metadata, of_learner(), Column("talk", Json, nullable=False))

reminders = Table(
    "reminders",
    metadata,
    of_learner(),
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
partial("reminders_planned", reminders.c.planned_at, reminders.c.learner_id, where=PLANNED)
SENDING = reminders.c.status == literal_column("'sending'")
partial("reminders_sending", reminders.c.planned_at, where=SENDING)

complaints = Table(
    "complaints",
    metadata,
    of_learner(),
    Column("asking_id", BigInteger, primary_key=True, autoincrement=False),
    of_fact(),
    Column("question", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("words", Words, nullable=False),
    Column("answered_at", Instant),
    sqlite_with_rowid=CLUSTERED,
)
UNANSWERED = complaints.c.answered_at.is_(None)
partial("complaints_open", complaints.c.fact_id, complaints.c.question, where=UNANSWERED)

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
