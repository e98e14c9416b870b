"""What people are called: a name on one line that can be seen, and that leaves the text beside it as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from quiz.typed.normal import fold, skeleton

LONGEST: Final = 40
"""Characters of a name."""
LONGEST_STORED: Final = 64
"""Of a name that the messenger gives: as many as it lets anybody have."""
FULLEST: Final = LONGEST + len(" (500)")
"""Of one with its number."""

_PLAIN: Final = re.compile(r"[A-Za-zА-Яа-яЁё0-9.'’-]+(?: [A-Za-zА-Яа-яЁё0-9.'’-]+)*")
_BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Signs that are no white space and yet show nothing: fillers of Korean, a dot pattern without dots, joiners."""
_JOINER: Final = "\N{ZERO WIDTH JOINER}"
_LONGEST_READ: Final = 16 * LONGEST
_MARKS: Final = 2
"""Marks on one letter that some language needs; more are there to run over the lines beside."""
_PICTURES: Final = ("So", "Sk", "Mn")
"""What stands beside the joiner inside one emoji."""


def tidy(name: str) -> str:
    """The name on one line, at most LONGEST characters; «» if nothing of it can be seen.

    Left out are signs that show nothing, that turn the direction of writing, and marks piled up on one letter. An
    emoji made of several stays one.
    """
    if len(name) <= LONGEST and _PLAIN.fullmatch(name):
        return name
    found = _tidy(name)
    return found if len(found) <= LONGEST else found[: LONGEST - 1].rstrip(f" {_JOINER}") + "…"


def as_wished(text: str) -> str | None:
    """The name somebody wishes to be called by; None if it is too long or has neither letter nor figure: nobody could
    read it out."""
    name = _tidy(text) if len(text) <= _LONGEST_READ else ""
    return name if len(name) <= LONGEST and any(map(str.isalnum, name)) else None


def numbered(names: Iterable[str]) -> list[int]:
    """For each name which of those that look like it: 1 for the first, 2 for the next … Nobody's number makes them look
    like somebody who is really called «Аня (2)»."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    found = []
    for name in names:
        key, nth = _looks(name), last.get(_looks(name), 0) + 1
        while _looks(with_number(name, nth)) in taken:
            nth += 1
        last[key] = nth
        taken.add(_looks(with_number(name, nth)))
        found.append(nth)
    return found


def with_number(name: str, nth: int, most: int = FULLEST) -> str:
    """«Аня (2)»; the first of a name goes without. At most so many characters: of a long name its end is left out."""
    number = f" ({nth})" if nth > 1 else ""
    room = most - len(number)
    return (name if len(name) <= room else name[: room - 1].rstrip() + "…") + number


def _tidy(text: str) -> str:
    seen: list[str] = []
    marks = 0
    text = unicodedata.normalize("NFC", text[:_LONGEST_READ])
    for place, sign in enumerate(text):
        category = unicodedata.category(sign)
        if sign.isspace():
            sign = " "
        elif sign == _JOINER:
            if not (_is_picture(text[place - 1 : place]) and _is_picture(text[place + 1 : place + 2])):
                continue
        elif category[0] == "C" or sign in _BLANKS:
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= _MARKS:
            seen.append(sign)
    name = unicodedata.normalize("NFC", " ".join("".join(seen).split()))
    return name if any(unicodedata.category(sign) not in ("Mn", "Me") for sign in name) else ""


def _is_picture(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign) in _PICTURES


@lru_cache(maxsize=4096)
def _looks(name: str) -> str:
    """Equal for names that one would take for each other, whichever keyboard they were typed on."""
    return skeleton(fold(name)) or name
