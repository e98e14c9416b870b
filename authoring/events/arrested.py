"""When somebody was taken from his work for good or for long: arrested, sentenced, exiled, executed."""

from __future__ import annotations

from typing import Final

from authoring.dates import Precision, Role, certain
from authoring.events.context import Context
from authoring.people import Person

_TAKEN: Final = ("арест", "осужд", "осуди", "приговор", "сослан", "выслан", "заключ", "расстрел", "репресс")
_STEM: Final = 5
"""Letters of a surname that all its cases share."""
_MOMENTS: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.PART, Precision.SEASON, Precision.YEAR})

Day = tuple[int, int, int]


def taken_after(context: Context, person: Person, sentence: int, day: Day) -> Day | None:
    """The first day behind `day` on which a sentence other than `sentence` tells that `person`, or others in a case
    that bears his name, were arrested or sentenced; None where none tells it."""
    surname = person.name.last or ""
    if len(surname) < _STEM:
        return None
    telling = set().union(*map(context.sentences_with, _TAKEN)) - {sentence}
    about = context.sentences_with(surname.lower().replace("ё", "е")[:_STEM])
    found = [
        date.first
        for number in telling & about
        for date in context.dates[number]
        if certain(date) and date.role is Role.AT and date.precision in _MOMENTS and date.first > day
    ]
    return min(found, default=None)
