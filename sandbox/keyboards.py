"""reply_markup: checked as strictly as Telegram does, kept as it was sent."""

from __future__ import annotations

import re
from typing import Any

from sandbox.arguments import Arguments
from sandbox.entities import WrongLinkError, checked_link
from sandbox.errors import bad_request
from sandbox.wire import Json, dumps

CALLBACK_DATA_BYTES = 64
MARKUP_BYTES = 10_240
BUTTONS_IN_A_ROW = 12
BUTTONS_IN_ALL = 300
COPY_TEXT_CHARACTERS = 256
_OTHER_ACTIONS = (
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)


def reply_markup(arguments: Arguments, inline_only: bool = False) -> Json | None:
    """The markup of the call, None when there is none. `inline_only`: as for editing."""
    value = arguments.structure("reply_markup", "reply keyboard markup")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    markup = _checked(value)
    if inline_only and markup is not None and "inline_keyboard" not in markup:
        raise bad_request("Inline keyboard expected")
    if markup is not None and len(dumps(markup).encode()) > MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    return markup


def _checked(value: Json) -> Json | None:
    if value.get("keyboard"):
        rows = _rows(value["keyboard"], 'Field "keyboard" must be an Array of Arrays', _key)
        return {**value, "keyboard": rows} if rows else None
    if value.get("inline_keyboard"):
        complaint = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        rows = _rows(value["inline_keyboard"], complaint, _inline_key)
        return {"inline_keyboard": rows} if rows else None
    if value.get("remove_keyboard") is True or value.get("force_reply") is True:
        return value
    return None


def _rows(rows: Any, complaint: str, checked_key: Any) -> list[list[Json]]:
    if not isinstance(rows, list) or any(not isinstance(row, list) for row in rows):
        raise bad_request(complaint)
    kept: list[list[Json]] = []
    remaining = BUTTONS_IN_ALL
    for row in rows:
        keys = [checked_key(key) for key in row[: min(BUTTONS_IN_A_ROW, remaining)]]
        remaining -= len(keys)
        if keys:
            kept.append(keys)
    return kept


def _text_of(key: Json, kind: str) -> str:
    text = key.get("text")
    if text is None:
        raise bad_request(f"Can't parse {kind}: Can't find field \"text\"")
    if not isinstance(text, str):
        raise bad_request(f'Can\'t parse {kind}: Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"{kind} text must be non-empty")
    return text


def _key(key: Any) -> Json:
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict):
        raise bad_request("Can't parse keyboard button: KeyboardButton must be a String or an Object")
    _text_of(key, "keyboard button")
    return key


def _inline_key(key: Any) -> Json:
    if not isinstance(key, dict):
        raise bad_request("Can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    _text_of(key, "inline keyboard button")
    for name in ("url", "callback_data"):
        if not isinstance(key.get(name, ""), str):
            raise bad_request(f'Can\'t parse inline keyboard button: Field "{name}" must be of type String')
    if key.get("url"):
        return {**key, "url": _link(key["url"])}
    if key.get("callback_data"):
        if len(key["callback_data"].encode()) > CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif not any(name in key for name in _OTHER_ACTIONS):
        raise bad_request("Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "copy_text" in key:
        _check_copy_text(key["copy_text"])
    return key


def _link(link: str) -> str:
    if re.fullmatch(r"tg:(?://)?user\?id=\d+", link, re.I):
        return link
    try:
        return checked_link(link)
    except WrongLinkError as wrong:
        raise bad_request(f"inline keyboard button URL '{link}' is invalid: {wrong}") from None


def _check_copy_text(value: Any) -> None:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= COPY_TEXT_CHARACTERS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def callback_keys(markup: Json | None) -> list[list[Json]]:
    """The inline keyboard's rows; empty when the markup is of another kind."""
    rows: list[list[Json]] = (markup or {}).get("inline_keyboard", [])
    return rows
