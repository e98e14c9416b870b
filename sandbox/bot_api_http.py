"""`/bot<TOKEN>/<method>` and `/file/bot<TOKEN>/<path>`: the Bot API over HTTP."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.types import Receive, Scope, Send

from sandbox.accounts import TOKEN, Bot
from sandbox.dispatch import perform
from sandbox.errors import ApiError
from sandbox.faults import LostConnectionError
from sandbox.methods.receiving import UpdatesAnswer
from sandbox.request_body import read_arguments
from sandbox.telegram import Telegram
from sandbox.wire import dumps

HELD_SECONDS = 60
_NOT_FOUND = ApiError(404, "Not Found")


class BotApi:
    """An ASGI application by itself: calls are many, so nothing stands between them and the state."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            bot = _bot(self._telegram, scope["path_params"]["token"])
            arguments = await read_arguments(scope, receive)
            result = await perform(self._telegram, bot, scope["path_params"]["method"], arguments)
            text = result.text() if isinstance(result, UpdatesAnswer) else dumps(result)
            await _answer(send, 200, f'{{"ok":true,"result":{text}}}')
        except ApiError as error:
            await _answer(send, error.code, dumps(error.wire()), error.parameters)
        except LostConnectionError as trouble:
            if trouble.kind == "timeout":
                await _hold(receive)
            drop_connection(send)


class BotFiles:
    """Downloads of what getFile named."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            bot = _bot(self._telegram, scope["path_params"]["token"])
        except ApiError as error:
            return await _answer(send, error.code, dumps(error.wire()))
        stored = self._telegram.files.at_path(bot.id, scope["path_params"]["file_path"])
        if stored is None:
            return await _answer(send, 404, dumps(_NOT_FOUND.wire()))
        await respond(send, 200, stored.content, stored.mime_type.encode())


class NoSuchPath:
    """What else begins with /bot."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await _answer(send, 404, dumps(_NOT_FOUND.wire()))


def _bot(telegram: Telegram, token: str) -> Bot:
    bot = telegram.bots.get(token)
    if bot is None:
        raise ApiError(401, "Unauthorized") if TOKEN.fullmatch(token) else _NOT_FOUND
    return bot


async def _answer(send: Send, status: int, text: str, parameters: dict[str, int] | None = None) -> None:
    retry = [(b"retry-after", str(parameters["retry_after"]).encode())] if parameters else []
    await respond(send, status, text.encode("utf-8", "surrogatepass"), b"application/json", retry)


async def respond(
    send: Send,
    status: int,
    body: bytes,
    content_type: bytes,
    headers: list[tuple[bytes, bytes]] | None = None,
) -> None:
    length = (b"content-length", str(len(body)).encode())
    head = [(b"content-type", content_type), length, *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})


async def _hold(receive: Receive) -> None:
    """Until the client gives up, at most a minute."""

    async def gone() -> None:
        while (await receive())["type"] != "http.disconnect":
            continue

    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(gone(), HELD_SECONDS)


def drop_connection(send: Send) -> None:
    """Cut the connection without a word. Raises where there is none (an application called in-process)."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionResetError("ordered by the sandbox")
    transport.abort()
