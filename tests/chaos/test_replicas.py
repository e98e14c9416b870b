"""Several copies of the bot on one PostgreSQL: rows and locks of the database are all they have in common."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.bot_process import loud_lines
from bench.invariants import broken
from bench.people import at_work
from bench.replica import HOOK, TOKEN, Replica, start_together, stopped_in_the_end
from bench.replicas import LOAD, survive
from bench.shared_budget import spend
from bench.shipped import SHIPPED
from db import open_store
from quiz.model import LearnerId
from sandbox import Telegram, serve
from sandbox.limits import Limits
from tests.chaos.relay import given_to_all

AT_ONCE = 10.0
"""Seconds within which all learners have to be well on their way after a kill, on however busy a machine."""
FEW = 10
"""Reminders that may be on their way at a kill, on however busy a machine."""
REMINDED = 150
SLOWEST = 20.0
"""Messages a second, on however busy a machine."""
ANSWERS = 30
PATIENCE = 60.0
CONFLICT = "another copy of the bot is fetching updates with this token: "


async def until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not so():  # noqa: ASYNC110  neither learners nor logs have an event for this
            await asyncio.sleep(0.02)


async def test_when_one_of_two_is_killed_the_other_goes_on_at_once_and_nothing_is_lost_or_done_twice(
    fresh_postgres: str,
) -> None:
    found = await survive(fresh_postgres, copies=2, kills=1)
    assert found.broken == []
    assert found.amid_reminders == 1, "no reminder was to go out at the kill, so nothing was tried"
    assert min(found.taken) > LOAD
    assert found.confirmed > 0
    assert max(found.went_on) < AT_ONCE
    assert sum(found.sent) > 0
    assert found.reminders.cut_off <= FEW
    assert found.reminders.came == found.due - found.reminders.cut_off + found.reminders.arrived_all_the_same


async def test_two_together_send_as_many_reminders_as_telegram_takes_from_one(fresh_postgres: str) -> None:
    spent = await spend(fresh_postgres, replicas=2, people=REMINDED)
    assert (spent.floods, spent.twice, spent.missing) == (0, 0, 0)
    assert sum(spent.each) == REMINDED
    assert min(spent.each) > 0, "one of them sent all"
    assert SLOWEST < spent.rate < Limits().overall


async def test_two_that_start_together_on_an_empty_database_come_up_and_what_both_are_given_counts_once(
    fresh_postgres: str, tmp_path: Path
) -> None:
    telegram = Telegram()
    account = telegram.add_bot(TOKEN, "measured_bot", "Measured")
    async with serve(telegram) as served:
        copies = [Replica(name, served.url, fresh_postgres, tmp_path) for name in ("one", "other")]
        async with given_to_all([each.backend for each in copies]) as both, stopped_in_the_end(copies):
            telegram.webhooks.balance(HOOK, [both])
            await start_together(copies)
            async with at_work(telegram, account, 1_001, 4, Random(1)) as players:
                await until(lambda: sum(len(one.told.verdicts) for one in players) >= ANSWERS)
            await until(lambda: len(account.updates) == 0)
            async with asyncio.timeout(PATIENCE):  # what was acknowledged is counted when its answer has gone out
                while len(taken := {await taken_by(each) for each in copies}) > 1:  # noqa: ASYNC110  no event tells it
                    await asyncio.sleep(0.1)
    assert 0 not in taken
    async with open_store(fresh_postgres) as store:
        shipped = await store.run(lambda tx: tx.sets.by_code(SHIPPED))
        assert shipped
        for player in players:
            assert await store.run(broken, LearnerId(player.person.id), player.told) == []
    for each in copies:
        assert [said for (level, said) in loud_lines(each.log) if level != "warning"] == []


async def taken_by(copy: Replica) -> float:
    """Updates it was given. What it has no time for, as an answer waits for the limits, it counts as refused."""
    told = await copy.figures()
    return sum(value for name, value in told.items() if name[0] in ("uzelok_updates_total", "uzelok_refused_total"))


async def test_two_that_fetch_updates_by_mistake_say_so_clearly(fresh_postgres: str, tmp_path: Path) -> None:
    telegram = Telegram()
    telegram.add_bot(TOKEN, "measured_bot", "Measured")
    async with serve(telegram) as served:
        copies = [Replica(name, served.url, fresh_postgres, tmp_path, webhook=False) for name in ("one", "other")]
        async with stopped_in_the_end(copies):
            for each in copies:
                await each.start()
            await until(lambda: any(CONFLICT in said for each in copies for _, said in loud_lines(each.log)))
