"""A stretch of time as a text names it: how precisely, from which day to which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final, Protocol

Day = tuple[int, int, int]
"""Year, month, day. Years before our era are negative; year 0 means that no year was named."""


class Precision(StrEnum):
    """How precisely a date is named."""

    DAY = auto()
    DAYS = auto()
    """«15–17 октября 1923 года»."""
    PART_OF_MONTH = auto()
    """«в начале октября 1923 года»."""
    MONTH = auto()
    MONTHS = auto()
    """«в августе–сентябре 1918 года»."""
    SEASON = auto()
    PART = auto()
    """Of a year: beginning, middle, end, half, quarter."""
    YEAR = auto()
    YEARS = auto()
    PART_OF_DECADE = auto()
    DECADE = auto()
    DECADES = auto()
    PART_OF_CENTURY = auto()
    CENTURY = auto()
    CENTURIES = auto()


class Part(StrEnum):
    """What a year, a decade, a century or a month is divided into."""

    BEGINNING = auto()
    MIDDLE = auto()
    END = auto()
    FIRST_HALF = auto()
    SECOND_HALF = auto()
    FIRST_THIRD = auto()
    SECOND_THIRD = auto()
    LAST_THIRD = auto()
    FIRST_QUARTER = auto()
    SECOND_QUARTER = auto()
    THIRD_QUARTER = auto()
    LAST_QUARTER = auto()


class Season(StrEnum):
    WINTER = auto()
    SPRING = auto()
    SUMMER = auto()
    AUTUMN = auto()


@dataclass(frozen=True, slots=True)
class Period:
    """All days from `first` to `last`, both included; year 0 when the text leaves the year open."""

    precision: Precision
    first: Day
    last: Day

    @property
    def complete(self) -> bool:
        """Whether its year (decade, century) is known."""
        return self.first[0] != 0


_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_JULIAN_UNTIL: Final = 1918
_SEASON_MONTHS: Final = {Season.SPRING: (3, 5), Season.SUMMER: (6, 8), Season.AUTUMN: (9, 11)}
# «Середина» overlaps its neighbours on purpose: nobody can say where the middle begins.
MONTHS_OF_PART: Final = {
    Part.BEGINNING: (1, 4), Part.MIDDLE: (4, 9), Part.END: (9, 12), Part.FIRST_HALF: (1, 6), Part.SECOND_HALF: (7, 12),
    Part.FIRST_QUARTER: (1, 3), Part.SECOND_QUARTER: (4, 6), Part.THIRD_QUARTER: (7, 9), Part.LAST_QUARTER: (10, 12),
}  # fmt: skip
DAYS_OF_PART: Final = {
    Part.BEGINNING: (1, 10), Part.MIDDLE: (10, 20), Part.END: (20, 31),
    Part.FIRST_HALF: (1, 15), Part.SECOND_HALF: (16, 31),
}  # fmt: skip
YEARS_OF_DECADE: Final = {
    Part.BEGINNING: (0, 3), Part.MIDDLE: (3, 6), Part.END: (6, 9), Part.FIRST_HALF: (0, 4), Part.SECOND_HALF: (5, 9),
}  # fmt: skip
YEARS_OF_CENTURY: Final = {
    Part.BEGINNING: (0, 33), Part.MIDDLE: (33, 66), Part.END: (66, 99),
    Part.FIRST_HALF: (0, 49), Part.SECOND_HALF: (50, 99),
    Part.FIRST_THIRD: (0, 32), Part.SECOND_THIRD: (34, 65), Part.LAST_THIRD: (67, 99),
    Part.FIRST_QUARTER: (0, 24), Part.SECOND_QUARTER: (25, 49),
    Part.THIRD_QUARTER: (50, 74), Part.LAST_QUARTER: (75, 99),
}  # fmt: skip


def days_apart(one: Period, other: Period) -> int:
    """Days from the beginning of one to that of the other, roughly: every month counts 31."""
    (year, month, day), (other_year, other_month, other_day) = one.first, other.first
    return abs((year - other_year) * 372 + (month - other_month) * 31 + day - other_day)


def month_length(year: int, month: int) -> int:
    """The longest the month can be: before 1918 a text may count by either calendar (29 February 1900)."""
    if month != 2 or year == 0:
        return _LENGTHS[month - 1]
    leap = year % 4 == 0 and (year < _JULIAN_UNTIL or year % 100 != 0 or year % 400 == 0)
    return 29 if leap else 28


def day_of(year: int, month: int, day: int) -> Period | None:
    """None when there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    return Period(Precision.DAY, (year, month, day), (year, month, day))


def month_of(year: int, month: int) -> Period:
    return Period(Precision.MONTH, (year, month, 1), (year, month, month_length(year, month)))


def season_of(year: int, season: Season) -> Period:
    """«Зимой 1933 года» may be January or December, so a winter of one year has the bounds of that year."""
    first, last = _SEASON_MONTHS.get(season, (1, 12))
    return Period(Precision.SEASON, (year, first, 1), (year, last, month_length(year, last)))


def winter_from(year: int) -> Period:
    """«Зимой 1941/42 года»: December to February."""
    return Period(Precision.SEASON, (year, 12, 1), (year + 1, 2, month_length(year + 1, 2)))


def season_name(period: Period) -> Season:
    return next((one for one, (month, _) in _SEASON_MONTHS.items() if period.first[1] == month), Season.WINTER)


def years_of(first: int, last: int, precision: Precision = Precision.YEARS) -> Period:
    return Period(precision, (first, 1, 1), (last, 12, 31))


def year_of(year: int) -> Period:
    return years_of(year, year, Precision.YEAR)


def decade_of(start: int) -> Period:
    """The decade that begins with `start`; -49 is «40-е годы I века до н. э.»."""
    return years_of(start, start + 9, Precision.DECADE)


def century_of(number: int) -> Period:
    """The 20th century is 1901–2000, the fifth before our era (-5) is 500–401."""
    first = (number - 1) * 100 + 1 if number > 0 else number * 100
    return years_of(first, first + 99, Precision.CENTURY)


def century_number(year: int) -> int:
    """The century a year lies in, negative before our era."""
    return (year - 1) // 100 + 1 if year > 0 else year // 100


def part_of(period: Period, part: Part) -> Period | None:
    """A part of a month, year, decade or century; of a season the season; None for what has no such part."""
    year, month, _ = period.first
    if period.precision is Precision.SEASON:
        return period
    if period.precision is Precision.MONTH and part in DAYS_OF_PART:
        first, last = DAYS_OF_PART[part]
        last = min(last, period.last[2]) if last > 20 else last
        return Period(Precision.PART_OF_MONTH, (year, month, first), (year, month, last))
    if period.precision is Precision.YEAR and part in MONTHS_OF_PART:
        first, last = MONTHS_OF_PART[part]
        return Period(Precision.PART, (year, first, 1), (year, last, month_length(year, last)))
    if period.precision is Precision.DECADE and part in YEARS_OF_DECADE:
        return _narrowed(period, YEARS_OF_DECADE[part], Precision.PART_OF_DECADE)
    if period.precision is Precision.CENTURY and part in YEARS_OF_CENTURY:
        return _narrowed(period, YEARS_OF_CENTURY[part], Precision.PART_OF_CENTURY)
    return None


def _narrowed(period: Period, within: tuple[int, int], precision: Precision) -> Period:
    if not period.complete:
        return Period(precision, period.first, period.last)
    return years_of(period.first[0] + within[0], period.first[0] + within[1], precision)


def part_name(period: Period) -> Part:
    """Which part of its whole a PART, PART_OF_MONTH, PART_OF_DECADE or PART_OF_CENTURY is."""
    year = period.first[0]
    if period.precision is Precision.PART:
        table, bounds = MONTHS_OF_PART, (period.first[1], period.last[1])
    elif period.precision is Precision.PART_OF_MONTH:
        last = period.last[2]
        table, bounds = DAYS_OF_PART, (period.first[2], 31 if last > 20 else last)
    elif period.precision is Precision.PART_OF_DECADE:
        table, bounds = YEARS_OF_DECADE, (year - decade_start(year), period.last[0] - decade_start(year))
    else:
        start = century_of(century_number(year)).first[0]
        table, bounds = YEARS_OF_CENTURY, (year - start, period.last[0] - start)
    return next((part for part, known in table.items() if known == bounds), Part.BEGINNING)


def decade_start(year: int) -> int:
    """1920 for 1923; -49 for -44."""
    return year // 10 * 10 if year > 0 else (year // 10 * 10 + 1 if year % 10 else year - 9)


class Bounded(Protocol):
    """A period, or a mention of one."""

    @property
    def first(self) -> Day: ...
    @property
    def last(self) -> Day: ...
    @property
    def complete(self) -> bool: ...


def overlap(a: Bounded, b: Bounded) -> bool:
    """Whether the two share a day. An open year may be any year: such periods always may."""
    if not a.complete or not b.complete:
        return True
    return a.first <= b.last and b.first <= a.last
