"""An update is confirmed when what it did is stored: not before, and not because of its neighbours."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import pytest

from bot.turn import Turn
from quiz.ports import StoreAway
from tests.stories.moon import reach
from tests.stories.world import PATIENCE, Chat, World, data_of

Events = list[MutableMapping[str, Any]]


def hold_up(patch: pytest.MonkeyPatch, before: Callable[[int], Awaitable[None]]) -> None:
    """From now on everything that a person wants of the store waits for `before`, which is given the person's id."""
    do = Turn.do

    async def held(turn: Turn, *arguments: Any, **more: Any) -> Any:
        await before(turn.person.id)
        return await do(turn, *arguments, **more)

    patch.setattr(Turn, "do", held)


async def until(true: Callable[[], bool]) -> None:
    """Wait for what must come."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110  what is waited for has no event
            await asyncio.sleep(0.005)


async def test_a_slow_chat_holds_up_nobody_else_and_what_is_behind_it_is_confirmed_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, quick = await world.person(), await world.person("Боря")
    for chat in (slow, quick):
        await reach(world, chat, "choice")
    let_go = asyncio.Event()

    async def wait_for_the_slow(person: int) -> None:
        if person == slow.id:
            await let_go.wait()

    hold_up(monkeypatch, wait_for_the_slow)
    slow.drop(data_of(slow.last, "1969"), slow.last)
    for answer in ("1969", "Дальше →"):
        quick.drop(data_of(quick.last, answer), quick.last)
        await until(lambda answer=answer: answer not in quick.labels)  # type: ignore[misc]  # bound at once
    assert len(world.account.updates) == 3
    let_go.set()
    await world.settle()
    slow.reads("Правильно: 1969")
    assert [len(await chat.log()) for chat in (slow, quick)] == [1, 1]


async def test_what_one_person_sends_is_done_in_the_order_it_was_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await (await world.person()).start("moon")
    waits = iter([0.05, 0.03, 0.02, 0.01, 0.0])

    async def less_and_less(person: int) -> None:
        await asyncio.sleep(next(waits, 0))

    hold_up(monkeypatch, less_and_less)
    for place in ("/sets", "/help", "/settings", "/learn"):
        chat.conversation.say(place)
    await chat.settle()
    answers = [message["text"] for message in chat.messages if message["from"]["is_bot"]][-4:]
    assert [next((word for word in WORDS if word in text), text) for text in answers] == list(WORDS)


WORDS = ("Наборы", "Как всё устроено", "Настройки", "В каком году")


async def test_while_nothing_can_be_stored_updates_wait_and_nobody_is_told_of_a_failure(
    world: World, monkeypatch: pytest.MonkeyPatch, logs: Events
) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    away = asyncio.Event()
    away.set()

    async def nothing_goes(person: int) -> None:
        if away.is_set():
            raise StoreAway("the disk is full")

    hold_up(monkeypatch, nothing_goes)
    query = chat.drop(data_of(chat.last, "1969"), chat.last)
    await until(lambda: any("tried again" in event["event"] for event in logs))
    assert len(world.account.updates) == 1
    away.clear()
    await chat.settle()
    chat.reads("Правильно: 1969")
    assert query.answered.is_set()
    assert "не так" not in str(query.answer)
    assert len(await chat.log()) == 1


async def test_a_bot_that_stops_while_nothing_can_be_stored_leaves_its_updates_to_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")

    async def nothing_goes(person: int) -> None:
        raise StoreAway("the disk is full")

    with monkeypatch.context() as patch:
        hold_up(patch, nothing_goes)
        chat.drop(data_of(chat.last, "1969"), chat.last)
        await asyncio.sleep(0.05)
        await world.stop()
    assert len(world.account.updates) == 1
    await world.begin()
    await chat.settle()
    chat.reads("Правильно: 1969")


async def test_hundreds_at_once_are_all_answered_and_confirmed(world: World) -> None:
    chats: list[Chat] = [await world.person(f"Аня {number}") for number in range(130)]
    for chat in chats:
        chat.conversation.start("moon")
        chat.conversation.say("/learn")
    async with asyncio.timeout(4 * PATIENCE):
        while len(world.account.updates):  # noqa: ASYNC110  the sandbox has no event for this
            await asyncio.sleep(0.01)
    for chat in chats:
        chat.reads("В каком году")
