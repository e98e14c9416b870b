"""What a correction of a fact changed: what is right about it, and which of its texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from quiz.grading import right_answer
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Match,
    MultiChoice,
    Order,
    Question,
    TrueFalse,
    Typed,
    stem_of,
)
from quiz.typed import Outcome, judge


@dataclass(frozen=True, slots=True)
class Difference:
    """One text of a fact, as it was and as it is; «» where there is none.

    question: its key, «» for the fact itself. part: which text, see quiz.editing.Piece; «verdict» and «pairs» beside.
    """

    question: str
    part: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Righted:
    """What was taken for right, and what is; both «» where a few words cannot say it."""

    was: str
    now: str


def righted(before: Fact, after: Fact, language: str) -> tuple[str, ...]:
    """The keys of the questions to which something else is right after than before; of new ones nobody knows."""
    pairs = [(question, after.asked_by(question.key)) for question in before.questions]
    return tuple(was.key for was, now in pairs if now is not None and not same_right(was, now, language))


def same_right(was: Question, now: Question, language: str) -> bool:
    """Whether who knew the answer to the one knows the answer to the other: a slip of the pen is no other answer."""
    match was, now:
        case TrueFalse(), TrueFalse():
            return was.answer == now.answer
        case Order(), Order():
            return _same_texts(was.answer, now.answer)
        case MultiChoice(), MultiChoice():
            return _same_texts(sorted(was.answer), sorted(now.answer))
        case Match(), Match():
            return _same_texts([*chain(*was.answer)], [*chain(*now.answer)])
        case ((Choice() | Typed() | Cloze() | Flashcard()), (Choice() | Typed() | Cloze() | Flashcard())):
            expects = now.expects if isinstance(now, Typed | Cloze) else Expects.TEXT
            return _same_text(was.answer, now.answer, expects, language)
    return type(was) is type(now)


def what_is_right(was: Question, now: Question) -> Righted:
    """In the words of the answers, if they are a few words."""
    said = _in_words(was), _in_words(now)
    return Righted(*said) if all(said) and said[0] != said[1] else Righted("", "")


def differences(before: Fact, after: Fact) -> tuple[Difference, ...]:
    """All texts that differ, question by question in the order in which they are read."""
    found: list[Difference] = []
    for was in before.questions:
        now = after.asked_by(was.key)
        if now != was:
            found += _compared(was.key, _texts(was), _texts(now) if now is not None else {})
    for now in after.questions:
        if before.asked_by(now.key) is None:
            found += _compared(now.key, {}, _texts(now))
    return (*found, *_compared("", {"statement": before.statement}, {"statement": after.statement}))


def _compared(key: str, was: dict[str, str], now: dict[str, str]) -> list[Difference]:
    parts = [*was, *(part for part in now if part not in was)]
    both = [Difference(key, part, was.get(part, ""), now.get(part, "")) for part in parts]
    return [each for each in both if each.was != each.now]


def _texts(question: Question) -> dict[str, str]:
    """The texts of a question by the name of their part; of a gap's sentence the gap is left open."""
    texts = {"ask": stem_of(question)}
    match question:
        case TrueFalse():
            texts["verdict"] = "true" if question.answer else "false"
        case Match():
            texts["pairs"] = _joined([f"{left} — {right}" for left, right in question.answer])
        case MultiChoice() | Order():
            texts["answer"] = _joined(question.answer)
        case _:
            texts["answer"] = question.answer
    if isinstance(question, Typed | Cloze):
        texts["accept"] = _joined(question.accept)
    if isinstance(question, Choice | MultiChoice | Cloze):
        texts["wrong"] = _joined([option.text for option in question.wrong])
        texts["why"] = _joined([option.why for option in question.wrong if option.why])
    return texts | {"explanation": question.explanation}


def _in_words(question: Question) -> str:
    if isinstance(question, Order):
        return " → ".join(question.answer)
    return right_answer(question)


def _same_text(was: str, now: str, expects: Expects = Expects.TEXT, language: str = "ru") -> bool:
    return judge(was, now, (), expects, language).outcome is Outcome.RIGHT


def _same_texts(was: Sequence[str], now: Sequence[str]) -> bool:
    return len(was) == len(now) and all(_same_text(*pair) for pair in zip(was, now, strict=True))


def _joined(texts: Sequence[str]) -> str:
    return "; ".join(texts)
