"""Long texts in pieces that fit into messages."""

from __future__ import annotations

import re

_PIECE = re.compile(r"<[^<>]+>|&#?\w+;|[^<&]|[<&]")
_OPENING = re.compile(r"<([a-z-]+)[^<>]*>")
BREAKS = ("\n\n", "\n", " ")
"""Where a text is best cut; the first that leaves at least half a message."""


def split(text: str, limit: int) -> list[str]:
    """HTML as one or more texts, each whole markup of its own with at most `limit` characters that are seen."""
    if len(text) <= limit // 2:  # nothing in it can count for more than two
        return [text]
    parts: list[str] = []
    rest = text
    while True:
        end = _end(rest, limit)
        if end == len(rest):
            return [*parts, rest]
        cut = _cut(rest, end)
        open_tags = _open_at(rest[:cut])
        parts.append(rest[:cut].rstrip() + "".join(f"</{_name(tag)}>" for tag in reversed(open_tags)))
        rest = "".join(open_tags) + rest[cut:].lstrip()


def _end(text: str, limit: int) -> int:
    """Where the text has to end at the latest; Telegram counts what is beyond the basic plane as two."""
    seen = 0
    for piece in _PIECE.finditer(text):
        found = piece[0]
        if not (found.startswith("<") and len(found) > 1):
            seen += 2 if ord(found[0]) > 0xFFFF else 1
        if seen > limit:
            return piece.start()
    return len(text)


def _cut(text: str, end: int) -> int:
    """The best place for a cut not behind `end`, outside all tags."""
    for mark in BREAKS:
        found = text.rfind(mark, end // 2, end)
        while found > 0 and text.rfind("<", 0, found) > text.rfind(">", 0, found):
            found = text.rfind(mark, end // 2, found)
        if found > 0:
            return found
    return end


def _open_at(text: str) -> list[str]:
    """The tags that are open at the end of a piece of markup, outermost first."""
    tags: list[str] = []
    for piece in _PIECE.finditer(text):
        if piece[0].startswith("</"):
            tags.pop()
        elif _OPENING.fullmatch(piece[0]):
            tags.append(piece[0])
    return tags


def _name(tag: str) -> str:
    found = _OPENING.fullmatch(tag)
    assert found is not None
    return found[1]
