"""How a noun phrase may be read: which word is the head, in which case and number, and what changes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from authoring.inflection.grammar import Case, Gender, Number
from authoring.inflection.heads import Slot, heads, may_be_head, may_modify, modifier, still
from authoring.inflection.spacing import OPENING
from authoring.inflection.tails import tail_slots


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the phrase. `form` gives it in another case, word by word; a reading without slots holds, but
    its forms cannot be told."""

    slots: tuple[Slot, ...]
    case: Case
    number: Number
    score: float
    gender: Gender = ""

    def form(self, case: Case, number: Number, after: str = "") -> tuple[str, ...] | None:
        words = [slot(case, number, after) for slot in self.slots]
        return None if None in words or not words else tuple(word for word in words if word is not None)


@lru_cache(maxsize=10_000)
def readings(words: tuple[str, ...], given: Case | None = None) -> tuple[Reading, ...]:
    """All ways to read the phrase, in the given case where it is known."""
    start = 0
    while start < len(words) and words[start] in OPENING:
        start += 1
    for place in _head_places(words, start):
        found = [one for one in _with_head(words, start, place) if given is None or one.case is given]
        if found:
            return tuple(found)
    return ()


def _head_places(words: tuple[str, ...], start: int) -> list[int]:
    """Where the head may stand, the last first: after all that may be its adjectives."""
    places = []
    for place in range(start, len(words)):
        if may_be_head(words[place]):
            places.append(place)
        if not may_modify(words[place]):
            break
        if place == len(words) - 1 and place not in places:
            places.append(place)  # рабочие, бывший военный: an adjective alone is the head
    return places[::-1]


def _with_head(words: tuple[str, ...], start: int, place: int) -> Iterator[Reading]:
    for head, slot, score in heads(words[place]):
        before = [modifier(word, head) for word in words[start:place]]
        if any(one is None for one in before):
            continue
        for after in tail_slots(words[place + 1 :], head, readings):
            slots: list[Slot] = [partial(still, word) for word in words[:start]]
            slots += [one for one in before if one is not None]
            unclear = not after and place + 1 < len(words)
            yield Reading(() if unclear else (*slots, slot, *after), head.case, head.number, score, head.gender)
