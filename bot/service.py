"""The running bot: an application on a store and a clock, fetching updates and ticking."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot import polling
from bot.handlers.updates import Updates
from bot.menu import menu
from bot.texts import LANGUAGES, words
from bot.ticker import Ticker
from quiz.ports import Store

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
ANSWER_TIME = 20.0
"""Seconds after which a call without an answer is given up."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Service:
    """A bot that is up. `wait` ends when it is stopped or its token is refused; `tick` looks for reminders now."""

    me: User
    tick: Callable[[], Awaitable[None]]
    wait: Callable[[], Awaitable[None]]


@asynccontextmanager
async def running(
    token: str, api_url: str, store: Store, clock: Callable[[], datetime], heartbeat: Path | None = None
) -> AsyncIterator[Service]:
    """The bot, until the block ends; what is under way then is finished first.

    Raises InvalidToken if the server refuses the token. A server out of reach is waited for.
    """
    application = _application(token, api_url)
    await _reach(application, api_url)
    stop = asyncio.Event()
    try:
        Updates(application.bot, store, clock).add_to(application)
        ticker = Ticker(application.bot, store, clock, heartbeat)
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(ticker.tick, "cron", second=0, misfire_grace_time=None, coalesce=True, max_instances=1)
        scheduler.start()
        polls = asyncio.create_task(polling.poll(application, stop))
        introducing = asyncio.create_task(introduce(application.bot))
        await ticker.tick()
        try:
            yield Service(application.bot.bot, ticker.tick, lambda: _watch(polls))
        finally:
            stop.set()
            introducing.cancel()
            scheduler.shutdown(wait=False)
            await asyncio.gather(polls, introducing, return_exceptions=True)
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


def _application(token: str, api_url: str) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = ApplicationBuilder().token(token).updater(None).job_queue(None)
    builder = builder.base_url(f"{api_url}/bot").base_file_url(f"{api_url}/file/bot")
    return builder.request(_line()).get_updates_request(_line()).build()


def _line() -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=256,
        read_timeout=ANSWER_TIME,
        write_timeout=30,
        connect_timeout=10,
        pool_timeout=20,
        httpx_kwargs={"verify": _trusted()},
    )


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates that are trusted, read once: the library would read them again for each of its lines."""
    return httpx.create_ssl_context()


async def _reach(application: Application[Any, Any, Any, Any, Any, Any], api_url: str) -> None:
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


async def _watch(polls: asyncio.Task[None]) -> None:
    await asyncio.shield(polls)
