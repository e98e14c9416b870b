"""What the class page says besides, where the class has been set an exam."""

from __future__ import annotations

from bot.texts import Html, Words
from quiz.classroom import Hold, Standing
from quiz.usecases.classes import ClassPage


def behind_text(say: Words, page: ClassPage) -> Html | None:
    """How many are behind."""
    return say("assign-class-behind", count=len(page.behind)) if page.behind else None


def of_learner_text(say: Words, one: Standing, behind: int) -> Html:
    """Of one learner, behind their line: the exam, and by how much they are behind."""
    exam = say("assign-learner-exam", percent=_percent(one.on_exam)) if one.on_exam is not None else ""
    return Html(exam + (say("assign-learner-behind", count=behind) if behind else ""))


def on_exam_text(say: Words, hold: Hold) -> Html:
    """Of one fact, behind its line; the share is of the whole class, those who never met it included."""
    return Html(" " + say("assign-fact-exam", percent=_percent(hold.on_exam)) if hold.on_exam is not None else "")


def _percent(share: float | None) -> int:
    return round((share or 0.0) * 100)
