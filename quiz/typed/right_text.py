"""The right answer to a text question, read once; and the words of a typed one, read the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quiz.typed.normal import fold, join_abbreviations, squeeze
from quiz.typed.numbers import Token, tokens
from quiz.typed.small_words import EMPTY, GENERIC_PLACES
from quiz.typed.speech import without_reason
from quiz.typed.words import is_form_of

_ABBREVIATION: Final = re.compile(r"(?<![^\W_])(?:[A-ZА-ЯЁ]{2,6})(?:\s*\(([а-яёa-z])\))?(?![^\W_])")
_SPELLED_OUT: Final = re.compile(r"(?<![^\W_])(?:[A-ZА-ЯЁ]\.\s?){3,}(?:\(\s*[а-яё]\s*\))?")
_QUOTES: Final = ("«", "“", "„", '"')
_HYPHENATED: Final = re.compile(r"(?<![\w-])([^\W\d_]{3,})-([^\W\d_]{3,})(?![\w-])")
_ON_A_RIVER: Final = re.compile(r"(?<![\w-])([^\W\d_]{3,})-на-()[^\W\d_]{3,}")
"""The head of «Комсомольск-на-Амуре»; without it, it is a river."""
_PROPER: Final = re.compile(r"(?<![^\W_])[A-ZА-ЯЁ][a-zа-яё]+")


@dataclass(frozen=True, slots=True)
class RightText:
    """The right answer, read once.

    content: the words that count among every word. title: it stands in quotes. name: a title or a place; it may be
    explained. halves: of «Австро-Венгрия».
    """

    folded: str
    content: tuple[Token, ...]
    every: tuple[Token, ...]
    abbreviations: frozenset[str]
    proper: frozenset[str]
    name: bool
    title: bool
    halves: frozenset[str]


@lru_cache(maxsize=64)
def read_right(answer: str, place: bool) -> RightText:
    """What a typed text is compared with. place: words like «город» do not count."""
    folded = join_abbreviations(without_reason(fold(answer)))
    every = tuple(tokens(folded))
    found = [match[0] for pattern in (_ABBREVIATION, _SPELLED_OUT) for match in pattern.finditer(answer)]
    abbreviations = frozenset(squeeze(fold(name)) for name in found)
    title = answer.strip()[:1] in _QUOTES
    named = re.findall(r"[^\W_]+", answer) if title else _PROPER.findall(answer)
    proper = frozenset(map(fold, named))  # «Война миров» is not «Война и мир»
    halves = halves_of(folded)
    return RightText(
        folded, content_of(every, place), every, abbreviations, proper, name=place or title, title=title, halves=halves
    )


def halves_of(folded: str) -> frozenset[str]:
    """The parts of hyphenated names; alone they are other names: «Австро-Венгрия»."""
    pairs = [*_HYPHENATED.findall(folded), *_ON_A_RIVER.findall(folded)]
    return frozenset(half for pair in pairs for half in pair if half and not is_form_of(half, GENERIC_PLACES))


def content_of(every: tuple[Token, ...], place: bool) -> tuple[Token, ...]:
    """The words that count; all of them if none does."""
    content = tuple(word for word in every if word not in EMPTY)
    named = tuple(word for word in content if not is_form_of(word, GENERIC_PLACES)) if place else content
    return named or content or every


def joined(found: list[Token], abbreviations: frozenset[str]) -> Iterator[Token]:
    """The words, with the parts of an expected abbreviation («ркп б», «ц. к.») put together."""
    place = 0
    while place < len(found):
        size = next((size for size in range(6, 1, -1) if _glued(found[place : place + size]) in abbreviations), 1)
        yield _glued(found[place : place + size]) if size > 1 else found[place]
        place += size


def _glued(found: list[Token]) -> str:
    return "".join(word if isinstance(word, str) else " " for word in found)
