"""Whatever happens to the bot or to the person: a reminder comes once or, in the end, not at all."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.service import Server, running
from db import open_store
from quiz.model import LearnerId
from quiz.ports import Tx
from quiz.study_day import study_day
from sandbox.faults import Fault
from tests.stories.reminded import comes, joined, moscow
from tests.stories.world import TOKEN, World


@pytest.mark.parametrize("restart", [True, False], ids=["restart", "missed ticks"])
@pytest.mark.parametrize(("hours", "sent"), [(2, 1), (5, 0)])
async def test_after_two_hours_down_it_is_still_sent_after_five_it_waits(
    world: World, hours: int, sent: int, restart: bool
) -> None:
    chat = await joined(world)
    before = len(chat.messages)
    world.clock.move_to(moscow(18))
    if restart:
        await world.stop()
    world.clock.move_to(moscow(19) + timedelta(hours=hours))
    if restart:
        await world.begin()
    else:
        await world.service.tick()
    await world.service.tick()
    assert len(chat.messages) - before == sent
    assert len(await comes(world, chat, moscow(19, days=1))) == 1


async def test_a_restart_within_the_minute_sends_nothing_twice(world: World) -> None:
    chat = await joined(world)
    assert len(await comes(world, chat, moscow(19))) == 1
    before = len(chat.messages)
    for _ in range(3):
        await world.restart()
        await world.service.tick()
    assert len(chat.messages) == before


async def test_what_was_on_its_way_when_the_bot_died_is_given_up_in_the_end_and_not_sent_again(world: World) -> None:
    chat = await joined(world)
    (message,) = await comes(world, chat, moscow(19))
    learner, today = LearnerId(chat.id), study_day(moscow(19), "Europe/Moscow")

    def cut_off(tx: Tx) -> None:
        sent = tx.reminders.get(learner, today, 0)
        assert sent is not None
        assert tx.reminders.mark(sent, "sending")

    async def status() -> str:
        found = await world.store.run(lambda tx: tx.reminders.get(learner, today, 0))
        return found.status if found else ""

    await world.store.run(cut_off)
    for moment in (moscow(20), moscow(22, 14)):
        assert await comes(world, chat, moment) == []
        assert await status() == "sending"
    world.clock.move_to(moscow(22, 16))
    with capture_logs() as logged:
        await world.restart()
    assert await status() == "unknown"
    assert [line["lost"] for line in logged if "lost" in line] == [1]
    assert chat.last == message
    assert len(await comes(world, chat, moscow(19, days=1))) == 1


@pytest.mark.parametrize("told", [True, False], ids=["told at once", "found out"])
async def test_who_blocked_the_bot_is_left_alone_and_can_come_back(world: World, told: bool) -> None:
    chat = await joined(world)
    if told:
        chat.conversation.block()
        await world.settle()
    else:
        world.telegram.faults.order(Fault("sendMessage", "403", times=9))
    for day in range(3):
        assert await comes(world, chat, moscow(19, days=day)) == []
    tried = [call for call in world.calls("sendMessage") if not call["ok"]]
    assert len(tried) == (0 if told else 1), "somebody who is gone was written to again and again"
    world.telegram.faults.clear()
    await chat.start()
    assert len(await comes(world, chat, moscow(19, days=3))) == 1


async def test_two_bots_on_one_database_send_each_reminder_once(world: World) -> None:
    chats = [await joined(world, f"Аня {n}") for n in range(6)]
    before = [len(chat.messages) for chat in chats]
    world.clock.move_to(moscow(19))
    async with (
        open_store(world.url) as store,
        running(TOKEN, Server(world.api_url, per_second=0), store, world.clock.now) as other,
    ):
        await asyncio.gather(*(tick() for tick in (other.tick, world.service.tick) for _ in range(3)))
        world.clock.move_to(moscow(19, 1))
        await asyncio.gather(other.tick(), world.service.tick())
    assert [len(chat.messages) - count for chat, count in zip(chats, before, strict=True)] == [1] * 6


@pytest.mark.parametrize("city", ["Гонолулу", "Нью-Йорк", "Владивосток"])
async def test_moving_to_another_zone_never_gives_two_on_one_day(world: World, city: str) -> None:
    chat = await joined(world)
    assert len(await comes(world, chat, moscow(19))) == 1
    await chat.send("/settings")
    await chat.press("Часовой пояс")
    await chat.press("Другие города")
    await chat.press(city)
    learner = await world.store.run(lambda tx: tx.learners.get(LearnerId(chat.conversation.person.id)))
    assert learner is not None
    days = [study_day(moscow(19), learner.zone)]
    for hour in range(1, 73):
        moment = moscow(19) + timedelta(hours=hour)
        days += [study_day(moment, learner.zone) for _ in await comes(world, chat, moment)]
    assert len(days) == len(set(days))
    assert len(days) >= 3
    assert learner.zone != "Europe/Moscow"
