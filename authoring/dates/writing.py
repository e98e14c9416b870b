"""Dates written in Russian: what answers «когда?», what names a period, what begins or ends with it."""

from __future__ import annotations

import itertools
from typing import Final

from authoring.dates import forms
from authoring.dates.forms import Case
from authoring.dates.mention import Date, Role
from authoring.dates.period import Period, Precision, century_number, decade_start, part_name, season_name  # fmt: skip

_BC: Final = " до н. э."
_VO: Final = ("втор", "II ")
_SO: Final = ("втор", "II ", "2 ")
_NBSP: Final = "\u00a0"


def period_of(date: Date | Period) -> Period:
    return date.period if isinstance(date, Date) else date


def at(date: Date | Period, *, nbsp: bool = False) -> str:
    """«15 октября 1923 года», «в октябре 1923 года», «весной 1933 года», «в 1920-е годы», «во II веке»."""
    period = period_of(date)
    kind = period.precision
    if kind in (Precision.DAY, Precision.DAYS):
        written = _days(period)
    elif kind is Precision.SEASON:
        written = in_case(period, Case.PREPOSITIONAL)
    elif kind in (Precision.DECADE, Precision.DECADES):
        written = _with("в", in_case(period, Case.NOMINATIVE))
    elif _far_apart(period) or _two_eras(period):
        written = _from_to(period)
    else:
        written = _with("в", in_case(period, Case.PREPOSITIONAL))
    return _bound(written) if nbsp else written


def name(date: Date | Period, *, year_only: bool = False, nbsp: bool = False) -> str:
    """For an option or a typed answer: «октябрь 1923 года», «1923 год»; «1923» with `year_only`."""
    period = period_of(date)
    if year_only and period.precision in (Precision.YEAR, Precision.YEARS) and not _two_eras(period):
        return _number(period.first[0], period.last[0]) + _era(period.last[0])
    written = in_case(period, Case.NOMINATIVE)
    return _bound(written) if nbsp else written


def phrase(date: Date | Period, role: Role, *, nbsp: bool = False) -> str:
    """With the preposition of the role: «с 1923 года», «до 1936 года», «к 1956 году», «после 1945 года»."""
    period = period_of(date)
    spans = period.precision is Precision.DAYS or _far_apart(period) or _two_eras(period)
    if role in (Role.AT, Role.SPAN) or spans:
        return at(period, nbsp=nbsp)
    if role is Role.BARE:
        written = in_case(period, Case.GENITIVE)
    elif role is Role.BEFORE:
        written = _with("к", in_case(period, Case.DATIVE))
    else:
        word = {Role.SINCE: "с", Role.UNTIL: "до", Role.AFTER: "после"}[role]
        written = _with(word, in_case(period, Case.GENITIVE))
    return _bound(written) if nbsp else written


def in_case(date: Date | Period, case: Case) -> str:
    """Without a preposition: «октябре 1923 года», «1923 году», «первой половине 1928 года»."""
    period = period_of(date)
    (year, month, _), (last, last_month, _) = period.first, period.last
    match period.precision:
        case Precision.DAY | Precision.DAYS:
            return _days(period)
        case Precision.MONTH:
            return forms.month(month, case) + _year_tail(year)
        case Precision.MONTHS if not _far_apart(period):
            return f"{forms.month(month, case)}–{forms.month(last_month, case)}{_year_tail(year)}"
        case Precision.SEASON:
            years = f" {year}–{last} годов" if last != year else _year_tail(year)
            return forms.SEASONS[season_name(period)][case] + years
        case Precision.PART:
            return forms.part(part_name(period), case, of_year=True) + _year_tail(year)
        case Precision.PART_OF_MONTH:
            return f"{forms.part(part_name(period), case)} {forms.month(month, Case.GENITIVE)}{_year_tail(year)}"
        case Precision.YEAR:
            return f"{abs(year)} {forms.YEAR[case]}{_era(year)}"
        case Precision.YEARS if not _two_eras(period):
            return f"{_number(year, last)} {forms.YEARS[case]}{_era(last)}"
        case Precision.YEARS | Precision.MONTHS:
            return _from_to(period)
        case _:
            return _long(period, case)


def _long(period: Period, case: Case) -> str:
    year, last = period.first[0], period.last[0]
    match period.precision:
        case Precision.DECADE:
            return _decade(year, year, case)
        case Precision.DECADES:
            return _decade(year, last - 9, case)
        case Precision.PART_OF_DECADE:
            start = decade_start(year)
            return f"{forms.part(part_name(period), case)} {_decade(start, start, Case.GENITIVE)}"
        case Precision.PART_OF_CENTURY:
            return f"{forms.part(part_name(period), case)} {_century(year, year, Case.GENITIVE)}"
        case _:
            return _century(year, last, case)


def _days(period: Period) -> str:
    (year, month, day), (last_year, last_month, last_day) = period.first, period.last
    end = f"{last_day} {forms.month(last_month, Case.GENITIVE)}{_year_tail(last_year)}"
    if period.first == period.last:
        return end
    if (year, month) == (last_year, last_month):
        return f"{day}–{end}"
    start = f"{day} {forms.month(month, Case.GENITIVE)}"
    return f"{_with('с', start)}{_year_tail(year) if year != last_year else ''} по {end}"


def _from_to(period: Period) -> str:
    (year, month, _), (last, last_month, _) = period.first, period.last
    if period.precision is Precision.MONTHS:
        start = forms.month(month, Case.GENITIVE) + (_year_tail(year) if year != last else "")
        return f"с {start} по {forms.month(last_month, Case.NOMINATIVE)}{_year_tail(last)}"
    era = " н. э." if last > 0 else _BC
    return f"{_with('с', f'{abs(year)} года')}{_era(year)} по {abs(last)} год{era}"


def _far_apart(period: Period) -> bool:
    """Months that are not neighbours: «с мая по октябрь», not «в мае–октябре»."""
    if period.precision is not Precision.MONTHS:
        return False
    (year, month, _), (last, last_month, _) = period.first, period.last
    return year != last or last_month - month > 1


def _two_eras(period: Period) -> bool:
    return period.precision is Precision.YEARS and period.first[0] < 0 < period.last[0]


def _decade(first: int, last: int, case: Case) -> str:
    ending, years = forms.DECADE_ENDING[case], forms.YEARS[case]
    if first == 0:
        return f"…-{ending} {years}"
    if first >= 100:
        numbers = f"{first}-{ending}" if first == last else f"{first}–{last}-{ending}"
        return f"{numbers} {years}"
    tens = [(start % 100 if start > 0 else -(start + 9) % 100) for start in (first, last)]
    numbers = f"{tens[0]}-{ending}" if first == last else f"{tens[0]}–{tens[1]}-{ending}"
    return f"{numbers} {years} {_century(last, last, Case.GENITIVE)}"


def _century(first: int, last: int, case: Case) -> str:
    one, other = century_number(first), century_number(last)
    if one == other:
        return f"{forms.roman(abs(one))} {forms.CENTURY[case]}{_era(one)}"
    return f"{forms.roman(abs(one))}–{forms.roman(abs(other))} {forms.CENTURIES[case]}{_era(other)}"


def _number(first: int, last: int) -> str:
    return str(abs(first)) if first == last else f"{abs(first)}–{abs(last)}"


def _year_tail(year: int) -> str:
    return f" {abs(year)} года{_era(year)}" if year else ""


def _era(year: int) -> str:
    return _BC if year < 0 else ""


def _with(word: str, rest: str) -> str:
    """The preposition in the shape the next word asks for: «во второй половине», «во II веке», «со 2 февраля»."""
    if (word == "в" and rest.startswith(_VO)) or (word in ("с", "к") and rest.startswith(_SO)):
        word += "о"
    return f"{word} {rest}"


def _bound(written: str) -> str:
    """With no-break spaces: between a day and its month, before «года» and «века», inside «до н. э.»."""
    words = written.split(" ")
    result = words[0]
    for before, word in itertools.pairwise(words):
        binds = before[-1].isdigit() or word.startswith(("год", "век", "н.", "э.")) or len(before) <= 2
        result += (_NBSP if binds else " ") + word
    return result


__all__ = ["at", "in_case", "name", "period_of", "phrase"]
