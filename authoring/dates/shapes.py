"""Pieces of patterns, and what surrounds a number that is a year."""

from __future__ import annotations

import re
from typing import Final

SP: Final = r"(?:(?:[^\S\n]+\n?|\n)[^\S\n]*)"
"""Space inside a date: at most one line break."""
DASH: Final = r"[^\S\n]*[-–—−‑]{1,2}[^\S\n]*"
MONTH: Final = (
    r"(?:(?:[Яя]нвар|[Фф]еврал|[Аа]прел|[Ии]ю[нл]|[Сс]ентябр|[Оо]ктябр|[Нн]оябр|[Дд]екабр)(?:[ьяюе]|[её]м)"
    r"|(?:[Мм]арт|[Аа]вгуст)(?:а|у|ом|е)?|[Мм]а(?:й|я|ю|ем|е))(?!\w)"
)
SHORT_MONTH: Final = r"(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\."
SEASON: Final = r"(?:[Зз]им(?:ой|а|ы|е|у)|[Вв]есн(?:ой|а|ы|е|у)|[Лл]ет(?:ом|о|а|у)|[Оо]сен(?:ью|ь|и))(?!\w)"
YEAR_WORD: Final = r"(?:год(?:а|у|ом|е|ы|ов|ам|ами|ах)?(?!\w)|гг?\.|гг?(?![\w]))"
KIND_OF_YEAR: Final = rf"(?:(?:учебн|хозяйственн|финансов|бюджетн)\w+{SP})?"
SUFFIX: Final = r"(?:[-‑–]?(?:го|м|му|ом|ый|й|е|х)(?!\w))"
ERA: Final = (
    rf"(?:{SP}(?P<era>до{SP}(?:н\.?\s?э\.?|нашей{SP}эры|Р\.\s?Х\.|Рождества{SP}Христова)(?!\w)"
    rf"|н\.\s?э\.|нашей{SP}эры(?!\w)))?"
)
ROMAN: Final = r"[IVXІХV]{1,6}(?!\w)"
CENTURY_WORD: Final = r"(?:век(?:а|у|ом|е|ов|ам|ами|ах)?(?!\w)|столети(?:ями|ях|ям|ем|е|я|ю|и|й)(?!\w)|вв?\.)"

# «15 октября 1500 человек»: a counted noun makes a count of what looks like a year.
_COUNTED: Final = (
    rf"(?!{SP}(?:[а-яё]+(?:ов|ев|ей|ек|ок|ых|их|ий|дат|ам|ами|ах)\b|человек\b|тыс|млн|раз\b|штук\b|га\b|км\b|руб))"
)
YEAR_AFTER_MONTH: Final = (
    rf"(?:,?{SP}(?P<y>\d{{1,4}})(?!\d)(?:(?:{SUFFIX}?{SP}?{KIND_OF_YEAR}(?P<w>{YEAR_WORD})|(?<=\d\d\d){SUFFIX}){ERA}"
    rf"|(?<=\d\d\d\d)(?![.,:/]\d|[%°]|{DASH}\d(?!\d{{3}}[),])){_COUNTED}))?"
)
"""«1923 года», «1923 г.», «1923-го», «1923» after a month or a season; `y` is the number, `w` the word."""

_FREE: Final = re.compile(
    rf"(?![.,:/]\d|{DASH}\d)(?:[^\S\n]*(?:$|\n|[,.;:!?…)»\"\]—–])|[^\S\n]+(?:[А-ЯЁ][а-яё]{{2}}|\(|«"
    r"|(?:и|а|но|он|она|они|его|её|ее|их|был|была|были|было|когда|из|из-за|после|под|при|не|уже|здесь|там|стал\w*)\b"
    r"|[а-яё]+(?:л|ла|ло|ли|лся|лась|лось|лись)\b))"
)
_PREPOSITION: Final = re.compile(r"(?<![\w-])(в|с|со|до|к|после|по|около|позже|позднее|ранее|раньше)[^\S\n]+$")
_VAGUE: Final = ("около", "позже", "позднее", "ранее", "раньше")
_BETWEEN: Final = re.compile(r"(?<![\w-])(?:с|со|от|между|период|начиная с)[^\S\n]+$")
_OPENED: Final = re.compile(r"[(\[](?:(?:род|ум|осн|ок|р|изд|born|b|d|c|ca)\.?[^\S\n]|около[^\S\n])?$")
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199


def free_after(text: str, end: int) -> bool:
    """Whether nothing that could be counted follows: punctuation, a name, a verb in the past."""
    return _FREE.match(text, end) is not None


def preposition(text: str, start: int) -> str:
    """The preposition of time that stands right before."""
    found = _PREPOSITION.search(text[max(0, start - 10) : start].lower())
    return found[1] if found else ""


_LIFE: Final = re.compile(rf"{DASH}\d{{1,2}}{SP}{MONTH}{SP}\d{{4}}")
"""Between a year of birth and a day of death."""
_BORN: Final = re.compile(rf"\(\d{{1,2}}{SP}{MONTH}{SP}\d{{4}}(?:{SP}года)?(?:, [^()\d]{{2,30}})?{DASH}$")
"""A day of birth, before the year of death: «(1 февраля 1877, Томск — 1937)»."""


def opens_span(text: str, start: int) -> bool:
    """Whether «с», «от» or «между» stands right before."""
    return _BETWEEN.search(text[max(0, start - 12) : start].lower()) is not None


def in_brackets(text: str, start: int, end: int) -> bool:
    """«(1288)», «(род. 1870)», «(около 1162–1227, Монголия)», «(1877 — 1 февраля 1937)»"""
    closes = text[end : end + 1] in (")", "]", ",", ";") or _LIFE.match(text, end) is not None
    opened = _OPENED.search(text, max(0, start - 10), start) or _BORN.search(text, max(0, start - 60), start)
    return closes and opened is not None


def bare_year(text: str, start: int, end: int) -> bool:
    """Whether a number without «год» is a year: «в 1281 оказалось», «(1288)»; not «в 1000 метрах»."""
    number = int(text[start:end])
    if end - start != 4 or not FIRST_YEAR <= number <= LAST_YEAR or number % 100 == 0:
        return False
    before = preposition(text, start)
    if before and before not in _VAGUE:
        return free_after(text, end) and (before == "в" or number % 10 != 0)
    return in_brackets(text, start, end)


def negative(era: str | None) -> bool:
    """Whether what ERA matched turns the year negative."""
    return era is not None and era.lower().startswith("до")
