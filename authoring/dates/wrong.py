"""Wrong dates for a question: the same shape, plausible, and surely wrong."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import pairwise
from typing import Final

from authoring.dates.mention import Date, Role, certain
from authoring.dates.moving import moved, steps_around
from authoring.dates.period import Period, Precision, days_apart, month_of, overlap, part_name, season_name
from authoring.dates.writing import name, period_of

PRESENT: Final = 2025
_NEAR: Final = {Precision.CENTURY: 600, Precision.CENTURIES: 600, Precision.PART_OF_CENTURY: 300}
_NEAR_YEARS: Final = ((1900, 5), (1700, 8))
_LONG_AGO: Final = 15
"""Years within which dates are mixed up: 1911 and 1917; the longer ago, the more."""
_CLOSE: Final = 3
_PAIR: Final = 2
_STORY: Final = 60
"""Days around a day: a story's later days were impossible then, and its earlier ones long past."""
_WITHIN_YEAR: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.PART})


class Why(StrEnum):
    """Where a wrong date comes from."""

    TEXT = auto()
    NEAR = auto()


@dataclass(frozen=True, slots=True)
class WrongDate:
    period: Period
    why: Why


def wrong_dates(
    date: Date | Period,
    taken: Sequence[Period],
    count: int,
    seed: int,
    text_dates: Iterable[Date] = (),
    likely_years: Collection[int] = (),
) -> tuple[WrongDate, ...]:
    """Up to `count` dates that are not the right one, in the order of time; the same for the same seed.

    Dates of the text come first, but none that it doubts; one at least is close to the right one. The right one is
    first, last or between, each of the places between twice as often as an end: all wrong ones on one side look odd,
    and a right one that is never at an end is guessed. None overlaps another, the right one (by either calendar) or
    `taken`. () for a date without its year. What was done by 1956 was done by 1960 as well, so wrong dates for «к»
    are earlier, for «после» later.

    likely_years: beside those the text tells of, years whose days are no absurd answers.
    """
    right = period_of(date)
    if not right.complete:
        return ()
    rng = random.Random(seed)
    avoided = [right, *taken]
    if isinstance(date, Date) and date.also is not None:
        avoided.append(date.also)
    dates = tuple(text_dates)
    avoided += [one.period for one in dates if one.hedge and one.precision is right.precision]
    years = {one.first[0] for one in dates} | {right.first[0], *likely_years}
    earlier, later = _candidates(right, dates, years, rng)
    before = rng.choice([*range(count + 1), *range(1, count)])
    role = date.role if isinstance(date, Date) else Role.AT
    if right.precision is Precision.YEAR and all(_is_taken(one, avoided) for one in later):
        earlier.sort(key=lambda one: -one.period.first[0])  # what led to it had to begin: no year long before
    later = [] if role is Role.BEFORE else later
    earlier = [] if role is Role.AFTER else earlier
    sides = [side for side, wanted in ((earlier, before), (later, count - before)) if wanted]
    rng.shuffle(sides)
    _close_first(sides, right, avoided)
    balanced: tuple[WrongDate, ...] = ()
    if right.precision in {Precision.SEASON, Precision.PART}:
        balanced = _seasons([*earlier, *later], right, avoided)
    elif right.precision is Precision.MONTH and role is Role.AT:
        balanced = _crossed([*earlier, *later], right, avoided, years, rng)
    if len(balanced) == count:
        return balanced
    chosen = _free(((earlier, before), (later, count), (earlier, count)), avoided)
    if right.precision in {Precision.DAY, Precision.MONTH}:
        chosen = _with_own_year(chosen, [*earlier, *later], right, avoided)
    return tuple(sorted(chosen, key=lambda one: one.period.first))


def _is_taken(one: WrongDate, avoided: Sequence[Period]) -> bool:
    return any(overlap(one.period, other) for other in avoided)


def _free(sides: Iterable[tuple[Sequence[WrongDate], int]], avoided: list[Period]) -> list[WrongDate]:
    """The first of each side that overlap nothing, until so many are chosen; what is chosen is avoided, too."""
    chosen: list[WrongDate] = []
    for side, wanted in sides:
        for candidate in side:
            if len(chosen) >= wanted:
                break
            if not _is_taken(candidate, avoided):
                chosen.append(candidate)
                avoided.append(candidate.period)
    return chosen


def _with_own_year(
    chosen: list[WrongDate], found: Sequence[WrongDate], right: Period, avoided: Sequence[Period]
) -> list[WrongDate]:
    """Where the others share a year and the right one stands alone in its own, it is guessed: one of them gives way."""
    years = [one.period.first[0] for one in chosen]
    again = next((one for one in reversed(chosen) if years.count(one.period.first[0]) > 1), None)
    if right.first[0] in years or again is None:
        return chosen
    own = (one for one in found if one.period.first[0] == right.first[0])
    free = next((one for one in own if not _is_taken(one, avoided)), None)
    return [free if one is again and free is not None else one for one in chosen]


def _seasons(found: Sequence[WrongDate], right: Period, avoided: Sequence[Period]) -> tuple[WrongDate, ...]:
    """One of the same season (or part of a year) and two of another: among three autumns one spring is guessed. () if
    there are none."""
    free = [one for one in found if not _is_taken(one, avoided)]
    called = season_name if right.precision is Precision.SEASON else part_name
    own = [one for one in free if called(one.period) is called(right)][:1]
    other = next((one for one in free if called(one.period) is not called(right)), None)
    if not own or other is None:
        return ()
    pair = [one for one in free if called(one.period) is called(other.period)][:_PAIR]
    chosen = sorted([*own, *pair], key=lambda one: one.period.first)
    apart = not any(overlap(one.period, other.period) for one, other in pairwise(chosen))
    return tuple(chosen) if len(pair) == _PAIR and apart else ()


def _crossed(
    found: Sequence[WrongDate],
    right: Period,
    avoided: Sequence[Period],
    told_years: Collection[int],
    rng: random.Random,
) -> tuple[WrongDate, ...]:
    """Two months of two years, crossed: neither the month nor the year stands alone and gives itself away.

    A year that the text tells of, and a month of it, first. () if every cross holds what cannot be offered."""
    year, month, _ = right.first
    told = {one.period.first[:2] for one in found if one.why is Why.TEXT}
    years = [year - 1, year + 1]
    months = [(month - 1 + step) % 12 + 1 for step in (-5, -4, -3, -2, 2, 3, 4, 5)]
    rng.shuffle(years)
    rng.shuffle(months)
    crosses = [((one, month), (year, other), (one, other)) for other in months for one in years]
    near = {one.first[0] for one in avoided} - {year}, {one.first[1] for one in avoided}
    crosses = [  # a year and a month that both stand in the evidence, though apart, look told
        cross for cross in crosses if not any(one in near[0] and other in near[1] for one, other in cross)
    ]

    def strange(cross: tuple[tuple[int, int], ...]) -> tuple[bool, int]:
        return cross[0][0] not in told_years, -len(told.intersection(cross))

    for cross in sorted(crosses, key=strange):
        wrong = [WrongDate(month_of(*one), Why.TEXT if one in told else Why.NEAR) for one in cross]
        free = not any(overlap(one.period, other) for one in wrong for other in avoided)
        if free and all(_offered(one.period, right) for one in wrong):
            return tuple(sorted(wrong, key=lambda one: one.period.first))
    return ()


def _close_first(sides: Sequence[list[WrongDate]], right: Period, avoided: Sequence[Period]) -> None:
    """On the first side that has one, what is closest to the mind opens the list: a year of three years around, a day
    of the same year."""
    reach = (
        0 if right.precision in {Precision.DAY, Precision.MONTH} else _CLOSE if right.precision is Precision.YEAR else 1
    )
    for side in sides:
        for one in side:
            near = abs(one.period.first[0] - right.first[0]) <= reach
            if near and not _is_taken(one, avoided):
                side.remove(one)
                side.insert(0, one)
                return


def _candidates(
    right: Period, dates: tuple[Date, ...], told_years: Collection[int], rng: random.Random
) -> tuple[list[WrongDate], list[WrongDate]]:
    """What may be offered before the right date and after it, the best first: a day, a month or a season of a year of
    which the text tells nothing is often absurd, before a war or a founding, and comes last."""
    found = list(dict.fromkeys(date.period for date in dates if certain(date) and _alike(date.period, right)))
    rng.shuffle(found)
    steps = list(range(1, steps_around(right.precision) + 1))
    sides: tuple[list[WrongDate], list[WrongDate]] = ([], [])
    for side, sign in zip(sides, (-1, 1), strict=True):
        side += [WrongDate(one, Why.TEXT) for one in found if (one.first > right.first) == (sign > 0)]
        rng.shuffle(steps)
        shifted = (moved(right, sign * step) for step in steps)
        side += [WrongDate(one, Why.NEAR) for one in shifted if one and _offered(one, right) and _is_near(one, right)]
        if right.precision in _WITHIN_YEAR:
            side.sort(key=lambda one: one.period.first[0] not in told_years)
    return sides


def _offered(one: Period, right: Period) -> bool:
    return one.last[0] <= PRESENT and same_shape(one, right)


def _alike(one: Period, right: Period) -> bool:
    """A date of the text that half a memory may take for the right one."""
    near = abs(one.first[0] - right.first[0]) <= _NEAR.get(right.precision, _reach(right))
    far = right.precision is Precision.DAY and days_apart(one, right) > _STORY
    return near and _offered(one, right) and not far


def _is_near(one: Period, right: Period) -> bool:
    """Of single years only those that half a memory mixes up."""
    return right.precision is not Precision.YEAR or abs(one.first[0] - right.first[0]) <= _reach(right)


def _reach(right: Period) -> int:
    return next((reach for since, reach in _NEAR_YEARS if right.first[0] >= since), _LONG_AGO)


def same_shape(one: Period, other: Period) -> bool:
    """Whether the two are written alike: no option gives itself away by its form."""
    return one.precision is other.precision and _outline(one) == _outline(other)


def _outline(period: Period) -> str:
    """The written date with every word of letters and every number made equal: «9 w 9 w», «w w 9 w»."""
    words = name(period).replace("–", " – ").replace("-", " - ").split()
    return " ".join("9" * (len(word) > 2) + "9" if word.isdigit() else "w" for word in words)
