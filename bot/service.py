"""The running bot: an application on a store and a clock, fetching updates and ticking."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.budget import Chats, LocalSlots, Slots, SlotsOrOwn, Unlimited
from bot.desk import Desk, Workrooms
from bot.gate import Gate
from bot.guard import Guard
from bot.handlers.updates import Updates
from bot.incoming import Incoming
from bot.menu import menu
from bot.metrics import Metrics
from bot.monitor import Check, monitor_app
from bot.polling import Polling
from bot.request import AiohttpRequest
from bot.scribe import Scribe
from bot.sender import Patience, Sender
from bot.serving import serving
from bot.tailor import Tailor
from bot.texts import LANGUAGES, words
from bot.ticker import Ticker
from bot.webhook import Delivery, Hook, hooked
from quiz.ports import Store

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
ANSWER_TIME = 20.0
"""Seconds after which a call without an answer is given up."""
log = structlog.get_logger()
App = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Server:
    """The Bot API server and how to speak to it. proxy: see AiohttpRequest. per_second: messages it takes, over all
    chats; 0 for one without limits. slots: those that several copies of the bot share, if they do.
    """

    url: str
    proxy: str | None = None
    per_second: int = 30
    slots: Slots | None = None
    patience: Patience = field(default_factory=Patience)

    def gate(self) -> Gate:
        """Where messages wait for their turn."""
        clock = time.monotonic
        if not self.per_second:
            return Gate(Unlimited(), Chats(paced=False), clock)
        own = LocalSlots(self.per_second, clock)
        return Gate(SlotsOrOwn(self.slots, own) if self.slots else own, Chats(), clock)

    def line(self) -> AiohttpRequest:
        """A new line to it."""
        return AiohttpRequest(read_timeout=ANSWER_TIME, proxy=self.proxy)


Chore = Callable[[Metrics], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around a bot, all of which it can do without.

    hook: updates are brought there instead of being fetched. monitor: host and port of `/health` and `/metrics`.
    heartbeat: a file touched with each tick. chores: done at the start and once an hour; given the figures to note
    what they did. rooms: where teachers' questions are written.
    """

    hook: Hook | None = None
    monitor: tuple[str, int] | None = None
    heartbeat: Path | None = None
    chores: tuple[Chore, ...] = ()
    rooms: Workrooms | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A bot that is up. `wait` ends when it is stopped or its token is refused; `tick` looks for reminders now, and
    ends when they have gone out. ports: of the webhook and of the monitor, if there are any.
    """

    me: User
    tick: Callable[[], Awaitable[None]]
    wait: Callable[[], Awaitable[None]]
    ports: tuple[int | None, int | None] = (None, None)


@asynccontextmanager
async def running(
    token: str,
    server: Server,
    store: Store,
    clock: Callable[[], datetime],
    around: Surroundings | None = None,
    metrics: Metrics | None = None,
) -> AsyncIterator[Service]:
    """The bot, until the block ends; what is under way then is finished first.

    Raises InvalidToken if the server refuses the token, CannotListen. A server out of reach is waited for.
    """
    around, metrics = around or Surroundings(), metrics or Metrics()
    lines = calls, polls = server.line(), server.line()
    bot_url = f"{server.url}/bot{token}"
    sender = Sender(calls, bot_url, server.gate(), metrics, server.patience)
    application = _application(token, server.url, lines, sender)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(_shut, application, lines)
        await _reach(application, server.url)
        scribe, desk = None, None
        if around.rooms is not None:
            scribe = Scribe(store, sender, around.rooms, clock, metrics)
            rooms = around.rooms
            desk = Desk(scribe, rooms.allowance, application.bot.username, rooms.exports, metrics, rooms.publishing)
            stack.push_async_callback(scribe.close)
        updates = Updates(application.bot, sender, store, clock, desk)
        updates.add_to(application)
        incoming = Incoming(application, Guard(time.monotonic), updates.turned_away, metrics)
        ticker = Ticker(sender, store, clock, metrics, around.heartbeat)
        checks: dict[str, Check] = {"store": lambda: _store_answers(store), "ticks": ticker.trouble}
        monitor = None
        if around.monitor:
            monitor = await stack.enter_async_context(serving(monitor_app(metrics, checks), *around.monitor))
        if around.hook:
            checks["updates"] = Delivery(application.bot, around.hook.url, clock, metrics).trouble
            hook = await stack.enter_async_context(hooked(application.bot, around.hook, incoming, metrics))
            receiving: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        else:
            hook, polling = None, Polling(polls, bot_url, incoming)
            checks["updates"] = polling.trouble
            receiving = await stack.enter_async_context(_fetching(polling))
        stack.push_async_callback(ticker.close)
        tailor = _tailor(store, around.rooms, clock, metrics, stack)
        ticks = (ticker.tick, *([scribe.look] if scribe else []), *([tailor.look] if tailor else []))
        stack.enter_context(_scheduled(ticks, around.chores, metrics))
        introducing = asyncio.create_task(introduce(application.bot))
        stack.push_async_callback(_ended, introducing)
        for look in ticks:
            await look()

        async def tick() -> None:
            for look in ticks:
                await look()
            await ticker.delivered()

        async def wait() -> None:
            await asyncio.shield(receiving)

        yield Service(application.bot.bot, tick, wait, (hook, monitor))


def _tailor(
    store: Store, rooms: Workrooms | None, clock: Callable[[], datetime], metrics: Metrics, stack: AsyncExitStack
) -> Tailor | None:
    """Fits memory to people, where there is a room for it."""
    if rooms is None or rooms.fitter is None:
        return None
    tailor = Tailor(store, rooms.fitter, clock, metrics)
    stack.push_async_callback(tailor.close)
    return tailor


@asynccontextmanager
async def _fetching(polling: Polling) -> AsyncIterator[asyncio.Task[None]]:
    """Updates are fetched; at the end what is under way is finished and confirmed."""
    stop = asyncio.Event()
    task = asyncio.create_task(polling.run(stop))
    try:
        yield task
    finally:
        stop.set()
        await asyncio.gather(task, return_exceptions=True)


@contextmanager
def _scheduled(
    ticks: Sequence[Callable[[], Awaitable[None]]], chores: Sequence[Chore], metrics: Metrics
) -> Iterator[None]:
    """A tick each minute, the chores at once and each hour. What was missed while the machine slept is done once."""
    scheduler = AsyncIOScheduler(timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True})
    for tick in ticks:
        scheduler.add_job(tick, "cron", second=0)
    for chore in chores:
        scheduler.add_job(chore, args=[metrics])
        scheduler.add_job(chore, "cron", minute=7, args=[metrics])
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait({task})


async def _shut(application: App, lines: Sequence[AiohttpRequest]) -> None:
    """What was never initialized is not shut down by the library; its connections would stay open."""
    await application.shutdown()
    for line in lines:
        await line.shutdown()


async def _store_answers(store: Store) -> str:
    await store.run(lambda tx: None)
    return ""


async def introduce(bot: Bot) -> None:
    """Tell Telegram the commands and the description, in every language. What a server cannot do is left out."""
    for language in LANGUAGES:
        say = words(language).plain
        # English is also what people of other languages see.
        code = None if language == "en" else language
        await _try("setMyCommands", bot.set_my_commands(menu(language), language_code=code))
        await _try("setMyShortDescription", bot.set_my_short_description(say("bot-short"), language_code=code))
        await _try("setMyDescription", bot.set_my_description(say("bot-description"), language_code=code))


async def _try(method: str, calling: Awaitable[bool]) -> None:
    try:
        await calling
    except TelegramError as error:
        log.warning("the bot could not be introduced in full", method=method, reason=str(error))


def _application(token: str, url: str, lines: tuple[AiohttpRequest, AiohttpRequest], sender: Sender) -> App:
    builder = ApplicationBuilder().token(token).updater(None).job_queue(None).rate_limiter(sender)
    builder = builder.base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    calls, polls = lines
    return builder.request(calls).get_updates_request(polls).build()


async def _reach(application: App, api_url: str) -> None:
    """Say hello to the server, again and again while it cannot be reached."""
    pause = FIRST_PAUSE
    while True:
        try:
            await application.initialize()
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("the Bot API server does not answer", server=api_url, reason=str(error), seconds=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)
