"""Looks: long reading beside the writing, which sees one moment and changes nothing."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from db import open_store
from quiz.model import DayTally, SetId
from quiz.ports import Store, Tx
from tests.db.samples import ANNA, BORIS, NOW, TODAY, answer, asking, enrol, learner, live, memory, question_set
from tests.db.test_transactions import everything

WRITING: dict[str, Callable[[Tx], object]] = {
    "a learner": lambda tx: tx.learners.put(learner(BORIS)),
    "a set": lambda tx: tx.sets.save("b", question_set("x"), None, NOW),
    "a memory": lambda tx: tx.memories.put(ANNA, tx.memories.of(ANNA)[0].fact, memory(5)),
    "an asking": lambda tx: tx.askings.add(asking(tx.memories.of(ANNA)[0].fact)),
    "an answer": lambda tx: tx.log.append(answer(tx.memories.of(ANNA)[0].fact)),
    "a tally": lambda tx: tx.tallies.put(ANNA, DayTally(TODAY, answers=9)),
    "leaving": lambda tx: tx.sets.leave(ANNA, SetId(tx.sets.joined(ANNA)[0].id)),
    "forgetting": lambda tx: tx.learners.forget(ANNA),
}


async def test_a_look_sees_what_was_committed_before(store: Store) -> None:
    await store.run(live)
    assert await store.look(lambda tx: tx.log.of(ANNA)) == await store.run(lambda tx: tx.log.of(ANNA))
    for count in range(2, 5):
        await store.run(lambda tx, n: tx.tallies.put(ANNA, DayTally(TODAY, answers=n)), count)
        assert (await store.look(lambda tx: tx.tallies.get(ANNA, TODAY))).answers == count


async def test_a_look_can_read_all_there_is(store: Store) -> None:
    await store.run(live)

    def read(tx: Tx) -> list[object]:
        return [tx.facts.unmet(ANNA, None, 9), tx.memories.due(ANNA, None, TODAY, 9), tx.sets.all()]

    assert await store.look(read) == await store.run(read)


@pytest.mark.parametrize("what", WRITING)
async def test_a_look_may_not_write(store: Store, what: str) -> None:
    await store.run(live)
    before = await store.run(everything)
    with pytest.raises(RuntimeError, match="may not write"):
        await store.look(WRITING[what])
    assert await store.run(everything) == before


async def test_the_file_itself_refuses_what_a_look_would_write(sqlite_url: str) -> None:
    from sqlalchemy.exc import DBAPIError

    from db import DatabaseUnusable

    def slip(tx: Tx) -> None:
        tx._link._line.change("DELETE FROM learners", ())  # type: ignore[attr-defined]

    async with open_store(sqlite_url) as store:
        await store.run(live)
        with pytest.raises((DBAPIError, DatabaseUnusable)):
            await store.look(slip)
        assert await store.run(lambda tx: tx.learners.get(ANNA)) is not None


async def test_a_look_that_raises_is_over(store: Store) -> None:
    def fail(tx: Tx) -> None:
        raise LookupError("nothing there")

    with pytest.raises(LookupError):
        await store.look(fail)
    assert await store.look(lambda tx: tx.sets.all()) == []


async def test_answers_are_taken_while_somebody_looks(sqlite_url: str) -> None:
    """The look waits for the answers here; they are committed, and it goes on seeing the moment it began."""
    answered = threading.Event()
    begun = threading.Event()

    def look_long(tx: Tx) -> tuple[int, int]:
        before = len(tx.log.of(ANNA))
        begun.set()
        assert answered.wait(10)
        return before, len(tx.log.of(ANNA))

    async with open_store(sqlite_url) as store:
        _, (x,) = await store.run(enrol, "x")
        looking = asyncio.create_task(store.look(look_long))
        await asyncio.to_thread(begun.wait, 10)
        for _ in range(5):
            await store.run(lambda tx: tx.log.append(answer(x)))
        answered.set()
        assert await looking == (0, 0)
        assert len(await store.look(lambda tx: tx.log.of(ANNA))) == 5
