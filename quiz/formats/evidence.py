"""Does a quote stand in the material, and if not, what comes nearest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

TOO_COMMON = 300
"""A word that occurs more often says nothing about where a quote may come from."""
LIKE = 0.5
"""Share of the quote's words that must be found in their order, otherwise nothing is near."""
SLACK = 6
"""Words looked at beyond each end of the place where the quote should be."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage most like a quote and the first place where they differ.

    quoted, stands: what the quote and the passage have there ("" for nothing). after: the words before it.
    """

    passage: str
    quoted: str
    stands: str
    after: str = ""


def find_quote(material: str, quote: str) -> tuple[int, int] | None:
    """Where the quote stands in the material, as offsets; white space is folded, nothing else is."""
    words = quote.split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), material)
    return found.span() if found else None


class Evidence:
    """A material that quotes are looked up in."""

    def __init__(self, material: str) -> None:
        self._words = material.split()
        self._folded = " ".join(self._words)
        self._places: dict[str, list[int]] | None = None

    def holds(self, quote: str) -> bool:
        """Whether the quote stands there, word for word."""
        return " ".join(quote.split()) in self._folded

    def nearest(self, quote: str) -> Nearest | None:
        """The passage most like the quote; None if there is nothing like it."""
        words = quote.split()
        votes: Counter[int] = Counter()
        for index, word in enumerate(words):
            places = self._index().get(_bare(word), [])
            if len(places) <= TOO_COMMON:
                votes.update(place - index for place in places)
        if not votes:
            return None
        candidates = [self._compare(words, start) for start, _ in votes.most_common(3)]
        likeness, nearest = max(candidates, key=lambda pair: pair[0])
        return nearest if likeness >= LIKE else None

    def _index(self) -> dict[str, list[int]]:
        if self._places is None:
            self._places = {}
            for place, word in enumerate(self._words):
                self._places.setdefault(_bare(word), []).append(place)
        return self._places

    def _compare(self, words: list[str], start: int) -> tuple[float, Nearest]:
        low = max(0, start - SLACK)
        window = self._words[low : start + len(words) + SLACK]
        # Compared without punctuation first, so that a comma more or less does not tear the passage apart.
        rough = SequenceMatcher(None, [*map(_bare, words)], [*map(_bare, window)], autojunk=False)
        blocks = rough.get_matching_blocks()[:-1]
        if not blocks:
            return 0.0, Nearest("", "", "")
        first, last = blocks[0], blocks[-1]
        begin = max(0, first.b - first.a)
        end = min(len(window), last.b + len(words) - last.a)
        passage = window[begin:end]
        return sum(block.size for block in blocks) / len(words), _first_difference(words, passage)


def _first_difference(words: list[str], passage: list[str]) -> Nearest:
    for tag, a, b, c, d in SequenceMatcher(None, words, passage, autojunk=False).get_opcodes():
        if tag != "equal":
            after = " ".join(passage[max(0, c - 3) : c])
            return Nearest(" ".join(passage), " ".join(words[a:b]), " ".join(passage[c:d]), after)
    return Nearest(" ".join(passage), "", "")


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).casefold().replace("ё", "е") or word
