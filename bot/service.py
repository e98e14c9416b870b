"""The running bot: an application on a store and a clock, fetching updates and ticking."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.budget import Chats, LocalSlots, Slots, Unlimited
from bot.gate import Gate
from bot.handlers.updates import Updates
from bot.incoming import Incoming
from bot.menu import menu
from bot.metrics import Metrics
from bot.polling import Polling
from bot.request import AiohttpRequest
from bot.sender import Patience, Sender
from bot.texts import LANGUAGES, words
from bot.ticker import Ticker
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
        return Gate(self.slots or LocalSlots(self.per_second, clock), Chats(), clock)

    def line(self) -> AiohttpRequest:
        """A new line to it."""
        return AiohttpRequest(read_timeout=ANSWER_TIME, proxy=self.proxy)


@dataclass(frozen=True, slots=True)
class Service:
    """A bot that is up. `wait` ends when it is stopped or its token is refused; `tick` looks for reminders now, and
    ends when they have gone out.
    """

    me: User
    tick: Callable[[], Awaitable[None]]
    wait: Callable[[], Awaitable[None]]


@asynccontextmanager
async def running(
    token: str,
    server: Server,
    store: Store,
    clock: Callable[[], datetime],
    heartbeat: Path | None = None,
    metrics: Metrics | None = None,
) -> AsyncIterator[Service]:
    """The bot, until the block ends; what is under way then is finished first.

    Raises InvalidToken if the server refuses the token. A server out of reach is waited for.
    """
    metrics = metrics or Metrics()
    calls, polls = server.line(), server.line()
    sender = Sender(calls, f"{server.url}/bot{token}", server.gate(), metrics, server.patience)
    application = _application(token, server.url, calls, polls, sender)
    await _reach(application, server.url)
    stop = asyncio.Event()
    try:
        Updates(application.bot, sender, store, clock).add_to(application)
        ticker = Ticker(sender, store, clock, metrics, heartbeat)
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(ticker.tick, "cron", second=0, misfire_grace_time=None, coalesce=True, max_instances=1)
        scheduler.start()
        polling = Polling(polls, f"{server.url}/bot{token}", Incoming(application, metrics))
        fetching = asyncio.create_task(polling.run(stop))
        introducing = asyncio.create_task(introduce(application.bot))
        await ticker.tick()

        async def tick() -> None:
            await ticker.tick()
            await ticker.delivered()

        try:
            yield Service(application.bot.bot, tick, lambda: _watch(fetching))
        finally:
            stop.set()
            introducing.cancel()
            scheduler.shutdown(wait=False)
            await asyncio.gather(fetching, introducing, ticker.close(), return_exceptions=True)
    finally:
        await application.shutdown()


async def introduce(bot: Bot) -> None:
    """Tell Telegram the commands and the description, in every language. What a server cannot do is left out."""
    await _try("deleteWebhook", bot.delete_webhook())
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


def _application(token: str, url: str, calls: AiohttpRequest, polls: AiohttpRequest, sender: Sender) -> App:
    builder = ApplicationBuilder().token(token).updater(None).job_queue(None).rate_limiter(sender)
    builder = builder.base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    return builder.request(calls).get_updates_request(polls).build()


async def _reach(application: App, api_url: str) -> None:
    """Say hello to the server, again and again while it cannot be reached."""
    pause = FIRST_PAUSE
    while True:
        try:
            await application.initialize()
            return
        except InvalidToken:
            # What was never initialized is not shut down by the library either; its connection would stay open.
            await application.bot.request.shutdown()
            raise
        except TelegramError as error:
            log.warning("the Bot API server does not answer", server=api_url, reason=str(error), seconds=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _watch(fetching: asyncio.Task[None]) -> None:
    await asyncio.shield(fetching)
