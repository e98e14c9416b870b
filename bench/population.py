"""A database as it is after a long time: many learners, what they remember, and their log.

The rows are made inside the database, by the same statements for both kinds. What each memory is like follows from
the numbers of its learner and its fact (`kind_of_memory`), so that what is due can be reckoned here as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import (
    CTE,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Table,
    and_,
    case,
    insert,
    literal,
    null,
    select,
)

from bench.invented import invented_fact
from db.columns import to_json
from db.tables import IN_USE, enrolments, facts, learners, memories, reviews, sets
from quiz.formats import question_to_plain
from quiz.model import FactId, LearnerId, Phase, StudyDay

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = StudyDay(date(2026, 3, 2))
ZONE = "Europe/Moscow"
KINDS = 100
"""Kinds of memory in review; one more is on its steps."""
DUE = 30
"""How many of the kinds are due today or overdue."""
ON_STEPS = 2
"""So many facts, the first of the learner's first set, are on their learning steps."""
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Library:
    """So many sets, each of so many facts, numbered through: from 1, or after those of another library."""

    sets: int
    facts: int
    before_sets: int = 0
    before_facts: int = 0

    def facts_of(self, set_: int) -> range:
        """The numbers of the set's facts."""
        first = self.before_facts + (set_ - self.before_sets - 1) * self.facts + 1
        return range(first, first + self.facts)

    @property
    def numbers(self) -> range:
        """Of all sets."""
        return range(self.before_sets + 1, self.before_sets + self.sets + 1)


@dataclass(frozen=True, slots=True)
class Readers:
    """Learners `first` … `first + count - 1`, each in `each` sets: those after the set `learner % sets`."""

    first: int
    count: int
    each: int = 1

    def sets_of(self, learner: int, library: Library) -> list[int]:
        """In the order in which they were joined."""
        return [library.numbers[(learner + step) % library.sets] for step in range(self.each)]

    @property
    def ids(self) -> range:
        """All of them."""
        return range(self.first, self.first + self.count)


def kind_of_memory(learner: int, fact: int, library: Library, first_set: int) -> int:
    """0 … KINDS - 1: in review, the first DUE of them due; KINDS: on learning steps."""
    if fact in library.facts_of(first_set)[:ON_STEPS]:
        return KINDS
    return (learner * 31 + fact * 17) % KINDS


def due_day(kind: int) -> StudyDay:
    """When a memory of that kind is asked again."""
    return StudyDay(TODAY + timedelta(days=1 + kind - DUE if kind >= DUE else -(kind % 15)))


def due_of(learner: LearnerId, readers: Readers, library: Library) -> list[tuple[StudyDay, FactId]]:
    """What the learner has to review today, the most overdue first, reckoned here."""
    own = readers.sets_of(learner, library)
    kinds = ((fact, kind_of_memory(learner, fact, library, own[0])) for set_ in own for fact in library.facts_of(set_))
    return sorted((due_day(kind), FactId(fact)) for fact, kind in kinds if kind < DUE)


def add_library(connection: Connection, library: Library) -> None:
    """Publish the sets."""
    shown = {"language": "ru", "about": "", "source": "", "material": "", "edition": 1, "saved_at": NOW}
    titles = [{"id": n, "code": f"set-{n}", "title": f"Экспедиции, часть {n}", **shown} for n in library.numbers]
    connection.execute(insert(sets).values(facts=library.facts, owner_id=None), titles)
    for set_ in library.numbers:
        rows = (_fact_row(number, set_, place) for place, number in enumerate(library.facts_of(set_)))
        while some := list(islice(rows, _AT_ONCE)):
            connection.execute(insert(facts), some)


def add_learners(connection: Connection, ids: range, remind_at: datetime | None, new_per_day: int = 7) -> None:
    """People with the usual settings who came a hundred days ago. remind_at: when to think of reminding them."""
    values = {
        "name": "Анна",
        "language": "ru",
        "zone": ZONE,
        "joined_at": NOW - timedelta(days=100),
        "new_per_day": new_per_day,
        "reviews_per_day": 60,
        "zone_known": True,
        "reminder_known": True,
        "blocked": False,
        "remind": True,
        "remind_minute": 12 * 60,
        "quiet_from": 22 * 60,
        "quiet_to": 8 * 60,
        "remind_at": remind_at,
        "remind_since": NOW - timedelta(days=1),
    }
    counted = _numbers(len(ids))
    columns = [literal(value, learners.c[name].type) for name, value in values.items()]
    rows = select(counted.c.n + (ids.start - 1), *columns).select_from(counted)
    connection.execute(insert(learners).from_select(["id", *values], rows))


def add_memories(connection: Connection, readers: Readers, library: Library, answers: int = 1) -> None:
    """Their sets, a memory of every fact in these, and so many answers to each in the log."""
    rows = [
        {"learner_id": learner, "set_id": set_, "position": position, "joined_at": NOW, "met_edition": 0}
        for learner in readers.ids
        for position, set_ in enumerate(readers.sets_of(learner, library))
    ]
    connection.execute(insert(enrolments).values(met_before=0), rows)
    with _kinds(connection) as kinds:
        whose = enrolments.c.learner_id.between(readers.ids.start, readers.ids.stop - 1)
        on_steps = and_(enrolments.c.position == 0, facts.c.position < ON_STEPS)
        number = (enrolments.c.learner_id * 31 + facts.c.id * 17) % KINDS
        every = enrolments.join(facts, and_(facts.c.set_id == enrolments.c.set_id, IN_USE)).join(
            kinds, kinds.c.n == case((on_steps, KINDS), else_=number)
        )
        _remember(connection, every, whose, kinds)
        _log(connection, every, whose, kinds, answers)


def _remember(connection: Connection, every: Any, whose: ColumnElement[bool], kinds: Table) -> None:
    own = [column.name for column in kinds.columns if column.name not in ("n", "answered_at")]
    names = ["learner_id", "fact_id", "set_id", *own, "difficulty", "reviews", "lapses", "set_aside"]
    values = (literal(5.5), literal(4), literal(0), literal(False))
    chosen = (enrolments.c.learner_id, facts.c.id, enrolments.c.set_id, *(kinds.c[name] for name in own), *values)
    connection.execute(insert(memories).from_select(names, select(*chosen).select_from(every).where(whose)))


def _log(connection: Connection, every: Any, whose: ColumnElement[bool], kinds: Table, answers: int) -> None:
    names = ("id", "learner_id", "fact_id", "happening", "at", "day", "rating", "correct", "question", "seconds")
    counted = _numbers(answers)
    chosen = (
        facts.c.id * answers + counted.c.n - answers,
        enrolments.c.learner_id,
        facts.c.id,
        literal("answer"),
        kinds.c.answered_at,
        kinds.c.last_day,
        literal(3),
        literal(True),
        literal("choice-1"),
        literal(7.5),
    )
    lines = select(*chosen).select_from(every.join(counted, literal(True))).where(whose)
    connection.execute(insert(reviews).from_select([*names, "undoes"], lines.add_columns(null())))


@contextmanager
def without_indexes(connection: Connection) -> Iterator[None]:
    """Indexes of memories and the log are made when all rows are there, which is many times faster."""
    indexes = sorted(memories.indexes | reviews.indexes, key=lambda index: str(index.name))
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)


@contextmanager
def _kinds(connection: Connection) -> Iterator[Table]:
    """The kinds of memory as a table, for as long as it is needed."""
    own = ("phase", "step", "stability", "last_day", "due_day", "due_at")
    columns = [Column(name, memories.c[name].type) for name in own]
    number = Column("n", Integer, primary_key=True, autoincrement=False)
    kinds = Table("bench_kinds", MetaData(), number, *columns, Column("answered_at", reviews.c.at.type))
    kinds.create(connection)
    connection.execute(insert(kinds), [_kind(number) for number in range(KINDS + 1)])
    yield kinds
    kinds.drop(connection)


def _kind(number: int) -> dict[str, Any]:
    """Reviewed so many days ago as is usual for its stability; a third of the kinds for each level of question."""
    if number == KINDS:
        steps = {"phase": Phase.LEARNING.value, "step": 0, "stability": 0.3, "due_at": NOW + timedelta(minutes=5)}
        return {"n": number, **steps, "last_day": TODAY, "due_day": TODAY, "answered_at": NOW - timedelta(minutes=5)}
    last = timedelta(days=20 + number % 10)
    return {
        "n": number,
        "phase": Phase.REVIEW.value,
        "step": 0,
        "stability": (2.5, 12.0, 40.0)[number % 3],
        "last_day": TODAY - last,
        "due_day": due_day(number),
        "due_at": None,
        "answered_at": NOW - last,
    }


def _numbers(count: int) -> CTE:
    """1 … count, made by the database."""
    first = select(literal(1).label("n")).cte("numbers", recursive=True)
    return first.union_all(select(first.c.n + 1).where(first.c.n < count))


def _fact_row(number: int, set_: int, position: int) -> dict[str, Any]:
    fact = invented_fact(number)
    return {
        "id": number,
        "set_id": set_,
        "key": fact.key,
        "position": position,
        "statement": fact.statement,
        "subject": "",
        "quote": fact.quote,
        "questions": to_json([question_to_plain(question) for question in fact.questions]),
        "retired": False,
    }
