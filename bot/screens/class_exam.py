"""What the class page says besides, where the class has been set an exam."""

from __future__ import annotations

from bot.screens.phrases import day_name, lines
from bot.texts import Html, Words
from quiz.classroom import Hold, Standing
from quiz.usecases.classes import ClassPage


def exam_text(say: Words, page: ClassPage) -> Html | None:
    """When it is, what the class is expected to recall then, and how many are behind."""
    if page.exam is None:
        return None
    exam = say("assign-class-exam", exam=day_name(say, page.exam), percent=_percent(page.room.on_exam))
    return lines([exam, say("assign-class-behind", count=len(page.behind)) if page.behind else None])


def of_learner_text(say: Words, one: Standing, behind: int) -> Html:
    """Of one learner, behind their line: the exam, and by how much they are behind."""
    exam = say("assign-learner-exam", percent=_percent(one.on_exam)) if one.on_exam is not None else ""
    return Html(exam + (say("assign-learner-behind", count=behind) if behind else ""))


def on_exam_text(say: Words, hold: Hold) -> Html:
    """Of one fact, behind its line; the share is of the whole class, those who never met it included."""
    return Html(" " + say("assign-fact-exam", percent=_percent(hold.on_exam)) if hold.on_exam is not None else "")


def exam_map_text(say: Words, page: ClassPage, title: str) -> Html:
    """Below the picture, whose colours are those of the exam's day."""
    assert page.exam is not None
    return say("assign-map", title=title, exam=day_name(say, page.exam))


def _percent(share: float | None) -> int:
    return round((share or 0.0) * 100)
