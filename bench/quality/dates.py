"""Dates as a yardstick needs them: how exact one is, and from when to when. Not the generator's reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from bench.quality.words import fold

_MONTHS: Final = (
    "январ", "феврал", "март", "апрел", "ма[йяею]", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"
)  # fmt: skip
_MONTH: Final = rf"((?:{'|'.join(_MONTHS)})\w*)"
_YEAR: Final = r"(1\d{3}|20\d{2})"
_DASH: Final = r"\s?[–—-]\s?"
_SEASONS: Final = {"зим": (12, 14), "весн": (3, 5), "лет": (6, 8), "осен": (9, 11)}
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "х": 10}
_LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

DATE_WORD: Final = re.compile(
    r"^(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр|зим|весн|лет|осен|начал|середин"
    r"|кон[це]|перв|втор|половин|десяти|[xviх]+$|век)",
    re.IGNORECASE,
)
"""Words that make up a date."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, counted in years of 372 days; `shape` says how exact it was put."""

    first: int
    last: int
    shape: str

    def within(self, other: Span) -> bool:
        """Whether all of it lies in the other."""
        return other.first <= self.first and self.last <= other.last

    def meets(self, other: Span) -> bool:
        """Whether both share a day."""
        return self.first <= other.last and other.first <= self.last


def _at(year: int, month: int = 1, day: int = 1) -> int:
    return year * 372 + (month - 1) * 31 + day - 1


def _month(word: str) -> int:
    return next(number for number, stem in enumerate(_MONTHS, 1) if re.match(stem, word))


def _day(m: re.Match[str]) -> Span:
    at = _at(int(m[3]), _month(m[2]), int(m[1]))
    return Span(at, at, "day")


def _figures(m: re.Match[str]) -> Span:
    at = _at(int(m[3]), int(m[2]), int(m[1]))
    return Span(at, at, "day")


def _of_month(m: re.Match[str]) -> Span:
    year, month = int(m[2]), _month(m[1])
    return Span(_at(year, month), _at(year, month, 31), "month")


def _season(m: re.Match[str]) -> Span:
    low, high = next(months for stem, months in _SEASONS.items() if m[1].startswith(stem))
    year = int(m[2]) if m[3] or low != 12 else int(m[2]) - 1
    last = int(m[3] or m[2]) if low == 12 else int(m[2])
    return Span(_at(year, low if m[3] or low != 12 else 1), _at(last, (high - 1) % 12 + 1, 31), "season")


def _decade(m: re.Match[str]) -> Span:
    return Span(_at(int(m[1])), _at(int(m[1]) + 9, 12, 31), "decade")


def _century(m: re.Match[str]) -> Span:
    values = [_ROMAN[letter] for letter in m[1]]
    number = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return Span(_at(number * 100 - 99), _at(number * 100, 12, 31), "century")


def _years(m: re.Match[str]) -> Span:
    return Span(_at(int(m[1])), _at(int(m[2]), 12, 31), "years")


def _year(m: re.Match[str]) -> Span:
    return Span(_at(int(m[1])), _at(int(m[1]), 12, 31), "year")


_RULES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...]] = tuple(
    (re.compile(pattern), made)
    for pattern, made in (
        # 15 октября 1923, 26 августа (7 сентября) 1812, 12 (24) июня 1812
        (rf"\b(\d{{1,2}})(?:\s\(\d{{1,2}}\))?\s{_MONTH}(?:\s\([^)]*\))?,?\s{_YEAR}", _day),
        (rf"\b(\d{{1,2}})\.(\d{{1,2}})\.{_YEAR}", _figures),
        (rf"\b(зим|весн|лет(?=ом|о|а)|осен)\w*\s{_YEAR}(?:{_DASH}{_YEAR})?", _season),
        (rf"\b{_MONTH},?\s{_YEAR}", _of_month),
        (rf"\b{_YEAR}-(?:е|х|ые|ых)\b", _decade),
        (r"\b([ivxх]+)\s(?:век|в\.|столети)", _century),
        (rf"\b{_YEAR}{_DASH}{_YEAR}", _years),
        (rf"\bс\s{_YEAR}\s(?:года\s)?по\s{_YEAR}", _years),
        (rf"(?<![\d.,]){_YEAR}(?![\d,.]\d)", _year),
    )
)
_PART: Final = re.compile(r"(начал|середин|конец|конц|перв\w+ половин|втор\w+ половин)\w*\s$")


def spans(text: str) -> list[Span]:
    """The dates of a text that name their year, decade or century, in order."""
    folded = fold(text)
    found: dict[int, Span] = {}
    for pattern, made in _RULES:
        for match in pattern.finditer(folded):
            found[match.start()] = _part(folded[: match.start()], made(match))
        folded = pattern.sub(lambda match: "_" * len(match.group()), folded)
    return [found[start] for start in sorted(found)]


def _part(before: str, span: Span) -> Span:
    """«в начале 1933 года»: the part is meant widely, so that what truly lies in it is never thought outside."""
    match = _PART.search(before)
    if match is None:
        return span
    length = span.last - span.first
    low, high = {"н": (0, 5), "с": (3, 9), "к": (7, 12), "п": (0, 6), "в": (6, 12)}[match[1][0]]
    return Span(span.first + length * low // 12, span.first + length * high // 12, f"part of {span.shape}")


def day_of_year(text: str) -> list[Span]:
    """The day, in the year 0, if the text is a day and a month and nothing else; otherwise nothing."""
    match = re.fullmatch(rf"(\d{{1,2}})\s{_MONTH}", fold(text))
    at = _at(0, _month(match[2]), int(match[1])) if match else 0
    return [Span(at, at, "day of a year")] if match else []


def lacks_year(text: str) -> bool:
    """Whether it names a day and a month but no year at all."""
    return not spans(text) and re.search(rf"\b\d{{1,2}}\s{_MONTH}", fold(text)) is not None


def shape(text: str) -> str:
    """How exact a date is, if the text is one date and nothing else; otherwise ""."""
    if day_of_year(text):
        return "day of a year"
    if re.fullmatch(r"\d{3}", text.strip()):
        return "year"  # «624»: in running text three figures are anything
    found = spans(text)
    bare = re.sub(r"\b(?:в|во|с|по|год\w*|г|гг|месяц\w*|век\w*|столети\w*)\b|[\W\d_]", "", _without_words(fold(text)))
    return found[0].shape if len(found) == 1 and not bare else ""


def _without_words(text: str) -> str:
    parts = rf"\b(?:{_MONTH}|[ivxх]+|(?:зим|весн|лет|осен|начал|середин|кон|перв|втор|половин)\w*|(?<=\d-)\w+)\b"
    return re.sub(parts, "", text)


def pattern(text: str) -> str:
    """The text with figures and months made alike: dates of one form have one pattern."""
    months = re.sub(rf"\b{_MONTH}", "M", fold(text))
    parts = re.sub(r"^во?\s(?:начале|середине|конце|(?:перв|втор)ой половине)\b", "в P", months)
    seasons = re.sub(r"\b(?:зимой|весной|летом|осенью)\b", "S", re.sub(r"^во\b", "в", parts))
    return re.sub(r"\d+(?:[–—-]\d+)?", "0", seasons)


def impossible(text: str) -> Iterator[str]:
    """Days that no calendar has: «31 июня 1923 года»."""
    for match in re.finditer(rf"\b(\d{{1,2}})\s{_MONTH}", fold(text)):
        if not 1 <= int(match[1]) <= _LONGEST_MONTH[_month(match[2]) - 1]:
            yield match.group()
