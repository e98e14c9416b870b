"""What a question asks a date with, and wider dates that are true as well."""

from __future__ import annotations

from typing import Final

from authoring.dates.mention import Date, Role
from authoring.dates.moving import named_decade
from authoring.dates.period import (
    Part,
    Period,
    Precision,
    Season,
    century_number,
    century_of,
    decade_of,
    decade_start,
    month_of,
    part_of,
    season_of,
    winter_from,
    year_of,
)  # fmt: skip
from authoring.dates.writing import period_of

_IN: Final = {
    Precision.YEAR: "В каком году",
    Precision.YEARS: "В какие годы",
    Precision.DECADE: "В какие годы",
    Precision.DECADES: "В какие годы",
    Precision.CENTURY: "В каком веке",
    Precision.CENTURIES: "В каких веках",
}
_OF: Final = {Precision.YEAR: "какого года", Precision.CENTURY: "какого века"}
_TO: Final = {Precision.YEAR: "К какому году", Precision.CENTURY: "К какому веку"}
_PREPOSITIONS: Final = {Role.SINCE: "С", Role.UNTIL: "До", Role.AFTER: "После"}


def question_word(precision: Precision, role: Role = Role.AT) -> str:
    """The opening that such an answer fits: «В каком году», «С какого года», «Когда»."""
    if role is Role.BEFORE:
        return _TO.get(precision, "К какому времени")
    if role in _PREPOSITIONS and not (role is Role.AFTER and precision not in _OF):
        return f"{_PREPOSITIONS[role]} {_OF.get(precision, 'какого времени')}"
    return _IN.get(precision, "Когда")


_SEASONS: Final = {month: season for season, months in {
    Season.SPRING: (3, 4, 5), Season.SUMMER: (6, 7, 8), Season.AUTUMN: (9, 10, 11),
}.items() for month in months}  # fmt: skip
_TELLING_WHEN: Final = (Role.AT, Role.BARE, Role.SPAN)


def coarser(date: Date | Period) -> tuple[Period, ...]:
    """Wider periods the date surely lies in, the narrowest first; () for «до», «после», «с» and open dates.

    15 October 1923 → October, autumn, second half of 1923, 1923, first half of the 1920s, the 1920s, the century.
    """
    period = period_of(date)
    if not period.complete or (isinstance(date, Date) and date.role not in _TELLING_WHEN):
        return ()
    known = [period, date.also] if isinstance(date, Date) and date.also else [period]
    wider = (*_within_year(period), *_within_century(period))
    return tuple(
        one for one in wider if one != period and all(within(other, one) for other in known) and _longer(one, period)
    )


def within(inner: Period, outer: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _longer(one: Period, than: Period) -> bool:
    return within(than, one) and (one.first, one.last) != (than.first, than.last)


def _within_year(period: Period) -> tuple[Period, ...]:
    year, month, _ = period.first
    season = season_of(year, _SEASONS[month]) if month in _SEASONS else winter_from(year if month == 12 else year - 1)
    halves = (part_of(year_of(year), half) for half in (Part.FIRST_HALF, Part.SECOND_HALF))
    return (month_of(year, month), season, *(half for half in halves if half), year_of(year))


def _within_century(period: Period) -> tuple[Period, ...]:
    """A round year (1900) is left out of its century: half the readers would put it in the next one."""
    year = period.first[0]
    decade = decade_of(decade_start(year))
    century = century_of(century_number(year))
    halves = (Part.FIRST_HALF, Part.SECOND_HALF)
    decades = (*(part_of(decade, half) for half in halves), decade) if year > 0 and named_decade(decade) else ()
    centuries = (*(part_of(century, half) for half in halves), century)
    shown = decades if year % 100 == 0 else (*decades, *centuries)
    return tuple(one for one in shown if one is not None)
