"""Copies of the bot on one database share what may go out in a second."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise

import pytest

from db import DatabaseUnusable, open_store, shared_slots
from db.address import parse
from db.postgres import make_engine
from db.slots import SharedSlots

COUNT, WINDOW = 10, 0.5


async def took(slots: SharedSlots, count: int, bulk: bool) -> list[float]:
    """So many, one after the other; when each was given."""
    went: list[float] = []
    while len(went) < count:
        wait = await slots.take(bulk)
        if wait:
            await asyncio.sleep(wait)
        else:
            went.append(time.monotonic())
    return went


@pytest.mark.parametrize("bulk", [False, True], ids=["replies", "reminders"])
async def test_two_copies_together_send_no_more_than_one_may(postgres_url: str, bulk: bool) -> None:
    async with open_store(postgres_url) as one, open_store(postgres_url) as other:
        pair = [await shared_slots(store, COUNT, WINDOW) for store in (one, other)]
        went = await asyncio.gather(*(took(slots, 20, bulk) for slots in pair if slots))
    together = sorted(went[0] + went[1])
    assert len(together) == 40
    assert min(later - earlier for earlier, later in zip(together, together[COUNT:], strict=False)) > WINDOW * 0.95
    assert together[-1] - together[0] < WINDOW * 40 / COUNT * 1.6


async def test_reminders_leave_gaps_in_which_a_reply_of_any_copy_finds_room(postgres_url: str) -> None:
    async with open_store(postgres_url) as one, open_store(postgres_url) as other:
        ours, theirs = await shared_slots(one, COUNT, WINDOW), await shared_slots(other, COUNT, WINDOW)
        assert ours
        assert theirs
        reminding = asyncio.create_task(took(ours, 30, bulk=True))
        waited = []
        for _ in range(8):
            await asyncio.sleep(0.13)
            asked = time.monotonic()
            await took(theirs, 1, bulk=False)
            waited.append(time.monotonic() - asked)
        went = await reminding
    assert sorted(waited)[len(waited) // 2] < 2 * WINDOW / COUNT
    assert min(later - earlier for earlier, later in pairwise(went)) > 0.8 * WINDOW / COUNT


async def test_on_sqlite_there_is_one_copy_which_counts_for_itself(sqlite_url: str) -> None:
    async with open_store(sqlite_url) as store:
        assert await shared_slots(store, COUNT, WINDOW) is None


async def test_fewer_messages_a_second_than_before_are_taken_away(postgres_url: str) -> None:
    async with open_store(postgres_url) as store:
        assert await shared_slots(store, 30, WINDOW)
        few = await shared_slots(store, 2, WINDOW)
        assert few
        assert [await few.take(False) > 0 for _ in range(3)] == [False, False, True]


async def test_a_database_that_is_away_is_told_as_such() -> None:
    address = parse("postgresql://127.0.0.1:1/nowhere")
    engine = make_engine(address)
    with pytest.raises(DatabaseUnusable):
        await SharedSlots(engine, address, COUNT, WINDOW).take(False)
    await engine.dispose()
