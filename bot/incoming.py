"""Updates as they come in: read one by one, each person's in order, and done only when their effect is stored."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application

from bot.arrival import ARRIVAL, Arrival
from bot.metrics import Metrics

Bot = Application[Any, Any, Any, Any, Any, Any]
KINDS = ("message", "callback_query", "my_chat_member")
"""What Telegram is asked to send."""
UNREAD = ("reply_to_message", "external_reply", "reply_markup", "link_preview_options")
"""Parts of a message that nobody here reads; an update with them is the longest to parse."""
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0
"""Seconds before an update whose effect could not be stored is tried again."""
log = structlog.get_logger()


class Incoming:
    """Hands raw updates to the application. `take` returns at once; the future it gives ends when the update is done.

    Updates of one chat are processed in order, those of different chats side by side. One that is under way already
    is not begun a second time.
    """

    def __init__(self, application: Bot, metrics: Metrics) -> None:
        self._application = application
        self._metrics = metrics
        self._lanes: dict[int, deque[tuple[Update, Arrival, asyncio.Future[Arrival]]]] = {}
        self._under_way: dict[int, asyncio.Future[Arrival]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()
        metrics.under_way.set_function(lambda: len(self._under_way))

    def take(self, raw: Mapping[str, Any], replies: bool = False) -> asyncio.Future[Arrival]:
        """Begin with an update that has a number. replies: see `Arrival`.

        One that cannot be read is done: it would stand in the way for ever.
        """
        number = raw["update_id"]
        if number in self._under_way:
            return self._under_way[number]
        done: asyncio.Future[Arrival] = asyncio.get_running_loop().create_future()
        kind = next((kind for kind in KINDS if kind in raw), "other")
        arrival = Arrival(number, kind, replies, pressed=_pressed(raw))
        read = self._read(raw)
        if read is None:
            done.set_result(arrival)
            return done
        self._under_way[number] = done
        self._into_lane(*read, arrival, done)
        return done

    async def finish(self) -> None:
        """Wait for all that is under way; what cannot be stored now is left to come again."""
        self._closing.set()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _into_lane(self, number: int, update: Update, arrival: Arrival, done: asyncio.Future[Arrival]) -> None:
        lane = self._lanes.get(number)
        if lane is not None:
            lane.append((update, arrival, done))
            return
        self._lanes[number] = deque([(update, arrival, done)])
        task = asyncio.create_task(self._empty(number))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _empty(self, number: int) -> None:
        lane = self._lanes[number]
        while lane:
            update, arrival, done = lane[0]
            begun = time.perf_counter()
            await self._process(update, arrival)
            if arrival.again and not arrival.replies:
                await self._until_stored(update, arrival)
            self._metrics.updates.labels(arrival.kind, "again" if arrival.again else "done").inc()
            self._metrics.handling.observe(time.perf_counter() - begun)
            lane.popleft()
            del self._under_way[arrival.number]
            if not done.done():
                done.set_result(arrival)
        del self._lanes[number]

    async def _until_stored(self, update: Update, arrival: Arrival) -> None:
        """The store is away: those behind in this chat wait too, so that the order stays."""
        pause = FIRST_PAUSE
        while arrival.again and not self._closing.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), pause)
            arrival.again = False
            await self._process(update, arrival)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _process(self, update: Update, arrival: Arrival) -> None:
        ARRIVAL.set(arrival)
        structlog.contextvars.bind_contextvars(update=arrival.number)
        try:
            await self._application.process_update(update)
        except Exception:  # the application has handlers for errors; whatever they leave, the next one must come
            log.exception("an update broke its handlers")

    def _read(self, raw: Mapping[str, Any]) -> tuple[int, Update] | None:
        """The update, and the chat or else the person it is of (0: nobody's)."""
        try:
            update = Update.de_json(_of_use(raw), self._application.bot)
            chat, person = update.effective_chat, update.effective_user
            return int(chat.id if chat else person.id if person else 0), update
        except Exception as error:  # whatever it does to the parser, the next one must come
            log.warning("an update could not be read", update=raw["update_id"], reason=type(error).__name__)
            self._metrics.updates.labels("unreadable", "done").inc()
            return None


def _of_use(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The update without what nobody here reads; most of the time that parsing takes would go there."""
    query, message = raw.get("callback_query"), raw.get("message")
    if isinstance(query, dict):
        return {**raw, "callback_query": {name: value for name, value in query.items() if name != "message"}}
    if isinstance(message, dict):
        return {**raw, "message": {name: value for name, value in message.items() if name not in UNREAD}}
    return dict(raw)


def _pressed(raw: Mapping[str, Any]) -> int | None:
    """See `Arrival`."""
    match raw.get("callback_query"):
        case {"message": {"message_id": int(message), "chat": {"id": int(chat)}}, "from": {"id": person}}:
            return message if chat == person else None
    return None
