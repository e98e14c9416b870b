"""Screens on their way to Telegram: edited in place or sent below, patient with its limits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from io import BytesIO
from typing import TypeVar

import structlog
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.callback_data import pack
from bot.screens.screen import Key, Screen

T = TypeVar("T")
TRIES = 4
PAUSE = 0.3
"""Seconds; doubled before each further attempt."""
LONGEST_WAIT = timedelta(seconds=60)
"""Beyond this a flood wait is given up: the person has long pressed again."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
log = structlog.get_logger()


async def show(bot: Bot, chat: int, screen: Screen, pressed: Message | None, below: bool) -> int:
    """Put the screen into the chat; the id of the message it stands in.

    It replaces the message that was pressed, unless `below`, or either of the two holds a picture or a file.
    """
    fixed = screen.picture is not None or screen.document is not None or screen.keeps
    if pressed is None or below or fixed or pressed.text is None:
        return await send(bot, chat, screen, again=True)
    try:
        await patiently(lambda: _edit(bot, chat, pressed.message_id, screen), again=True)
    except BadRequest as error:
        if "not modified" in str(error).lower():
            return pressed.message_id
        # Deleted, or too old to be edited: the conversation goes on below.
        return await send(bot, chat, screen, again=True)
    return pressed.message_id


async def send(bot: Bot, chat: int, screen: Screen, again: bool = False) -> int:
    """Send the screen as a new message; its id. `again`: rather twice than not at all, when nobody knows."""
    return (await patiently(lambda: _send(bot, chat, screen), again)).message_id


async def strip(bot: Bot, chat: int, message: int) -> None:
    """Take the keys off an older message. It may be gone, or have none: no matter."""
    try:
        await bot.edit_message_reply_markup(chat_id=chat, message_id=message)
    except TelegramError as error:
        log.debug("keys stay on an old message", reason=str(error))


async def patiently(call: Callable[[], Awaitable[T]], again: bool) -> T:
    """Call, waiting as Telegram asks. `again`: it does no harm to repeat it when the outcome is unknown."""
    for attempt in range(1, TRIES + 1):
        try:
            return await call()
        except RetryAfter as error:
            wait = flood_wait(error)
            if attempt == TRIES or wait > LONGEST_WAIT:
                raise
            await asyncio.sleep(wait.total_seconds())
        except BadRequest:
            raise
        except NetworkError as error:
            if attempt == TRIES or not (again or _answered(error)):
                raise
            await asyncio.sleep(PAUSE * 2**attempt)
    raise AssertionError("the last attempt returns or raises")


def _answered(error: NetworkError) -> bool:
    """Whether the server itself said that it failed. After a time-out or a broken line nobody knows."""
    # The library chains an error of the line to its own; an answer has no cause but that it could not be read.
    cause = error.__cause__
    return not isinstance(error, TimedOut) and (cause is None or isinstance(cause, TelegramError))


def flood_wait(error: RetryAfter) -> timedelta:
    """How long Telegram asks to wait."""
    asked = error.retry_after
    return asked if isinstance(asked, timedelta) else timedelta(seconds=asked)


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """The keys as Telegram takes them."""
    return InlineKeyboardMarkup([[_key(key) for key in row] for row in screen.keys]) if screen.keys else None


def _key(key: Key) -> InlineKeyboardButton:
    if key.press is None:
        return InlineKeyboardButton(key.label, url=key.url)
    return InlineKeyboardButton(key.label, callback_data=pack(key.press))


async def _edit(bot: Bot, chat: int, message: int, screen: Screen) -> None:
    await bot.edit_message_text(
        screen.text,
        chat_id=chat,
        message_id=message,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(screen),
        link_preview_options=NO_PREVIEW,
    )


async def _send(bot: Bot, chat: int, screen: Screen) -> Message:
    keys = keyboard(screen)
    if screen.document is not None:
        name, data = screen.document
        file = InputFile(BytesIO(data), filename=name)
        return await bot.send_document(chat, file, caption=screen.text, parse_mode=ParseMode.HTML, reply_markup=keys)
    if screen.picture is not None and len(screen.text) <= MessageLimit.CAPTION_LENGTH:
        return await bot.send_photo(
            chat, screen.picture, caption=screen.text, parse_mode=ParseMode.HTML, reply_markup=keys
        )
    return await bot.send_message(
        chat, screen.text, parse_mode=ParseMode.HTML, reply_markup=keys, link_preview_options=NO_PREVIEW
    )
