"""What a learner waits for is found by an index, and in the order the index has: never by reading a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, event

from db import open_store
from db.sqlite import SqliteStore
from quiz.model import AskingId, ReviewId, SetId
from quiz.ports import Tx
from tests.db.samples import ANNA, NOW, TODAY, enrol, learner, memory, reminder

EVERYDAY: dict[str, Callable[[Tx], object]] = {
    "due": lambda tx: tx.memories.due(ANNA, None, TODAY, 5),
    "due in one set": lambda tx: tx.memories.due(ANNA, SetId(1), TODAY, 5),
    "due, latest first": lambda tx: tx.memories.due(ANNA, None, TODAY, 5, latest_first=True),
    "count of due": lambda tx: tx.memories.count_due(ANNA, None, TODAY, 50),
    "on steps": lambda tx: tx.memories.on_steps(ANNA, None, NOW, 5),
    "count on steps": lambda tx: tx.memories.count_on_steps(ANNA, SetId(1), NOW),
    "memories": lambda tx: tx.memories.of(ANNA),
    "unmet": lambda tx: tx.facts.unmet(ANNA, None, 5),
    "joined": lambda tx: tx.sets.joined(ANNA),
    "a set": lambda tx: tx.sets.by_code("a"),
    "last answer": lambda tx: tx.log.last_answer(ANNA),
    "undone": lambda tx: tx.log.is_undone(ANNA, ReviewId(1)),
    "log of a fact": lambda tx: tx.log.of_fact(ANNA, tx.facts.unmet(ANNA, None, 1)[0]),
    "asking": lambda tx: tx.askings.take(ANNA, AskingId(1)),
    "last day": lambda tx: tx.tallies.last_day(ANNA),
    "tallies": lambda tx: tx.tallies.of(ANNA, TODAY),
    "to remind": lambda tx: tx.learners.to_remind(NOW, 5),
    "planned reminders": lambda tx: tx.reminders.planned(5),
    "mark": lambda tx: tx.reminders.mark(reminder(), "sent"),
    "complaints": lambda tx: tx.complaints.of(ANNA),
    "forget": lambda tx: tx.learners.forget(ANNA),
}
SORTED_BY_INDEX = ("due", "due in one set", "on steps", "to remind", "unmet")


def two_sets(tx: Tx) -> None:
    tx.learners.put(learner())
    enrol(tx, *"abc", code="a")
    enrol(tx, *"abc", code="b")
    tx.memories.put(ANNA, tx.facts.unmet(ANNA, None, 1)[0], memory())


@pytest.mark.parametrize("what", EVERYDAY)
async def test_sqlite_finds_it_by_an_index(sqlite_url: str, what: str) -> None:
    plans: list[str] = []

    def explain(connection: Connection, cursor: sqlite3.Cursor, statement: str, values: Any, *_: object) -> None:
        few = "\nFROM enrolments" in statement  # somebody's own sets: a handful, sorted in passing
        if not few and not statement.startswith(("PRAGMA", "BEGIN")):
            plan = connection.connection.cursor()
            plan.execute("EXPLAIN QUERY PLAN " + statement, values)
            plans.extend(row[3] for row in plan.fetchall())

    async with open_store(sqlite_url) as store:
        assert isinstance(store, SqliteStore)
        await store.run(two_sets)
        event.listen(store._engine, "before_cursor_execute", explain)
        await store.run(EVERYDAY[what])
    assert plans
    assert [line for line in plans if line.startswith("SCAN") and not _is_small(line)] == []
    if what in SORTED_BY_INDEX:
        assert [line for line in plans if "ORDER BY" in line] == []


def _is_small(line: str) -> bool:
    """What was found already, or a partial index that holds only what is asked for."""
    return "CONSTANT ROW" in line or "SUBQUERY" in line or "anon_" in line or "reminders_planned" in line
