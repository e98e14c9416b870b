"""What a class has been set, as one of its learners reads it: a line for each set, and what comes by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.buttons import Learn
from bot.screens.phrases import day_name, lines
from bot.screens.screen import Key
from bot.texts import Html, Words
from quiz.assignments import Course, State
from quiz.calibration import ENOUGH
from quiz.model import StudyDay
from quiz.usecases.courses import Assigned

SHOWN = 3
"""Lines on one screen."""
TITLE = 100
"""Characters."""
DAYS = ("exam", "by")
"""Values of a notice that are dates, in ISO's form."""


def assigned_lines(words: Words, assigned: Sequence[Assigned], today: StudyDay) -> Html | None:
    """A line for each set that has an exam ahead, the nearest first; None if there is none."""
    more = len(assigned) - SHOWN
    return (
        lines(
            [
                *(line for each in assigned[:SHOWN] for line in (_line(words, each, today), _near(words, each, today))),
                words("assigned-more", count=more) if more > 0 else None,
            ]
        )
        or None
    )


def days_named(words: Words, data: Mapping[str, str | int]) -> dict[str, str | int]:
    """A notice's values as they are read: «2026-12-12» is «12 декабря», and «by» that day «к 12 декабря».

    Notices without dates are left as they are.
    """
    named = dict(data)
    if not named.keys() & set(DAYS):
        return named
    for name in DAYS:
        if name in named:
            named[name] = day_name(words, StudyDay(date.fromisoformat(str(named[name]))))
    if "title" in named:
        named["title"] = _short(str(named["title"]))
    if "by" in named:
        named["by"] = words.plain("assigned-by", day=named["by"])
    return named


def assigned_keys(words: Words, set_: int) -> tuple[Key, ...]:
    """The way from a notice to the set."""
    return (Key(words.plain("key-learn"), Learn(set_)),)


def _line(words: Words, each: Assigned, today: StudyDay) -> Html:
    given, course = each.assignment, each.course
    values: dict[str, str | int] = {"title": _short(each.set.title)}
    if course.state is not State.TODAY:
        values["exam"] = day_name(words, StudyDay(given.exam_on))
    if course.state is State.WAITING:
        values["starts"] = day_name(words, StudyDay(given.starts_on))
    if course.state is State.READY:
        values["pace"] = course.a_day
    if course.state is State.BEHIND:
        return _behind(words, course, values, today)
    return words(f"assigned-{course.state.value}", **values)


def _near(words: Words, each: Assigned, today: StudyDay) -> Html | None:
    """What is to be expected of the exam, and shortly before it what today asks for it."""
    outlook, exam = each.outlook, StudyDay(each.assignment.exam_on)
    if outlook is None or not outlook.answers:
        return None
    said = words(
        "assigned-near",
        days=(exam - today).days,
        questions=outlook.questions,
        exam=day_name(words, exam),
        percent=round(outlook.share * 100),
    )
    rests = "assigned-behind-it" if outlook.answers >= ENOUGH else "assigned-few-behind-it"
    return Html(f"{said} {words(rests, answers=outlook.answers)}")


def _behind(words: Words, course: Course, values: dict[str, str | int], today: StudyDay) -> Html:
    values |= {"count": course.behind, "pace": course.a_day}
    if course.caught_up_on is None:
        return words("assigned-behind-missing", **values, missing=course.missing)
    by = course.caught_up_on
    said = words.plain("assigned-by", day=day_name(words, by)) if by > today else words.plain("assigned-by-today")
    return words("assigned-behind" if course.in_time else "assigned-behind-late", **values, by=said)


def _short(title: str) -> str:
    return title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"
