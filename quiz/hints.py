"""A little help with a question; a hinted answer earns less."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.grading import is_typed
from quiz.questions import Choice, Cloze, Question, Typed


@dataclass(frozen=True, slots=True)
class FewerOptions:
    """Wrong options to take away, as indexes into the question's own options."""

    hidden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FirstLetters:
    """The shape of the answer: «Н____ п___ и т________»."""

    shape: str


def hint_for(question: Question, shown: tuple[int, ...]) -> FewerOptions | FirstLetters | None:
    """The hint a question has: half of the wrong options away, or first letters; None where it would tell all."""
    match question:
        case Choice() | Cloze() if question.wrong:
            wrong = [index for index in shown if index != 0]
            return FewerOptions(tuple(wrong[: (len(wrong) + 1) // 2])) if len(wrong) > 1 else None
        case Typed() | Cloze() if is_typed(question):
            return FirstLetters(_shape(question.answer)) if len(question.answer) > 2 else None
        case _:
            return None


def _shape(answer: str) -> str:
    """Each word's first character, the rest of its letters and digits as low lines."""
    return " ".join(word[:1] + "".join("_" if char.isalnum() else char for char in word[1:]) for word in answer.split())
