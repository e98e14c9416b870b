"""Days of the calendar as people type them."""

from __future__ import annotations

from datetime import date

from quiz.typed.dates import read_dates
from quiz.typed.normal import fold

LONGEST = 60
"""Characters; who writes more tells something else."""
MOST_BESIDE = 2
"""Words beside the date: «экзамен 12.12»."""


def read_day(text: str, today: date) -> date | None:
    """The day that is meant: «12 декабря», «12.12», «2026-12-12», «Dec 12». Without a year the next such day.

    None if no day is meant, several are, or one that no calendar has.
    """
    if len(text) > LONGEST:
        return None
    found = read_dates(fold(text))
    if len(found.periods) != 1 or found.spanned or len(found.rest) > MOST_BESIDE:
        return None
    (said,) = found.periods
    if said.side is not None or said.months is None or said.days is None:
        return None
    if len(said.months) != 1 or len(said.days) != 1 or (said.years is not None and len(set(said.years)) != 1):
        return None
    (month,), (day,) = said.months, said.days
    if said.years is not None:
        year = said.years[0]
        return _day(year + today.year // 100 * 100 if said.short else year, month, day)
    for year in range(today.year, today.year + 9):  # the 29th of February may be that far
        coming = _day(year, month, day)
        if coming is not None and coming >= today:
            return coming
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
