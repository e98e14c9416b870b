"""Telegram stumbles in every way it knows; the story still ends well."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram.error import InvalidToken, RetryAfter

from bot import polling, sender, service
from sandbox.faults import Fault, Kind
from tests.stories.moon import answer_right, reach
from tests.stories.world import QUICK, TOKEN, World, data_of

Events = list[MutableMapping[str, Any]]


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pauses of the bot are short here; how long it wished to wait before it tries again is noted."""
    wished: list[float] = []
    asked_for = sender.flood_wait

    def soon(error: RetryAfter) -> timedelta:
        wished.append(asked_for(error).total_seconds())
        return timedelta(seconds=0.01)

    for module in (polling, sender):
        monkeypatch.setattr(module, "flood_wait", soon)
    for module in (polling, service):
        monkeypatch.setattr(module, "FIRST_PAUSE", 0.01)
        monkeypatch.setattr(module, "LONGEST_PAUSE", 0.06)
    monkeypatch.setattr(service, "ANSWER_TIME", 0.4)
    return wished


def order(world: World, method: str, kind: Kind, times: int = 1, **details: Any) -> None:
    """The next calls of this method fail."""
    world.telegram.faults.order(Fault(method, kind, times, **details))


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("kind", ["429", "500", "502", "timeout", "reset"])
async def test_a_session_goes_on_through_faults_of_every_method(
    world: World, monkeypatch: pytest.MonkeyPatch, waits: list[float], kind: Kind
) -> None:
    times = 1 if kind in ("429", "timeout") else 3  # these take their time
    if kind == "timeout":
        monkeypatch.setattr(polling, "WAIT", 0)
        monkeypatch.setattr(polling, "SLACK", 0.4)
    chat = await world.person()
    await reach(world, chat, "choice")
    order(world, "editMessageText", kind, times)
    order(world, "answerCallbackQuery", kind)
    order(world, "editMessageReplyMarkup", kind)
    await chat.forge(data_of(chat.last, "1969"), message=chat.last)
    await chat.comes_to_read("Правильно: 1969")
    order(world, "getUpdates", kind, times)
    await chat.press("Дальше")
    order(world, "sendMessage", kind, times)
    await chat.send("Аполлон-11")
    await chat.comes_to_read("Правильно: Аполлон-11")
    order(world, "sendPhoto", kind)
    await chat.send("/stats")
    await chat.comes_to_read("Успехи")
    assert [line.correct for line in await chat.log()] == [True, True]
    assert not world.telegram.faults.pending()
    # Before each of the five calls goes out again, and before updates are fetched again.
    assert waits.count(1.0) == (6 if kind == "429" else 0)


@pytest.mark.usefixtures("calm")
async def test_a_flood_wait_is_as_long_as_telegram_asks(world: World, waits: list[float]) -> None:
    chat = await world.person()
    order(world, "sendMessage", "429", retry_after=17)
    await chat.start("moon")
    await chat.comes_to_read("Полёт на Луну")
    assert waits == [17]


@pytest.mark.usefixtures("calm")
async def test_a_line_that_breaks_after_the_message_has_arrived_does_no_harm(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = len(await chat.log())
    order(world, "sendMessage", "reset", applied=True)
    await chat.send("Аполлон-11")
    chat.reads("Правильно: Аполлон-11")
    await chat.press("Дальше")
    chat.reads("Командиром")
    assert len(await chat.log()) == answered + 1


@pytest.mark.parametrize("kind", ["500", "502", "timeout", "reset", "429"])
async def test_a_server_that_stumbles_at_the_start_is_waited_for(world: World, logs: Events, kind: Kind) -> None:
    await world.stop()
    for method in ("getMe", "deleteWebhook", "setMyCommands"):
        order(world, method, kind)
    await world.begin()
    chat = await (await world.person()).start("moon")
    chat.reads("Полёт на Луну")
    assert any(event["event"] == "the Bot API server does not answer" for event in logs)
    assert not [event for event in logs if event["log_level"] == "error"]


async def test_a_message_that_cannot_be_sent_at_all_leaves_the_answer_counted(world: World, logs: Events) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = len(await chat.log())
    order(world, "sendMessage", "500", QUICK.tries)
    await chat.send("Аполлон-11")
    assert [event["event"] for event in logs if event["log_level"] == "error"] == ["an update failed"]
    assert len(await chat.log()) == answered + 1
    await chat.send("/learn")
    chat.reads("Командиром")


async def test_who_blocks_the_bot_in_the_middle_is_no_error(world: World, logs: Events) -> None:
    chat, other = await world.person(), await world.person("Боря")
    await reach(world, chat, "typed")
    order(world, "sendMessage", "403", chat_id=chat.id)
    chat.conversation.say("Аполлон-11")
    await other.start("moon")
    other.reads("Полёт на Луну")
    assert not [event for event in logs if event["log_level"] in ("error", "warning")]
    await chat.send("/learn")
    chat.reads("Командиром")


async def test_a_reminder_is_sent_once_whatever_the_server_says(world: World) -> None:
    kinds: tuple[Kind, ...] = ("429", "500", "502", "reset")
    for number, kind in enumerate(kinds, 1):
        chat = await world.person()
        await chat.start("moon")
        applied = kind == "reset"
        order(world, "sendMessage", kind, chat_id=chat.id, applied=applied)
        await world.pass_time(hours=7, minutes=number)
        reminders = [m for m in chat.messages if m["from"]["is_bot"] and "Не сегодня" in str(m)]
        assert len(reminders) == 1, kind
        await world.pass_time(minutes=1)
        assert len([m for m in chat.messages if "Не сегодня" in str(m)]) == 1
        await world.pass_time(hours=16, minutes=59 - number)


async def test_another_copy_of_the_bot_is_reported_and_outlived(world: World, logs: Events) -> None:
    chat = await (await world.person()).start("moon")
    async with httpx.AsyncClient() as copy:
        await copy.post(f"{world.api_url}/bot{TOKEN}/getUpdates", data={"timeout": 0})
    async with asyncio.timeout(5):
        while not any("another copy" in event["event"] for event in logs):  # noqa: ASYNC110  the sandbox has no event for this, and should not have one for tests
            await asyncio.sleep(0.01)
    await chat.press("Начать")
    chat.reads("В каком году")


async def test_what_cannot_be_read_does_not_stop_what_follows(world: World, logs: Events) -> None:
    chat = await (await world.person()).start("moon")
    await world.stop()
    queue = world.account.updates
    person = chat.conversation.person.user()
    for kind, content in (
        ("message", {"text": "/start"}),
        ("message", "garbage"),
        ("message", None),
        ("message", {"message_id": 1, "date": "yesterday", "chat": {"id": chat.id, "type": "private"}, "text": "x"}),
        ("message", {"message_id": 1, "date": 1, "chat": {"id": chat.id, "type": "private"}, "text": "nobody's"}),
        ("callback_query", {"id": 5}),
        ("callback_query", {"id": "5", "from": {}, "data": "n1"}),
        ("callback_query", {"id": "5", "from": person, "chat_instance": "1"}),
        ("my_chat_member", {"chat": {}}),
    ):
        queue.add(kind, content, chat.id)  # type: ignore[arg-type]  # that is the point
    for raw in (b"null", b"[]", b'"x"', b'{"message": {}}', b'{"update_id": "7"}'):
        queue.put_raw(raw, chat.id)
    chat.conversation.say("/learn")
    await world.begin()
    await chat.settle()
    chat.reads("В каком году")
    assert not [event for event in logs if event["log_level"] == "error"]
    assert any("could not be read" in event["event"] for event in logs)


async def test_a_token_that_is_refused_while_running_ends_the_bot(world: World) -> None:
    chat = await (await world.person()).start("moon")
    bots = dict(world.telegram.bots)
    world.telegram.bots.clear()
    world.account.updates.release()
    try:
        with pytest.raises(InvalidToken):
            await asyncio.wait_for(world.service.wait(), 5)
    finally:
        world.telegram.bots.update(bots)
    await world.restart()
    await chat.press("Начать")
    chat.reads("В каком году")


async def test_all_kinds_are_answered_while_every_second_call_fails(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "multi_choice")
    kinds: tuple[Kind, ...] = ("500", "reset", "502", "429")
    for kind in kinds:
        for method in ("editMessageText", "sendMessage", "getUpdates"):
            order(world, method, kind)
        await answer_right(chat)
        assert "Дальше →" in chat.labels
        await chat.press("Дальше")
    assert all(line.correct for line in await chat.log())
