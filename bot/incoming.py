"""Updates as they come in: read one by one, each person's in order, and done only when their effect is stored."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application

from bot.arrival import ARRIVAL, Arrival, Press
from bot.guard import Guard
from bot.lanes import Lanes
from bot.metrics import Metrics
from bot.soundness import is_number, is_sound, is_user

Bot = Application[Any, Any, Any, Any, Any, Any]
TurnedAway = Callable[[Update | Press], Coroutine[Any, Any, None]]
KINDS = ("message", "callback_query", "my_chat_member")
"""What Telegram is asked to send."""
UNREAD = ("reply_to_message", "external_reply", "reply_markup", "link_preview_options")
"""Parts of a message that nobody here reads; an update with them is the longest to parse."""
LONGEST_LANE = 20
"""Updates of one chat that may wait for the ones before them."""
REMEMBERED = 1000
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0
"""Seconds before an update whose effect could not be stored is tried again."""
log = structlog.get_logger()


class Incoming:
    """Hands raw updates to the application. `take` returns at once; the update's `done` ends when it is done.

    Updates of one chat are processed in order, those of different chats side by side. One that is under way already
    is not begun a second time. Who sends too many is turned away, and told so with `turned_away` now and then; so is
    who is not known to learn and sends more while their answer waits behind those of learners.
    """

    def __init__(self, application: Bot, guard: Guard, turned_away: TurnedAway, metrics: Metrics) -> None:
        self._application = application
        self._guard = guard
        self._turned_away = turned_away
        self._metrics = metrics
        self._lanes: Lanes[Update | Press] = Lanes(self._handle, self._spawn)
        self._under_way: dict[int, Arrival] = {}
        self._lately: dict[int, Arrival] = {}
        """The last that were brought and are done: one that took longer than Telegram waits is brought again."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()
        metrics.under_way.set_function(lambda: len(self._under_way))

    def take(self, raw: dict[str, Any], replies: bool = False) -> Arrival:
        """Begin with an update that has a number. replies: see `Arrival`.

        One that cannot be read is done: it would stand in the way for ever.
        """
        number = raw["update_id"]
        if number in self._under_way:
            return self._under_way[number]
        if replies and number in self._lately:
            return self._lately[number]
        kind = next((kind for kind in KINDS if kind in raw), "other")
        arrival = Arrival(number, kind, replies)
        read = self._read(raw)
        if read is None:
            arrival.finish()
        elif self._too_many(read[0], kind):
            self._turn_away(*read)
            arrival.finish()
        else:
            arrival.hurried = self._guard.hurries(read[0])
            self._under_way[number] = arrival
            self._lanes.add(*read, arrival)
        return arrival

    async def finish(self) -> None:
        """Wait for all that is under way; what cannot be stored now is left to come again."""
        self._closing.set()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _too_many(self, number: int, kind: str) -> bool:
        if self._lanes.length(number) >= LONGEST_LANE or self._lanes.answer_waits(number):
            self._metrics.refused.labels("waiting").inc()
            return True
        if number and not self._guard.allows(number, kind):
            self._metrics.refused.labels(kind).inc()
            return True
        return False

    def _turn_away(self, number: int, update: Update | Press) -> None:
        if isinstance(update, Press) or self._guard.says_so(number):
            self._spawn(self._turned_away(update))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _handle(self, update: Update | Press, arrival: Arrival) -> None:
        begun = time.perf_counter()
        await self._process(update, arrival)
        if arrival.again and not arrival.replies:
            await self._until_stored(update, arrival)
        self._metrics.handling.observe(time.perf_counter() - begun)
        del self._under_way[arrival.number]
        arrival.finish()
        if arrival.replies and not arrival.again:
            self._remember(arrival)

    def _remember(self, arrival: Arrival) -> None:
        self._lately[arrival.number] = arrival
        if len(self._lately) > REMEMBERED:
            del self._lately[next(iter(self._lately))]

    async def _until_stored(self, update: Update | Press, arrival: Arrival) -> None:
        """The store is away: those behind in this chat wait too, so that the order stays."""
        pause = FIRST_PAUSE
        while arrival.again and not self._closing.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), pause)
            arrival.again = False
            await self._process(update, arrival)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _process(self, update: Update | Press, arrival: Arrival) -> None:
        ARRIVAL.set(arrival)
        structlog.contextvars.bind_contextvars(update=arrival.number)
        try:
            await self._application.process_update(update)
        except Exception:  # the application has handlers for errors; whatever they leave, the next one must come
            arrival.failed = True
            log.exception("an update broke its handlers")
        outcome = "again" if arrival.again else "failed" if arrival.failed else "done"
        self._metrics.handled(arrival.kind, outcome).inc()

    def _read(self, raw: dict[str, Any]) -> tuple[int, Update | Press] | None:
        """The chat or else the person it is of (0: nobody's), and the update."""
        press = _press(raw)
        if press is not None:
            return press.person, press
        if "callback_query" in raw or not is_sound(raw):
            self._unreadable(raw, "not what it should be")
            return None
        try:
            update = Update.de_json(_of_use(raw), self._application.bot)
            chat, person = update.effective_chat, update.effective_user
            return int(chat.id if chat else person.id if person else 0), update
        except Exception as error:  # whatever it does to the parser, the next one must come
            self._unreadable(raw, type(error).__name__)
            return None

    def _unreadable(self, raw: Mapping[str, Any], reason: str) -> None:
        log.warning("an update could not be read", update=raw["update_id"], reason=reason)
        self._metrics.updates.labels("unreadable", "done").inc()


def _press(raw: Mapping[str, Any]) -> Press | None:
    """The press that an update is, if it is one. The library would parse the whole message that holds the key."""
    match raw.get("callback_query"):
        case {"id": str(name), "from": {"id": person, "first_name": first} as user, **query} if is_user(user):
            language, data = user.get("language_code"), query.get("data")
            return Press(
                number=raw["update_id"],
                query=name,
                person=person,
                name=first,
                language=language if isinstance(language, str) else "",
                data=data if isinstance(data, str) else "",
                message=_own_message(query.get("message"), person),
            )
    return None


def _own_message(message: Any, person: int) -> int | None:
    match message:
        case {"message_id": number, "chat": {"id": chat}} if chat == person and is_number(number):
            return int(number)
    return None


def _of_use(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The update without what nobody here reads; most of the time that parsing takes would go there."""
    message = raw.get("message")
    if isinstance(message, dict):
        return {**raw, "message": {name: value for name, value in message.items() if name not in UNREAD}}
    return dict(raw)
