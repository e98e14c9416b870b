"""Since when and until when there was what the text calls by a title: «Челюскин» sank on 13 February 1934."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from authoring.dates import Date, Precision, Role, certain
from authoring.events.context import Context

_BEGINS: Final = ("основа", "основы", "постро", "создан", "создал", "учрежд", "учреди", "спущен", "возник", "образова")
_ENDS: Final = (
    "затону", "погиб", "сгоре", "взорва", "закрыл", "закрыт", "распал", "ликвидир", "упраздн", "распущ", "распусти",
    "снесл", "снесен", "потоп", "разруш",
)  # fmt: skip
_TITLE: Final = re.compile(r"«([^«»]{3,40})»")
_MOMENTS: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})
_HEADS: Final = 3
"""Steps up the tree from a word of the title to the verb that tells of the thing."""

Day = tuple[int, int, int]


def times_missing(context: Context, body: str, sentence: int) -> list[tuple[Day, Day]]:
    """Spans of days, both ends in them, in which something with a title in `body` was not there yet, or no more; what
    `sentence`, of which one asks, tells itself does not count."""
    spans: list[tuple[Day, Day]] = []
    for title in set(_TITLE.findall(body)):
        for found in re.finditer(re.escape(f"«{title}»"), context.text):
            number = bisect_right(context.parsed, found.start(), key=lambda one: one.start) - 1
            if 0 <= number != sentence:
                spans += _told(context, number, found.span())
    return spans


def _told(context: Context, number: int, title: tuple[int, int]) -> Iterator[tuple[Day, Day]]:
    parsed = context.parsed[number]
    dates = [one for one in context.dates[number] if _is_moment(one)]
    if len(dates) != 1:
        return
    for token in (one for one in parsed.tokens if title[0] < one.start < title[1] - 1):
        for verb in list(parsed.ancestors(token.i))[:_HEADS]:
            if verb.lower.startswith(_BEGINS):
                yield (1, 1, 1), _before(dates[0].first)
            elif verb.lower.startswith(_ENDS):
                yield _after(dates[0].last), (9999, 12, 31)


def _is_moment(date: Date) -> bool:
    return certain(date) and date.role is Role.AT and date.precision in _MOMENTS


def _before(day: Day) -> Day:
    return day[0], day[1], day[2] - 1


def _after(day: Day) -> Day:
    return day[0], day[1], day[2] + 1
