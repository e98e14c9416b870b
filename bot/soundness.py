"""Whether an update is what the Bot API says it is, as far as anything here depends on it.

The library believes what it is given, and so would everything behind it: an id that is a list or has a hundred digits
would be found out in the database.
"""

from __future__ import annotations

from typing import Any

LARGEST = 2**63 - 1
"""Of ids: 64 bits, as databases keep them."""


def is_number(value: Any) -> bool:
    """Whether this can be an id, a date or a count."""
    return isinstance(value, int) and not isinstance(value, bool) and -LARGEST <= value <= LARGEST


def is_sound(update: dict[str, Any]) -> bool:
    """Whether whose the update is, what they say and when can be taken at its word."""
    return all(_fits(update[kind]) for kind in ("message", "my_chat_member") if kind in update)


def _fits(content: Any) -> bool:
    if not isinstance(content, dict):
        return False
    texts = (content.get(name) for name in ("text", "caption"))
    entities = content.get("entities", [])
    return (
        is_chat(content.get("chat"))
        and (content.get("from") is None or is_user(content["from"]))
        and is_number(content.get("date"))
        and is_number(content.get("message_id", 0))
        and all(text is None or isinstance(text, str) for text in texts)
        and isinstance(entities, list)
        and all(map(_is_entity, entities))
    )


def is_user(value: Any) -> bool:
    """Whether this is somebody."""
    return (
        isinstance(value, dict)
        and is_number(value.get("id"))
        and isinstance(value.get("first_name"), str)
        and isinstance(value.get("language_code", ""), str | None)
    )


def is_chat(value: Any) -> bool:
    """Whether this is a chat."""
    return isinstance(value, dict) and is_number(value.get("id")) and isinstance(value.get("type"), str)


def _is_entity(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("type"), str)
        and is_number(value.get("offset"))
        and is_number(value.get("length"))
    )
