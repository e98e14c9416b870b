"""One day by two calendars: Russia counted by the Julian one until February 1918."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from authoring.dates.mention import Date
from authoring.dates.period import Period, Precision, day_of

_UNTIL: Final = (1918, 2, 1)
_BEHIND: Final = (((1900, 3, 1), 13), ((1800, 3, 1), 12), ((1700, 3, 1), 11), ((1582, 10, 5), 10))
"""Since which Julian day the old calendar was how many days behind."""


def by_new_calendar(day: Date | Period) -> Period | None:
    """The Gregorian name of a Julian day; None for what is no day, and for days before or after both were in use."""
    first = day.first
    if day.precision is not Precision.DAY or first >= _UNTIL:
        return None
    behind = next((days for since, days in _BEHIND if first >= since), None)
    if behind is None or first[1:] == (2, 29):
        return None
    there = date(*first) + timedelta(days=behind)
    return day_of(there.year, there.month, there.day)


def old_style(day: Date) -> bool:
    """A day told by both calendars, the old one first."""
    return day.also is not None and day.period.first < day.also.first and day.precision is Precision.DAY
