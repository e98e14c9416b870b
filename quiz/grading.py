"""Is this answer right?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.model import Rating
from quiz.questions import Choice, Cloze, Flashcard, Match, MultiChoice, Order, Question, TrueFalse, Typed
from quiz.typed import Missing, Outcome, judge


@dataclass(frozen=True, slots=True)
class Picked:
    """Indexes into the question's own options, in the order they were pressed.

    choice, cloze with options: one, 0 is the right one. true_false: 0 is true, 1 is false. multi_choice: all that
    were marked; right ones come first. order: the items in the order tapped. match: for each left side the right
    side chosen.
    """

    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A typed answer, as it came."""

    text: str


@dataclass(frozen=True, slots=True)
class Rated:
    """A flashcard, judged by the learner."""

    rating: Rating


@dataclass(frozen=True, slots=True)
class GaveUp:
    """«I don't know»."""


Answer = Picked | Said | Rated | GaveUp


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an answer. missing: on ALMOST, what was lacking."""

    outcome: Outcome
    missing: Missing | None = None

    @property
    def correct(self) -> bool:
        """Whether it counts as remembered: right or almost."""
        return self.outcome is not Outcome.WRONG


def options(question: Question) -> tuple[str, ...]:
    """What can be pressed, in the question's own order (the right ones first); empty where one types.

    For true_false two empty strings: their words belong to the language of the screen.
    """
    match question:
        case Choice():
            return (question.answer, *(option.text for option in question.wrong))
        case MultiChoice():
            return (*question.answer, *(option.text for option in question.wrong))
        case Cloze() if question.wrong:
            return (question.answer, *(option.text for option in question.wrong))
        case TrueFalse():
            return ("", "")
        case Order():
            return question.answer
        case Match():
            return tuple(right for _, right in question.answer)
        case _:
            return ()


def is_typed(question: Question) -> bool:
    """Whether the answer is written by the learner."""
    return isinstance(question, Typed) or (isinstance(question, Cloze) and not question.wrong)


def grade(question: Question, answer: Answer, language: str) -> Verdict:
    """The verdict on an answer; an answer of a form that the question does not take is wrong."""
    match answer:
        case GaveUp():
            return Verdict(Outcome.WRONG)
        case Rated(rating):
            return Verdict(Outcome.WRONG if rating is Rating.AGAIN else Outcome.RIGHT)
        case Said(text):
            return _grade_text(question, text, language)
        case Picked(indexes):
            return Verdict(Outcome.RIGHT if _is_right(question, indexes) else Outcome.WRONG)


def _grade_text(question: Question, text: str, language: str) -> Verdict:
    if isinstance(question, Typed | Cloze) and is_typed(question):
        verdict = judge(text, question.answer, question.accept, question.expects, language)
        return Verdict(verdict.outcome, verdict.missing)
    return Verdict(Outcome.WRONG)


def _is_right(question: Question, indexes: Sequence[int]) -> bool:
    if is_typed(question):
        return False
    match question:
        case Choice() | Cloze():
            return tuple(indexes) == (0,)
        case MultiChoice():
            return set(indexes) == set(range(len(question.answer)))
        case TrueFalse():
            return tuple(indexes) == ((0,) if question.answer else (1,))
        case Order() | Match():
            return tuple(indexes) == tuple(range(len(question.answer)))
        case Flashcard() | Typed():
            return False


def right_answer(question: Question) -> str:
    """The right answer as one text; empty for true_false, order and match, which the screen spells out."""
    match question:
        case Choice() | Typed() | Cloze() | Flashcard():
            return question.answer
        case MultiChoice():
            return "; ".join(question.answer)
        case TrueFalse() | Order() | Match():
            return ""
