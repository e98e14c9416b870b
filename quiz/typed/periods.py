"""A date as far as it is known, and how one stands to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from quiz.typed.verdict import RIGHT, WRONG, Missing, TypedVerdict, almost

_DECADE: Final = 10
_LAST_CENTURY: Final = 21


class Side(Enum):
    """«до 1923», «после 1923»."""

    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class Period:
    """What is said of a date; None where nothing is said.

    years: first and last, negative before our era; with `short` they lack their century («в 23-м году»).
    months and days: those that fit («начало 1933»: the first four months). bare: a number alone, a day or a
    short year.
    """

    years: tuple[int, int] | None = None
    months: frozenset[int] | None = None
    days: frozenset[int] | None = None
    short: bool = False
    bare: int | None = None
    side: Side | None = None


Fit = TypedVerdict


def compare(said: Period, answer: Period) -> Fit:
    """RIGHT when all that is said lies within the answer, WRONG when anything lies outside, else what is
    missing."""
    if said.bare is not None:
        said = _place_bare(said, answer)
    if said.side is not None and said.side is not answer.side:
        return WRONG
    if answer.side is not None and said.side is None and said.months is not None and answer.months is None:
        return WRONG  # «август 1936» is not «до 1936»
    fits = (
        _fit_years(said, answer),
        _fit_set(said.months, answer.months, Missing.MONTH),
        _fit_set(said.days, answer.days, Missing.DAY),
        RIGHT if said.side is answer.side else almost(Missing.BOUND),
    )
    if WRONG in fits:
        return WRONG
    if _says_nothing_asked(said, answer):
        return WRONG
    return next((fit for fit in fits if fit is not RIGHT), RIGHT)


def _place_bare(said: Period, answer: Period) -> Period:
    number = said.bare
    if answer.years is not None and number and number <= _LAST_CENTURY and _is_about_a_century(answer):
        return replace(said, years=((number - 1) * 100 + 1, number * 100), bare=None)
    if answer.days is not None and answer.years is None and number is not None and number <= 31:
        return replace(said, days=frozenset({number}), bare=None)
    return replace(said, years=(number or 0, number or 0), short=True, bare=None)


def _is_about_a_century(answer: Period) -> bool:
    return answer.years is not None and answer.years[0] > 0 and answer.years[1] - answer.years[0] > _DECADE


def _says_nothing_asked(said: Period, answer: Period) -> bool:
    pairs = ((said.years, answer.years), (said.months, answer.months), (said.days, answer.days))
    return not any(one is not None and other is not None for one, other in pairs)


def _fit_set(said: frozenset[int] | None, answer: frozenset[int] | None, missing: Missing) -> Fit:
    if answer is None:
        return RIGHT
    if said is None:
        return almost(missing if len(answer) == 1 else Missing.PART)
    if said <= answer:
        return RIGHT
    if _only_touch(len(said & answer), len(said), len(answer)):
        return WRONG
    return almost(missing if len(answer) == 1 else Missing.PART)


def _fit_years(said: Period, answer: Period) -> Fit:
    if answer.years is None:
        return RIGHT
    first, last = answer.years
    exact = almost(Missing.YEAR if first == last else Missing.PART)
    if said.years is None:
        return almost(Missing.YEAR)
    low, high = said.years
    if said.short and high > low and first == last:
        return almost(Missing.YEAR) if low <= first % 100 <= high else WRONG  # «в двадцатых», 1927
    if answer.short or said.short:
        if not _same_within_century(said.years, answer.years):
            return WRONG
        full = answer.short or high > low or said.months is not None
        return RIGHT if full else almost(Missing.YEAR)
    if first <= low and high <= last:
        return RIGHT
    common = min(high, last) - max(low, first) + 1
    return WRONG if _only_touch(common, high - low + 1, last - first + 1) else exact


def _only_touch(common: int, one: int, other: int) -> bool:
    """Whether two stretches have little or nothing in common, as the beginning and the middle of a year."""
    return common <= 0 or common * 4 <= min(one, other)


def _same_within_century(said: tuple[int, int], answer: tuple[int, int]) -> bool:
    return said[0] % 100 == answer[0] % 100 and said[1] - said[0] == answer[1] - answer[0]


_THIRD: Final = {"begin": 0, "middle": 1, "end": 2}
_DAYS: Final = {"begin": range(1, 11), "middle": range(10, 22), "end": range(20, 32)}
_MONTHS: Final = {
    "begin": (1, 2, 3, 4),
    "middle": (4, 5, 6, 7, 8, 9),
    "end": (9, 10, 11, 12),
    "half1": (1, 2, 3, 4, 5, 6),
    "half2": (7, 8, 9, 10, 11, 12),
    "winter": (12, 1, 2),
    "spring": (3, 4, 5),
    "summer": (6, 7, 8),
    "autumn": (9, 10, 11),
}


def part_of(period: Period, part: str) -> Period:
    """The part of a month, a year, a decade or a century that a word like «начало» or «весна» means."""
    if period.months is not None:
        days = _DAYS.get(part)
        return replace(period, days=frozenset(days)) if days and period.days is None else period
    if period.years is None or period.years[0] == period.years[1]:
        return replace(period, months=frozenset(_MONTHS[part]))
    first, last = period.years
    length = last - first + 1
    if part in ("half1", "half2"):
        middle = first + length // 2
        return replace(period, years=(first, middle - 1) if part == "half1" else (middle, last))
    if part not in _THIRD:
        return period
    third = _THIRD[part]
    return replace(period, years=(first + length * third // 3, min(last, first + length * (third + 1) // 3)))
