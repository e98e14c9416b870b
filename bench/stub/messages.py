"""Messages as the bot sends them, and as Telegram gives them back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

_TAG: Final = re.compile(r"(<[^<>]+>)")
_LINK: Final = re.compile(r'href="([^"]*)"')
_KINDS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "s": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}


@dataclass(frozen=True, slots=True)
class Message:
    """keys: what its inline buttons carry, in order. members: the content as JSON. wire: the whole as JSON."""

    chat: int
    id: int
    text: str
    keys: tuple[str, ...]
    members: bytes
    wire: bytes


def content(text: str, parse_mode: str, named: str = "text") -> tuple[str, bytes]:
    """The text as people read it, and as members of a message: `"text":"…","entities":[…]`. named: text or caption."""
    plain, entities = marked_up(text) if parse_mode.upper() == "HTML" else (text, [])
    members = f'"{named}":{json.dumps(plain)}'
    if entities:
        members += f',"{"caption_" if named == "caption" else ""}entities":{json.dumps(entities)}'
    return plain, members.encode()


def marked_up(text: str) -> tuple[str, list[dict[str, Any]]]:
    """HTML of a bot as plain text and entities, with offsets in UTF-16 units. Mistakes are passed over."""
    pieces: list[str] = []
    entities: list[dict[str, Any]] = []
    open_tags: list[tuple[str, dict[str, Any]]] = []
    at = 0
    for piece in _TAG.split(text):
        name = piece[1:-1].split(" ", 1)[0] if piece.startswith("<") else ""
        if name.startswith("/"):
            if open_tags and open_tags[-1][0] == name[1:]:
                entity = open_tags.pop()[1]
                entity["length"] = at - entity["offset"]
        elif name:
            entity = {"type": _KINDS.get(name, "bold"), "offset": at, "length": 0}
            if link := _LINK.search(piece):
                entity["url"] = link[1]
            entities.append(entity)
            open_tags.append((name, entity))
        elif piece:
            plain = unescape(piece) if "&" in piece else piece
            pieces.append(plain)
            at += len(plain.encode("utf-16-le")) // 2
    return "".join(pieces), [entity for entity in entities if entity["length"]]


def keyboard(markup: Any) -> tuple[bytes, tuple[str, ...]]:
    """An inline keyboard as JSON, and what its buttons carry; empty if it is none."""
    if not markup:
        return b"", ()
    read = json.loads(markup) if isinstance(markup, str) else markup
    rows = read.get("inline_keyboard")
    if not rows:
        return b"", ()
    wire = markup if isinstance(markup, str) else json.dumps(markup)
    return wire.encode(), tuple(_carried(rows))


def _carried(rows: list[list[dict[str, Any]]]) -> Iterator[str]:
    for row in rows:
        for button in row:
            if data := button.get("callback_data"):
                yield data
