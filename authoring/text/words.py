"""Words of a sentence."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from razdel import tokenize

_WING: Final = re.compile(r"(?<=[А-ЯЁA-Z]{2}) ?\((?:б|м|меньшевиков|большевиков)\)")
"""«РКП (б)», «РСДРП(м)»: one name, not a name and a remark."""


class Word(NamedTuple):
    """`text[start:end]`; `model` is what the language models are given for it."""

    start: int
    end: int
    model: str


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Words and signs of `text[start:end]`; a party's wing in brackets stays with the party's name."""
    body = text[start:end].replace("\n", " ")
    wings = [match.span() for match in _WING.finditer(body)]
    words: list[Word] = []
    for token in tokenize(body):
        wing = next((span for span in wings if span[0] <= token.start < span[1]), None)
        if wing is None:
            words.append(Word(start + token.start, start + token.stop, token.text))
        elif words and words[-1].end <= start + wing[1]:
            words[-1] = words[-1]._replace(end=start + wing[1])
    return words
