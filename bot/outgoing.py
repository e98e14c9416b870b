"""Screens on their way to Telegram: edited in place or sent below."""

from __future__ import annotations

from typing import Any

import structlog
from telegram.constants import MessageLimit
from telegram.error import BadRequest, TelegramError

from bot.arrival import answers_in_reply
from bot.callback_data import pack
from bot.request import File
from bot.screens.screen import Key, Screen, Toast
from bot.sender import Sender
from bot.texts.splitting import split

TOAST_LENGTH = 200
log = structlog.get_logger()


async def show(sender: Sender, chat: int, screen: Screen, pressed: int | None, below: bool) -> int:
    """Put the screen into the chat; the id of the message it stands in.

    It replaces the message that was pressed, unless `below`, or either of the two holds a picture or a file.
    What follows it comes right below.
    """
    message = await _show_one(sender, chat, screen, pressed, below)
    if screen.follow is not None:
        await send(sender, chat, screen.follow)
    return message


async def _show_one(sender: Sender, chat: int, screen: Screen, pressed: int | None, below: bool) -> int:
    fixed = screen.picture is not None or screen.document is not None or screen.keeps
    if pressed is None or below or fixed:
        return await send(sender, chat, screen)
    first, *rest = split(screen.text, MessageLimit.MAX_TEXT_LENGTH)
    edited = _text(chat, first, () if rest else screen.keys) | {"message_id": pressed}
    try:
        await sender.call("editMessageText", edited)
    except BadRequest as error:
        if "not modified" in str(error).lower():
            return pressed
        # Deleted, too old to be edited, or a picture: the conversation goes on below.
        return await send(sender, chat, screen)
    return await _send_texts(sender, chat, rest, screen, bulk=False, again=True) if rest else pressed


async def send(sender: Sender, chat: int, screen: Screen, bulk: bool = False, again: bool = True) -> int:
    """Send the screen as a new message, or as several if it is long; the id of the last, which has the keys.

    again: rather twice than not at all, when nobody knows whether it arrived. bulk: behind all that is not.
    """
    if screen.document is not None:
        name, content = screen.document
        return await _send_file(sender, chat, screen, "document", (name, content, "application/octet-stream"))
    if screen.picture is not None and len(screen.text) <= MessageLimit.CAPTION_LENGTH:
        return await _send_file(sender, chat, screen, "photo", ("picture.png", screen.picture, "image/png"))
    return await _send_texts(sender, chat, split(screen.text, MessageLimit.MAX_TEXT_LENGTH), screen, bulk, again)


async def strip(sender: Sender, chat: int, message: int) -> None:
    """Take the keys off an older message. It may be gone, or have none: no matter."""
    try:
        await sender.call("editMessageReplyMarkup", {"chat_id": chat, "message_id": message})
    except TelegramError as error:
        log.debug("keys stay on an old message", reason=str(error))


async def answer_press(sender: Sender, query: str, toast: Toast | None) -> None:
    """Answer a press, with a word shown over the chat. One that waited too long cannot be answered any more."""
    parameters: dict[str, Any] = {"callback_query_id": query}
    if toast is not None and toast.text:
        parameters |= {"text": toast.text[:TOAST_LENGTH], "show_alert": toast.alert}
    if answers_in_reply("answerCallbackQuery", parameters):
        return
    try:
        await sender.call("answerCallbackQuery", parameters)
    except TelegramError as error:
        log.info("a press could not be answered", reason=str(error))


def keyboard(keys: tuple[tuple[Key, ...], ...]) -> dict[str, Any]:
    """The keys as Telegram takes them."""
    return {"inline_keyboard": [[_key(key) for key in row] for row in keys]}


def _key(key: Key) -> dict[str, str]:
    if key.press is None:
        return {"text": key.label, "url": key.url}
    return {"text": key.label, "callback_data": pack(key.press)}


def _text(chat: int, text: str, keys: tuple[tuple[Key, ...], ...]) -> dict[str, Any]:
    said = {"chat_id": chat, "text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    return said | {"reply_markup": keyboard(keys)} if keys else said


async def _send_texts(sender: Sender, chat: int, parts: list[str], screen: Screen, bulk: bool, again: bool) -> int:
    message = 0
    for number, part in enumerate(parts, start=1):
        keys = screen.keys if number == len(parts) else ()
        sent = await sender.call("sendMessage", _text(chat, part, keys), bulk=bulk, again=again)
        message = sent["message_id"]
    return message


async def _send_file(sender: Sender, chat: int, screen: Screen, kind: str, file: File) -> int:
    said: dict[str, Any] = {"chat_id": chat, "caption": screen.text, "parse_mode": "HTML"}
    if screen.keys:
        said["reply_markup"] = keyboard(screen.keys)
    sent = await sender.call(f"send{kind.capitalize()}", said, files={kind: file})
    return int(sent["message_id"])
