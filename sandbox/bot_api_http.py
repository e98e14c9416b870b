"""`/bot<TOKEN>/<method>` and `/file/bot<TOKEN>/<path>`: the Bot API over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import re

from starlette.types import Receive, Scope, Send

from sandbox.accounts import TOKEN, Bot
from sandbox.dispatch import perform
from sandbox.errors import ApiError
from sandbox.faults import LostConnectionError
from sandbox.methods.receiving import UpdatesAnswer
from sandbox.request_body import read_arguments
from sandbox.telegram import Telegram
from sandbox.wire import Json, dumps

HELD_SECONDS = 60
PATHS = ("/bot", "/file/bot")
"""What is for `BotApi` begins with one of these."""
_METHOD_PATH = re.compile(r"/bot([^/]+)/([^/]+)")
_FILE_PATH = re.compile(r"/file/bot([^/]+)/(.+)")
_NOT_FOUND = ApiError(404, "Not Found")


class BotApi:
    """An ASGI application by itself: calls are many, so nothing stands between them and the state."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if match := _METHOD_PATH.fullmatch(scope["path"]):
                await self._method(match[1], match[2], scope, receive, send)
            elif match := _FILE_PATH.fullmatch(scope["path"]):
                await self._file(match[1], match[2], send)
            else:
                raise _NOT_FOUND
        except ApiError as error:
            await _answer(send, error.code, dumps(error.wire()), error.parameters)

    async def _method(self, token: str, method: str, scope: Scope, receive: Receive, send: Send) -> None:
        bot = self._bot(token)
        arguments = await read_arguments(scope, receive)
        try:
            result = await perform(self._telegram, bot, method, arguments)
        except LostConnectionError as lost:
            if lost.kind == "timeout":
                await _hold(receive)
            return await drop_connection(receive, send)
        text = result.text() if isinstance(result, UpdatesAnswer) else dumps(result)
        await _answer(send, 200, f'{{"ok":true,"result":{text}}}')

    async def _file(self, token: str, path: str, send: Send) -> None:
        stored = self._telegram.files.at_path(self._bot(token).id, path)
        if stored is None:
            raise _NOT_FOUND
        await _respond(send, 200, stored.content, stored.mime_type)

    def _bot(self, token: str) -> Bot:
        bot = self._telegram.bots.get(token)
        if bot is None:
            raise ApiError(401, "Unauthorized") if TOKEN.fullmatch(token) else _NOT_FOUND
        return bot


async def _answer(send: Send, status: int, text: str, parameters: Json | None = None) -> None:
    retry = [(b"retry-after", str(parameters["retry_after"]).encode())] if parameters else []
    await _respond(send, status, text.encode(errors="surrogateescape"), "application/json", retry)


async def _respond(
    send: Send, status: int, body: bytes, content_type: str, headers: list[tuple[bytes, bytes]] | None = None
) -> None:
    described = [(b"content-type", content_type.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": described + (headers or [])})
    await send({"type": "http.response.body", "body": body})


async def _hold(receive: Receive) -> None:
    """Until the client gives up, at most a minute."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(_disconnected(receive), HELD_SECONDS)


async def drop_connection(receive: Receive, send: Send) -> None:
    """Cut the connection without a word. Raises where there is none (an application called in-process)."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionResetError("ordered by the sandbox")
    transport.abort()
    await _disconnected(receive)  # or the server would still try to answer


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
