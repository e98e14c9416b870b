"""The day of an event whose year the text leaves to the reader: «24 мая»."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from authoring.asking.asked import Asked, about
from authoring.asking.particular import is_particular
from authoring.dates import Date, Precision, Role
from authoring.events.event import Event
from authoring.events.wording import capital
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

MONTHS: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WRONG: Final = 3


def ask_day(event: Event, date: Date, dates: Sequence[Date], seed: int) -> Asked | None:
    """«Какого числа …?»; the year is not asked, for the evidence does not tell it."""
    clause = event.standing.clause
    done = clause.token(clause.verb).feats.get("Aspect") == "Perf"
    if date.role is not Role.AT or not done or not is_particular(event, set(event.date_words), dated=False):
        return None
    right = written(date.period.first[1], date.period.first[2])
    if right in event.spoken:
        return None
    asked = about(event, "day", capital(f"{right} {event.spoken}."), (right,), -0.03)
    wrong = _others(date, dates, seed)
    question = f"Какого числа {event.spoken}?"
    choice = Choice(key="", ask=question, answer=right, wrong=tuple(map(Option, wrong)))
    asked.add("day-choice", choice, 0.0, Step("days-near", "; ".join(wrong)))
    said = wrong[seed % WRONG]
    false = TrueFalse(
        key="", ask=capital(f"{said} {event.spoken}."), answer=False, explanation=f"На самом деле — {right}."
    )
    if seed % 3 == 0:  # a set in which every statement is false teaches to press «false»
        asked.add("day-false", false, -0.02, Step("swapped-date", said))
    asked.add("day-cloze", Cloze(key="", ask=f"{{{right}}} {event.spoken}.", expects=Expects.DATE, level=2))
    typed = Typed(key="", ask=f"{question} Назови день и месяц.", answer=right, expects=Expects.DATE, level=3)
    asked.add("day-typed", typed)
    return asked


def written(month: int, day: int) -> str:
    """«24 мая»."""
    return f"{day} {MONTHS[month - 1]}"


def _others(date: Date, dates: Sequence[Date], seed: int) -> list[str]:
    """Three other days: of the text's own, near in the calendar, then moved ones; on both sides of the right one."""
    chance = Random(seed)
    _, month, day = date.period.first
    own = {(one.first[1], one.first[2]) for one in dates if one.precision is Precision.DAY and one.first[1]}
    near = [one for one in own if one != (month, day) and abs(_number(*one) - _number(month, day)) <= 45]
    near.sort()
    chance.shuffle(near)
    moved = [-19, -12, -9, -6, -4, -3, 3, 4, 5, 7, 11, 16, 21]
    chance.shuffle(moved)
    found = near[:2]
    for shift in moved:
        other = _moved(month, day, shift)
        if len(found) < WRONG and other not in found and other not in own and other != (month, day):
            found.append(other)
    return [written(*one) for one in sorted(found)]


def _number(month: int, day: int) -> int:
    return sum(_LENGTHS[: month - 1]) + day


def _moved(month: int, day: int, by: int) -> tuple[int, int]:
    number = (_number(month, day) + by - 1) % 365 + 1
    for index, length in enumerate(_LENGTHS, 1):
        if number <= length:
            return index, number
        number -= length
    return 12, 31
