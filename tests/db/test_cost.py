"""What a learner waits for is found by an index, and in the order the index has: never by reading a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from db import SqlStore, open_store
from db.sqlite import SqliteStore
from quiz.model import AskingId, Assignment, DayTally, FactId, ReviewId, SetId
from quiz.ports import Tx
from quiz.questions import Choice, Option, QuestionSet
from quiz.usecases.answer import Answered
from quiz.usecases.pressing import press
from quiz.usecases.study import Asked, resume
from tests.db.samples import ANNA, BORIS, NOW, TODAY, day, enrol, fact, learner, memory, notice, question_set, reminder

MOST_FOR_A_PRESS, MOST_FOR_THE_NEXT, MOST_ONCE_LEARNING = 17, 15, 11
"""Statements, without those around a transaction. Raise them with a reason. One of a press counts what is due on
the days out of which the next is chosen; once they are known, it is not run."""
MORE_WITH_AN_EXAM = 1
"""Whose class has been set something: their facts not yet met are counted."""

EVERYDAY: dict[str, Callable[[Tx], object]] = {
    "due": lambda tx: tx.memories.due(ANNA, None, TODAY, 5),
    "due in one set": lambda tx: tx.memories.due(ANNA, SetId(1), TODAY, 5),
    "count of due": lambda tx: tx.memories.count_due(ANNA, None, TODAY, 50),
    "loads": lambda tx: tx.memories.loads(ANNA, day(3), day(5)),
    "on steps": lambda tx: tx.memories.on_steps(ANNA, None, NOW, 5),
    "count on steps": lambda tx: tx.memories.count_on_steps(ANNA, SetId(1), NOW),
    "memories": lambda tx: tx.memories.of(ANNA),
    "unmet": lambda tx: tx.facts.unmet(ANNA, None, 5),
    "joined": lambda tx: tx.sets.joined(ANNA),
    "a set": lambda tx: tx.sets.by_code("a"),
    "last answer": lambda tx: tx.log.last_answer(ANNA),
    "undone": lambda tx: tx.log.is_undone(ANNA, ReviewId(1)),
    "log of a fact": lambda tx: tx.log.of_fact(ANNA, tx.facts.unmet(ANNA, None, 1)[0]),
    "asked": lambda tx: tx.log.asked(ANNA, FactId(1)),
    "asking": lambda tx: tx.askings.take(ANNA, AskingId(1)),
    "last day": lambda tx: tx.tallies.last_day(ANNA),
    "tallies": lambda tx: tx.tallies.of(ANNA, TODAY),
    "to remind": lambda tx: tx.learners.to_remind(NOW, 5),
    "planned reminders": lambda tx: tx.reminders.planned(5),
    "lost reminders": lambda tx: tx.reminders.give_up(NOW),
    "mark": lambda tx: tx.reminders.mark(reminder(), "sent"),
    "waiting notices": lambda tx: tx.notices.waiting(NOW, 5),
    "lost notices": lambda tx: tx.notices.give_up(NOW),
    "change of a notice": lambda tx: tx.notices.change(notice(), notice()),
    "an assignment": lambda tx: tx.assignments.get(SetId(1)),
    "version": lambda tx: tx.corrections.latest(FactId(1)),
    "history": lambda tx: tx.corrections.of(FactId(1)),
    "corrections of a person": lambda tx: tx.corrections.by(ANNA),
    "corrections to be told": lambda tx: tx.corrections.due(NOW),
    "corrections of a set to be told": lambda tx: tx.corrections.waiting(SetId(1)),
    "learners to be told": lambda tx: tx.classes.learners(SetId(1), BORIS, 5),
    "what they answered": lambda tx: tx.corrections.last_answers(SetId(1), [ANNA, BORIS]),
    "the fact behind": lambda tx: tx.facts.beside(SetId(1), FactId(1), 1),
    "the fact before": lambda tx: tx.facts.beside(SetId(1), FactId(2), -1),
    "place of a fact": lambda tx: tx.facts.place(FactId(2)),
    "retired facts": lambda tx: tx.facts.retired(SetId(1)),
    "a new fact": lambda tx: tx.facts.add(SetId(1), fact("new")),
    "complaints": lambda tx: tx.complaints.of(ANNA),
    "open complaints of a set": lambda tx: tx.complaints.open_in(SetId(1)),
    "open complaints about a question": lambda tx: tx.complaints.open_about(FactId(1), "choice-1"),
    "forget": lambda tx: tx.learners.forget(ANNA),
}
SORTED_BY_INDEX = (
    "due in one set",
    "due in one set, latest first",
    "on steps",
    "to remind",
    "unmet",
    "last answer",
    "waiting notices",
)
"""Of several sets the few firsts of each are sorted in passing."""
BY_THIS_INDEX = {
    "due": "memories_due (learner_id=? AND set_id=? AND due_day<?)",
    "due in one set, latest first": "memories_due (learner_id=? AND set_id=? AND due_day<?)",
    "count of due": "COVERING INDEX memories_due (learner_id=? AND set_id=? AND due_day<?)",
    "loads": "COVERING INDEX memories_due (learner_id=? AND set_id=? AND due_day>? AND due_day<?)",
    "lost reminders": "reminders_sending (planned_at<?)",
    "waiting notices": "notices_planned (at<?)",
    "lost notices": "notices_sending (at<?)",
    "corrections to be told": "corrections_to_tell (tell_at>? AND tell_at<?)",
    "learners to be told": "enrolments_of_set (set_id=? AND learner_id>?)",
    "what they answered": "reviews_of_fact (learner_id=? AND fact_id=?)",
    "the fact behind": "facts_in_use (set_id=?",
    "the fact before": "facts_in_use (set_id=?",
    "place of a fact": "facts_in_use (set_id=?",
    "retired facts": "facts_retired (set_id=?)",
    "open complaints of a set": "complaints_open (fact_id=?)",
    "open complaints about a question": "complaints_open (fact_id=? AND question=?)",
    "on steps": "memories_on_steps (learner_id=? AND due_at",
    "unmet": "facts_in_use (set_id=? AND position>?)",
    "undone": "reviews_undone (learner_id=? AND undoes=?)",
    "log of a fact": "reviews_of_fact (learner_id=? AND fact_id=?)",
    "asked": "reviews_of_fact (learner_id=? AND fact_id=?)",
}
"""Where the key of the table might do as well, and would walk through all that somebody has."""


def two_sets(tx: Tx) -> None:
    tx.learners.put(learner())
    enrol(tx, *"abc", code="a")
    enrol(tx, *"abc", code="b")
    tx.memories.put(ANNA, tx.facts.unmet(ANNA, None, 1)[0], memory())


@pytest.mark.parametrize("what", EVERYDAY)
async def test_sqlite_finds_it_by_an_index(sqlite_url: str, what: str) -> None:
    plans: list[str] = []

    async with open_store(sqlite_url) as store:
        await store.run(two_sets)
        with traced(store) as statements:
            await store.run(EVERYDAY[what])
    database = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    for statement in statements:
        if "FROM sets JOIN enrolments" not in statement:  # somebody's own sets: a handful, sorted in passing
            plans += [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {statement}")]
    database.close()
    assert plans or what == "joined"
    assert [line for line in plans if line.startswith("SCAN") and not _is_small(line)] == []
    if what in BY_THIS_INDEX:
        assert BY_THIS_INDEX[what] in " ".join(plans)
    if what in SORTED_BY_INDEX:
        assert [line for line in plans if "ORDER BY" in line] == []


@pytest.mark.parametrize("more", [0, MORE_WITH_AN_EXAM])
async def test_nothing_is_asked_for_twice(sqlite_url: str, more: int) -> None:
    """The statements of a press, and of the question after it, when nothing is known yet; then of both once it is."""
    async with open_store(sqlite_url) as store:
        await store.run(a_set_of_choices)
        if more:
            await store.run(lambda tx: tx.assignments.put(Assignment(SetId(1), TODAY, 3, day(60), None, NOW)))
        asked = await store.run(next_question)
    async with open_store(sqlite_url) as store:
        with traced(store) as for_a_press:
            await store.run(press_right, asked)
    async with open_store(sqlite_url) as store:
        with traced(store) as for_the_next:
            asked = await store.run(next_question)
        await store.run(press_right, asked)
        asked = await store.run(next_question)
        with traced(store) as once_learning:
            await store.run(press_right, asked)
            await store.run(next_question)
    assert len(for_a_press) <= MOST_FOR_A_PRESS + more, "\n".join(for_a_press)
    assert len(for_the_next) <= MOST_FOR_THE_NEXT + more, "\n".join(for_the_next)
    assert len(once_learning) <= MOST_ONCE_LEARNING, "\n".join(once_learning)


async def test_before_an_exam_what_to_ask_is_chosen_once_and_not_at_each_answer(sqlite_url: str) -> None:
    async with open_store(sqlite_url) as store:
        await store.run(a_set_of_choices)
        await store.run(lambda tx: tx.assignments.put(Assignment(SetId(1), day(-30), 3, day(3), None, NOW)))
        with traced(store) as at_first:
            asked = await store.run(next_question)
        await store.run(press_right, asked)
        asked = await store.run(next_question)
        with traced(store) as once_learning:
            await store.run(press_right, asked)
            await store.run(next_question)
    weighs = "due_day <= '9999-12-31'"
    assert sum(weighs in statement for statement in at_first) == 1, "\n".join(at_first)
    assert not any(weighs in statement for statement in once_learning)
    assert len(once_learning) <= MOST_ONCE_LEARNING + 1, "\n".join(once_learning)


async def test_a_newer_version_of_a_set_writes_the_facts_that_changed_and_no_other(sqlite_url: str) -> None:
    facts = tuple(fact(f"k{number}") for number in range(12))
    first = replace(question_set("x"), facts=facts)
    newer = replace(first, facts=(*facts[:4], replace(facts[4], statement="Otherwise."), *facts[5:11]))
    async with open_store(sqlite_url) as store:
        with traced(store) as at_first:
            await store.run(save_as_c, first)
        with traced(store) as later:
            await store.run(save_as_c, newer)
        with traced(store) as once_more:
            await store.run(save_as_c, newer)
    written = [sum(line.startswith("INSERT INTO facts") for line in lines) for lines in (at_first, later, once_more)]
    assert written == [12, 1, 0]
    assert sum(line.startswith("UPDATE facts") for line in later) == 1  # the one that is gone


def save_as_c(tx: Tx, questions: QuestionSet) -> None:
    tx.sets.save("c", questions, None, NOW)


def a_set_of_choices(tx: Tx) -> None:
    """Six facts met and due, six not met; today is under way."""
    tx.learners.put(learner())
    wrong = (Option("this"), Option("those"))
    questions = tuple(Choice(key=f"choice-{n}", ask="What?", answer="that", wrong=wrong) for n in (1, 2))
    facts = tuple(replace(fact(f"k{n}"), questions=questions) for n in range(12))
    set_ = tx.sets.save("c", replace(question_set("x"), facts=facts), None, NOW)
    tx.sets.join(ANNA, set_.id, NOW)
    for met in tx.facts.unmet(ANNA, set_.id, 6):
        tx.memories.put(ANNA, met, memory())
    tx.tallies.put(ANNA, DayTally(TODAY, answers=1))


def next_question(tx: Tx) -> Asked:
    found = tx.learners.get(ANNA)
    assert found is not None
    asked = resume(tx, found, NOW)
    assert isinstance(asked, Asked)
    return asked


def press_right(tx: Tx, asked: Asked) -> None:
    found = tx.learners.get(ANNA)
    assert found is not None
    position = asked.asking.shown.index(0)
    assert isinstance(press(tx, found, asked.asking.id, asked.asking.nonce, position, NOW), Answered)


@contextmanager
def traced(store: SqlStore) -> Iterator[list[str]]:
    """The statements that are run meanwhile, with their values; those around a transaction are left out."""
    assert isinstance(store, SqliteStore)
    assert store._connection is not None
    driver: Any = store._connection.connection.driver_connection
    statements: list[str] = []
    driver.set_trace_callback(statements.append)
    yield statements
    driver.set_trace_callback(None)
    around = ("BEGIN", "PRAGMA", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "--")
    statements[:] = [" ".join(statement.split()) for statement in statements if not statement.startswith(around)]


def _is_small(line: str) -> bool:
    """What was found already, or a partial index that holds only what is asked for."""
    return "CONSTANT ROW" in line or "SUBQUERY" in line or "anon_" in line or "reminders_planned" in line
