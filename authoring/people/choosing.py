"""Which nominative each mention has: what the whole text supports weighs more than one tag.

«Джамуха» tagged as a genitive would be a man called Джамух; the text that names Джамуха three times more knows better.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from authoring.inflection import Candidate, Name, case_of, gender_of, nominative_names
from authoring.inflection.dictionary import given_genders, is_given, is_listed_surname, known
from authoring.inflection.grammar import bare
from authoring.inflection.names import EASTERN, gender_of_surname
from authoring.inflection.nominative import is_typical
from authoring.people.identity import is_explicit, key
from authoring.people.model import Mention

PLURAL = re.compile(r"(([оеё]в|[иы]н)(ы|ых|ыми)|[сц]ки(е|х|ми)|(лог|ик|ист|ант|ент|ор|ер)[иы]|цы|[ая]не)$")
STEADY = 2.5
NEAR = 3.0  # candidates further below the best are not worth a vote


def choose(mentions: Sequence[Mention]) -> dict[Mention, Candidate]:
    """Each mention's name; those that are no person's name, or of several persons, are left out."""
    named = [mention for mention in mentions if not _is_no_name(mention)]
    cases: dict[str, set[str | None]] = defaultdict(set)
    for mention in named:
        cases[mention.words[-1]].add(mention.case)
    found = {mention: _steady(mention, len(cases[mention.words[-1]])) for mention in named}
    votes = Counter(spelling(ones[0].name) for ones in found.values() if ones)
    surfaces = _surfaces(found)
    chosen: dict[Mention, Candidate] = {}
    times = Counter(mention.words for mention in named)
    for mention, ones in found.items():
        if ones and (times[mention.words] > 1 or not _are_two(mention, votes)):
            better = (other for other in ones[1:] if _is_better(other.name, ones[0], votes, surfaces))
            chosen[mention] = next(better, ones[0])
    names = {mention: one.name for mention, one in chosen.items()}
    chosen = {mention: one for mention, one in chosen.items() if not _is_common(mention, one.name, names)}
    last = {key(one.name.last) for one in chosen.values() if is_explicit(one.name)}
    first = {key(one.name.first) for one in chosen.values()}
    return {mention: replace(one, name=_of_one_kind(one.name, last, first)) for mention, one in chosen.items()}


def _of_one_kind(name: Name, last: Container[str], first: Container[str]) -> Name:
    """A single word is a first name everywhere or a surname everywhere: as somebody has it in full, else a first name
    where any mention declines like one («Тэмуджином»).

    last: the surnames of those named in full; first: the first names of all.
    """
    if is_explicit(name):
        return name
    word, same = name.last or name.first, key(name.last or name.first)
    is_last = same in last
    is_first = same in first
    return Name(last=word, gender=name.gender) if is_last or not is_first else Name(word, gender=name.gender)


def candidates(mention: Mention) -> tuple[Candidate, ...]:
    found = nominative_names(mention.words, case_of(mention.case), gender_of(mention.gender))
    return tuple(one for one in found if one.score > found[0].score - NEAR)


def _steady(mention: Mention, cases: int) -> Sequence[Candidate]:
    """What stands alike in several cases is likely not to change at all: «Плеве»."""
    word = mention.words[-1]
    if cases < 2 or word[-1] not in "еиоуэ":
        return candidates(mention)
    ones = [
        replace(one, score=one.score + STEADY)
        if word in (one.name.last, one.name.first) and one.case == mention.case
        else one
        for one in candidates(mention)
    ]
    return sorted(ones, key=lambda one: -one.score)


def spelling(name: Name) -> str:
    """What single words are compared by, whether they are a first or a last name."""
    return bare(str(replace(name, gender="")))


def _surfaces(found: Mapping[Mention, Sequence[Candidate]]) -> dict[str, set[tuple[str, ...]]]:
    explained: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for mention, ones in found.items():
        for one in ones:
            explained[spelling(one.name)].add(mention.words)
    return explained


def _is_better(other: Name, best: Candidate, votes: Counter[str], surfaces: Mapping[str, set[tuple[str, ...]]]) -> bool:
    """The text chooses the other name more often, and it explains every place that the best one does. A woman with
    her husband's surname is kept apart: «Смирнова» is more than a genitive."""
    mine, hers = spelling(other), spelling(best.name)
    if votes[mine] <= votes[hers] or not surfaces[hers] <= surfaces[mine]:
        return False
    pair = {gender_of_surname(other.last), gender_of_surname(best.name.last)}
    return pair != {"m", "f"} or bool(other.first or other.initials)


def _are_two(mention: Mention, votes: Counter[str]) -> bool:
    """«Чингисхана Угэдэя»: two people named side by side, each of whom the text names alone as well; or the first of
    them, when the second is no usual surname."""
    if len(mention.words) != 2 or not all(len(word) > 2 and word[1:].islower() for word in mention.words):
        return False
    first, second = (nominative_names((word,)) for word in mention.words)
    if not any(votes[spelling(one.name)] for one in first):
        return False
    if any(votes[spelling(one.name)] for one in second):
        return True
    often = any(votes[spelling(one.name)] > 1 for one in candidates(mention)[:1])
    if mention.words[0].lower() in EASTERN or often:
        return False
    return sum(votes[spelling(one.name)] for one in first[:1]) > 2 and not any(
        is_listed_surname(one.name.last) or is_typical(one.name) for one in second if one.name.last
    )


def _is_no_name(mention: Mention) -> bool:
    """«Смирновы» are a family, «Тан» a dynasty; «Учившиеся» and «Нарком» began a sentence and were taken for a name."""
    word = mention.words[0]
    if mention.number == "Plur" and PLURAL.search(mention.words[-1]):
        return True
    if len(mention.words) > 1 and mention.words[1] != "(":
        return False
    entries = [one.tag for one in known(word)]
    if any(_names(tag) for tag in entries):
        return False
    if word.lower() in EASTERN:
        return True
    if not entries or is_listed_surname(word) or is_given(word):
        return False
    return any(tag.animacy == "anim" for tag in entries) or all(
        tag.number == "plur" or tag.POS in ("PRTF", "ADJF") for tag in entries if tag.POS != "ADJS"
    )


def _names(tag: object) -> bool:
    return any(grammeme in tag for grammeme in ("Surn", "Name", "Patr"))  # type: ignore[operator]  # a pymorphy tag


def _is_common(mention: Mention, name: Name, chosen: Mapping[Mention, Name]) -> bool:
    """«Кислород»: a word of the language, alone, which nobody in the text has as a full name."""
    word = name.last or name.first
    if len(mention.words) > 1 or given_genders(word) or is_listed_surname(word) or is_given(word):
        return False
    entries = [one.tag for one in known(word) if one.tag.case == "nomn" and one.normal_form == word.lower()]
    if not entries or any(_names(tag) for tag in entries):
        return False
    return not any(word in (full.first, full.last) for other, full in chosen.items() if len(other.words) > 1)
