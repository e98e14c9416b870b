"""The text that questions stand on: its sentences and paragraphs, found without the generator's help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from razdel import sentenize

from bench.quality.words import Word, all_among, content, fold, forms

_DATED: Final = re.compile(
    r"(?<![\d.,])(?:1\d{3}|20\d{2})(?:-(?:м|го|му|й|е))?(?!\d|[.,]\d|\s*(?:руб|чел|км|кг|тонн|т\b|м\b|г\b(?!\.)|шт|%))"
)
"""A year; with it, whatever of day and month stands before makes a date that needs no other sentence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the material, with its words that mean something."""

    text: str
    start: int

    @cached_property
    def content(self) -> list[Word]:
        """What the sentence is about."""
        return content(self.text)


@dataclass(frozen=True)
class Ground:
    """A material and its language, "ru" or "en"."""

    material: str
    language: str = "ru"

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences, none across two lines."""
        found = []
        for line in re.finditer(r"[^\n]+", self.material):
            for one in sentenize(line.group()):
                found.append(Sentence(one.text, line.start() + one.start))
        return found

    @cached_property
    def folded(self) -> str:
        """The material for word-for-word look-ups, white space folded."""
        return " ".join(self.material.split())

    def saying(self, some: list[Word]) -> Iterator[Sentence]:
        """Sentences in which all of these words stand, in whatever form."""
        return (one for one in self.sentences if all_among(some, one.content))

    @cached_property
    def dated(self) -> list[tuple[int, int]]:
        """Dated prose: paragraphs (lines) with at least one complete date, one that names its year."""
        lines = re.finditer(r"[^\n]+", self.material)
        return [line.span() for line in lines if _DATED.search(line.group())]

    def in_dated(self, quote: str) -> bool:
        """Whether a quotation begins in dated prose."""
        start = self.material.find(quote)
        return start >= 0 and any(a <= start < b for a, b in self.dated)

    @cached_property
    def dated_size(self) -> tuple[int, int]:
        """Dated prose in bytes of UTF-8 and in characters."""
        texts = [self.material[a:b] for a, b in self.dated]
        return sum(len(one.encode()) for one in texts), sum(map(len, texts))

    @cached_property
    def protagonist(self) -> str:
        """The folded surname that stands in more sentences than any other; "" if none does in at least four."""
        counts: dict[str, int] = {}
        for one in self.sentences:
            names = {_surname(word.text) for word in one.content if word.capital}
            for name in names - {""}:
                counts[name] = counts.get(name, 0) + 1
        best = max(counts, key=lambda name: (counts[name], name), default="")
        return best if counts.get(best, 0) >= 4 else ""


def _surname(word: str) -> str:
    return next((fold(one.normal_form) for one in forms(word, "Surn")), "")
