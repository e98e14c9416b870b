"""A date that another sentence doubts: «Не знаю, кто прав: она помнит его там в 1922 году»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from authoring.dates.mention import Date, Role
from authoring.dates.period import Precision

_DISPUTE: Final = re.compile(
    r"не знаю,? (?:кто|что|как)|кто (?:из них )?(?:был )?прав\b"
    r"|(?:источники|мемуаристы|историки|исследователи|авторы|данные|сведения|свидетельства|воспоминания)"
    r"[^.;!?]{0,40} (?:расходятся|спорят|противоречат|разноречивы|противоречивы)"
    r"|(?:точн\w+|настоящ\w+|подлинн\w+) (?:дат\w+|год|день|врем\w+)[^.;!?]{0,50}"
    r"(?:неизвест\w+|не установлен\w*|не известн\w+|спор\w+)"
    r"|по (?:друг\w+|ин\w+) (?:данным|сведениям|источникам|верси\w+|свидетельствам)"
    r"|(?:называ\w+|указыва\w+|привод\w+|встреча\w+|датиру\w+)[^.;!?]{0,30} (?:и )?(?:друг|ин)\w+ (?:дат|год|врем)\w+"
    r"|(?:друг|ин)\w+ (?:дат\w+|год) (?:называ|указыва|привод|встреча)\w+"
    r"|ошибочно (?:называ|указыва|датиру|считал|привод)\w+",
    re.IGNORECASE,
)
"""What tells that sources differ; «возможно» alone doubts only what stands beside it."""
_OF_TIME: Final = re.compile(r"\b(?:дат[аыуе]|год[ау]?|день|дня|врем\w+)\b", re.IGNORECASE)
_BACK: Final = 2
"""Sentences back to what is doubted."""
_OF_AN_AGE: Final = 60
"""Years around those before our era in which another of them may lie."""
_NEAR: Final = 3
"""Years apart of two dates of which only one can be right."""


def with_doubts(text: str, spans: Sequence[tuple[int, int]], dates: Sequence[Sequence[Date]]) -> list[list[Date]]:
    """The dates of each sentence (its start and end in `spans`); where one says that sources differ, what it says they
    tell is doubtful, and so is what it may mean, there and in the sentences before it: a date near to one of those, or
    the last one where it speaks of a date and names none."""
    found = [list(some) for some in dates]
    for number, (start, end) in enumerate(spans):
        dispute = _DISPUTE.search(text, start, end)
        if dispute is None:
            continue
        told = [one for one in found[number] if one.complete]
        rivals = [one for one in told if one.start > dispute.start()] or told
        if rivals:
            for place in range(max(0, number - _BACK), number + 1):
                found[place] = [
                    _doubted(one, dispute[0]) if any(_may_be_meant(one, rival) for rival in rivals) else one
                    for one in found[place]
                ]
        elif _OF_TIME.search(text, start, end) and number and found[number - 1]:
            found[number - 1][-1] = _doubted(found[number - 1][-1], dispute[0])
    return _era_untold(found)


def _era_untold(dates: Sequence[list[Date]]) -> list[list[Date]]:
    """«В 274 году до н. э. … Весной 272 года»: among years before our era one that does not say so is hardly of it."""
    before = [-one.first[0] for some in dates for one in some if one.complete and one.first[0] < 0]
    if not before:
        return list(dates)
    first, last = min(before) - _OF_AN_AGE, max(before) + _OF_AN_AGE
    return [
        [_doubted(one, "до н. э.") if one.complete and first <= one.first[0] <= last else one for one in some]
        for some in dates
    ]


def _doubted(date: Date, words: str) -> Date:
    return date if date.hedge else replace(date, hedge=words, disputed=True)


def _may_be_meant(date: Date, rival: Date) -> bool:
    """A moment, not «с 1923 года», a few years from the rival."""
    fine = date.precision not in {Precision.CENTURY, Precision.CENTURIES, Precision.DECADE, Precision.DECADES}
    near = abs(date.first[0] - rival.first[0]) <= _NEAR
    return date is rival or (date.complete and fine and date.role is not Role.SINCE and near)
