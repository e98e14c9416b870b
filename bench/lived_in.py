"""Rows as life brings them: day after day, all learners mixed, every index kept up, and the dead rows swept at night.

Made so that a byte counted is a byte somebody will pay for: learners have numbers as long as Telegram's, and what is
kept as JSON is as long as what the bot writes (tests/bench/test_storage_measured.py compares).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, Table, insert, literal, null, select, update

from bench.databases import fill
from bench.population import NOW, TODAY, Library, add_learners, add_library
from db.tables import IN_USE, askings, enrolments, facts, learners, memories, reminders, reviews, talks, tallies

FIRST = 5_000_000_000
"""Learners are numbered from one after this: Telegram's ids are long, and SQLite gives a long number more bytes."""
FORGOTTEN_AFTER = 3
"""Days after which a fact that was met is asked a second time."""
NONCE = "12ab4f"
TALK = {
    "expecting": "nothing",
    "screen": 123456,
    "about": None,
    "heard": ["c:4712345678901234567", "m:123456", "c:4712345678901234568"],
    "study": {
        "started_at": "2026-03-02T09:00:00+00:00",
        "set": None,
        "asking": 1234,
        "answered": 7,
        "right": 6,
        "seconds": 49.5,
        "extra": 0,
    },
}
_SCATTER = 10_007


@dataclass(frozen=True, slots=True)
class Life:
    """So many learners, each meeting so many new facts a day and repeating as many old ones, for so many days.

    Each is in one of the library's sets; a set has as many facts as are met.
    """

    learners: int
    days: int
    met: int = 10
    sets: int = 10

    @property
    def library(self) -> Library:
        """What they learn."""
        return Library(self.sets, self.days * self.met)

    @property
    def ids(self) -> range:
        """The learners."""
        return range(FIRST + 1, FIRST + self.learners + 1)


def live(url: str, life: Life) -> None:
    """Fill a database with empty tables, a day at a time."""
    fill(url, partial(_arrive, life=life))
    for day in range(life.days):
        fill(url, partial(_spend, life=life, day=day))


def _arrive(connection: Connection, life: Life) -> None:
    add_library(connection, life.library)
    add_learners(connection, range(1, life.learners + 1), NOW + timedelta(hours=1))
    connection.execute(update(learners).values(id=learners.c.id + FIRST))
    joined = [
        {
            "learner_id": learner,
            "set_id": life.library.numbers[learner % life.sets],
            "position": 0,
            "joined_at": NOW,
            "met_edition": 1,
            "met_before": life.days * life.met,
        }
        for learner in life.ids
    ]
    connection.execute(insert(enrolments), joined)
    _insert(connection, talks, {"learner_id": learners.c.id, "talk": TALK}, select(learners.c.id))


def _spend(connection: Connection, life: Life, day: int) -> None:
    """A day: new facts are met, some old ones repeated, a tally kept, a reminder sent to every second learner."""
    date = TODAY - timedelta(days=life.days - day)
    at = NOW - timedelta(days=life.days - day)
    new = range(day * life.met, (day + 1) * life.met)
    _meet(connection, new, date)
    _answer(connection, new, at, date, day * 2 * life.met)
    if day >= FORGOTTEN_AFTER:
        old = range(new.start - FORGOTTEN_AFTER * life.met, new.stop - FORGOTTEN_AFTER * life.met)
        _repeat(connection, old, date)
        _answer(connection, old, at, date, day * 2 * life.met + life.met)
    counts = {"answers": 2 * life.met, "right": 2 * life.met - 3, "new": life.met, "reviews": life.met}
    sums = counts | {"reviews_right": life.met - 1, "seconds": literal(148.5, tallies.c.seconds.type)}
    _insert(connection, tallies, {"learner_id": learners.c.id, "day": date, **sums}, select(learners.c.id))
    planned = {"day": date, "nth": 0, "planned_at": at, "word": "daily", "due": 12, "status": "planned"}
    half = select(learners.c.id).where(learners.c.id % 2 == day % 2)
    _insert(connection, reminders, {"learner_id": learners.c.id, **planned}, half)
    connection.execute(update(reminders).where(reminders.c.day == date).values(status="sent"))


def _about(positions: range) -> Select[Any]:
    """Every learner with each fact at these places of their set, in no order that any key has."""
    whose = enrolments.join(facts, (facts.c.set_id == enrolments.c.set_id) & IN_USE)
    within = facts.c.position.between(positions.start, positions.stop - 1)
    scattered = (enrolments.c.learner_id * 7919 + facts.c.id * 6007) % _SCATTER
    return select(enrolments.c.learner_id).select_from(whose).where(within).order_by(scattered)


def _meet(connection: Connection, positions: range, date: Any) -> None:
    values = {
        "learner_id": enrolments.c.learner_id,
        "fact_id": facts.c.id,
        "set_id": enrolments.c.set_id,
        "phase": "review",
        "step": 0,
        "stability": 2.3065123,
        "difficulty": 2.1181234,
        "last_day": date,
        "due_day": date + timedelta(days=FORGOTTEN_AFTER),
        "due_at": None,
        "reviews": 1,
        "lapses": 0,
        "set_aside": False,
    }
    _insert(connection, memories, values, _about(positions))


def _repeat(connection: Connection, positions: range, date: Any) -> None:
    places = select(facts.c.id).where(facts.c.position.between(positions.start, positions.stop - 1))
    values = {
        "stability": 9.1234567,
        "difficulty": 2.2345678,
        "last_day": date,
        "due_day": date + timedelta(days=9),
        "reviews": memories.c.reviews + 1,
    }
    connection.execute(update(memories).where(memories.c.fact_id.in_(places)).values(values))


def _answer(connection: Connection, positions: range, at: datetime, date: Any, before: int) -> None:
    """An asking and a line of the log for each."""
    number = facts.c.position - positions.start + 1 + before
    who = {"learner_id": enrolments.c.learner_id, "id": number, "fact_id": facts.c.id, "question": "choice-1"}
    asked = {"shown": [2, 0, 3, 1], "nonce": NONCE, "asked_at": at, "picked": [1], "hinted": False, "answered": True}
    _insert(connection, askings, who | asked, _about(positions))
    line = {"happening": "answer", "at": at, "day": date, "rating": 3, "correct": True, "seconds": 7.517342}
    _insert(connection, reviews, who | line | {"asking_id": number, "undoes": None}, _about(positions))


def _insert(connection: Connection, table: Table, values: Mapping[str, Any], whose: Select[Any]) -> None:
    """A row of these values (columns, or what stands in every row) for each that is found."""
    columns = [_expressed(table, name, value) for name, value in values.items()]
    connection.execute(insert(table).from_select(list(values), whose.with_only_columns(*columns)))


def _expressed(table: Table, name: str, value: Any) -> Any:
    if value is None:
        return null()
    return value if hasattr(value, "compile") else literal(value, table.c[name].type)
