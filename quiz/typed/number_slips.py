"""Number words as they are heard: «одинадцать», «сорокшесть»."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from quiz.typed.number_words import NUMBER_WORDS
from quiz.typed.slips import slips

_WORD: Final = re.compile(r"[а-я]{6,24}")
_SHORTEST_MENDED: Final = 6


def mended_numbers(folded: str) -> str:
    """The text with every number word that is one slip away from just one number spelt right."""
    return _WORD.sub(lambda match: _mended(match[0]), folded)


@lru_cache(maxsize=1024)
def _mended(word: str) -> str:
    if word in NUMBER_WORDS:
        return word
    for is_near in (_is_near, _is_rather_near):
        near = [known for known in NUMBER_WORDS if known[:2] == word[:2] and is_near(word, known)]
        if len({NUMBER_WORDS[known] for known in near}) == 1:
            return min(near)
    return next((f"{word[:cut]} {word[cut:]}" for cut in range(3, len(word) - 2) if _are_two(word, cut)), word)


def _is_near(word: str, known: str) -> bool:
    return min(len(word), len(known)) >= _SHORTEST_MENDED and slips(word, known, 1) == 1


def _is_rather_near(word: str, known: str) -> bool:
    """«шесдесят»"""
    return min(len(word), len(known)) > _SHORTEST_MENDED and word[-3:] == known[-3:] and slips(word, known, 2) == 2


def _are_two(word: str, cut: int) -> bool:
    return word[:cut] in NUMBER_WORDS and word[cut:] in NUMBER_WORDS
