"""Dates in a line of words and figures, rule by rule.

The line is folded text with all number words and numerals already in figures and no signs but «-» and the
slashes and stops of numeric dates. RULES are tried at every word in their order; the first that matches takes
what it matched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from quiz.typed.date_words import ERA, MONTH, PART, YEAR_WORD, is_before_our_era, month_number, part_name
from quiz.typed.periods import Period, part_of

_LAST_DAY: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_END: Final = r"(?![^\W_])"
_DAY: Final = r"(?P<day>\d{1,2})" + _END
_FULL_YEAR: Final = r"(?P<year>\d{3,4})" + _END + rf"(?: {YEAR_WORD})?" + ERA
_SHORT_YEAR: Final = r"(?P<short>\d{2})" + _END + rf"(?: {YEAR_WORD})"
_ANY_YEAR: Final = rf"(?:(?: в)? ?(?:{_FULL_YEAR}|{_SHORT_YEAR}))?"
_LAST_TWO: Final = rf"(?: в)? (?P<short>\d{{2}}){_END}(?: {YEAR_WORD})?(?! [-\d])"
"""«9 мая 45-го», "June 6, '44": a year without its century or its word."""
_NO_SPAN: Final = r"(?<!\d{4} - )(?<!\d{4} по )(?<!\d{4} до )"
"""«1237–1240 годы» are no decade."""
_NO_DAY: Final = rf" (?P<short>3[2-9]|[4-9]\d){_END}"


@dataclass(frozen=True, slots=True)
class DateRule:
    """One spelling of a date; `build` gives None when the figures make no date."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[dict[str, str | None]], Period | None]


def calendar(day: int, month: int, year: int | None, short: bool = False) -> Period | None:
    """A full date, or None if there is no such day or month."""
    if not 1 <= month <= 12 or not 1 <= day <= _LAST_DAY[month - 1]:
        return None
    years = None if year is None else (year, year)
    return Period(years, frozenset({month}), frozenset({day}), short)


def _numeric(found: dict[str, str | None]) -> Period | None:
    first, second, year = int(found["first"] or 0), int(found["second"] or 0), found["year"]
    value, short = (int(year), len(year) == 2) if year else (None, False)
    found_date = calendar(first, second, value, short)
    return found_date or (calendar(second, first, value, short) if year else None)


def _year_first(found: dict[str, str | None]) -> Period | None:
    return calendar(int(found["day"] or 0), int(found["number"] or 0), int(found["year"] or 0))


def _month_and_year_in_figures(found: dict[str, str | None]) -> Period | None:
    number, year = int(found["number"] or 0), int(found["year"] or 0)
    return Period((year, year), frozenset({number})) if 1 <= number <= 12 else None


def _named_month(found: dict[str, str | None]) -> Period | None:
    month = month_number(found["month"] or "")
    year = _year(found)
    if found.get("day"):
        day = calendar(int(found["day"] or 0), month, None)
        return day and replace(day, years=year.years, short=year.short)
    return _with_part(replace(year, months=frozenset({month})), found)


def _year(found: dict[str, str | None]) -> Period:
    text = found.get("year") or found.get("short")
    if not text:
        return Period()
    number = -int(text) if is_before_our_era(found.get("era")) else int(text)
    return Period((number, number), short=bool(found.get("short")))


def _year_alone(found: dict[str, str | None]) -> Period | None:
    return _with_part(_year(found), found)


def _century(found: dict[str, str | None]) -> Period | None:
    number = int(found["century"] or 0)
    if not number:
        return None
    years = ((number - 1) * 100 + 1, number * 100)
    if is_before_our_era(found.get("era")):
        years = (-years[1], -years[0])
    return _with_part(Period(years), found)


def _millennium(found: dict[str, str | None]) -> Period | None:
    number = int(found["millennium"] or 0)
    if not number:
        return None
    years = ((number - 1) * 1000 + 1, number * 1000)
    return _with_part(Period((-years[1], -years[0]) if is_before_our_era(found.get("era")) else years), found)


def _decade(found: dict[str, str | None]) -> Period | None:
    first = int(found["decade"] or 0)
    return _with_part(Period((first, first + 9), short=first < 100), found)


def _decade_of_century(found: dict[str, str | None]) -> Period | None:
    first = (int(found["century"] or 0) - 1) * 100 + int(found["decade"] or 0)
    return _with_part(Period((first, first + 9)), found) if first > 0 else None


def _season_alone(found: dict[str, str | None]) -> Period | None:
    return _with_part(Period(), found)


def _number_alone(found: dict[str, str | None]) -> Period | None:
    return Period(bare=int(found["bare"] or 0))


def _with_part(period: Period, found: dict[str, str | None]) -> Period:
    part = found.get("part")
    return part_of(period, part_name(part)) if part else period


def _rule(name: str, pattern: str, build: Callable[[dict[str, str | None]], Period | None]) -> DateRule:
    return DateRule(name, re.compile(r"(?<![^\W_])" + pattern), build)


_IN_PART: Final = rf"(?:{PART} )?"

RULES: Final = (
    _rule("1923-10-15", rf"(?P<year>\d{{4}})[-./](?P<number>\d{{1,2}})[-./]{_DAY}", _year_first),
    _rule("15.10.1923", rf"(?P<first>\d{{1,2}})([-./ ])(?P<second>\d{{1,2}})\2(?P<year>\d{{4}}|\d\d){_END}", _numeric),
    _rule("10.1923", rf"(?P<number>\d{{1,2}})[./](?P<year>\d{{4}}){_END}", _month_and_year_in_figures),
    _rule("15.10", rf"(?P<first>\d{{1,2}})[./](?P<second>\d\d)(?P<year>)(?![./]?\d){_END}", _numeric),
    _rule("1923 год, 15 октября", rf"(?P<year>\d{{3,4}})(?: {YEAR_WORD})? {_DAY} {MONTH}", _named_month),
    _rule("9 мая 45-го", rf"{_DAY} ?{MONTH}{_LAST_TWO}", _named_month),
    _rule("15 октября 1923 года", rf"{_DAY} ?{MONTH}{_ANY_YEAR}", _named_month),
    _rule("Oct 15, '23", rf"{MONTH} {_DAY}{_LAST_TWO}", _named_month),
    _rule("Oct 15, 1923", rf"{MONTH} {_DAY}(?! {YEAR_WORD}){_ANY_YEAR}", _named_month),
    _rule("август 36-го", rf"{_IN_PART}{MONTH}{_NO_DAY}", _named_month),
    _rule("начало октября 1923", rf"{_IN_PART}{MONTH}{_ANY_YEAR}", _named_month),
    _rule(
        "30-е годы XX века",
        rf"{_IN_PART}(?P<decade>\d0) год(?:ы|ов|ах|ам) (?P<century>\d{{1,2}}) (?:век[аеу]?|столети[яию]){_END}",
        _decade_of_century,
    ),
    _rule("1920-е годы", rf"{_NO_SPAN}{_IN_PART}(?P<decade>\d{{1,3}}0)(?:s| годы| годов| годах| годам){_END}", _decade),
    _rule(
        "начало XX века",
        rf"{_IN_PART}(?P<century>\d{{1,2}}) (?:век[аеу]?|веком|столети[еяию]|вв?(?=$| до )"
        rf"|century){_END}{ERA}",
        _century,
    ),
    _rule(
        "III тысячелетие до н. э.",
        rf"{_IN_PART}(?P<millennium>\d) (?:тысячелети[еяию]|millennium){_END}{ERA}",
        _millennium,
    ),
    _rule("1933, весна", rf"{_FULL_YEAR} {PART}(?! (?:в )?\d)", _year_alone),
    _rule("весна 1933 года", rf"(?:{PART} (?:в )?)?{_FULL_YEAR}", _year_alone),
    _rule("44 год до н. э.", rf"(?P<year>\d{{1,4}})(?: {YEAR_WORD})?{ERA.removesuffix('?')}", _year_alone),
    _rule("начало 23-го года", rf"{_IN_PART}{_SHORT_YEAR}", _year_alone),
    _rule("весной 33-го", rf"{PART} (?P<short>\d{{2}}){_END}", _year_alone),
    _rule("весной", PART, _season_alone),
    _rule("15", rf"(?P<bare>\d{{1,2}}){_END}", _number_alone),
)
