"""What people are called, inside a sentence."""

from __future__ import annotations

import unicodedata

from bot.texts import Html, Words

_ISOLATE, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def shown(words: Words, name: str) -> str:
    """A name, or that there is none."""
    return isolated(name) if name else words.plain("nameless")


def isolated(name: str) -> str:
    """A name written from right to left leaves the words around it where they are."""
    turns = any(unicodedata.bidirectional(sign) in ("R", "AL", "AN") for sign in name)
    return f"{_ISOLATE}{name}{_POP}" if turns else name


def seen_line(words: Words, name: str | None) -> Html | None:
    """Who sees what of those who learn a teacher's set; None where there is no teacher."""
    return None if name is None else words("name-seen-in-set", name=shown(words, name))


def teacher_line(words: Words, name: str) -> Html | None:
    """Who teaches the set, if they have chosen a name to be seen by."""
    return words("taught-by", name=isolated(name)) if name else None
