"""What speaks against an answer that a person gave: its quote, its fact, and the other questions about that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.questions import Choice, Cloze, Fact, Flashcard, Question, Typed

_LETTERS = 3
"""Of a word, an ending may be another: «март» and «марта». So many letters at least have to be the same."""
_ENDING = 3


@dataclass(frozen=True, slots=True)
class Doubts:
    """unquoted: the answer, if the quote does not say it, else «». others: what other questions about the fact take
    for right instead. unstated: what the fact states, if that does not say the answer. None of it has to be wrong:
    whoever wrote the answer decides."""

    unquoted: str = ""
    others: tuple[str, ...] = ()
    unstated: str = ""

    def __bool__(self) -> bool:
        return bool(self.unquoted or self.others or self.unstated)


def doubts_of(answer: str, question: Question, whole: Fact) -> Doubts:
    """Of this answer to one of the questions of `whole`. Without a quote nothing can be said of it."""
    _, quote = whole.evidence_of(question)
    others = [
        other.answer
        for other in whole.questions
        if other.key != question.key
        and isinstance(other, Choice | Typed | Cloze)
        and not (says(answer, other.answer) or says(other.answer, answer))
    ]
    return Doubts(
        "" if not quote or says(quote, answer) else answer,
        tuple(dict.fromkeys(others)),
        "" if says(whole.statement, answer) else whole.statement,
    )


def doubts_about(question: Question, whole: Fact, *, new: bool = False) -> Doubts:
    """Of what is right about one of the questions of `whole`, if that is one text. new: the question may ask for
    something that the others do not, so it is held only against the quote or, without one, against the fact."""
    if not isinstance(question, Choice | Typed | Cloze | Flashcard):
        return Doubts()
    doubts = doubts_of(question.answer, question, whole)
    if not new:
        return doubts
    _, quote = whole.evidence_of(question)
    return Doubts(doubts.unquoted, unstated="" if quote else doubts.unstated)


def says(text: str, answer: str) -> bool:
    """Whether the text may say the answer: it has all of its numbers or, if there are none, one of its words in any
    form. «14.04.1862» stands in «14 апреля 1862 года»."""
    if numbers := _numbers(answer):
        return numbers <= _numbers(text)
    words = re.findall(r"\w+", text.casefold())
    starts = [word[: max(_LETTERS, len(word) - _ENDING)] for word in re.findall(r"\w{3,}", answer.casefold())]
    return not starts or any(word.startswith(start) for word in words for start in starts)


def _numbers(text: str) -> set[int]:
    """All that stand in digits; of a date in digits not its month, which is a word elsewhere."""
    named = re.sub(r"\b(\d{1,2})\.\d{1,2}\.(\d{4})\b", r"\1 \2", text)
    return {int(digits) for digits in re.findall(r"\d{1,18}", named)}
