"""What a screen is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.callback_data import Button
from bot.texts import Html

ABREAST = 6
"""Short keys in a row, as many as a thumb can tell apart."""


@dataclass(frozen=True, slots=True)
class Key:
    """One button under a message: a label with what it does, or with an address it opens."""

    label: str
    press: Button | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """A message: HTML text (at most 4096 characters, of a picture 1024) and rows of keys.

    toast: a short word shown over the chat. picture: PNG bytes. document: a file to be sent, with its name.
    live: the conversation goes on here: later screens of the stretch replace it. keeps: the pressed message stays as
    it is, this screen goes below. follow: sent right below, as a message of its own.
    """

    text: Html
    keys: tuple[tuple[Key, ...], ...] = ()
    toast: str = ""
    picture: bytes | None = None
    document: tuple[str, bytes] | None = None
    live: bool = False
    keeps: bool = False
    follow: Screen | None = None


@dataclass(frozen=True, slots=True)
class Toast:
    """Only a short word over the chat; nothing changes."""

    text: str
    alert: bool = False


Shown = Screen | Toast


def rows(*lines: tuple[Key | None, ...]) -> tuple[tuple[Key, ...], ...]:
    """Rows without the keys that are None, and without empty rows."""
    kept = (tuple(key for key in line if key is not None) for line in lines)
    return tuple(line for line in kept if line)


def spread(keys: Sequence[Key], most: int) -> list[tuple[Key, ...]]:
    """As few rows as hold them, at most so many in one, as even as can be: of seven in fours the second has three."""
    lines = -(-len(keys) // most)
    ends = [len(keys) * nth // lines for nth in range(lines + 1)] if lines else []
    longer_first = [len(keys) - end for end in reversed(ends)]
    return [tuple(keys[start:end]) for start, end in pairwise(longer_first)]
