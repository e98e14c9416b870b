"""Dates counted from another date: they say when only to who knows that other one."""

from __future__ import annotations

import re
from typing import Final

from authoring.dates.day_rules import MONTH_YEAR
from authoring.dates.period import Period, Precision, day_of, month_of, season_of
from authoring.dates.reading import NONE, Reading, Readings, Rule
from authoring.dates.shapes import MONTH, SEASON, SP
from authoring.dates.words import month_number, season_named

_UNITS: Final = {
    "нед": Precision.DAY, "пол": Precision.MONTH, "мес": Precision.MONTH, "год": Precision.YEAR, "лет": Precision.YEAR,
    "дес": Precision.DECADE, "век": Precision.CENTURY, "сто": Precision.CENTURY,
}  # fmt: skip
_UNIT: Final = (
    r"(?P<u>пол(?:года|века)|год(?:а|у|ом|ами|ов|е|ы)?|лет|месяц(?:а|у|ем|ами|ев|е)?|недел(?:ю|и|ь|е|ей|ями)|д(?:ень|ня|ню|нём|нем|не|ней|ни|нями)"
    r"|сут(?:ки|ок|ками)|час(?:а|ов|ом|ами)?|десятилети(?:е|я|й|и)|век(?:а|ов|е|у)?|столети(?:е|я|й|и))(?!\w)"
)
_NUMBER: Final = rf"(?:[а-яё\d][а-яё\d-]*{SP}){{0,3}}?"
_OTHER: Final = (
    r"(?:т(?:ом|ого|от|ому)(?:\s+же)?(?:\s+сам(?:ом|ого|ый))?|эт(?:ом|ого|от|ому)(?:\s+же)?|следующ(?:ем|его|ий|ему|ей|ую)"
    r"|прошл(?:ом|ого|ый|ой|ую)|позапрошл(?:ом|ого)|предыдущ(?:ем|его|ий|ему)|нынешн(?:ем|его|ий|ему)|текущ(?:ем|его|ий)"
    r"|друг(?:ой|ого|ом)|будущ(?:ем|его)|(?:т|эт)(?:е|и|ех|их)(?:\s+же)?|предшествующ(?:ем|его|ий)|последующ(?:ем|его))"
)


_SUCH: Final = r"(?:(?:той|тем|этой|этим)(?:\s+же)?|следующ(?:ей|им)|прошл(?:ой|ым)|будущ(?:ей|им))"


def _unit(word: str) -> Precision:
    return next((unit for stem, unit in _UNITS.items() if word.lower().startswith(stem)), Precision.DAY)


def _counted(match: re.Match[str]) -> Readings:
    """«через два года», «год спустя», «годом раньше», «в том же году», «на следующий день»"""
    period = Period(_unit(match["u"]), (0, 1, 1), (0, 12, 31))
    return (Reading(match.start(), match.end(), period, adverb=True, relative=True),)


def _of_that_year(match: re.Match[str]) -> Readings:
    """«5 декабря того же года», «в июле следующего года», «весной этого года»"""
    period: Period | None
    if match["s"] or match["s2"]:
        period = season_of(0, season_named(match["s"] or match["s2"]))
    else:
        month = month_number(match["m"])
        period = day_of(0, month, int(match["d"])) if match["d"] else month_of(0, month)
    if period is None:
        return NONE
    adverb = match["m"] is None or match["d"] is not None
    return (Reading(match.start(), match.end(), period, adverb=adverb, relative=True),)


def _word(match: re.Match[str]) -> Readings:
    """«тогда же», «накануне», «начале века»"""
    period = Period(Precision.DAY, (0, 1, 1), (0, 12, 31))
    return (Reading(match.start(), match.end(), period, adverb=True, relative=True),)


def _unit_alone(match: re.Match[str]) -> Readings:
    period = Period(_unit(match["u"]), (0, 1, 1), (0, 12, 31))
    return (Reading(match.start(), match.end(), period, relative=True),)


_AFTER: Final = r"(?:спустя|назад|тому назад|раньше|ранее|позже|позднее|до (?:этого|того)|после (?:этого|того))"
_LATER: Final = r"(?:спустя|раньше|ранее|позже|позднее|(?:тому )?назад)(?!\w)(?:[^\S\n](?:этого|того)(?!\w))?"
_HALVES: Final = rf"(?:полгода|полвека|четверть{SP}века)"
OF_THAT_YEAR: Final = Rule(
    "of-that-year",
    re.compile(
        rf"(?:(?:(?:(?P<d>\d{{1,2}}){SP})?(?P<m>{MONTH})|(?P<s>{SEASON})){SP}{_OTHER}{SP}(?:года|месяца)(?!\w))"
        rf"|(?i:{_SUCH}{SP}(?P<s2>{SEASON}))"
    ),
    _of_that_year,
)
COUNTED: Final = (
    OF_THAT_YEAR,
    Rule(
        "through",
        re.compile(rf"(?i:(?:ещё\s+|еще\s+)?(?:через|спустя){SP}{_NUMBER}{_UNIT}(?:{SP}после{SP}(?:этого|того))?)"),
        _counted,
    ),
    Rule("that-year", re.compile(rf"(?i:{_OTHER}{SP}{_UNIT})"), _counted),
    Rule("for-before", re.compile(rf"(?i:за{SP}{_NUMBER}{_UNIT}{SP}до(?:{SP}(?:этого|того))?(?!\w))"), _counted),
    Rule("later", re.compile(rf"(?i:{_UNIT}{SP}{_LATER})"), _counted),
    Rule(
        "number-later",
        re.compile(
            rf"(?i:(?:\d+|полтора|полгода|пол|дв[аеу]\w*|тр[иёе]\w*|четыр\w+|пят\w+|шест\w+|сем\w+|восем\w*|восьм\w*|девят\w+"
            rf"|десят\w+|одиннадцать\w*|двенадцать\w*|нескольк\w+|сто|сорок){SP}(?:[а-яё]+{SP})?{_UNIT}{SP}{_LATER})"
        ),
        _counted,
    ),
    Rule("then", re.compile(rf"(?i:тогда{SP}же|накануне(?!{SP}\w*\d)|{_HALVES}{SP}{_LATER})(?!\w)"), _word),
)
RELATIVE: Final = (
    Rule("that-year", re.compile(rf"{_OTHER}{SP}{_UNIT}"), _counted),
    Rule("unit", re.compile(r"(?P<u>года|месяца|века|десятилетия|столетия)(?!\w)"), _unit_alone),
)
__all__ = ["COUNTED", "MONTH_YEAR", "OF_THAT_YEAR", "RELATIVE"]
