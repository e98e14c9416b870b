"""The daily reminder: at its minute, only with a reason, never twice, and silent in the end."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.service import Server, running
from db import open_store
from quiz.model import LearnerId
from quiz.ports import Tx
from quiz.study_day import study_day, time_zone
from sandbox.faults import Fault
from tests.stories.moon import answer_right
from tests.stories.world import START, TOKEN, Chat, World, keys_of

MOSCOW = time_zone("Europe/Moscow")
KEYS = ["▶️ Начать", "Через час", "Не сегодня"]


def moscow(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """An instant by the clock of Moscow, so many days after the story begins."""
    return START.astimezone(MOSCOW).replace(hour=hour, minute=minute) + timedelta(days=days)


async def joined(world: World, name: str = "Аня") -> Chat:
    """Somebody in Moscow who has a set and has not begun; reminded at 19:00."""
    return await (await world.person(name)).start("moon")


async def comes(world: World, chat: Chat, moment: datetime) -> list[dict[str, Any]]:
    """The clock moves there and the bot ticks: what the person gets."""
    before = len(chat.messages)
    world.clock.move_to(moment)
    await world.service.tick()
    return chat.messages[before:]


async def set_up(chat: Chat, place: str, choice: str) -> None:
    """Choose something in the settings."""
    await chat.send("/settings")
    await chat.press(place)
    await chat.press(choice)


async def study_a_little(chat: Chat) -> None:
    """Answer one question."""
    await chat.send("/learn")
    await answer_right(chat)


def wording(message: dict[str, Any]) -> str:
    """What a reminder says, without its numbers and the endings that depend on them."""
    return re.sub(r"\W+|\d+", " ", message["text"])[:12]


async def test_it_comes_at_its_minute_and_once(world: World) -> None:
    chat = await joined(world)
    assert await comes(world, chat, moscow(18, 59)) == []
    (message,) = await comes(world, chat, moscow(19))
    assert "14" in message["text"]
    assert [key["text"] for key in keys_of(message)] == KEYS
    later = [(19, 0), (19, 1), (19, 30), (21, 0), (23, 59)]
    for moment in (*(moscow(*clock) for clock in later), moscow(18, 59, days=1)):
        assert await comes(world, chat, moment) == []
    await chat.press("Начать", message)
    chat.reads("1 из 14")


async def test_who_has_studied_today_is_left_in_peace(world: World) -> None:
    chat = await joined(world)
    await study_a_little(chat)
    assert await comes(world, chat, moscow(19)) == []
    assert await comes(world, chat, moscow(19, days=1))
    await study_a_little(chat)
    assert await comes(world, chat, moscow(20, days=1)) == []


async def test_whoever_has_nothing_to_do_is_left_in_peace(world: World) -> None:
    without_a_set = await (await world.person("Боря")).start()
    left = await joined(world)
    await set_up(left, "В начало", "Наборы")
    await left.press("Полёт на Луну")
    await left.press("Выйти")
    await left.press("Да, выйти")
    for days in range(3):
        assert await comes(world, without_a_set, moscow(19, days=days)) == []
        assert await comes(world, left, moscow(19, 1, days=days)) == []
    await joined(world)
    await left.start("moon")
    assert await comes(world, left, moscow(19, days=3)), "back in the set"


async def test_in_an_hour_it_comes_once_more(world: World) -> None:
    chat = await joined(world)
    (message,) = await comes(world, chat, moscow(19))
    world.clock.move_to(moscow(19, 10))
    assert await chat.press("Через час", message) == "Напомню в 20:10."
    assert await comes(world, chat, moscow(20, 9)) == []
    (second,) = await comes(world, chat, moscow(20, 10))
    assert "Час прошёл" in second["text"]
    assert "Через час" not in [key["text"] for key in keys_of(second)]
    assert await chat.press("Через час", message) == "Сегодня больше не напомню, уже поздно."
    assert await comes(world, chat, moscow(21, 30)) == []
    assert len(await comes(world, chat, moscow(19, days=1))) == 1


async def test_who_studies_within_the_hour_is_not_reminded_again(world: World) -> None:
    chat = await joined(world)
    (message,) = await comes(world, chat, moscow(19))
    await chat.press("Через час", message)
    await study_a_little(chat)
    assert await comes(world, chat, moscow(20)) == []


async def test_not_today_waits_for_tomorrow_even_after_in_an_hour(world: World) -> None:
    chat = await joined(world)
    (message,) = await comes(world, chat, moscow(19))
    await chat.press("Через час", message)
    assert await chat.press("Не сегодня", message) == "Хорошо, до завтра 👋"
    for hour in (20, 21, 23):
        assert await comes(world, chat, moscow(hour)) == []
    assert await comes(world, chat, moscow(18, 59, days=1)) == []
    assert len(await comes(world, chat, moscow(19, days=1))) == 1


async def test_in_silence_it_grows_rare_says_a_last_word_and_stops_until_one_studies(world: World) -> None:
    chat = await joined(world)
    texts = {}
    for day in range(75):
        for message in await comes(world, chat, moscow(19, days=day)):
            assert day not in texts, "twice"
            texts[day] = message["text"]
    assert list(texts) == [*range(8), 10, 14, 21, 30]
    assert all("Давно не виделись" in texts[day] for day in (10, 14, 21))
    assert "больше не буду беспокоить" in texts[30]
    assert chat.labels == ["▶️ Начать"]
    await chat.press("Начать")
    await answer_right(chat)
    assert await comes(world, chat, moscow(20, days=74)) == []
    for day in range(75, 80):
        assert len(await comes(world, chat, moscow(19, days=day))) == 1


async def test_the_wording_changes_from_day_to_day(world: World) -> None:
    chat = await joined(world)
    week = [await comes(world, chat, moscow(19, days=day)) for day in range(8)]
    said = [wording(message) for (message,) in week]
    assert len(set(said)) == 5
    assert all(one != other for one, other in pairwise(said))


async def test_it_is_switched_off_and_on_in_the_settings(world: World) -> None:
    chat = await joined(world)
    await set_up(chat, "Напоминание", "Не напоминать")
    await chat.send("/settings")
    chat.reads("Напоминание: выключено")
    assert await comes(world, chat, moscow(19)) == []
    await set_up(chat, "Напоминание", "21:00")
    assert await comes(world, chat, moscow(20, 59)) == []
    assert len(await comes(world, chat, moscow(21))) == 1
    assert await comes(world, chat, moscow(19, days=1)) == []
    assert len(await comes(world, chat, moscow(21, days=1))) == 1


async def test_quiet_hours_hold_it_back_until_they_end(world: World) -> None:
    chat = await joined(world)
    await chat.send("/settings")
    await chat.press("Напоминание")
    await chat.send("7:15")
    await set_up(chat, "Тихие часы", "22:00–8:00")
    chat.reads("Напоминание: 8:00", "Тихие часы: 22:00–8:00")
    assert await comes(world, chat, moscow(7, 15, days=1)) == []
    assert len(await comes(world, chat, moscow(8, days=1))) == 1
    await set_up(chat, "Тихие часы", "Без тихих часов")
    assert len(await comes(world, chat, moscow(7, 15, days=2))) == 1


async def test_in_an_hour_never_reaches_into_quiet_hours(world: World) -> None:
    chat = await joined(world)
    await set_up(chat, "Напоминание", "21:00")
    (message,) = await comes(world, chat, moscow(21))
    assert "уже поздно" in await chat.press("Через час", message)
    for hour in (22, 23):
        assert await comes(world, chat, moscow(hour)) == []


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
