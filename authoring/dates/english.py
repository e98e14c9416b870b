"""Dates in English: the plain shapes."""

from __future__ import annotations

import re
from typing import Final

from authoring.dates.lead import Lead, lowered
from authoring.dates.mention import Role
from authoring.dates.period import (
    Part,
    Period,
    Precision,
    Season,
    century_of,
    day_of,
    decade_of,
    month_of,
    part_of,
    season_of,
    winter_from,
    year_of,
    years_of,
)  # fmt: skip
from authoring.dates.reading import NONE, Reading, Readings, Rule, whole
from authoring.dates.shapes import DASH, FIRST_YEAR, LAST_YEAR, SP, in_brackets

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SEASONS: Final = {
    "winter": Season.WINTER, "spring": Season.SPRING, "summer": Season.SUMMER, "autumn": Season.AUTUMN,
    "fall": Season.AUTUMN,
}  # fmt: skip
_PARTS: Final = {
    "early": Part.BEGINNING, "beginning": Part.BEGINNING, "start": Part.BEGINNING, "mid": Part.MIDDLE,
    "middle": Part.MIDDLE, "late": Part.END, "end": Part.END, "first half": Part.FIRST_HALF,
    "second half": Part.SECOND_HALF,
}  # fmt: skip
_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?!\w)"
)
_ERA: Final = rf"(?:{SP}(?P<era>BCE?|B\.C\.|CE|AD)(?!\w))?"
_YEAR: Final = rf"(?:,?{SP}(?P<y>\d{{3,4}})(?!\d|[.,]\d|[%°]){_ERA})?"
_AFTER_PREPOSITION: Final = re.compile(
    r"(?<!\w)(?:early|late|mid|in|by|since|until|till|after|before|from|during|of|to|around|circa)[\s-]$"
)
_COUNTED: Final = re.compile(rf"{SP}(?:[a-z]{{3,}}s\b(?<!thus)|people\b|men\b|women\b|million\b|km\b|percent\b)")
_FROM: Final = re.compile(r"(?<!\w)(?:from|between)\s$")


def _month_number(word: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


def _signed(match: re.Match[str]) -> int:
    year = int(match["y"] or 0)
    return -year if (match["era"] or "").startswith("B") else year


def _day(match: re.Match[str]) -> Readings:
    """“15 October 1923”, “October 15, 1923”, “15th of October”"""
    return whole(match, day_of(_signed(match), _month_number(match["m"]), int(match["d"])), adverb=True)


def _month(match: re.Match[str]) -> Readings:
    """“October 1923”; alone only after a preposition: “in October”, never “may”"""
    text, start = match.string, match.start()
    if match["y"] is None and not _AFTER_PREPOSITION.search(text[max(0, start - 8) : start].lower()):
        return NONE
    return whole(match, month_of(_signed(match), _month_number(match["m"])))


def _season(match: re.Match[str]) -> Readings:
    """“spring of 1933”, “winter of 1941–42”"""
    season = _SEASONS[match["s"].lower()]
    if match["y2"] is not None:
        return whole(match, winter_from(int(match["y"]))) if season is Season.WINTER else NONE
    return whole(match, season_of(_signed(match), season))


def _part(match: re.Match[str]) -> Readings:
    """“early 1933”, “the late 1920s”, “the second half of the 18th century”"""
    part = _PARTS[" ".join(match["part"].lower().split())]
    for rule in (_CENTURY, _DECADE, _YEAR_ALONE, _MONTH_YEAR):
        inner = rule.pattern.match(match.string, match.end())
        for reading in rule.read(inner) if inner else NONE:
            period = part_of(reading.period, part)
            return (Reading(match.start(), reading.end, period),) if period else NONE
    return NONE


def _century(match: re.Match[str]) -> Readings:
    number = int(match["n"])
    sign = -1 if (match["era"] or "").startswith("B") else 1
    return whole(match, century_of(sign * number)) if 0 < number <= (21 if sign > 0 else 40) else NONE


def _decade(match: re.Match[str]) -> Readings:
    return whole(match, decade_of(int(match["n"]))) if FIRST_YEAR <= int(match["n"]) <= LAST_YEAR else NONE


def _span(match: re.Match[str]) -> Readings:
    """“1914–1918”, “from 1914 to 1918”, “between 1914 and 1918” (doubtful)"""
    text, start, end = match.string, match.start(), match.end()
    a, b, join = match["a"], match["b"], match["join"]
    first, last = int(a), int(a[: -len(b)] + b)
    if join and not _FROM.search(text[max(0, start - 9) : start].lower()):
        return NONE
    fits = FIRST_YEAR <= first < last <= LAST_YEAR and not (first % 100 == 0 and last % 100 == 0)
    if not fits or _COUNTED.match(text, end):
        return NONE
    return (Reading(start, end, years_of(first, last), joined=bool(join), hedge="between" if join == "and" else ""),)


def _year(match: re.Match[str]) -> Readings:
    """“in 1923”, “(1288)”, “44 BC”"""
    text, start, end = match.string, match.start(), match.end()
    year = _signed(match)
    if match["era"]:
        return whole(match, year_of(year)) if year else NONE
    said = _AFTER_PREPOSITION.search(lowered(text, max(0, start - 8), start))
    fits = FIRST_YEAR <= year <= LAST_YEAR and not _COUNTED.match(text, end)
    return whole(match, year_of(year)) if fits and (said or in_brackets(text, start, end)) else NONE


def _relative(match: re.Match[str]) -> Readings:
    period = Period(Precision.YEAR, (0, 1, 1), (0, 12, 31))
    return (Reading(match.start(), match.end(), period, adverb=True, relative=True),)


_CENTURY: Final = Rule("century", re.compile(rf"(?P<n>\d{{1,2}})(?:st|nd|rd|th)[-\s]century(?!\w){_ERA}"), _century)
_DECADE: Final = Rule("decade", re.compile(r"(?P<n>\d{3}0)['’]?s(?!\w)"), _decade)
_YEAR_ALONE: Final = Rule("year", re.compile(rf"(?P<y>\d{{1,4}})(?!\d|[.,:/]\d|[-–]\d|[%°]|\w){_ERA}"), _year)
_MONTH_YEAR: Final = Rule("month-year", re.compile(rf"(?P<m>{_MONTH})(?:{SP}of)?{_YEAR}"), _month)
_NUMBERS: Final = (
    Rule("day-month-year", re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{SP}(?:of{SP})?(?P<m>{_MONTH}){_YEAR}"), _day),
    _CENTURY,
    _DECADE,
    Rule("span-of-years", re.compile(
        rf"(?P<a>\d{{4}})(?:{SP}(?P<join>to|and|until){SP}|{DASH})(?P<b>\d{{4}}|\d\d)(?!\w|[.,:/]\d|{DASH}\d)"
    ), _span),
    _YEAR_ALONE,
)  # fmt: skip
RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "number": _NUMBERS,
    "month": (
        Rule(
            "month-day-year",
            re.compile(rf"(?P<m>{_MONTH}){SP}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|[.,]\d){_YEAR}"),
            _day,
        ),
        _MONTH_YEAR,
    ),
    "season": (
        Rule("season", re.compile(
            rf"(?P<s>[A-Za-z]+)(?:{SP}of)?{SP}(?P<y>\d{{4}})(?:[-–/](?P<y2>\d\d(?:\d\d)?))?(?!\w){_ERA}"
        ), _season),
    ),
    "part": (
        Rule("part", re.compile(
            r"(?i:(?P<part>early|late|mid|(?:beginning|start|middle|end|first\s+half|second\s+half)(?=\s+of)))"
            rf"(?:-|{SP})(?:of{SP})?(?:the{SP})?"
        ), _part),
    ),
    "relative": (
        Rule("relative", re.compile(
            r"(?i:(?:that|the following|the same|the next|this)\s+(?:year|day|month)"
            r"|(?:\w+\s+)?(?:years?|months?|days?|weeks?)\s+(?:later|earlier|before|after))(?!\w)"
        ), _relative),
    ),
}  # fmt: skip
ANCHOR: Final = re.compile(
    r"(?<![\w#$€£-])(?:(?P<number>(?<!\d[.,:/])\d)"
    r"|(?P<month>Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)"
    r"|(?P<season>[Ww]inter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all)"
    r"|(?P<part>[Ee]arly|[Ll]ate\b|[Mm]id|[Bb]eginning|[Ss]tart\b|[Ee]nd\b|[Ff]irst\s|[Ss]econd\s)"
    r"|(?P<relative>[Tt]hat\s|[Tt]his\s|[Tt]he\s(?:following|same|next)|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Tt]en"
    r"|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Oo]ne|[Ss]everal|(?:[Yy]ear|[Mm]onth|[Dd]ay|[Ww]eek)s?\s(?:later|earlier)))"
)
_ROLES: Final = {
    "in": Role.AT, "on": Role.AT, "during": Role.AT, "throughout": Role.AT, "since": Role.SINCE, "from": Role.SINCE,
    "until": Role.UNTIL, "till": Role.UNTIL, "to": Role.UNTIL, "by": Role.BEFORE, "before": Role.BEFORE,
    "after": Role.AFTER, "of": Role.BARE,
}  # fmt: skip
_DOUBTS: Final = (
    "around", "about", "circa", "c.", "ca.", "probably", "possibly", "perhaps", "approximately", "reportedly",
    "between",
)  # fmt: skip
_LEAD: Final = re.compile(
    rf"(?<![\w-])(?:(?:{'|'.join(map(re.escape, (*_ROLES, *_DOUBTS, 'the', 'sometime', 'some time')))}),?\s)+$"
)
_HEDGE: Final = re.compile(r"(?<!\w)(probably|possibly|perhaps|reportedly|allegedly|supposedly)(?:\s\S+){0,4}\s$")
_HEDGE_AFTER: Final = re.compile(r"\s?(\(\?\)|or (?:earlier|later|before|\d)|\((?:probably|possibly|or))")


def lead_before(text: str, start: int) -> Lead:
    """As `lead.lead_before`, for English."""
    window = lowered(text, max(0, start - 40), start)
    found = _LEAD.search(window)
    if found is None:
        return Lead(start, None, "")
    role, hedge = None, ""
    for word in found[0].replace(",", "").split():
        role = _ROLES.get(word, role)
        hedge = word if word in _DOUBTS else hedge
    return Lead(start - len(window) + found.start(), role, hedge)


def hedge_around(text: str, start: int, end: int) -> str:
    """As `hedges.hedge_around`, for English."""
    found = _HEDGE.search(lowered(text, max(0, start - 50), start)) or _HEDGE_AFTER.match(text, end)
    return found[1] if found else ""
