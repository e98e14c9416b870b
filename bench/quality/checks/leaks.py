"""Line 7: neither the question nor its neighbours hold the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from bench.quality.asked import Asked
from bench.quality.dates import spans
from bench.quality.ground import Ground
from bench.quality.words import Word, all_among, among, content
from quiz.questions import Kind, Match, Order

_A_DAY: Final = 8
"""New facts of a day, and one: what stands so far behind is learned on another."""
_OPEN: Final = frozenset({Kind.CHOICE, Kind.TYPED, Kind.CLOZE})


def leak(asked: Asked, ground: Ground) -> Iterator[str]:
    """No word or number of the answer stands in the question, unless every wrong option has it too."""
    if asked.kind not in _OPEN and asked.kind is not Kind.FLASHCARD:
        return
    stem = content(asked.about)
    others = [content(option) for option in asked.wrong]
    if asked.kind is Kind.FLASHCARD:
        yield from (answer for answer in asked.right if all_among(content(answer), stem))
        return
    for answer in asked.right:
        for word in content(answer):
            shared = others and all(among(word, other) for other in others)
            if among(word, stem) and not shared and _telling(word, stem, others):
                yield word.text


def _telling(word: Word, stem: list[Word], others: list[list[Word]]) -> bool:
    """A name or a number always; another word when some options lack it, or there are none."""
    return word.number or word.capital or word.text.isupper() or not others or not any(among(word, o) for o in others)


def dated_items(asked: Asked, ground: Ground) -> Iterator[str]:
    """Things to be put in order, and events to be joined with dates, do not hold a date."""
    match asked.question:
        case Order(answer=items):
            yield from (item for item in items if spans(item))
        case Match(answer=pairs):
            yield from (right for left, right in pairs if spans(left) and spans(right))
        case _:
            return


def neighbours(some: Sequence[Asked], ground: Ground) -> Iterator[tuple[Asked | None, str]]:
    """No question on another fact of the same place in the text, learned on the same day, says what this one asks."""
    by_quote: dict[str, list[Asked]] = defaultdict(list)
    places = {key: place for place, key in enumerate(dict.fromkeys(asked.fact.key for asked in some))}
    for asked in some:
        if asked.kind not in (Kind.ORDER, Kind.MATCH):
            by_quote[asked.quote].append(asked)
    for near in by_quote.values():
        for asked in near:
            beside = [one for one in near if abs(places[one.fact.key] - places[asked.fact.key]) < _A_DAY]
            if asked.kind in _OPEN and (other := _teller(asked, beside)):
                yield asked, f"told by {other.id}"


def _teller(asked: Asked, near: Sequence[Asked]) -> Asked | None:
    """The first question on another fact that names the answer and half of what is asked."""
    answer = content(asked.right[0])
    about = [word for word in content(asked.stem) if not among(word, answer)]
    for other in near:
        if other.fact.key == asked.fact.key:
            continue
        there = content(other.stem)
        if all_among(answer, there) and sum(among(word, there) for word in about) * 2 >= len(about):
            return other
    return None
