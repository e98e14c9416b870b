"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Spelt out here rather than taken from db.tables: a revision tells what was, the tables tell what is.
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text()
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    people()
    published()
    joined()
    remembered()
    counted()
    answering()
    messages()


def downgrade() -> None:
    for table in (
        "complaints",
        "reminders",
        "reviews",
        "askings",
        "tallies",
        "memories",
        "enrolments",
        "facts",
        "sets",
        "talks",
        "learners",
    ):
        op.drop_table(table)  # with its indexes


def of_learner(table: str) -> sa.ForeignKeyConstraint:
    """The table's rows go when their learner goes."""
    return sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=f"fk_{table}_learner_id", ondelete="CASCADE")


def of_fact(table: str) -> sa.ForeignKeyConstraint:
    """Facts that the table names are never deleted."""
    return sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name=f"fk_{table}_fact_id")


def partial(name: str, table: str, columns: list[str], where: str, in_postgres: str = "") -> None:
    """An index of the rows where something holds; truth is a number in SQLite."""
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(in_postgres or where))


def people() -> None:
    """Learners, and where their conversations stand."""
    op.create_table(
        "learners",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("zone", TEXT, nullable=False),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("new_per_day", sa.Integer, nullable=False),
        sa.Column("reviews_per_day", sa.Integer, nullable=False),
        sa.Column("zone_known", sa.Boolean, nullable=False),
        sa.Column("reminder_known", sa.Boolean, nullable=False),
        sa.Column("blocked", sa.Boolean, nullable=False),
        sa.Column("remind", sa.Boolean, nullable=False),
        sa.Column("remind_minute", sa.SmallInteger, nullable=False),
        sa.Column("quiet_from", sa.SmallInteger, nullable=False),
        sa.Column("quiet_to", sa.SmallInteger, nullable=False),
        sa.Column("remind_at", INSTANT),
        sa.Column("remind_since", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_learners"),
    )
    partial(
        "learners_to_remind", "learners", ["remind_at", "id"], "remind = 1 AND blocked = 0", "remind AND NOT blocked"
    )
    op.create_table(
        "talks",
        sa.Column("learner_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("talk", TEXT, nullable=False),
        of_learner("talks"),
        sa.PrimaryKeyConstraint("learner_id", name="pk_talks"),
    )


def published() -> None:
    """Question sets and their facts."""
    op.create_table(
        "sets",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("material", TEXT, nullable=False),
        sa.Column("owner_id", sa.BigInteger),
        sa.Column("facts", sa.Integer, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("saved_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sets"),
        sa.UniqueConstraint("code", name="uq_sets_code"),
    )
    partial("sets_of_owner", "sets", ["owner_id"], "owner_id IS NOT NULL")
    op.create_table(
        "facts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("set_id", sa.BigInteger, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("statement", TEXT, nullable=False),
        sa.Column("quote", TEXT, nullable=False),
        sa.Column("questions", TEXT, nullable=False),
        sa.Column("retired", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["sets.id"], name="fk_facts_set_id"),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
        sa.UniqueConstraint("set_id", "key", name="uq_facts_set_id"),
    )
    partial("facts_in_use", "facts", ["set_id", "position", "id"], "retired = 0", "NOT retired")


def joined() -> None:
    """Who joined which set, and how far they have come."""
    op.create_table(
        "enrolments",
        sa.Column("learner_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("set_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("met_edition", sa.Integer, nullable=False),
        sa.Column("met_before", sa.Integer, nullable=False),
        of_learner("enrolments"),
        sa.ForeignKeyConstraint(["set_id"], ["sets.id"], name="fk_enrolments_set_id"),
        sa.PrimaryKeyConstraint("learner_id", "set_id", name="pk_enrolments"),
        sqlite_with_rowid=False,
    )


def remembered() -> None:
    """What learners remember."""
    op.create_table(
        "memories",
        sa.Column("learner_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("fact_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("set_id", sa.BigInteger, nullable=False),
        sa.Column("phase", TEXT, nullable=False),
        sa.Column("step", sa.SmallInteger, nullable=False),
        sa.Column("stability", sa.Double, nullable=False),
        sa.Column("difficulty", sa.Double, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("due_day", sa.Date, nullable=False),
        sa.Column("due_at", INSTANT),
        sa.Column("reviews", sa.Integer, nullable=False),
        sa.Column("lapses", sa.Integer, nullable=False),
        sa.Column("set_aside", sa.Boolean, nullable=False),
        of_fact("memories"),
        of_learner("memories"),
        sa.PrimaryKeyConstraint("learner_id", "fact_id", name="pk_memories"),
        sqlite_with_rowid=False,
    )
    partial(
        "memories_due",
        "memories",
        ["learner_id", "set_id", "due_day", "fact_id"],
        "due_at IS NULL AND set_aside = 0",
        "due_at IS NULL AND NOT set_aside",
    )
    partial(
        "memories_on_steps",
        "memories",
        ["learner_id", "due_at", "fact_id"],
        "due_at IS NOT NULL AND set_aside = 0",
        "due_at IS NOT NULL AND NOT set_aside",
    )


def counted() -> None:
    """What they did on each day."""
    op.create_table(
        "tallies",
        sa.Column("learner_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("answers", sa.Integer, nullable=False),
        sa.Column("right", sa.Integer, nullable=False),
        sa.Column("new", sa.Integer, nullable=False),
        sa.Column("reviews", sa.Integer, nullable=False),
        sa.Column("reviews_right", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Double, nullable=False),
        of_learner("tallies"),
        sa.PrimaryKeyConstraint("learner_id", "day", name="pk_tallies"),
        sqlite_with_rowid=False,
    )


def answering() -> None:
    """Questions put to learners, and the log of their answers."""
    op.create_table(
        "askings",
        sa.Column("learner_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("fact_id", sa.BigInteger, nullable=False),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("shown", TEXT, nullable=False),
        sa.Column("nonce", TEXT, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("picked", TEXT, nullable=False),
        sa.Column("hinted", sa.Boolean, nullable=False),
        sa.Column("answered", sa.Boolean, nullable=False),
        of_fact("askings"),
        of_learner("askings"),
        sa.PrimaryKeyConstraint("learner_id", "id", name="pk_askings"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reviews",
        sa.Column("learner_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("fact_id", sa.BigInteger, nullable=False),
        sa.Column("happening", TEXT, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("rating", sa.SmallInteger),
        sa.Column("correct", sa.Boolean),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("asking_id", sa.BigInteger),
        sa.Column("seconds", sa.Double),
        sa.Column("undoes", sa.BigInteger),
        of_fact("reviews"),
        of_learner("reviews"),
        sa.PrimaryKeyConstraint("learner_id", "id", name="pk_reviews"),
        sqlite_with_rowid=False,
    )
    op.create_index("reviews_of_fact", "reviews", ["learner_id", "fact_id", "id"])
    partial("reviews_undone", "reviews", ["learner_id", "undoes"], "undoes IS NOT NULL")


def messages() -> None:
    """Reminders, and reports of bad questions."""
    op.create_table(
        "reminders",
        sa.Column("learner_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("nth", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("planned_at", INSTANT, nullable=False),
        sa.Column("word", TEXT, nullable=False),
        sa.Column("due", sa.Integer, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        of_learner("reminders"),
        sa.PrimaryKeyConstraint("learner_id", "day", "nth", name="pk_reminders"),
        sqlite_with_rowid=False,
    )
    partial("reminders_planned", "reminders", ["planned_at", "learner_id"], "status = 'planned'")
    op.create_table(
        "complaints",
        sa.Column("learner_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("asking_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("fact_id", sa.BigInteger, nullable=False),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("words", TEXT, nullable=False),
        of_fact("complaints"),
        of_learner("complaints"),
        sa.PrimaryKeyConstraint("learner_id", "asking_id", name="pk_complaints"),
        sqlite_with_rowid=False,
    )
