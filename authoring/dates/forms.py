"""The words of a written date in each case."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from authoring.dates.period import Part, Season


class Case(IntEnum):
    """The cases dates are written in; the number is the place in the tables below."""

    NOMINATIVE = 0
    GENITIVE = 1
    DATIVE = 2
    PREPOSITIONAL = 3


_MONTHS: Final = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
_SOFT: Final = ("ь", "я", "ю", "е")
_ENDINGS: Final = {"март": ("", "а", "у", "е"), "август": ("", "а", "у", "е"), "ма": ("й", "я", "ю", "е")}
SEASONS: Final = {
    Season.WINTER: ("зима", "зимы", "зиме", "зимой"),  # the fourth says when: «зимой»
    Season.SPRING: ("весна", "весны", "весне", "весной"),
    Season.SUMMER: ("лето", "лета", "лету", "летом"),
    Season.AUTUMN: ("осень", "осени", "осени", "осенью"),
}
_SOLID: Final = {
    Part.BEGINNING: ("начало", "начала", "началу", "начале"),
    Part.MIDDLE: ("середина", "середины", "середине", "середине"),
    Part.END: ("конец", "конца", "концу", "конце"),
}
_FIRST: Final = ("первая", "первой", "первой", "первой")
_SECOND: Final = ("вторая", "второй", "второй", "второй")
_THIRD: Final = ("третья", "третьей", "третьей", "третьей")
_LAST: Final = ("последняя", "последней", "последней", "последней")
_HALF: Final = ("половина", "половины", "половине", "половине")
_TIERCE: Final = ("треть", "трети", "трети", "трети")
_QUARTER: Final = ("четверть", "четверти", "четверти", "четверти")
_COMPOSED: Final = {
    Part.FIRST_HALF: (_FIRST, _HALF), Part.SECOND_HALF: (_SECOND, _HALF),
    Part.FIRST_THIRD: (_FIRST, _TIERCE), Part.SECOND_THIRD: (_SECOND, _TIERCE), Part.LAST_THIRD: (_LAST, _TIERCE),
    Part.FIRST_QUARTER: (_FIRST, _QUARTER), Part.SECOND_QUARTER: (_SECOND, _QUARTER),
    Part.THIRD_QUARTER: (_THIRD, _QUARTER), Part.LAST_QUARTER: (_LAST, _QUARTER),
}  # fmt: skip
_QUARTERS_OF_YEAR: Final = {
    Part.FIRST_QUARTER: ("первый", "первого", "первому", "первом"),
    Part.SECOND_QUARTER: ("второй", "второго", "второму", "втором"),
    Part.THIRD_QUARTER: ("третий", "третьего", "третьему", "третьем"),
    Part.LAST_QUARTER: ("четвёртый", "четвёртого", "четвёртому", "четвёртом"),
}
_QUARTER_OF_YEAR: Final = ("квартал", "квартала", "кварталу", "квартале")
YEAR: Final = ("год", "года", "году", "году")
YEARS: Final = ("годы", "годов", "годам", "годах")
CENTURY: Final = ("век", "века", "веку", "веке")
CENTURIES: Final = ("века", "веков", "векам", "веках")
DECADE_ENDING: Final = ("е", "х", "м", "х")

_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def month(number: int, case: Case) -> str:
    stem = _MONTHS[number - 1]
    return stem + _ENDINGS.get(stem, _SOFT)[case]


def part(which: Part, case: Case, *, of_year: bool = False) -> str:
    """«начале», «первой половине», «третьем квартале»"""
    if of_year and which in _QUARTERS_OF_YEAR:
        return f"{_QUARTERS_OF_YEAR[which][case]} {_QUARTER_OF_YEAR[case]}"
    if which in _SOLID:
        return _SOLID[which][case]
    ordinal, unit = _COMPOSED[which]
    return f"{ordinal[case]} {unit[case]}"


def roman(number: int) -> str:
    """«XIX» for 19."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written
