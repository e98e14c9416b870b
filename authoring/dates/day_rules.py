"""Days, months, seasons."""

from __future__ import annotations

import re
from typing import Final

from authoring.dates.period import Period, day_of, month_of, season_of, winter_from
from authoring.dates.reading import NONE, Reading, Readings, Rule, whole
from authoring.dates.shapes import DASH, LAST_YEAR, MONTH, ROMAN, SEASON, SHORT_MONTH, SP, YEAR_AFTER_MONTH, negative
from authoring.dates.shapes import preposition as preposition_before
from authoring.dates.words import month_number, number_in_words, roman_number, season_named

STREET: Final = re.compile(
    r"(?<!\w)(?:ул\.|улиц\w*|площад\w*|пл\.|проспект\w*|переул\w*|бульвар\w*|имени|им\.|завод\w*|парк\w*|станци\w*"
    r"|праздник\w*|газет\w*|журнал\w*|деревн\w*|посёл\w*|посел\w*|колхоз\w*|фабрик\w*)[^\S\n]*[«\"]?$"
)
_DAY_WORD: Final = rf"(?P<words>(?:(?:двадцать|тридцать){SP})?[а-яё]+(?:ого|его|ое|ье))"
_MONTH_DAY: Final = rf"(?P<d>\d{{1,2}})(?:[-‑]?(?:го|е|ое|ого|му))?{SP}(?P<m>{MONTH}|{SHORT_MONTH}){YEAR_AFTER_MONTH}"


def year_named(match: re.Match[str]) -> int | None:
    """The year of YEAR_AFTER_MONTH: 0 when there is none or it lacks its century, None when it cannot be one."""
    if match["y"] is None:
        return 0
    number = int(match["y"])
    if negative(match["era"]):
        return -number
    if match["era"] is None and len(match["y"]) < 3:
        return 0
    return number if 0 < number <= LAST_YEAR else None


def _is_name(match: re.Match[str]) -> bool:
    """«улица 8 Марта», «площадь 1 Мая»."""
    text = match.string
    if match["y"] is not None:
        return False
    return (
        match["m"][0].isupper() or STREET.search(text[max(0, match.start() - 14) : match.start()].lower()) is not None
    )


def _day(match: re.Match[str]) -> Readings:
    """«15 октября 1923 года», «15-го октября», «15 окт. 1923»"""
    year = year_named(match)
    if year is None or _is_name(match):
        return NONE
    return whole(match, day_of(year, month_number(match["m"]), int(match["d"])), adverb=True)


def _day_in_words(match: re.Match[str]) -> Readings:
    """«пятнадцатого октября 1923 года», «двадцать пятое декабря»"""
    day, year = number_in_words(match["words"]), year_named(match)
    if day is None or year is None or _is_name(match):
        return NONE
    return whole(match, day_of(year, month_number(match["m"]), day), adverb=True)


def _digits(match: re.Match[str]) -> Readings:
    """«15.10.1923», «15.X.1923», «1923-10-15»"""
    month = match["m"] or match["im"]
    number = int(month) if month.isdigit() else roman_number(month)
    period = day_of(int(match["y"] or match["iy"]), number or 0, int(match["d"] or match["iday"]))
    return whole(match, period, adverb=True)


def _two_styles(match: re.Match[str]) -> Readings:
    """«25 октября (7 ноября) 1917 года», «12 (24) февраля 1812 года», «25 октября 1917 года (7 ноября)»:
    one day; the first is how it is named."""
    year = year_named(match)
    named = match["m1"] or match["m"] or (None if match["open"] else match["m2"])
    if year is None or named is None:
        return NONE
    first_month, second_month = month_number(named), month_number(match["m2"] or named)
    if match["m1"] is None and match["m2"] and match["m"] is None:
        first_month = second_month
    turned = {(1, 12): -1, (12, 1): 1}.get((first_month or 0, second_month or 0), 0)
    second_year = year + turned  # «12 января 1907 года (30 декабря 1906 года)»
    first, second = day_of(year, first_month, int(match["d1"])), day_of(second_year, second_month, int(match["d2"]))
    if first is None or second is None or not _one_day(first, second):
        return NONE
    return (Reading(match.start(), match.end(), first, adverb=True, also=second),)


def _one_day(first: Period, second: Period) -> bool:
    """Whether the two calendars can be that far apart: 5 to 13 days; December may be the next January."""
    (_, month, day), (_, other_month, other_day) = first.first, second.first
    apart = abs((other_month - month) * 30.4 + other_day - day)
    return 4 <= min(apart, 365 - apart) <= 15


def _month(match: re.Match[str]) -> Readings:
    """«октябре 1923 года», «октябрь 1923»; alone only after a preposition: «в мае»."""
    text, start = match.string, match.start()
    year, number = year_named(match), month_number(match["m"])
    if year is None:
        return NONE
    if match["y"] is None and not (match["m"][0].islower() and preposition_before(text, start)):
        return NONE
    return whole(match, month_of(year, number), bare=match["m"].endswith(("ом", "ем", "ём")))


def _season(match: re.Match[str]) -> Readings:
    """«весной 1933 года», «зимой 1941/42 года», «зимой 1923–1924 годов»"""
    word, season, year = match["s"], season_named(match["s"]), year_named(match)
    adverb = word.endswith(("ой", "ом", "ью"))
    if match["y1"] is not None:
        first = int(match["y1"])
        last = int(match["y1"][: -len(match["y2"])] + match["y2"])
        return whole(match, winter_from(first), adverb=adverb) if last == first + 1 and word[0] in "Зз" else NONE
    if year is None:
        return NONE
    if match["y"] is None and not adverb:
        wanted = {"весны": "с", "осени": "с", "лета": "с", "зимы": "с", "весне": "к", "лету": "к", "зиме": "к"}
        given = preposition_before(match.string, match.start())
        if not given or (wanted.get(word) != given and not (given in ("до", "после") and wanted.get(word) == "с")):
            return NONE
    return whole(match, season_of(year, season), adverb=adverb)


def month_inside(match: re.Match[str]) -> Period | None:
    """A month or a season after «в начале»: it needs no preposition of its own."""
    year = year_named(match)
    if year is None or match["m"][0].isupper():
        return None
    return month_of(year, month_number(match["m"]))


_STYLE: Final = rf"(?:{SP}(?:по|ст\.|н\.|нового|старого)[^)\]\d]{{0,24}}?)?"
_TWO_STYLES: Final = (
    rf"(?P<d1>\d{{1,2}})(?:{SP}(?P<m1>{MONTH}))?{_STYLE}\s?(?:(?P<open>[(\[])|/)\s?(?P<d2>\d{{1,2}})(?:{SP}(?P<m2>{MONTH}))?"
    rf"{_STYLE}(?(open)[)\]])(?:{SP}(?P<m>{MONTH}))?{YEAR_AFTER_MONTH}"
)
_STYLE_AFTER: Final = (
    rf"(?P<d1>\d{{1,2}}){SP}(?P<m1>{MONTH})(?P<m>(?!))?{YEAR_AFTER_MONTH}\s?(?P<open>[(\[])"
    rf"(?P<d2>\d{{1,2}}){SP}(?P<m2>{MONTH})(?:{SP}\d{{4}}(?:{SP}года|[^\S\n]?г\.)?)?{_STYLE}[)\]]"
)
MONTH_YEAR: Final = re.compile(rf"(?P<m>{MONTH}){YEAR_AFTER_MONTH}")

NUMBER_RULES: Final = (
    Rule(
        "day-month-year-digits",
        re.compile(
            rf"(?:(?P<d>\d{{1,2}})(?P<dot>[./])(?P<m>\d{{1,2}}|{ROMAN})(?P=dot)(?P<y>\d{{4}})"
            r"|(?P<iy>\d{4})-(?P<im>\d\d)-(?P<iday>\d\d))(?!\w|[./-]\d)(?:[^\S\n]?г\.|[^\S\n]года\b)?"
        ),
        _digits,
    ),
    Rule("two-styles", re.compile(_TWO_STYLES), _two_styles),
    Rule("style-after", re.compile(_STYLE_AFTER), _two_styles),
)
DAY_RULES: Final = (Rule("day-month-year", re.compile(_MONTH_DAY), _day),)
WORD_RULES: Final = (
    Rule("day-in-words", re.compile(rf"(?i:{_DAY_WORD}){SP}(?P<m>{MONTH}){YEAR_AFTER_MONTH}"), _day_in_words),
)
MONTH_RULES: Final = (Rule("month-year", MONTH_YEAR, _month),)
SEASON_RULES: Final = (
    Rule(
        "season",
        re.compile(
            rf"(?P<s>{SEASON})(?:{SP}(?P<y1>\d{{3,4}})(?:/|{DASH})(?P<y2>\d{{4}}|\d\d)(?!\d)"
            rf"(?:[^\S\n]?(?:годов|года|гг\.|г\.))?|{YEAR_AFTER_MONTH})"
        ),
        _season,
    ),
)
