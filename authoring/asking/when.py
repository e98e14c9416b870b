"""When did it happen: the year, the day, what happened then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from authoring.asking.asked import Asked, about
from authoring.dates import Date, Period, Precision, Role, at, coarser, name, question_word, wrong_dates
from authoring.events.event import Event
from authoring.events.wording import capital
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

_ASKED: Final = {
    Precision.DAY: "Назови полную дату.",
    Precision.MONTH: "Назови месяц и год.",
    Precision.YEAR: "Назови год.",
    Precision.SEASON: "Назови время года и год.",
    Precision.PART: "",
}
"""Precisions that can be asked, with what a typed answer is told to hold; "": too vague to be typed."""
_WIDER: Final = frozenset({Precision.SEASON, Precision.PART_OF_DECADE, Precision.DECADE, Precision.PART_OF_CENTURY})
WRONG: Final = 3


def ask_when(event: Event, dates: Sequence[Date], seed: int) -> Asked | None:
    """The date of an event, asked in up to four ways; None if its time cannot be asked."""
    date = event.date
    if date is None or date.role is not Role.AT or date.precision not in _ASKED or not _at_once(event):
        return None
    if _named_elsewhere(event, date):
        return None
    period = date.period
    asked = about(event, "when", capital(f"{at(period)} {event.body}."), (name(period), year_of(period)))
    asked.answers = tuple(dict.fromkeys(asked.answers))
    wrong = [one.period for one in wrong_dates(date, (), WRONG, seed, dates)]
    _choice(asked, event, period, wrong)
    _true_false(asked, event, date, wrong, seed)
    _cloze(asked, event, period)
    _typed(asked, event, period)
    return asked


def year_of(period: Period) -> str:
    """The year a period begins in, as it is written."""
    return str(period.first[0])


def _at_once(event: Event) -> bool:
    """Only what is done at one time has one date: «был избран», not «работал»."""
    clause = event.standing.clause
    return clause.token(clause.verb).feats.get("Aspect") == "Perf"


def _named_elsewhere(event: Event, date: Date) -> bool:
    """Whether the rest of the clause gives the year away."""
    return str(date.first[0]) in event.body


def _choice(asked: Asked, event: Event, period: Period, wrong: Sequence[Period]) -> None:
    options = [label(one) for one in wrong]
    if len(options) == WRONG:
        question = f"{question_word(period.precision)} {event.body}?"
        asked.add(
            f"when-{period.precision}",
            Choice(key="", ask=question, answer=label(period), wrong=tuple(map(Option, options))),
            0.0,
            Step("wrong-dates", "; ".join(options)),
        )


def label(period: Period) -> str:
    """A date as an option: «1923», «15 октября 1923 года», «В начале 1933 года»."""
    if period.precision is Precision.YEAR:
        return year_of(period)
    if period.precision is Precision.DAY:
        return name(period)
    return capital(at(period))


def _true_false(asked: Asked, event: Event, date: Date, wrong: Sequence[Period], seed: int) -> None:
    """True in other words: a wider time; false: another time."""
    wider = [one for one in coarser(date) if one.precision in _WIDER]
    if wider and seed % 2 == 0:
        said = at(wider[seed // 2 % len(wider)])
        asked.add("when-true", TrueFalse(key="", ask=capital(f"{said} {event.body}."), answer=True), -0.02)
    elif wrong:
        said = at(wrong[seed // 2 % len(wrong)])
        why = f"На самом деле — {at(date)}."
        question = TrueFalse(key="", ask=capital(f"{said} {event.body}."), answer=False, explanation=why)
        asked.add("when-false", question, -0.02, Step("swapped-date", said))


def _cloze(asked: Asked, event: Event, period: Period) -> None:
    said = at(period)
    gap = year_of(period) if period.precision is Precision.YEAR else said.partition(" ")[2] or said
    if period.precision in {Precision.DAY, Precision.SEASON}:
        gap = said
    if said.count(gap) != 1:
        return
    sentence = capital(f"{said} {event.body}.") if gap != said else f"{said} {event.body}."
    asked.add("when-cloze", Cloze(key="", ask=sentence.replace(gap, "{" + gap + "}", 1), expects=Expects.DATE, level=2))


def _typed(asked: Asked, event: Event, period: Period) -> None:
    hint = _ASKED[period.precision]
    if hint:
        answer = year_of(period) if period.precision is Precision.YEAR else name(period)
        asked.add(
            "when-typed",
            Typed(key="", ask=f"Когда {event.body}? {hint}", answer=answer, expects=Expects.DATE, level=3),
        )
