"""Fetching updates: each is acknowledged only after what it did is committed."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import structlog
from telegram import Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application

from bot.outgoing import flood_wait

KINDS = ("message", "callback_query", "my_chat_member")
WAIT = 30
"""Seconds that Telegram may hold the request when there is nothing new."""
SLACK = 10
"""Seconds beyond `WAIT` after which the line counts as broken."""
RAW_UPDATES = "get_Updates"
"""Goes out as getUpdates. Spelled as the library has it, it would advise its own method at each call."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
log = structlog.get_logger()
Bot = Application[Any, Any, Any, Any, Any, Any]


async def poll(application: Bot, stop: asyncio.Event) -> None:
    """Fetch and process until `stop`. Errors of the line are waited out; only a refused token ends it.

    Updates of one person are processed in order, those of different people side by side. The offset moves on when a
    whole batch is done: what was under way when the process died comes again.
    """
    offset: int | None = None
    pause = FIRST_PAUSE
    while not stop.is_set():
        fetching = asyncio.ensure_future(_fetch(application, offset))
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not fetching.done():
            fetching.cancel()
            break
        try:
            batch = fetching.result()
        except InvalidToken:
            raise
        except TelegramError as error:
            pause = await _rest(error, pause, stop)
            continue
        pause = FIRST_PAUSE
        await process(application, batch)
        if batch:
            offset = max(update["update_id"] for update in batch) + 1


async def process(application: Bot, batch: Sequence[dict[str, Any]]) -> None:
    """Process raw updates, each person's in order. One that cannot be read is logged and passed over."""
    queues: dict[int, list[Update]] = defaultdict(list)
    for raw in batch:
        read = _read(application, raw)
        if read is not None:
            person, update = read
            queues[person].append(update)
    await asyncio.gather(*(_in_order(application, queue) for queue in queues.values()))


async def _fetch(application: Bot, offset: int | None) -> list[dict[str, Any]]:
    """The next raw updates. Not Bot.get_updates: it parses a batch as a whole, and one malformed update stalls it."""
    wishes: dict[str, Any] = {"timeout": WAIT, "allowed_updates": list(KINDS)}
    if offset is not None:
        wishes["offset"] = offset
    try:
        batch = await application.bot.do_api_request(RAW_UPDATES, wishes, read_timeout=WAIT + SLACK)
    except EndPointNotFound as error:
        # What the library makes of 401 and 404 here; every server has this method, so it is the token.
        raise InvalidToken(str(error.__cause__ or error)) from error
    if not isinstance(batch, list):
        raise TelegramError("getUpdates did not answer with a list")
    # What has no number can never be confirmed: a stray one is passed over, nothing but such is a broken server.
    numbered = [raw for raw in batch if isinstance(raw, dict) and isinstance(raw.get("update_id"), int)]
    if batch and not numbered:
        raise TelegramError("getUpdates answered with updates that have no number")
    return numbered


def _read(application: Bot, raw: dict[str, Any]) -> tuple[int, Update] | None:
    """The update and whose it is (0: nobody's)."""
    try:
        update = Update.de_json(raw, application.bot)
        person = update.effective_user
        return (person.id if person else 0, update)
    except Exception as error:  # whatever it does to the parser, the next one must come
        log.warning("an update could not be read", update=raw["update_id"], reason=type(error).__name__)
        return None


async def _in_order(application: Bot, queue: Sequence[Update]) -> None:
    for update in queue:
        await application.process_update(update)


async def _rest(error: TelegramError, pause: float, stop: asyncio.Event) -> float:
    """Wait a little longer each time; the next pause."""
    wait = flood_wait(error).total_seconds() if isinstance(error, RetryAfter) else pause
    if isinstance(error, Conflict):
        log.error("another copy of the bot is fetching updates with this token", reason=str(error))
        wait = LONGEST_PAUSE / 6
    else:
        log.warning("no updates for now", reason=str(error) or type(error).__name__, seconds=wait)
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), wait)
    return min(pause * 2, LONGEST_PAUSE)
