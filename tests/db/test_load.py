"""What is due on each day, and what a learner wished, through all stores."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from db import open_store
from quiz.memory import SCHEDULING
from quiz.model import Happening, StudyDay
from quiz.ports import Store, Tx
from quiz.usecases.answer import Answered
from quiz.usecases.keep import rebuild
from quiz.usecases.pressing import press
from quiz.usecases.study import Asked, resume
from quiz.usecases.undoing import undo
from tests.db.samples import ANNA, NOW, day, enrol, learner, memory
from tests.db.test_cost import a_set_of_choices


async def test_load_is_counted_day_by_day_over_all_sets(store: Store) -> None:
    await store.run(enrol, *"ab")
    await store.run(enrol, "c", code="b")

    def remember(tx: Tx) -> None:
        a, b, c = tx.facts.unmet(ANNA, None, 3)
        for fact, due in ((a, 3), (b, 3), (c, 4)):
            tx.memories.put(ANNA, fact, memory(due))

    await store.run(remember)
    assert await loads(store) == [0, 2, 1, 0]

    def move(tx: Tx) -> None:
        first, second, *_ = [each.fact for each in tx.memories.of(ANNA)]
        tx.memories.put(ANNA, first, memory(5))
        tx.memories.put(ANNA, second, memory(3, set_aside=True))

    await store.run(move)
    assert await loads(store) == [0, 0, 1, 1]


async def loads(store: Store) -> Sequence[int]:
    found = await store.run(lambda tx: tx.memories.loads(ANNA, day(2), day(5)))
    return [found.get(day(ahead), 0) for ahead in range(2, 6)]


async def test_the_days_chosen_outlive_undo_and_rebuild(store: Store) -> None:
    await store.run(a_set_of_choices)
    await store.run(lambda tx: tx.memories.wipe(ANNA))
    for _ in range(7):  # new facts a day
        await answered(store)
    later = NOW + timedelta(days=9)
    for _ in range(4):
        await answered(store, later)
    days = await store.run(lambda tx: [each.memory.due_day for each in tx.memories.of(ANNA)])
    assert len(set(days)) > 3, "what was learned together does not come back together"
    kept = await store.run(lambda tx: [line.due_day for line in tx.log.of(ANNA) if line.due_day])
    assert set(days) <= set(kept)
    assert (await store.run(rebuild, ANNA)).changed == 0
    await store.run(lambda tx: undo(tx, learner(), later))
    log = await store.run(lambda tx: tx.log.of(ANNA))
    assert (log[-1].happening, log[-1].due_day) == (Happening.UNDO, None)
    assert (await store.run(rebuild, ANNA)).changed == 0


async def test_a_day_of_rest_is_left_out(store: Store) -> None:
    await store.run(a_set_of_choices)
    plain = await answered(store)
    await store.run(lambda tx: undo(tx, learner(), NOW))
    easy = replace(learner(), easy_days=frozenset({plain.weekday()}))
    await store.run(lambda tx: tx.learners.put(easy))
    assert (await answered(store)).weekday() != plain.weekday()


async def answered(store: Store, now: datetime = NOW) -> StudyDay:
    def answer(tx: Tx) -> StudyDay:
        me = tx.learners.get(ANNA)
        assert me is not None
        asked = resume(tx, me, now)
        assert isinstance(asked, Asked)
        found = press(tx, me, asked.asking.id, asked.asking.nonce, asked.asking.shown.index(0), now)
        assert isinstance(found, Answered)
        return found.memory.due_day

    return await store.run(answer)


@pytest.mark.parametrize(("stored", "taken"), [(7.5, 0.97), (-1.0, 0.7), (9e999, SCHEDULING.retention)])
async def test_a_wish_out_of_bounds_is_put_right_with_a_word(sqlite_url: str, stored: float, taken: float) -> None:
    found, logs = await with_retention(sqlite_url, stored)
    assert found == taken
    assert [line["learner"] for line in logs if "retention" in line["event"]] == [ANNA]


async def test_a_learner_of_before_aims_at_what_was_usual(sqlite_url: str) -> None:
    assert await with_retention(sqlite_url, None) == (SCHEDULING.retention, [])


async def with_retention(url: str, stored: float | None) -> tuple[float, list[EventDict]]:
    """What a learner in whose row this stands wishes, and what was logged on reading it."""
    async with open_store(url) as store:
        await store.run(lambda tx: tx.learners.put(learner()))
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw, raw:
        raw.execute("UPDATE learners SET retention = ?", (stored,))
    async with open_store(url) as store:
        with capture_logs() as logs:
            found = await store.run(lambda tx: tx.learners.get(ANNA))
    assert found is not None
    return found.retention, list(logs)
