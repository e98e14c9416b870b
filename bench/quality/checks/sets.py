"""What only a whole set shows: repetition, the hero again and again, and a right answer that can be guessed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import comb
from typing import Final

from bench.quality.asked import Asked
from bench.quality.dates import Span, day_of_year, spans
from bench.quality.ground import Ground
from bench.quality.words import Word, all_among, among, content, fold
from quiz.questions import Kind, Match, Order

_ENOUGH: Final = 20
"""Questions; of fewer nothing can be said about chance."""
_UNLIKELY: Final = 0.01
_PEOPLE: Final = re.compile(r"^(?:who|whom|said)\b")
HERO: Final = 0.5
"""Share of the questions on people that may have the hero of the text as their answer."""


def duplicates(some: Sequence[Asked], ground: Ground) -> Iterator[tuple[Asked | None, str]]:
    """No two questions ask the same thing in the same way."""
    by_kind: dict[tuple[Kind, str], list[tuple[Asked, list[Word]]]] = defaultdict(list)
    for asked in some:
        if asked.kind in (Kind.ORDER, Kind.MATCH):
            words = [word for item in asked.right for word in content(item)]
        else:
            words = content(asked.said)
        near = by_kind[asked.kind, asked.stem.split(" ")[0]]
        other = next((each for each, theirs in near if _same(asked, words, each, theirs)), None)
        if other:
            yield asked, f"as {other.id}"
        near.append((asked, words))


def _same(asked: Asked, mine: list[Word], other: Asked, theirs: list[Word]) -> bool:
    if asked.kind is Kind.FLASHCARD and fold(asked.stem) == fold(other.stem):
        return [*map(fold, asked.right)] == [*map(fold, other.right)]
    lists = asked.kind in (Kind.ORDER, Kind.MATCH)
    if not lists and [*map(fold, asked.right)] != [*map(fold, other.right)]:
        return False
    if asked.is_true != other.is_true or not mine or not theirs:
        return False
    shared = sum(among(word, theirs) for word in mine)
    return shared / max(len(mine), len(theirs)) >= 0.8


def people(some: Sequence[Asked]) -> Counter[str]:
    """Facts that ask for a person, by the person."""
    answers: dict[str, str] = {}
    for asked in some:
        if asked.right and (_PEOPLE.match(asked.rule) or re.match(r"(?:кто|кого|кому|кем|чьи)\s", asked.stem.lower())):
            found = [word for word in content(asked.right[0]) if word.text[:1].isupper()]
            if found:
                answers[asked.fact.key] = fold(found[-1].text)
    counts: Counter[str] = Counter()
    for name in answers.values():
        base = next((each for each in counts if all_among(content(name), content(each))), name)
        counts[base] += 1
    return counts


def hero(some: Sequence[Asked], ground: Ground) -> Iterator[tuple[Asked | None, str]]:
    """Questions on people do not have the same answer again and again."""
    counts = people(some)
    total = counts.total()
    if total >= 4 and counts.most_common(1)[0][1] > HERO * total:
        name, count = counts.most_common(1)[0]
        yield None, f"{name} is the answer of {count} of {total} questions on people"


def places(some: Sequence[Asked]) -> dict[int, Counter[int]]:
    """How many options are smaller than the right one: by the number of options, in choices of dates and numbers."""
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for asked in some:
        keys = [_size(option) for option in asked.options] if asked.kind is Kind.CHOICE else []
        if keys and None not in keys and len(set(keys)) == len(keys):
            found[len(keys)][sum(key < keys[0] for key in keys[1:] if key is not None and keys[0] is not None)] += 1
    return found


def _size(option: str) -> float | None:
    dates = spans(option) or day_of_year(option)
    if len(dates) == 1:
        return float(dates[0].first)
    number = re.match(r"\d[\d\s]*(?:[.,]\d+)?", option)
    return float(re.sub(r"\s", "", number.group()).replace(",", ".")) if number else None


def placed(some: Sequence[Asked], ground: Ground) -> Iterator[tuple[Asked | None, str]]:
    """The right date or number stands first, in the middle and last about equally often."""
    for count, counter in places(some).items():
        total = counter.total()
        for place in range(count) if total >= _ENOUGH else ():
            if _chance(counter[place], total, 1 / count) < _UNLIKELY / count:
                yield None, f"place {place + 1} of {count}: {counter[place]} of {total}"


def longest(some: Sequence[Asked]) -> tuple[int, int]:
    """Choices whose right option is the longest of all, and choices in which one option is."""
    tops = 0
    total = 0
    for asked in some:
        sizes = [len(option) for option in asked.options] if asked.kind is Kind.CHOICE else []
        if sizes and sizes.count(max(sizes)) == 1:
            total += 1
            tops += sizes[0] == max(sizes)
    return tops, total


def too_long(some: Sequence[Asked], ground: Ground) -> Iterator[tuple[Asked | None, str]]:
    """The longest option is not the right one more often than chance has it."""
    tops, total = longest(some)
    if total >= _ENOUGH and tops > total / 4 and _chance(tops, total, 0.25) < _UNLIKELY:
        yield None, f"the right option is the longest in {tops} of {total}"


def true_share(some: Sequence[Asked]) -> tuple[int, int]:
    """True statements, and all statements to be judged."""
    statements = [asked.is_true for asked in some if asked.is_true is not None]
    return sum(map(bool, statements)), len(statements)


def true_or_false(some: Sequence[Asked], ground: Ground) -> Iterator[tuple[Asked | None, str]]:
    """Neither «true» nor «false» is right nearly always."""
    true, total = true_share(some)
    if total >= 8 and not 0.25 <= true / total <= 0.75:
        yield None, f"{true} of {total} statements are true"


def _chance(count: int, total: int, share: float) -> float:
    """How likely chance alone goes at least as far from what is expected, on the same side."""
    above = count >= total * share
    range_ = range(count, total + 1) if above else range(count + 1)
    return sum(comb(total, k) * share**k * (1 - share) ** (total - k) for k in range_)


def chronology(some: Sequence[Asked], ground: Ground) -> Iterator[tuple[Asked | None, str]]:
    """Things to be put in order truly follow each other: each date begins after the one before has ended."""
    dates = _known_dates(some)
    for asked in some:
        match asked.question:
            case Order(answer=items):
                found = [span for item in items if (span := dates.get(fold(item).rstrip(".")))]
            case Match(answer=pairs):
                found = sorted((span for left, _ in pairs for span in spans(left)[:1]), key=lambda span: span.first)
            case _:
                continue
        for place, (one, other) in enumerate(pairwise(found), 1):
            if one.last >= other.first:
                yield asked, f"{place} and {place + 1} may have come at once or the other way round"


def _known_dates(some: Sequence[Asked]) -> dict[str, Span]:
    """What happened → when, by the pairs of matchings and by the cards."""
    known: dict[str, Span] = {}
    for asked in some:
        pairs = asked.question.answer if isinstance(asked.question, Match) else ()
        if asked.kind in (Kind.CHOICE, Kind.FLASHCARD) and asked.right and len(spans(asked.stem)) == 1:
            pairs = (*pairs, (asked.stem, asked.right[0]))
        for left, right in pairs:
            if found := spans(left):
                known.setdefault(fold(right).rstrip("."), found[0])
    return known


def also_then(some: Sequence[Asked], ground: Ground) -> Iterator[tuple[Asked | None, str]]:
    """Asked what happened at a date, no wrong option happened then as well."""
    dates = _known_dates(some)
    for asked in some:
        when = spans(asked.stem)
        if asked.kind is not Kind.CHOICE or len(when) != 1 or not asked.stem.startswith("Что "):
            continue
        for option in asked.wrong:
            other = dates.get(fold(option).rstrip("."))
            if other and other.meets(when[0]):
                yield asked, option
