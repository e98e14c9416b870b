"""The words Russian dates are made of."""

from __future__ import annotations

from typing import Final

from authoring.dates.period import Part, Season
from quiz.typed.number_words import NUMBER_WORDS, Rank
from quiz.typed.roman import roman

_MONTH_STEMS: Final = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_SEASON_STEMS: Final = {
    "зим": Season.WINTER, "вес": Season.SPRING, "лет": Season.SUMMER, "осе": Season.AUTUMN,
}  # fmt: skip
_HALVES: Final = {1: Part.FIRST_HALF, 2: Part.SECOND_HALF, -1: Part.SECOND_HALF}
_THIRDS: Final = {1: Part.FIRST_THIRD, 2: Part.SECOND_THIRD, 3: Part.LAST_THIRD, -1: Part.LAST_THIRD}
_QUARTERS: Final = {
    1: Part.FIRST_QUARTER, 2: Part.SECOND_QUARTER, 3: Part.THIRD_QUARTER, 4: Part.LAST_QUARTER, -1: Part.LAST_QUARTER,
}  # fmt: skip


def month_number(word: str) -> int:
    """1 for any form of January."""
    word = word.lower()
    return next((n for n, stem in enumerate(_MONTH_STEMS, 1) if stem != "ма" and word.startswith(stem)), 5)


def season_named(word: str) -> Season:
    return _SEASON_STEMS[word.lower()[:3]]


def roman_number(word: str) -> int | None:
    """21 for «XXI» on either keyboard."""
    return roman(word.lower())


def number_in_words(words: str) -> int | None:
    """1917 for «тысяча девятьсот семнадцатом»: each word of a lower rank than the one before it."""
    total, below = 0, 10**6
    for word in words.lower().replace("ё", "е").split():
        known = NUMBER_WORDS.get(word)
        if known is None:
            return None
        value = int(known[1])
        if known[0] is Rank.SCALE and 0 < total < 10:
            total, below = total * value, value
            continue
        if value >= below or (below == 10 and value > 9):
            return None
        total, below = total + value, _room(known[0], value)
    return total


def _room(rank: Rank, value: int) -> int:
    return {Rank.UNIT: 1, Rank.TEEN: 1, Rank.TEN: 10, Rank.HUNDRED: 100}.get(rank, value)


def part_named(word: str, unit: str | None = None) -> Part | None:
    """«начале» → BEGINNING; «первой», «половине» → FIRST_HALF; «последние», «месяцы» → END."""
    word = word.lower()
    if unit is None:
        return Part.BEGINNING if word.startswith("нач") else Part.MIDDLE if word.startswith("с") else Part.END
    if word.startswith(("10", "20")):
        return (Part.MIDDLE if word[0] == "1" else Part.END) if unit.lower().startswith("числ") else None
    number = _ordinal(word)
    if number is None:
        return None
    table = {"пол": _HALVES, "тре": _THIRDS, "чет": _QUARTERS, "ква": _QUARTERS}.get(unit.lower()[:3])
    if table is None:
        return {1: Part.BEGINNING, -1: Part.END}.get(number)
    return table.get(number)


def _ordinal(word: str) -> int | None:
    if word.startswith("последн"):
        return -1
    if word[0].isdigit():
        return int(word[0])
    stems = {"перв": 1, "втор": 2, "трет": 3, "четв": 4}
    return next((number for stem, number in stems.items() if word.startswith(stem)), None) or roman_number(word)
