"""Webhooks of the Bot API that bots are measured on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web

from bench.bots import TOKEN
from bench.stub import Message, Stub, serve_stub
from bench.stub.deliveries import FIRST_PAUSE

Taking = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def hooked(take: Taking, **settings: Any) -> AsyncIterator[Stub]:
    """A stub whose webhook is this function."""
    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        async with serve_stub(TOKEN) as stub, aiohttp.ClientSession() as session:
            stub.text(1, "before the webhook")
            await session.post(f"{stub.url}/bot{TOKEN}/setWebhook", json={"url": url, **settings})
            yield stub
    finally:
        await runner.cleanup()


async def until(true: Callable[[], bool]) -> None:
    """At most ten seconds."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110  the stub has no event for this
            await asyncio.sleep(0.005)


async def test_updates_of_a_chat_come_in_order_those_of_others_side_by_side() -> None:
    taken: list[tuple[int, str]] = []
    secrets: set[str | None] = set()
    under_way: list[int] = [0]

    async def take(request: web.Request) -> web.Response:
        secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        message = (await request.json())["message"]
        under_way.append(under_way[-1] + 1)
        await asyncio.sleep(0.01)
        taken.append((message["chat"]["id"], message["text"]))
        under_way.append(under_way[-1] - 1)
        return web.Response()

    async with hooked(take, secret_token="a-secret", max_connections=3) as stub:
        for number in range(5):
            for chat in (2, 3, 4, 5):
                stub.text(chat, str(number))
        await until(lambda: not len(stub.updates))
    assert secrets == {"a-secret"}
    for chat in (2, 3, 4, 5):
        assert [text for where, text in taken if where == chat] == ["0", "1", "2", "3", "4"]
    assert taken[0] == (1, "before the webhook")
    assert max(under_way) == 3


async def test_what_is_refused_comes_again_and_holds_up_nobody_else() -> None:
    taken: list[str] = []
    refusals = iter([500])

    async def take(request: web.Request) -> web.Response:
        text = (await request.json())["message"]["text"]
        if text == "first" and next(refusals, None):
            return web.Response(status=500)
        taken.append(text)
        return web.Response()

    async with hooked(take) as stub:
        begin = asyncio.get_running_loop().time()
        for chat, text in ((2, "first"), (2, "second"), (3, "third")):
            stub.text(chat, text)
        await until(lambda: not len(stub.updates))
        assert asyncio.get_running_loop().time() - begin >= FIRST_PAUSE
    assert taken == ["before the webhook", "third", "first", "second"]


async def test_a_method_call_in_the_reply_is_performed() -> None:
    async def take(request: web.Request) -> web.Response:
        chat = (await request.json())["message"]["chat"]["id"]
        return web.json_response({"method": "sendMessage", "chat_id": chat, "text": "said in the reply"})

    shown: list[Message] = []
    async with hooked(take) as stub:
        stub.listeners[2] = shown.append
        stub.text(2, "hello")
        await until(lambda: bool(shown))
    assert shown[0].text == "said in the reply"


async def test_while_there_is_a_webhook_nobody_can_poll() -> None:
    async def take(request: web.Request) -> web.Response:
        return web.Response()

    async with hooked(take) as stub, aiohttp.ClientSession() as session:
        async with session.post(f"{stub.url}/bot{TOKEN}/getUpdates") as answer:
            assert (answer.status, json.loads(await answer.read())["ok"]) == (409, False)
        await session.post(f"{stub.url}/bot{TOKEN}/deleteWebhook")
        async with session.post(f"{stub.url}/bot{TOKEN}/getUpdates") as answer:
            assert answer.status == 200
