"""The neighbours of a period: the same shape, some steps earlier or later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from authoring.dates.period import (
    Part,
    Period,
    Precision,
    Season,
    century_number,
    century_of,
    day_of,
    decade_of,
    decade_start,
    month_length,
    month_of,
    part_name,
    part_of,
    season_name,
    season_of,
    winter_from,
    year_of,
    years_of,
)  # fmt: skip

_SEASONS: Final = (Season.SPRING, Season.SUMMER, Season.AUTUMN)
_CYCLES: Final = (
    (Part.BEGINNING, Part.MIDDLE, Part.END),
    (Part.FIRST_HALF, Part.SECOND_HALF),
    (Part.FIRST_THIRD, Part.SECOND_THIRD, Part.LAST_THIRD),
    (Part.FIRST_QUARTER, Part.SECOND_QUARTER, Part.THIRD_QUARTER, Part.LAST_QUARTER),
)
# How far the n-th neighbour of a day lies: a week (less is a trap), a month, a season, a year; never the 10 to 13
# days of the calendars; nor a month or a year to the day: options that share the day of the right one point at it.
_DAY_STEPS: Final = (8, 17, 26, 47, 85, 152, 224, 301, 347)
_EARLIEST_YEAR: Final = -3000


def moved(period: Period, steps: int) -> Period | None:
    """The period `steps` places later (earlier when negative), written in the same shape; None beyond the edges."""
    shift = _MOVES.get(period.precision)
    found = shift(period, steps) if shift else None
    if found is None or (found.first[0] < 0) != (period.first[0] < 0) or 0 in (found.first[0], found.last[0]):
        return None
    return found if found.first[0] > _EARLIEST_YEAR else None


def steps_around(precision: Precision) -> int:
    """How many neighbours to one side are near enough to be plausible."""
    near = {Precision.DAY: len(_DAY_STEPS), Precision.CENTURY: 4, Precision.CENTURIES: 4, Precision.DECADES: 4}
    return near.get(precision, 8)


def _day(period: Period, steps: int) -> Period | None:
    year, month, day = period.first
    if year < 5 or abs(steps) > len(_DAY_STEPS):
        return day_of(year, (month - 1 + steps) % 12 + 1, min(day, 28))
    days = _DAY_STEPS[abs(steps) - 1] * (1 if steps > 0 else -1)
    to = date(year, month, min(day, 28) if month == 2 else day) + timedelta(days=days)
    return day_of(to.year, to.month, min(to.day, 28) if to.month == 2 else to.day)


def _days(period: Period, steps: int) -> Period | None:
    """Whole months away, so that the span keeps its length and its days."""
    months = steps * _own_length(period)
    first, last = _months_on(period.first, months), _months_on(period.last, months)
    if last[2] > month_length(last[0], last[1]) or first[2] > month_length(first[0], first[1]):
        return None
    return Period(Precision.DAYS, first, last)


def _own_length(period: Period) -> int:
    """In months; in whole years when it reaches into another year, for both years are written then."""
    (year, month, _), (last_year, last, _) = period.first, period.last
    length = (last_year - year) * 12 + last - month + 1
    return length if year == last_year else -(-length // 12) * 12


def _months_on(day: tuple[int, int, int], months: int) -> tuple[int, int, int]:
    count = day[0] * 12 + day[1] - 1 + months
    return (count // 12, count % 12 + 1, day[2])


def _month(period: Period, steps: int) -> Period:
    year, month, _ = _months_on(period.first, steps)
    return month_of(year, month)


def _months(period: Period, steps: int) -> Period:
    months = steps * _own_length(period)
    year, month, _ = _months_on(period.first, months)
    last_year, last, _ = _months_on(period.last, months)
    return Period(Precision.MONTHS, (year, month, 1), (last_year, last, month_length(last_year, last)))


def _season(period: Period, steps: int) -> Period:
    year, name = period.first[0], season_name(period)
    if name is Season.WINTER:
        return winter_from(year + steps) if period.last[0] != year else season_of(year + steps, name)
    count = year * 3 + _SEASONS.index(name) + steps
    return season_of(count // 3, _SEASONS[count % 3])


def _part_steps(period: Period, whole: int, steps: int) -> tuple[int, Part]:
    cycle = next(parts for parts in _CYCLES if part_name(period) in parts)
    count = whole * len(cycle) + cycle.index(part_name(period)) + steps
    return count // len(cycle), cycle[count % len(cycle)]


def _part(period: Period, steps: int) -> Period | None:
    year, part = _part_steps(period, period.first[0], steps)
    return part_of(year_of(year), part)


def _part_of_month(period: Period, steps: int) -> Period | None:
    count, part = _part_steps(period, period.first[0] * 12 + period.first[1] - 1, steps)
    return part_of(month_of(count // 12, count % 12 + 1), part)


def _part_of_decade(period: Period, steps: int) -> Period | None:
    count, part = _part_steps(period, 0, steps)
    decade = decade_of(decade_start(period.first[0]) + 10 * count)
    return part_of(decade, part) if named_decade(decade) else None


def named_decade(decade: Period) -> bool:
    """Whether it has a name of its own: «1900-е» may be ten years or a hundred."""
    return (decade.first[0] if decade.first[0] > 0 else decade.last[0]) % 100 >= 10


def _part_of_century(period: Period, steps: int) -> Period | None:
    count, part = _part_steps(period, 0, steps)
    return _apart(century_number(period.first[0]), count, part)


def _apart(century: int, count: int, part: Part) -> Period | None:
    return part_of(century_of(century + count), part) if century + count else None


def _years(period: Period, steps: int) -> Period:
    """The first neighbour begins where this one ends, the next ones a little further."""
    length = period.last[0] - period.first[0]
    shift = (length + abs(steps)) * (1 if steps > 0 else -1)
    return years_of(period.first[0] + shift, period.last[0] + shift)


def _long(period: Period, steps: int) -> Period:
    """Decades, decades from … to, centuries from … to: moved by their own length."""
    length = period.last[0] - period.first[0] + 1
    return years_of(period.first[0] + steps * length, period.last[0] + steps * length, period.precision)


def _decade(period: Period, steps: int) -> Period | None:
    found = _long(period, steps)
    return found if named_decade(found) else None


_MOVES: Final = {
    Precision.DAY: _day, Precision.DAYS: _days, Precision.PART_OF_MONTH: _part_of_month, Precision.MONTH: _month,
    Precision.MONTHS: _months, Precision.SEASON: _season, Precision.PART: _part,
    Precision.YEAR: lambda period, steps: year_of(period.first[0] + steps), Precision.YEARS: _years,
    Precision.PART_OF_DECADE: _part_of_decade, Precision.DECADE: _decade, Precision.DECADES: _long,
    Precision.PART_OF_CENTURY: _part_of_century, Precision.CENTURY: _long, Precision.CENTURIES: _long,
}  # fmt: skip
