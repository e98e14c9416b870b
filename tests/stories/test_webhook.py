"""Updates brought by Telegram instead of being fetched: everything is the same, and 200 is said when it is stored."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, MutableMapping
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot import webhook
from bot.service import Surroundings
from bot.webhook import SECRET_HEADER, Hook, secret_of
from quiz.ports import StoreAway
from tests.stories.moon import answer_right, reach
from tests.stories.world import TOKEN, World, data_of

Events = list[MutableMapping[str, Any]]
SECRET = secret_of(TOKEN)


@pytest.fixture(autouse=True)
async def by_webhook(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """The bot has moved to a webhook and a monitor; who is given it speaks to the first."""
    port = free_port()
    await world.stop()
    hook = Hook(f"http://127.0.0.1:{port}/uzelok", "127.0.0.1", port, SECRET)
    world.around = Surroundings(hook=hook, monitor=("127.0.0.1", 0))
    world.telegram.webhooks.first_retry_seconds = 0.02
    await world.begin()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        yield client


def free_port() -> int:
    """One that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def brought(client: httpx.AsyncClient, content: bytes | dict[str, Any], secret: str = SECRET) -> httpx.Response:
    """What Telegram is told when it brings this."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return await client.post("/uzelok", content=body, headers={SECRET_HEADER: secret})


@pytest.mark.usefixtures("calm")
async def test_a_month_s_first_session_goes_as_it_does_by_polling(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    await chat.send("Аполлон-11")
    chat.reads("Правильно: Аполлон-11")
    for _ in range(4):
        await chat.press("Дальше")
        await answer_right(chat)
    assert all(line.correct for line in await chat.log())
    assert not world.calls("getUpdates")
    # The press was answered with the acknowledgement: the sandbox runs such a call as any other.
    assert len(world.calls("answerCallbackQuery")) >= 5


@pytest.mark.usefixtures("calm")
async def test_after_a_restart_it_goes_on_with_what_came_meanwhile(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    await world.stop()
    chat.drop(data_of(chat.last, "1969"), chat.last)
    await world.begin()
    await chat.settle()
    chat.reads("Правильно: 1969")


async def test_only_telegram_knows_the_word(world: World, by_webhook: httpx.AsyncClient) -> None:
    for secret in ("", "x", SECRET[:-1], "ё"):
        headers = [(SECRET_HEADER.encode(), secret.encode())] if secret else []
        answer = await by_webhook.post("/uzelok", content=b"{}", headers=headers)
        assert (answer.status_code, answer.content) == (401, b"")
    assert (await by_webhook.get("/uzelok")).status_code == 405
    assert (await by_webhook.post("/")).status_code == 404
    assert TOKEN.partition(":")[2] not in SECRET


async def test_what_is_too_large_is_not_even_read(world: World, by_webhook: httpx.AsyncClient) -> None:
    assert (await brought(by_webhook, b" " * (webhook.LARGEST + 1))).status_code == 413

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 65536

    answer = await by_webhook.post("/uzelok", content=endless(), headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 413


async def test_what_is_no_update_is_not_asked_for_again(by_webhook: httpx.AsyncClient, logs: Events) -> None:
    for rubbish in (b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"update_id": "7"}', b"[" * 100_000):
        assert (await brought(by_webhook, rubbish)).status_code == 200
    for odd in ({"update_id": 7}, {"update_id": 8, "message": []}, {"update_id": 9, "callback_query": {"from": 1}}):
        assert (await brought(by_webhook, odd)).status_code == 200
    assert not [event for event in logs if event["log_level"] == "error"]


async def test_an_update_that_is_brought_twice_at_once_counts_once(world: World, by_webhook: httpx.AsyncClient) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    answered = len(await chat.log())
    press = {
        "id": "77",
        "from": chat.conversation.person.user(),
        "chat_instance": "1",
        "data": data_of(chat.last, "1969"),
        "message": chat.last,
    }
    answers = await asyncio.gather(
        *(brought(by_webhook, {"update_id": 10**6 + n % 2, "callback_query": press}) for n in range(6))
    )
    assert {answer.status_code for answer in answers} == {200}
    assert len(await chat.log()) == answered + 1


async def test_nothing_is_acknowledged_while_nothing_can_be_stored(
    world: World, monkeypatch: pytest.MonkeyPatch, logs: Events
) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    answered, run = len(await chat.log()), world.store.run
    away = asyncio.Event()

    async def run_unless_away(*arguments: Any, **more: Any) -> Any:
        if away.is_set():
            raise StoreAway("the disk is full")
        return await run(*arguments, **more)

    monkeypatch.setattr(world.store, "run", run_unless_away)
    away.set()
    chat.drop(data_of(chat.last, "1969"), chat.last)
    await asyncio.sleep(0.2)
    assert len(world.account.updates) == 1
    async with httpx.AsyncClient() as client:
        health = await client.get(f"http://127.0.0.1:{world.service.ports[1]}/health")
        assert (health.status_code, health.json()["checks"]["store"]) == (503, "StoreAway")
        away.clear()
        await chat.settle()
        health = await client.get(f"http://127.0.0.1:{world.service.ports[1]}/health")
        assert (health.status_code, health.json()["ready"]) == (200, True)
    chat.reads("Правильно: 1969")
    assert len(await chat.log()) == answered + 1
    assert any("tried again" in event["event"] for event in logs)


async def test_the_monitor_tells_what_was_done(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    await chat.send("Аполлон-11")
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{world.service.ports[1]}") as client:
        figures = (await client.get("/metrics")).text
        assert (await client.get("/health/live")).json()["live"]
        assert (await client.get("/nothing")).status_code == 404
    assert 'uzelok_updates_total{kind="message",outcome="done"} 2.0' in figures
    assert 'uzelok_calls_total{method="editMessageText",outcome="done"}' in figures
    assert "uzelok_update_seconds_bucket" in figures
    assert TOKEN not in figures


async def test_an_update_that_takes_too_long_is_brought_again_and_done_once(
    world: World, by_webhook: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    answered, run = len(await chat.log()), world.store.run

    async def slowly(*arguments: Any, **more: Any) -> Any:
        await asyncio.sleep(0.15)
        return await run(*arguments, **more)

    monkeypatch.setattr(world.store, "run", slowly)
    monkeypatch.setattr(webhook, "PATIENCE", 0.05)
    chat.drop(data_of(chat.last, "1969"), chat.last)
    await chat.settle()
    chat.reads("Правильно: 1969")
    assert len(await chat.log()) == answered + 1


async def test_a_secret_of_one_s_own_is_told_to_telegram(world: World) -> None:
    assert world.around.hook
    await world.stop()
    world.around = replace(world.around, hook=replace(world.around.hook, secret="our-own_word"))
    await world.begin()
    chat = await (await world.person()).start("moon")
    chat.reads("Полёт на Луну")
    told = world.calls("setWebhook")[-1]["params"]
    assert "our-own_word" in str(told)
