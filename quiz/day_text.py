"""Days of the calendar as people type them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from quiz.typed.dates import read_dates
from quiz.typed.normal import fold
from quiz.typed.numbers import tokens
from quiz.typed.periods import Period

LONGEST = 60
"""Characters; who writes more tells something else."""
MOST_BESIDE = 2
"""Words beside the date: «экзамен 12.12»."""
MOST_COUNTED = 1000
"""Days, weeks or months from today; a longer time is no plan."""
DAYS, MONTHS = range(1, 100), range(1, 13)
"""Who types the 32nd means a day, though there is none."""
_CLOCK = re.compile(r"\b(?:(?:в|к|at|by)\s+)?(?:[01]?\d|2[0-3]):[0-5]\d\b", re.IGNORECASE)
"""The hour of an exam is no part of its day."""
SHORT = 2
"""Letters of a word beside the day that is not counted: «в», «on»."""
LEAP_YEAR = 2000
"""Of which every day that a calendar can have is one."""


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """A day was meant that no calendar has: «31.02». year: None if it was not said, and no year has that day."""

    day: int
    month: int
    year: int | None = None


def read_day(text: str, today: date) -> date | NoSuchDay | None:
    """The day that is meant: «12 декабря в 10:00», «12.12», «2026-12-12», "Dec 12", «завтра», «вчера», «через неделю».

    Without a year the next such day; a weekday is the next one after today. None if no day is meant or several are.
    """
    if len(text) > LONGEST:
        return None
    folded = fold(_CLOCK.sub(" ", text))
    found = read_dates(folded)
    if found.spanned or len(found.rest) > MOST_BESIDE or any(period.side is not None for period in found.periods):
        return None
    match found.periods:
        case (Period(months=months, days=days) as said,) if months is not None and days is not None:
            return _dated(said, today)
        case (Period(days=None) as one, Period(days=None) as other):
            return _impossible(one, other)
    return _in_words(folded, today)


def _dated(said: Period, today: date) -> date | NoSuchDay | None:
    assert said.months is not None
    assert said.days is not None
    if len(said.months) != 1 or len(said.days) != 1 or (said.years is not None and len(set(said.years)) != 1):
        return None
    (month,), (day,) = said.months, said.days
    if said.years is not None:
        year = said.years[0] + today.year // 100 * 100 if said.short else said.years[0]
        return _day(year, month, day) or (NoSuchDay(day, month, year) if year else None)
    for year in range(today.year, today.year + 9):  # the 29th of February may be that far
        coming = _day(year, month, day)
        if coming is not None and coming >= today:
            return coming
    return None


def _impossible(one: Period, other: Period) -> NoSuchDay | None:
    """«31.02», «31 февраля», "Feb 31": what has no place in a month is read as two numbers, or a number and a month."""
    if one.months is not None:
        one, other = other, one
    day, year = one.bare, other.years[0] if other.years else None
    month = next(iter(other.months)) if other.months is not None and len(other.months) == 1 else other.bare
    if day is None or month is None or one.months is not None or month not in MONTHS or day not in DAYS:
        return None
    return NoSuchDay(day, month, year) if _day(LEAP_YEAR, month, day) is None else None


_START = re.compile(r"\b(?:нач(?:ал|н|ин|ат)\w*|старт\w*|start\w*|begin\w*)", re.IGNORECASE)
_EXAM = re.compile(r"\b(?:экзам\w*|контрольн\w*|зач[её]т\w*|exam\w*|test)", re.IGNORECASE)
_FROM = re.compile(r"^\W*(?:с|со|from)\b", re.IGNORECASE)


def of_first_day(text: str) -> tuple[bool | None, str]:
    """Whether the day in the text is said to be the first one (True) or that of the exam (False), None if nothing is
    said of it; and the text without the word that says so."""
    start, exam = _START.sub(" ", text), _EXAM.sub(" ", text)
    if (start == text) == (exam == text):
        return True if start == text and _FROM.match(text) else None, text
    return (True, start) if exam == text else (False, exam)


_NOT_THAT_DAY = re.compile(r"\b(?:до|перед|после|кроме|не|или|before|until|till|after|but|not|or)\b")
_WEEKDAYS = (
    "понедельник[а]?|monday", "вторник[а]?|tuesday", "сред[ауы]|wednesday", "четверг[а]?|thursday",
    "пятниц[ауы]|friday", "суббот[ауы]|saturday", "воскресенье|воскресенья|sunday",
)  # fmt: skip
_NEXT_WEEK = r"(?P<next>следующ\w+ |next )?"


def _ahead(match: re.Match[str], today: date) -> date | None:
    count = int(match["count"] or 1)
    if not 0 < count <= MOST_COUNTED:
        return None
    if match["unit"][0] in "дd":
        return today + timedelta(days=count)
    if match["unit"][0] in "нw":
        return today + timedelta(weeks=count)
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _on_weekday(weekday: int) -> Callable[[re.Match[str], date], date]:
    """«В следующую пятницу» is that of the next week; «в пятницу» the nearest one, never today."""

    def on(match: re.Match[str], today: date) -> date:
        if match["next"]:
            return today + timedelta(days=7 - today.weekday() + weekday)
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)

    return on


_WORDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
    (re.compile(r"\b(?:сегодня|today)\b"), lambda _, today: today),
    (re.compile(r"(?<!before )\b(?:вчера|yesterday)\b"), lambda _, today: today - timedelta(days=1)),
    (re.compile(r"\b(?:позавчера|(?:the )?day before yesterday)\b"), lambda _, today: today - timedelta(days=2)),
    (re.compile(r"(?<!after )\b(?:завтра|tomorrow)\b"), lambda _, today: today + timedelta(days=1)),
    (re.compile(r"\b(?:послезавтра|(?:the )?day after tomorrow)\b"), lambda _, today: today + timedelta(days=2)),
    (
        re.compile(
            r"\b(?:через|in) (?:an? )?(?:(?P<count>\d{1,4}) )?"
            r"(?P<unit>день|дня|дней|недел[юиь]|месяц(?:а|ев)?|days?|weeks?|months?)\b"
        ),
        _ahead,
    ),
    *((re.compile(rf"\b{_NEXT_WEEK}(?:{names})\b"), _on_weekday(nth)) for nth, names in enumerate(_WEEKDAYS)),
)
"""What is said without a date, and the day it means from today."""


def _in_words(folded: str, today: date) -> date | None:
    line = " ".join(str(token) if isinstance(token, Fraction) else token for token in tokens(folded))
    found = [(match, meant) for pattern, meant in _WORDS for match in pattern.finditer(line)]
    if len(found) != 1:
        return None
    ((match, meant),) = found
    beside = line[: match.start()] + line[match.end() :]
    alone = _NOT_THAT_DAY.sub("", beside) == beside and not re.search(r"\d", beside)
    few = len([word for word in beside.split() if len(word) > SHORT]) <= MOST_BESIDE
    return meant(match, today) if alone and few else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
