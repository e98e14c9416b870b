"""Delivering updates to a webhook: side by side for different chats, in order within one, again until taken."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, cast
from urllib.parse import urlsplit

import httptools

from bench.stub.updates import Update, Updates

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 60.0
"""Seconds before a refused update is sent again; doubled each time."""

Replied = Callable[[bytes, bytes], None]
"""Is given the type and the body of an answer that has one: a method call."""


@dataclass(slots=True)
class _Chat:
    waiting: deque[Update] = field(default_factory=deque)
    pause: float = FIRST_PAUSE


class _Post(asyncio.Protocol):
    """One connection to the bot; one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._type = self._body = b""
        self._done: Callable[[int, bytes, bytes], None] | None = None

    def post(self, request: bytes, done: Callable[[int, bytes, bytes], None]) -> None:
        """done: called with status, type and body; status 0 if the connection broke."""
        self._done, self._type, self._body = done, b"", b""
        if self._transport is None or self._transport.is_closing():
            self._end(0)
        else:
            self._transport.write(request)

    @property
    def is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    def close(self) -> None:
        self._done = None
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        self._end(0)

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            if self._transport is not None:
                self._transport.close()

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"content-type":
            self._type = value

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        if not self._parser.should_keep_alive() and self._transport is not None:
            self._transport.close()
        self._end(self._parser.get_status_code())
        self._parser = httptools.HttpResponseParser(self)

    def _end(self, status: int) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(status, self._type, self._body)


class Deliveries:
    """One webhook of one bot, from now until `stop`. What is not taken stays among the updates."""

    def __init__(self, updates: Updates, url: str, secret: str, connections: int, replied: Replied) -> None:
        address = urlsplit(url)
        self._host, self._port = address.hostname or "", address.port or 80
        secret_line = f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n" if secret else ""
        self._head = (
            f"POST {address.path or '/'} HTTP/1.1\r\nHost: {address.netloc}\r\n{secret_line}"
            "Content-Type: application/json\r\nContent-Length: "
        ).encode()
        self._updates, self._connections, self._replied = updates, connections, replied
        self._chats: dict[int, _Chat] = {}
        self._ready: deque[_Chat] = deque()
        self._idle: list[_Post] = []
        self._open: set[_Post] = set()
        self._opening: set[asyncio.Task[None]] = set()
        self._pauses: set[asyncio.TimerHandle] = set()
        self._stopped = False
        for update in updates.every():
            self.heard(update)

    def heard(self, update: Update) -> None:
        """Deliver this one in its turn."""
        chat = self._chats.get(update.chat)
        if chat is not None:  # its first one is under way
            chat.waiting.append(update)
            return
        self._chats[update.chat] = chat = _Chat(deque((update,)))
        self._ready.append(chat)
        self._go_on()

    def stop(self) -> None:
        """Deliver nothing more."""
        self._stopped = True
        for task in self._opening:
            task.cancel()
        for pause in self._pauses:
            pause.cancel()
        for post in self._open:
            post.close()

    def _go_on(self) -> None:
        while self._ready and self._idle and not self._stopped:
            post = self._idle.pop()
            if not post.is_open:
                self._open.discard(post)
                continue
            self._send(post, self._ready.popleft())
        wanted = min(len(self._ready) - len(self._opening), self._connections - len(self._open) - len(self._opening))
        for _ in range(0 if self._stopped else wanted):
            task = asyncio.get_running_loop().create_task(self._connect())
            self._opening.add(task)
            task.add_done_callback(self._opening.discard)

    async def _connect(self) -> None:
        try:
            _, post = await asyncio.get_running_loop().create_connection(_Post, self._host, self._port)
        except OSError:
            self._again(0.1, None)
            return
        self._open.add(post)
        self._idle.append(post)
        self._go_on()

    def _send(self, post: _Post, chat: _Chat) -> None:
        update = chat.waiting[0]

        def done(status: int, content_type: bytes, body: bytes) -> None:
            if post.is_open:
                self._idle.append(post)
            else:
                self._open.discard(post)
            if 200 <= status < 300:
                self._taken(chat, update)
                if body and content_type.startswith(b"application/json"):
                    self._replied(content_type, body)
            else:
                self._again(chat.pause, chat)
                chat.pause = min(chat.pause * 2, LONGEST_PAUSE)
            self._go_on()

        post.post(b"%s%d\r\n\r\n%s" % (self._head, len(update.wire), update.wire), done)

    def _taken(self, chat: _Chat, update: Update) -> None:
        self._updates.confirm(update)
        chat.waiting.popleft()
        chat.pause = FIRST_PAUSE
        if chat.waiting:
            self._ready.append(chat)
        else:
            del self._chats[update.chat]

    def _again(self, pause: float, chat: _Chat | None) -> None:
        def ready() -> None:
            self._pauses.discard(handle)
            if chat is not None:
                self._ready.append(chat)
            self._go_on()

        handle = asyncio.get_running_loop().call_later(pause, ready)
        self._pauses.add(handle)
