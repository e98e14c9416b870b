"""Years, decades, centuries."""

from __future__ import annotations

import re
from typing import Final

from authoring.dates.day_rules import STREET
from authoring.dates.period import Period, Precision, century_of, decade_of, year_of
from authoring.dates.reading import NONE, Reading, Readings, Rule, whole
from authoring.dates.shapes import (
    CENTURY_WORD,
    DASH,
    ERA,
    FIRST_YEAR,
    KIND_OF_YEAR,
    LAST_YEAR,
    ROMAN,
    SP,
    SUFFIX,
    YEAR_WORD,
    bare_year,
    free_after,
    negative,
    preposition,
)  # fmt: skip
from authoring.dates.words import number_in_words, roman_number

_OPEN: Final = Period(Precision.YEAR, (0, 1, 1), (0, 12, 31))
_INSTRUMENTAL: Final = ("годом", "годами", "веком", "веками", "столетием", "столетиями")
_LIFE: Final = re.compile(rf"{SP}(?:жизни|правления|службы|войны|обучения|царствования|революции)\b")
_NOUN_AFTER: Final = {"м": "уею", "ом": "уею", "го": "ая", "му": "ую"}
_DECADE_STEMS: Final = {
    "десят": 10, "двадцат": 20, "тридцат": 30, "сороков": 40, "пятидесят": 50,
    "шестидесят": 60, "семидесят": 70, "восьмидесят": 80, "девяност": 90,
}  # fmt: skip


def year_period(match: re.Match[str]) -> Period | None:
    """A number as a year, if the words around it say so; open when it lacks its century («в 23-м году»)."""
    text, start, end = match.string, match.start("n"), match.end("n")
    number, digits = int(match["n"]), end - start
    word, suffix = match["w"] or "", match["suffix"]
    if match["era"]:
        return year_of(-number if negative(match["era"]) else number) if number else None
    if not word:
        if suffix:
            fits = FIRST_YEAR <= number <= LAST_YEAR and preposition(text, start) and not _agreeing(match)
            return year_of(number) if fits else None
        return year_of(number) if bare_year(text, start, end) else None
    if digits == 4:
        doubtful = number % 100 == 0 and word.startswith("г") and not word.startswith("год")
        fits = FIRST_YEAR <= number <= LAST_YEAR and not (doubtful and not preposition(text, start))
        return year_of(number) if fits and not (word == "г" and number % 10 == 0) else None
    return _short_year(text, start, match.end(), number, word, bool(suffix))


def _agreeing(match: re.Match[str]) -> bool:
    """«в 1941-м полку»: the number belongs to the next word; not in «в 1941-м умер», «в 1847-м»."""
    ending = match["suffix"].lstrip("-‑–")
    noun = re.match(
        rf"[^\S\n]+[а-яё]+[{_NOUN_AFTER.get(ending, 'аеиоуыюя')}](?!\w)", match.string[match.end() : match.end() + 30]
    )
    return noun is not None and not free_after(match.string, match.end())


def _short_year(text: str, start: int, end: int, number: int, word: str, suffix: bool) -> Period | None:
    """«в 988 году»; not «прошло 103 года», «на 37 году жизни», «500 г.»."""
    before = preposition(text, start)
    if number >= 100:
        counted = (word == "года" and number % 10 in (2, 3, 4)) or (word == "год" and number % 10 == 1)
        return year_of(number) if word == "году" or before or (word.startswith("год") and not counted) else None
    fits = number >= 10 and before and (word == "году" or suffix) and not _LIFE.match(text, end)
    return _OPEN if fits else None


def _year(match: re.Match[str]) -> Readings:
    """«1923 году», «1923-м», «1923 г.», «44 году до н. э.», «(1288)»"""
    if STREET.search(match.string[max(0, match.start() - 14) : match.start()].lower()):
        return NONE
    return whole(match, year_period(match), bare=(match["w"] or "").lower() in _INSTRUMENTAL)


def _year_in_words(match: re.Match[str]) -> Readings:
    """«тысяча девятьсот семнадцатом году»"""
    number = number_in_words(match["words"])
    return whole(match, year_of(number)) if number and FIRST_YEAR <= number <= LAST_YEAR else NONE


def century_named(words: str) -> int | None:
    """19 for «XIX», «19», «19-го», «девятнадцатого»."""
    digits = re.match(r"\d+", words)
    number = int(digits[0]) if digits else roman_number(words) or number_in_words(words)
    return number if number and number <= 40 else None


def _century(match: re.Match[str]) -> Readings:
    """«XIX века», «19-го века», «V веке до нашей эры», «XVII–XVIII веках»"""
    number = century_named(match["c"])
    if number is None or (number > 21 and not negative(match["era"])):
        return NONE
    sign = -1 if negative(match["era"]) else 1
    last = century_of(sign * number)
    bare = (match["cw"] or "").lower() in _INSTRUMENTAL
    if match["c0"] is None:
        return whole(match, last, bare=bare)
    other = century_named(match["c0"])
    first = century_of(sign * other) if other else last
    if first.first >= last.first:
        return NONE
    return whole(match, Period(Precision.CENTURIES, first.first, last.last), bare=bare)


def _decade(match: re.Match[str]) -> Readings:
    """«1920-е годы», «20-х годах XX века», «двадцатые годы», «1920–1930-е годы»"""
    named = match["n"] or match["words"]
    number = _decade_number(named)
    if number is None or number % 10:
        return NONE
    if not match["w"] and len(named) < 4 and not (preposition(match.string, match.start()) and not match["tail"]):
        return NONE
    start = _decade_start(number, match)
    if start is None:
        return whole(match, Period(Precision.DECADE, (0, 1, 1), (0, 12, 31)))
    if match["n0"] is None:
        return whole(match, decade_of(start))
    first = _decade_start(_decade_number(match["n0"]) or 0, match)
    if first is None or first % 10 or first >= start:
        return NONE
    return whole(match, Period(Precision.DECADES, (first, 1, 1), decade_of(start).last))


def _decade_number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return next((number for stem, number in _DECADE_STEMS.items() if word.lower().startswith(stem)), None)


def _decade_start(number: int, match: re.Match[str]) -> int | None:
    if number >= 100:
        return number if number <= LAST_YEAR else None
    century = century_named(match["c"]) if match["c"] else None
    if century is None:
        return None
    if negative(match["era"]):
        return -(century - 1) * 100 - number - 9
    return (century - 1) * 100 + number


def _year_list(match: re.Match[str]) -> Readings:
    """«1917, 1919 и 1921 годах»: each is a mention of its own."""
    numbers = list(re.finditer(r"\d+", match["list"]))
    years = [int(number[0]) for number in numbers]
    if not all(100 <= year <= LAST_YEAR for year in years) or sorted(set(years)) != years:
        return NONE
    offset = match.start("list")
    ends = [offset + number.end() for number in numbers[:-1]] + [match.end()]
    doubt = "или" if "или" in match["list"] else ""
    return tuple(
        Reading(offset + number.start(), end, year_of(year), hedge=doubt)
        for number, end, year in zip(numbers, ends, years, strict=True)
    )


_ORDINAL: Final = r"[а-яё]+(?:ый|ого|ом|ому|ым|ий|ьего|ьем|ьему)"
_CENTURY_NAME: Final = rf"(?:{ROMAN}|\d{{1,2}}(?:[-‑]?(?:го|й|м|е|му|ом))?|(?:двадцать{SP})?{_ORDINAL})"
_DECADE_WORDS: Final = (
    r"(?:десят|двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)(?=ы[ехм])"
)
_IN_CENTURY: Final = rf"(?:{SP}(?:[а-яё]+го{SP})?(?P<c>{_CENTURY_NAME}){SP}{CENTURY_WORD}{ERA})?"
CENTURY: Final = Rule(
    "century",
    re.compile(
        rf"(?:(?P<c0>{ROMAN}|\d{{1,2}})(?:{DASH}|{SP}и{SP}))?(?P<c>{_CENTURY_NAME}){SP}?(?P<cw>{CENTURY_WORD}){ERA}"
    ),
    _century,
)
DECADE: Final = Rule(
    "decade",
    re.compile(
        rf"(?:(?P<n0>\d{{2,4}})(?:[-‑]?(?:е|х|м))?(?:{SP}и{SP}|{DASH}))?(?:(?P<n>\d{{2,4}})[-‑–]?(?:ые|ых|е|х|(?:ы?м|ми)(?={SP}(?:год|гг)))(?!\w)"
        rf"|(?i:(?P<words>{_DECADE_WORDS})ы(?:е|х|ми|м)(?!\w)))(?:{SP}(?P<w>год(?:ы|ов|ах|ам|ами)(?!\w)|гг\.))?"
        rf"(?P<tail>{SP}(?:числ|процент|градус|век|место|сут|этаж|км)\w*)?{_IN_CENTURY}"
    ),
    _decade,
)
YEAR: Final = Rule(
    "year",
    re.compile(rf"(?P<n>\d{{1,4}})(?!\d)(?P<suffix>{SUFFIX})?(?:{SP}?{KIND_OF_YEAR}(?P<w>{YEAR_WORD}))?{ERA}(?![%°])"),
    _year,
)
YEAR_LIST: Final = Rule(
    "list-of-years",
    re.compile(
        rf"(?P<list>\d{{3,4}}(?:,{SP}\d{{3,4}})*,?{SP}(?:и|или){SP}\d{{3,4}})(?:{SP}(?:год(?:ах|ов|ы|ам|ами|у|а)(?!\w)|гг\.))"
    ),
    _year_list,
)
YEAR_IN_WORDS: Final = Rule(
    "year-in-words",
    re.compile(
        rf"(?i:(?P<words>(?:(?:одна|две){SP})?тысяча?и?{SP}(?:[а-яё]+{SP}){{0,3}}?[а-яё]+(?:ый|ого|ом|ому|ым|ий|ьего|ьем|ьему)"
        rf"|двухтысячн(?:ый|ого|ом|ому|ым)){SP}год(?:а|у|ом|е)?(?!\w))"
    ),
    _year_in_words,
)
