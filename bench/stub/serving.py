"""The server put together: one bot, its updates, and the people who write to it."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count

from bench.stub.bodies import Arguments, arguments
from bench.stub.deliveries import Deliveries
from bench.stub.lines import Line, Request
from bench.stub.messages import Message
from bench.stub.methods import TRUE, Methods, Refused, chat_wire, person_wire
from bench.stub.updates import Polling, Update, Updates
from sandbox.errors import ApiError

BACKLOG = 1024
HOOK_CONNECTIONS = 40
"""As Telegram has it unless told otherwise."""


class Stub:
    """The server of the bot with this token.

    url: where it listens, without a slash at the end. met: is set once the bot has asked for updates. listeners: who
    is told of every message sent to a chat, or edited there.
    """

    def __init__(self, token: str) -> None:
        self.url = ""
        self.met = asyncio.Event()
        self.updates = Updates()
        self.listeners: dict[int, Callable[[Message], None]] = {}
        self._prefix = f"/bot{token}/".encode()
        self._methods = Methods(int(token.partition(":")[0]))
        self._polling = Polling(self.updates)
        self._deliveries: Deliveries | None = None
        self._queries = count(1)
        self.updates.heard = self._heard

    @property
    def calls(self) -> Counter[str]:
        """How often which method was called."""
        return self._methods.calls

    def text(self, chat: int, text: str) -> None:
        """Somebody writes to the bot."""
        entities = f',"entities":[{{"type":"bot_command","offset":0,"length":{len(text.split()[0])}}}]'
        members = b'"message":{"message_id":%d,"from":%s,"chat":%s,"date":%d,"text":%s%s}' % (
            self._methods.next_message(),
            person_wire(chat),
            chat_wire(chat),
            self._methods.date(),
            json.dumps(text).encode(),
            entities.encode() if text.startswith("/") else b"",
        )
        self.updates.put(chat, members)

    def press(self, message: Message, data: str) -> None:
        """Somebody presses a button under a message."""
        members = b'"callback_query":{"id":"%d","from":%s,"message":%s,"chat_instance":"%d","data":%s}' % (
            next(self._queries),
            person_wire(message.chat),
            message.wire,
            message.chat,
            json.dumps(data).encode(),
        )
        self.updates.put(message.chat, members)

    def take(self, request: Request) -> None:
        """Answer a request of the bot."""
        if not request.path.startswith(self._prefix):
            request.answer(Refused(401, "Unauthorized").wire, 401)
            return
        method = request.path.removeprefix(self._prefix).decode("latin-1")
        try:
            given = arguments(request.query, request.content_type, request.body)
            if method == "getUpdates":
                self._poll(request, given)
            else:
                answer, message = self._perform(method, given)
                request.answer(answer)
                self._tell(message)
        except Refused as refused:
            request.answer(refused.wire, refused.code)
        except (ValueError, ApiError) as error:
            request.answer(Refused(400, f"Bad Request: {error}").wire, 400)

    def stop(self) -> None:
        """Deliver nothing more."""
        if self._deliveries is not None:
            self._deliveries.stop()
            self._deliveries = None

    def _poll(self, request: Request, given: Arguments) -> None:
        if self._deliveries is not None:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        self.calls["getUpdates"] += 1
        self.met.set()
        self._polling.poll(request, given)

    def _perform(self, method: str, given: Arguments) -> tuple[bytes, Message | None]:
        if method in ("setWebhook", "deleteWebhook"):
            self.calls[method] += 1
            self._hook(str(given.get("url", "")) if method == "setWebhook" else "", given)
            return TRUE, None
        return self._methods.perform(method, given)

    def _hook(self, url: str, given: Arguments) -> None:
        self.stop()
        if str(given.get("drop_pending_updates", "")).lower() == "true":
            self.updates.clear()
        if url:
            connections = int(given.get("max_connections") or HOOK_CONNECTIONS)
            secret = str(given.get("secret_token", ""))
            self._deliveries = Deliveries(self.updates, url, secret, connections, self._replied)
            self.met.set()

    def _replied(self, content_type: bytes, body: bytes) -> None:
        """A method call that came as a webhook's answer; its result goes nowhere."""
        try:
            given = arguments(b"", content_type, body)
            self._tell(self._perform(str(given["method"]), given)[1])
        except (KeyError, ValueError, Refused):
            self.calls["unreadable replies"] += 1

    def _heard(self, update: Update) -> None:
        if self._deliveries is not None:
            self._deliveries.heard(update)
        else:
            self._polling.heard(update)

    def _tell(self, message: Message | None) -> None:
        if message is not None and (listener := self.listeners.get(message.chat)):
            listener(message)


@asynccontextmanager
async def serve_stub(token: str) -> AsyncIterator[Stub]:
    """A server for the bot with this token, on a free port of this machine, until the block ends."""
    stub = Stub(token)
    lines: set[Line] = set()
    server = await asyncio.get_running_loop().create_server(
        lambda: Line(stub.take, lines), "127.0.0.1", 0, backlog=BACKLOG
    )
    stub.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield stub
    finally:
        stub.stop()
        server.close()
        for line in list(lines):
            line.close()
        await asyncio.sleep(0)  # closing takes a turn of the loop
