"""Is a typed date the right one?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Final

from quiz.typed.date_rules import RULES
from quiz.typed.date_words import MONTH, mended_month
from quiz.typed.normal import fold
from quiz.typed.numbers import tokens
from quiz.typed.periods import Period, Side, compare
from quiz.typed.verdict import RIGHT, WRONG, Missing, Outcome, TypedVerdict, almost, best, worst
from quiz.typed.word_lists import listed

_NUMERIC: Final = re.compile(
    r"(?<![\w./])(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:\d{4}|\d\d)|\d{1,2}[./]\d{4}"
    r"|\d{1,2}[./]\d\d)(?![\w/]|\.\d)"
)
_DECADE: Final = re.compile(
    r"(?<!\d)(\d{1,3}0)-?(?:s|[еe]|[хx]|ые|ых)(?: (?:годы|годов|годах|годам|гг))?(?![^\W_])(?! " + MONTH + ")"
)
_DECADE_IN_WORDS: Final = re.compile(
    r"\b((?:двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)(?:ые|ых|ым|ыми))"
    r"(?: (?:годы|годов|годах|годам|гг))?(?![^\W_])(?! числ)"
)
_ENGLISH_DECADE: Final = re.compile(r"\b(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b")
_TWO_YEARS: Final = re.compile(r"(?<![\w/.])(\d{4})/(\d{4}|\d\d)(?![\w/])")
"""«1923/24»"""
_TWO_FIGURES: Final = re.compile(r"\d+[.,/]\d+")
_YEAR_DIGITS: Final = 4
_LAST_YEAR: Final = 2100
_SMALL: Final = listed(
    """
    в во на на the of in on at a около примерно приблизительно ок circa about around это был была
    было числа число году-то именно где-то
    """
)
_BEFORE: Final = listed("до ранее раньше before until till")
_AFTER: Final = listed("после позже позднее after")
_JOINERS: Final = listed("- по до to until till through")
_NEVER_REST: Final = _JOINERS | _BEFORE | _AFTER | listed("в с со from г гг год года году")
_PIECES: Final = re.compile(r"\d+(?:[./-]\d+)+|[^\W_]+|-")


@dataclass(frozen=True, slots=True)
class Dates:
    """What a text says of dates. spanned: two ends of one span. rest: the words that are no date."""

    periods: tuple[Period, ...]
    spanned: bool
    rest: tuple[str, ...]


@lru_cache(maxsize=64)
def read_dates(folded: str) -> Dates:
    """All dates in a folded text, in order."""
    line = _in_figures(folded)
    periods: list[Period] = []
    between: list[list[str]] = [[]]
    place = 0
    while place < len(line):
        if line[place] == " ":
            place += 1
        elif found := _date_at(line, place):
            periods.append(found[0])
            between.append([])
            place = found[1]
        else:
            piece = _PIECES.match(line, place)
            place = piece.end() if piece else place + 1
            if piece:
                between[-1].append(piece[0])
    return _assemble(periods, between)


def _in_figures(folded: str) -> str:
    """The line the rules read: «пятнадцатого окт. 1923» becomes «15 окт 1923»."""
    kept: dict[str, str] = {}

    def keep(match: re.Match[str]) -> str:
        name = "keptdate" + "x" * (len(kept) + 1)
        kept[name] = match[0]
        return f" {name} "

    folded = _ENGLISH_DECADE.sub(r"\1y годы", folded)
    text = _DECADE_IN_WORDS.sub(r"\1 годы", _TWO_YEARS.sub(r"\1-\2", folded))
    text = _DECADE.sub(lambda match: match[1] + " годы", _NUMERIC.sub(keep, text))
    text = re.sub(r"(?<=\d)(?=\s?-\s?\d)|(?<=[^\W_])(?= - )", " ", text)
    pieces: list[str] = []
    for part in re.split(r"(\s-\s?(?=\w)|(?<=\d)\s?-\s?(?=\d))", text):
        if part.strip() == "-":
            pieces.append("-")
        else:
            pieces += [_figure(token) for token in tokens(part.replace(".", " "))]
    words = [kept.get(piece, piece) for piece in pieces]
    return " ".join(word for word in words if word not in _SMALL or word == "в")


def _figure(token: str | Fraction) -> str:
    return mended_month(token) if isinstance(token, str) else str(token)


def _date_at(line: str, place: int) -> tuple[Period, int] | None:
    for rule in RULES:
        match = rule.pattern.match(line, place)
        period = rule.build(match.groupdict()) if match else None
        if match and period:
            return period, match.end()
    return None


def _assemble(periods: list[Period], between: list[list[str]]) -> Dates:
    lead = between[0][-1] if between[0] else ""
    side = Side.BEFORE if lead in _BEFORE else Side.AFTER if lead in _AFTER else None
    spanned = len(periods) == 2 and (
        (len(between[1]) == 1 and between[1][0] in _JOINERS) or between[0][-1:] in (["между"], ["between"])
    )
    if spanned:
        periods = list(_completed(*periods))
    elif periods and side:
        periods[0] = replace(periods[0], side=side)
    rest = [word for words in between for word in words if word not in _NEVER_REST]
    return Dates(tuple(periods), spanned, tuple(rest))


def _completed(first: Period, last: Period) -> tuple[Period, Period]:
    """«15-17 октября 1923», «1914-18»: what stands once belongs to both ends."""
    if first.bare is not None and last.days is not None:
        first = replace(last, days=frozenset({first.bare}))
    if first.years is None and last.years is not None:
        first = replace(first, years=last.years, short=last.short)
    if last.bare is not None and first.years and not first.short:
        year = first.years[0] // 100 * 100 + last.bare
        last = replace(last, years=(year, year), bare=None)
    if last.short and last.years and first.years and not first.short and last.months is None:
        year = first.years[0] // 100 * 100 + last.years[0]
        last = replace(last, years=(year, year), short=False)
    return first, last


def is_date(folded: str) -> bool:
    """Whether a text is a date and nothing else; a short number alone is none."""
    dates = read_dates(folded)
    if folded.isdecimal():
        return len(folded) == _YEAR_DIGITS and int(folded) <= _LAST_YEAR  # «479» may count delegates
    plain = len(dates.periods) == 1 or dates.spanned
    return (
        plain
        and not _TWO_FIGURES.fullmatch(folded)
        and not dates.rest
        and all(period.bare is None for period in dates.periods)
    )


def judge_date(said: str, answer: str, language: str) -> TypedVerdict | None:
    """The verdict on a date, or None if the answer has none to compare with."""
    right = read_dates(fold(answer))
    if not right.periods or (len(right.periods) > 1 and not right.spanned):
        return None
    readings = [fold(said)]
    if language == "en":
        readings.append(re.sub(r"\b(\d{1,2})/(\d{1,2})/(\d{2,4})\b", r"\2.\1.\3", readings[0]))
    return best(*(_compare_all(read_dates(reading), right) for reading in readings))


def _compare_all(said: Dates, answer: Dates) -> TypedVerdict:
    if not said.periods:
        return WRONG
    if not answer.spanned:
        verdicts = [compare(period, answer.periods[0]) for period in said.periods]
        same = len(verdicts) == 1 or all(one == other for one, other in pairwise(said.periods))
        if same or (said.spanned and all(verdict is RIGHT for verdict in verdicts)):
            return worst(*verdicts)
        return WRONG
    if said.spanned:
        return worst(*(compare(one, other) for one, other in zip(said.periods, answer.periods, strict=True)))
    if len(said.periods) > 1:
        return WRONG
    end = best(*(compare(said.periods[0], period) for period in answer.periods))
    return almost(Missing.MORE_WORDS) if end.outcome is Outcome.RIGHT else WRONG
