"""When in a year that the story named long before, or of what may have been in other years as well: the question tells
the year, the evidence the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from authoring.asking.asked import Asked
from authoring.asking.stated import stated
from authoring.asking.times import taken_times
from authoring.dates import Date, Period, Precision, at, name, old_style, wrong_dates
from authoring.events.event import Event
from authoring.events.wording import capital
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

_WRONG: Final = 3
_EVER: Final = 2200
_NEAR: Final = 1
"""Months."""
_ASKED: Final = {Precision.DAY: "Когда в {} году", Precision.MONTH: "В каком месяце {} года"}
_TO_WRITE: Final = {Precision.DAY: "день и месяц", Precision.MONTH: "месяц"}


def ask_in_year(asked: Asked, event: Event, dates: Sequence[Date], seed: int) -> None:
    """Adds the ways to ask for a day or a month of a year; nothing for other precisions. No true statement: the
    evidence vouches for the day, and shows a wrong one to be wrong, but does not tell the year.

    dates: those of the text that may be mistaken for it.
    """
    date = event.date
    if date is None or date.precision not in _ASKED:
        return
    answer = _yearless(date.period)
    asked.answers = (name(answer),)
    taken = [*taken_times(event, date), *_too_far(date.period)]
    wrong = [one.period for one in wrong_dates(date, taken, _WRONG, seed, dates)]
    style = " (по старому стилю)" if old_style(date) else ""
    question = f"{_ASKED[date.precision].format(date.first[0]).replace('Когда', f'Когда{style}')} {event.spoken}?"
    if len(wrong) == _WRONG:
        options = [_label(one) for one in wrong]
        choice = Choice(key="", ask=question, answer=_label(date.period), wrong=tuple(map(Option, options)))
        asked.add("day-of-year", choice, 0.0, Step("wrong-dates", "; ".join(options)))
        why = f"На самом деле — {at(answer)}."
        false = TrueFalse(key="", ask=stated(event, at(wrong[seed % _WRONG])), answer=False, explanation=why)
        asked.add("when-false", false, -0.02, Step("swapped-date", at(wrong[seed % _WRONG])))
    to_write = _TO_WRITE[date.precision]
    gap = at(answer).removeprefix("в ")
    said = stated(event, at(date).replace(gap, "{" + gap + "}", 1))
    asked.add("when-cloze", Cloze(key="", ask=f"{said} Впиши {to_write}.", expects=Expects.DATE, level=2))
    typed = f"{question} Назови {to_write}." if date.precision is Precision.DAY else question
    asked.add("when-typed", Typed(key="", ask=typed, answer=name(answer), expects=Expects.DATE, level=3))


def _too_far(period: Period) -> list[Period]:
    """Other years, and of a day what is more than a month away: the story would not allow it."""
    year, month, day = period.first
    first, last = (year, 1, 1), (year, 12, 31)
    if period.precision is Precision.DAY:
        first = max(first, (year, month - _NEAR, day))
        last = min(last, (year, month + _NEAR, day))
    return [Period(Precision.DAYS, (1, 1, 1), first), Period(Precision.DAYS, last, (_EVER, 12, 31))]


def _yearless(period: Period) -> Period:
    return replace(period, first=(0, *period.first[1:]), last=(0, *period.last[1:]))


def _label(period: Period) -> str:
    """«10 октября», «В октябре»."""
    return capital(at(_yearless(period)))
