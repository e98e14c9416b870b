"""Words that stand beside a sentence: taken out before it is parsed, for they lead the parser astray.

RULES, in the order they run. Each takes the words of a sentence and gives the indexes of those it sets aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

Rule = Callable[[Sequence[str]], set[int]]

_OPENERS: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "тем не менее", "кроме того", "таким образом", "в то же время", "в результате", "к тому же", "в итоге",
        "в конце концов", "в конечном итоге", "помимо этого", "кроме этого", "вместе с тем", "между тем",
        "более того", "в связи с этим", "с этой целью", "на самом деле", "как известно", "по сути", "в целом",
        "в свою очередь", "с другой стороны", "однако", "впрочем", "итак", "наконец", "например", "кстати",
        "к счастью", "к сожалению", "разумеется", "конечно", "действительно", "правда", "и вот", "естественно",
        "по иронии судьбы", "в частности", "собственно", "словом", "одним словом", "заметим", "напомним",
    )
)  # fmt: skip
_WINGS: Final = frozenset({"большевиков", "меньшевиков", "б", "м"})
"""In brackets behind a party's name they are part of it."""
_LONGEST: Final = 10
"""Words between two dashes that may be left out."""
_PAST: Final = re.compile(r"(?:л|ла|ло|ли|лся|лась|лось|лись)$")


def brackets(words: Sequence[str]) -> set[int]:
    """«убийство (до 1936 года) раскрыли» → «убийство раскрыли»."""
    found: set[int] = set()
    start: int | None = None
    for i, word in enumerate(words):
        if word == "(" and start is None:
            start = i
        elif word == ")" and start is not None:
            if not set(words[start + 1 : i]) <= _WINGS:
                found |= set(range(start, i + 1))
            start = None
    return found


def including(words: Sequence[str]) -> set[int]:
    """«сорок человек, в том числе Смирнов, подписали» → «сорок человек подписали»."""
    lower = [word.lower() for word in words]
    found: set[int] = set()
    for i in range(1, len(words) - 3):
        among = lower[i : i + 3] == ["в", "том", "числе"] or lower[i : i + 2] == ["в", "числе"]
        if among and words[i - 1] == ",":
            ends = [j for j in range(i + 3, len(words) - 1) if words[j] == "," and _PAST.search(lower[j + 1])]
            if ends or lower[i + 1] == "том":
                found |= set(range(i - 1, (ends[0] + 1) if ends else len(words) - 1))
    return found


def opening(words: Sequence[str]) -> set[int]:
    """«Тем не менее, пленум …» → «пленум …»."""
    lower = [word.lower() for word in words]
    for phrase in _OPENERS:
        size = len(phrase)
        if tuple(lower[:size]) == phrase and len(words) > size and words[size] == ",":
            return set(range(size + 1))
    return set()


def inserted(words: Sequence[str]) -> set[int]:
    """«пленум, однако, осудил» → «пленум осудил»."""
    lower = [word.lower() for word in words]
    found: set[int] = set()
    for i in range(1, len(words)):
        for phrase in _OPENERS:
            size = len(phrase)
            if words[i - 1] == "," and tuple(lower[i : i + size]) == phrase and words[i + size : i + size + 1] == [","]:
                found |= set(range(i - 1, i + size + 1))
    return found


def between_dashes(words: Sequence[str]) -> set[int]:
    """«Иван Лапин — сын купца — основал завод» → «Иван Лапин основал завод»; not «Москва — Казань — Пермь»."""
    places = [i for i, word in enumerate(words) if word in {"—", "–"}]
    if len(places) != 2 or any(word in {";", ":"} for word in words):
        return set()
    first, last = places
    inside = words[first + 1 : last]
    named = first > 0 and (words[first - 1][:1].isupper() or words[first - 1] == ")") and last + 1 < len(words)
    plain = all(word not in {",", "«", "»"} and not word[:1].isdigit() and not _PAST.search(word) for word in inside)
    if named and plain and 2 <= len(inside) <= _LONGEST and inside[0][:1].islower():
        return set(range(first, last + 1))
    return set()


RULES: Final[tuple[Rule, ...]] = (brackets, including, opening, inserted, between_dashes)


def asides(words: Sequence[str]) -> set[int]:
    """Indexes of all words that stand beside the sentence."""
    found: set[int] = set()
    for rule in RULES:
        found |= rule(words)
    return found if len(found) < len(words) else set()
