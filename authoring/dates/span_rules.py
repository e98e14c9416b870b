"""From one date to another: days, months, years; and days that share a month, months that share a year."""

from __future__ import annotations

import re
from typing import Final

from authoring.dates.period import Period, Precision, day_of, month_length, month_of, years_of
from authoring.dates.reading import NONE, Reading, Readings, Rule
from authoring.dates.shapes import (
    DASH,
    ERA,
    FIRST_YEAR,
    KIND_OF_YEAR,
    LAST_YEAR,
    MONTH,
    SP,
    SUFFIX,
    YEAR_AFTER_MONTH,
    YEAR_WORD,
    free_after,
    in_brackets,
    negative,
    opens_span,
    preposition,
)  # fmt: skip
from authoring.dates.words import month_number

_NAME_BEFORE: Final = re.compile(r"[А-ЯЁ][а-яё]+(?:[^\S\n][IVX]+)?[^\S\n]\($")
_NUMBERED: Final = re.compile(r"[A-ZА-ЯЁ]{3,}[^\S\n]$")  # «ГОСТ 1942-2018»
_LONGEST: Final = 500
"""Years: what spans more is a pair of numbers, unless it says «годы»."""


def _year_span(match: re.Match[str]) -> Readings:
    """«1905–1907 годах», «с 1905 по 1910 год», «(1185–1226)», «1941–45 гг.», «1923/24 учебном году»"""
    a, b, join = match["a"], match["b"], match["join"]
    text, start, end = match.string, match.start(), match.end()
    opened = opens_span(text, start)
    if join and not opened:
        return NONE
    short = len(b) < len(a) and len(b) == 2 and not join and not match["era"]
    first, last = int(a), int(a[: -len(b)] + b) if short else int(b)
    if negative(match["era"]):
        first, last = (first if negative(match["era1"]) or not match["era1"] else -first) * -1, -last
    elif negative(match["era1"]):
        first = -first
    said = bool(match["w"] or match["w1"] or match["era"] or match["era1"])
    if match["slash"] and not (last == first + 1 and said):
        return NONE
    if not first < last <= LAST_YEAR or not (said or _looks_like_years(match, first, last)):
        return NONE
    if said and not match["era"] and len(a) < 3 and not match["era1"]:
        return NONE
    hedge = "между" if join == "и" else ""
    bare = (match["w"] or "") in ("годами", "годом") and not hedge
    return (Reading(start, end, years_of(first, last), joined=bool(join), hedge=hedge, bare=bare),)


def _looks_like_years(match: re.Match[str], first: int, last: int) -> bool:
    text, start, end = match.string, match.start(), match.end()
    if last - first > _LONGEST or (first % 100 == 0 and last % 100 == 0):
        return False
    if in_brackets(text, start, end):
        return first >= FIRST_YEAR or _NAME_BEFORE.search(text[max(0, start - 30) : start]) is not None
    if not FIRST_YEAR <= first <= last or not free_after(text, end) or _NUMBERED.search(text, max(0, start - 8), start):
        return False
    if match["join"]:
        return match["join"] == "по" or first % 10 != 0 or last % 10 != 0
    return first % 10 != 0 or last % 10 != 0 or bool(preposition(text, start))


def _day_span(match: re.Match[str]) -> Readings:
    """«15–17 октября 1923 года», «с 15 октября по 3 ноября 1923 года», «август–сентябрь 1918 года»"""
    join, text = match["join"], match.string
    if join and not opens_span(text, match.start()):
        return NONE
    year_a, named_a = match["y1"] or match["y1b"], match["m1"] or match["m1b"]
    last_year = _number(match["y"], match["era"])
    first_year = _number(year_a, match["era"]) if year_a else last_year
    month_b = month_number(match["m2"])
    month_a = month_number(named_a) if named_a else month_b
    if match["d1"] is None and match["d2"] is None:
        if not match["y"] and not preposition(text, match.start()):
            return NONE
        period = _months(first_year, month_a, last_year, month_b)
    elif match["d1"] is None or match["d2"] is None:
        period = _months(first_year, month_a, last_year, month_b) if join and named_a else None
    else:
        first = day_of(first_year, month_a, int(match["d1"]))
        last = day_of(last_year, month_b, int(match["d2"]))
        in_order = first and last and first.first < last.first
        period = Period(Precision.DAYS, first.first, last.first) if first and last and in_order else None
    if period is None:
        return NONE
    hedge = "между" if join == "и" else ""
    return (Reading(match.start(), match.end(), period, adverb=bool(match["d1"]), joined=bool(join), hedge=hedge),)


def _number(year: str | None, era: str | None) -> int:
    if year is None or (len(year) < 3 and not era):
        return 0
    return -int(year) if negative(era) else int(year)


def _months(year_a: int, month_a: int, year_b: int, month_b: int) -> Period | None:
    if (year_a, month_a) >= (year_b, month_b) or year_b > LAST_YEAR:
        return None
    return Period(Precision.MONTHS, (year_a, month_a, 1), (year_b, month_b, month_length(year_b, month_b)))


def _day_list(match: re.Match[str]) -> Readings:
    """«15 и 17 октября 1923 года», «апреле и октябре 1923 года»: each is a mention of its own."""
    year, month = _number(match["y"], match["era"]), month_number(match["m"])
    if year > LAST_YEAR:
        return NONE
    found = []
    pieces = list(re.finditer(r"\d+" if match["days"] else r"[а-яё]+(?=,|\s|$)", match["list"]))
    pieces = [piece for piece in pieces if piece[0] not in ("и", "или")]
    for piece in pieces:
        period = day_of(year, month, int(piece[0])) if match["days"] else month_of(year, month_number(piece[0]))
        if period is None:
            return NONE
        found.append((match.start("list") + piece.start(), match.start("list") + piece.end(), period))
    if match["days"] is None:
        found.append((match.start("m"), match.end(), month_of(year, month)))
    hedge = "или" if "или" in match["list"].split() else ""
    last = len(found) - 1
    return tuple(
        Reading(start, match.end() if place == last else end, period, adverb=match["days"] is not None, hedge=hedge)
        for place, (start, end, period) in enumerate(found)
    )


_YEAR_1: Final = rf"(?:{SP}(?P<y1>\d{{3,4}})(?:{SUFFIX}?{SP}?{YEAR_WORD}|{SUFFIX})?)?"
_DAY: Final = r"(?:[-‑]?(?:го|е|ое|му))?"
DAY_SPAN: Final = Rule(
    "span-of-days",
    re.compile(
        rf"(?:(?:(?P<d1>\d{{1,2}}){_DAY}(?:{SP}(?P<m1>{MONTH}){_YEAR_1})?)|(?P<m1b>{MONTH})(?:{SP}(?P<y1b>\d{{3,4}})(?:{SP}?{YEAR_WORD})?)?)"
        rf"(?:,?{SP}(?P<join>по|до|на|и){SP}|{DASH})(?:(?P<d2>\d{{1,2}}){_DAY}{SP})?(?P<m2>{MONTH}){YEAR_AFTER_MONTH}"
    ),
    _day_span,
)
YEAR_SPAN: Final = Rule(
    "span-of-years",
    re.compile(
        rf"(?P<a>\d{{1,4}})(?:[-‑]?(?:го|й|м))?(?:{SP}?(?P<w1>{YEAR_WORD}))?{ERA.replace('<era>', '<era1>')}"
        rf"(?:,?{SP}(?P<join>по|до|и){SP}|(?P<slash>/)|{DASH})"
        rf"(?P<b>\d{{1,4}})(?![\d]|[.,:]\d)(?:[-‑]?(?:й|го|м|е|х)(?!\w))?(?:{SP}?{KIND_OF_YEAR}(?P<w>{YEAR_WORD}))?{ERA}(?![%°]|{DASH}\d)"
    ),
    _year_span,
)
DAY_LIST: Final = Rule(
    "list-of-days",
    re.compile(
        rf"(?P<list>(?P<days>\d{{1,2}})(?:,{SP}\d{{1,2}})*,?{SP}(?:и|или){SP}\d{{1,2}}){SP}(?P<m>{MONTH}){YEAR_AFTER_MONTH}"
    ),
    _day_list,
)
MONTH_LIST: Final = Rule(
    "list-of-months",
    re.compile(
        rf"(?P<list>{MONTH}(?:,{SP}{MONTH})*,?{SP}(?:и|или)){SP}(?P<m>{MONTH})(?P<days>(?!))?{YEAR_AFTER_MONTH}"
    ),
    _day_list,
)
