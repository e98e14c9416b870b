"""The rating an answer earns. The table with its reasons is in docs/memory.md."""

from __future__ import annotations

from math import factorial

from quiz.model import Rating
from quiz.questions import Choice, Cloze, Flashcard, Match, MultiChoice, Order, Question, TrueFalse, Typed

READING = 15.0
"""Characters a second, of questions and options read on a phone."""
WRITING = 2.5
"""Characters a second, typed on a phone."""
FAST, SLOW = 0.7, 3.0
"""Times the expected seconds."""
AWAY = 120.0
"""From so many seconds on the time tells nothing: the person was doing something else."""


def earn(question: Question, correct: bool, almost: bool, hinted: bool, seconds: float | None) -> Rating:
    """The rating of an answer that can be checked.

    almost: right but for something small, whatever `correct` says. seconds: it took, None if unknown. That it may have
    been a guess is no matter of the rating, see `quiz.memory`. ValueError for a known flashcard: its learner rates it.
    """
    if not correct and not almost:
        return Rating.AGAIN
    if isinstance(question, Flashcard):
        raise ValueError("a flashcard is rated by the learner")
    if almost or hinted or _slow(question, seconds):
        return Rating.HARD
    if guess_chance(question) == 0 and _fast(question, seconds):
        return Rating.EASY
    return Rating.GOOD


def guess_chance(question: Question) -> float:
    """The chance (0…1) of being right without knowing anything; 0 where nothing is offered to choose from."""
    match question:
        case TrueFalse():
            return 0.5
        case Choice() | Cloze(wrong=(_, *_)):
            return 1 / (1 + len(question.wrong))
        case MultiChoice():
            return 1 / ((1 << len(question.answer) + len(question.wrong)) - 1)
        case Order() | Match():
            return 1 / factorial(len(question.answer))
        case _:
            return 0.0


def chance_right(recalled: float, guess: float) -> float:
    """The chance (0…1) of a right answer: that the fact is recalled, or else guessed, which has the chance `guess`."""
    return recalled + (1 - recalled) * guess


def expected_seconds(question: Question) -> float:
    """How long somebody takes who reads everything, knows the answer and gives it without haste."""
    return _characters(question) / READING + _answering(question)


def _characters(question: Question) -> int:
    """The characters that are read before answering."""
    match question:
        case Choice():
            shown = [question.answer, *(option.text for option in question.wrong)]
        case MultiChoice():
            shown = [*question.answer, *(option.text for option in question.wrong)]
        case Cloze(wrong=(_, *_)):
            shown = [question.answer, *(option.text for option in question.wrong)]
        case Order():
            shown = [*question.answer]
        case Match():
            shown = [text for pair in question.answer for text in pair]
        case _:
            shown = []
    asked = question.stem if isinstance(question, Cloze) else question.ask
    return len(asked) + sum(map(len, shown))


def _answering(question: Question) -> float:
    """Seconds of thinking and of tapping or typing."""
    match question:
        case TrueFalse():
            return 2.0
        case Choice() | Cloze(wrong=(_, *_)):
            return 3.0
        case MultiChoice():
            return 4.0 + 1.5 * len(question.answer)
        case Order():
            return 3.0 + 2.0 * len(question.answer)
        case Match():
            return 3.0 + 3.0 * len(question.answer)
        case Typed() | Cloze():
            return 4.0 + len(question.answer) / WRITING
        case _:
            return 4.0


def _fast(question: Question, seconds: float | None) -> bool:
    return _tells(seconds) and (seconds or 0) < FAST * expected_seconds(question)


def _slow(question: Question, seconds: float | None) -> bool:
    return _tells(seconds) and (seconds or 0) > SLOW * expected_seconds(question)


def _tells(seconds: float | None) -> bool:
    """Whether the time is known and can be that of an answer: a clock set back gives a negative one."""
    return seconds is not None and 0 < seconds <= AWAY
