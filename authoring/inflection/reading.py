"""How a noun phrase may be read: which word is the head, in which case and number, and what changes with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from authoring.inflection.dictionary import Parse, analyses
from authoring.inflection.grammar import Case, Gender, Number
from authoring.inflection.ordinals import ordinal_form, ordinal_readings
from authoring.inflection.words import ADJECTIVES, adjective_form, case_in, gender_in, noun_form, number_in

Slot = Callable[[Case, Number, str], str | None]
"""One word of the phrase: case, number, the preposition before → its form."""

ACRONYM = re.compile(r"^[А-ЯЁA-Z][А-ЯЁA-Z0-9]+(\(\w+\))?$|^[A-Za-z][\w.&-]*$|^[А-ЯЁ]{2,}-\d+$")
UNCHANGING = re.compile(r"^([IVXLІХСМУ]+|\d+)$")
OPENING = "«(„\""
RARE = ("Arch", "Erro", "Dist", "Slng", "Infr", "V-oy", "V-ey", "voct", "Vpre", "V-be")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the phrase. `form` gives it in another case, word by word."""

    slots: tuple[Slot, ...]
    case: Case
    number: Number
    score: float
    gender: Gender = ""

    def form(self, case: Case, number: Number, after: str) -> tuple[str, ...] | None:
        words = [slot(case, number, after) for slot in self.slots]
        return None if None in words else tuple(word for word in words if word is not None)


@dataclass(frozen=True, slots=True)
class Head:
    """What the words around a noun agree with."""

    case: Case
    number: Number
    gender: Gender
    animacy: str | None
    person: bool = False


def still(word: str, _case: Case, _number: Number, _after: str) -> str | None:
    """A word that stays as it is."""
    return word


@lru_cache(maxsize=10_000)
def readings(words: tuple[str, ...], given: Case | None = None) -> tuple[Reading, ...]:
    """All ways to read the phrase, in the given case where it is known."""
    start = 0
    while start < len(words) and words[start] in OPENING:
        start += 1
    found: list[Reading] = []
    for place in _head_places(words, start):
        found = [one for one in _with_head(words, start, place) if given is None or one.case is given]
        if found:
            break
    return tuple(found)


def _head_places(words: tuple[str, ...], start: int) -> list[int]:
    """Where the head may stand, the last first: after all that may be its adjectives."""
    places = []
    for place in range(start, len(words)):
        word = words[place]
        if ACRONYM.match(word) or any(one.tag.POS == "NOUN" for one in analyses(word)):
            places.append(place)
        if not _may_modify(word):
            break
        if place == len(words) - 1 and place not in places:
            places.append(place)  # рабочие, бывший военный: an adjective alone is the head
    return places[::-1]


def _may_modify(word: str) -> bool:
    return word in ("и", ",") or bool(UNCHANGING.match(word)) or bool(ordinal_readings(word)) or _is_adjective(word)


@lru_cache(maxsize=20_000)
def _is_adjective(word: str) -> bool:
    return any(one.tag.POS in ADJECTIVES for one in analyses(word))


def _with_head(words: tuple[str, ...], start: int, place: int) -> Iterator[Reading]:
    from authoring.inflection.tails import tail_slots

    for head, slot, score in _heads(words[place]):
        before = [_modifier(word, head) for word in words[start:place]]
        if any(one is None for one in before):
            continue
        for after in tail_slots(words[place + 1 :], head):
            slots = [partial(still, word) for word in words[:start]]
            slots += [one for one in before if one is not None]
            yield Reading((*slots, slot, *after), head.case, head.number, score, head.gender)


def _heads(word: str) -> Iterator[tuple[Head, Slot, float]]:
    if ACRONYM.match(word) and not any(one.tag.POS == "NOUN" for one in analyses(word)):
        for case in Case:
            for number in ("sg", "pl"):
                yield Head(case, number, "", None), partial(still, word), 0.1
        return
    nouns = [one for one in analyses(word) if one.tag.POS == "NOUN"]
    for parse in nouns or [one for one in analyses(word) if one.tag.POS in ADJECTIVES]:
        yield from _head(word, parse)


def _head(word: str, parse: Parse) -> Iterator[tuple[Head, Slot, float]]:
    tag = parse.tag
    case, number = case_in(tag), number_in(tag)
    if case is None or number is None or any(rare in tag for rare in RARE):
        return
    if tag.POS == "NOUN":
        animacy = tag.animacy
        head = Head(case, number, gender_in(tag), animacy, person=animacy == "anim" and number == "sg")
        fixed = ACRONYM.match(word)
        yield head, partial(still, word) if fixed else partial(_noun, word, parse), parse.score
    else:
        head = Head(case, number, gender_in(tag), tag.animacy or "anim")
        yield head, partial(_adjective, word, parse, head), parse.score


def _noun(word: str, parse: Parse, case: Case, number: Number, after: str) -> str | None:
    return noun_form(word, parse, case, number, locative=after)


def _adjective(word: str, parse: Parse, head: Head, case: Case, number: Number, _after: str) -> str | None:
    gender = head.gender or gender_in(parse.tag)
    return adjective_form(word, parse, case, number, gender, head.animacy)


def _modifier(word: str, head: Head) -> Slot | None:
    if word in ("и", ",") or UNCHANGING.match(word):
        return partial(still, word)
    if ordinal_readings(word):
        return partial(_ordinal, word, head) if _ordinal(word, head, head.case, head.number, "") == word else None
    return agreeing(word, head)


def _ordinal(word: str, head: Head, case: Case, number: Number, _after: str) -> str | None:
    return ordinal_form(word, case, number, head.gender, head.animacy)


def agreeing(word: str, head: Head) -> Slot | None:
    """An adjective or participle that agrees with the head, likeliest reading first."""
    for parse in analyses(word):
        if parse.tag.POS in ADJECTIVES and agrees(parse, head):
            return partial(_adjective, word, parse, head)
    return None


def agrees(parse: Parse, head: Head) -> bool:
    tag = parse.tag
    if case_in(tag) is not head.case or number_in(tag) != head.number:
        return False
    if tag.animacy and head.animacy and tag.animacy != head.animacy:
        return False
    return head.number == "pl" or not head.gender or gender_in(tag) == head.gender
