"""What the measurements look for is found where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench.faulty_line import Delivered, Trouble, judge
from bench.invariants import broken
from bench.people import Told, keys_under
from bot import buttons
from quiz.model import LearnerId
from quiz.ports import Tx
from tests.stories.moon import answer_right, reach
from tests.stories.world import Chat, World, world_on


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with world_on(f"sqlite:///{tmp_path}/uzelok.sqlite3") as made:
        yield made


async def answered(world: World) -> tuple[Chat, Told]:
    """Somebody who answered once, and what they know of it."""
    chat = await world.person()
    await reach(world, chat, "choice")
    await answer_right(chat)
    keys = keys_under(chat.last).values()
    undo = next(key for key in keys if isinstance(key, buttons.Undo))
    asking = next(key.asking for key in keys if isinstance(key, buttons.Complain))
    return chat, Told(verdicts={undo.review: asking}, tried={asking})


async def look(world: World, chat: Chat, told: Told) -> list[str]:
    return await world.store.run(broken, LearnerId(chat.id), told)


async def test_where_all_is_well_nothing_is_found(world: World) -> None:
    assert await look(world, *await answered(world)) == []


async def test_a_confirmed_answer_that_is_missing_is_found(world: World) -> None:
    chat, told = await answered(world)
    told.verdicts |= {7: 3}
    (sentence,) = await look(world, chat, told)
    assert "answer 7 to asking 3 was confirmed, the log has nothing" in sentence


async def test_an_answer_nobody_gave_is_found(world: World) -> None:
    chat, told = await answered(world)
    (sentence,) = await look(world, chat, replace(told, tried=set()))
    assert "was answered by nobody" in sentence


async def test_an_answer_that_was_counted_twice_is_found(world: World) -> None:
    chat, told = await answered(world)

    def once_more(tx: Tx) -> None:
        tx.log.append(tx.log.of(LearnerId(chat.id))[-1])

    await world.store.run(once_more)
    sentences = await look(world, chat, told)
    assert any("was counted 2 times" in sentence for sentence in sentences)
    assert any("memories differ" in sentence for sentence in sentences)
    assert any("tallies differ" in sentence for sentence in sentences)


async def test_an_answer_taken_back_does_not_count(world: World) -> None:
    chat, told = await answered(world)
    await chat.send("/undo")
    await answer_right(chat)
    assert await look(world, chat, told) == []


@pytest.mark.parametrize(
    ("person", "status", "came", "complaint"),
    [
        (1, "sent", 1, ""),
        (1, "sent", 2, "came 2 times"),
        (1, "sent", 0, "sent, came 0 times"),
        (1, "failed", 0, "failed, came 0 times"),
        (1, "unknown", 1, "unknown, though the server said each time what had happened"),
        (2, "unknown", 1, ""),
        (2, "unknown", 0, ""),
        (2, "unknown", 2, "came 2 times"),
        (2, "failed", 1, "failed, came 1 times"),
        (3, "failed", 0, ""),
        (3, "sent", 0, "blocked the bot, stands as sent, parked: True"),
    ],
)
def test_what_became_of_a_reminder_is_judged(person: int, status: str, came: int, complaint: str) -> None:
    """1 met no fault that leaves open what happened, 2 did, 3 blocked the bot."""
    found = Delivered(1)
    trouble = Trouble(blocked=frozenset({3}), unclear=frozenset({2}), faults=0)
    judge(found, trouble, frozenset({3}), {person: status}, Counter({(person, 0): came}))
    assert found.broken == ([f"learner {person}: {complaint}"] if complaint else [])
