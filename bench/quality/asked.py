"""A question with all that stands around it, told in the same words for every kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from quiz.questions import (
    AnyQuestion,
    Choice,
    Cloze,
    Fact,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Order,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
    kind_of,
)

_REQUEST: Final = re.compile(r"(?<=[?.])\s(?:Назови|Назовите|Напиши|Напишите|Укажи|Выбери|Впиши)\b[^.?]*\.?$")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of one fact."""

    fact: Fact
    question: Question

    @property
    def _any(self) -> AnyQuestion:
        return cast(AnyQuestion, self.question)

    @property
    def id(self) -> str:
        """«when-3/choice-1»."""
        return f"{self.fact.key}/{self._any.key}"

    @property
    def kind(self) -> Kind:
        """The kind of question."""
        return kind_of(self.question)

    @property
    def rule(self) -> str:
        """The rule that wrote it; "" if a person did."""
        return self._any.origin.rule if self._any.origin else ""

    @property
    def quote(self) -> str:
        """The passage it is answered from."""
        return self.fact.evidence_of(self.question)[1]

    @property
    def subject(self) -> str:
        """Whom that passage speaks of, as the text names him elsewhere; "" where it names him itself."""
        return self.fact.evidence_of(self.question)[0]

    @property
    def evidence(self) -> str:
        """All that is shown of the text."""
        return f"{self.subject} … {self.quote}" if self.subject else self.quote

    @property
    def explanation(self) -> str:
        """What is shown after the answer."""
        return self._any.explanation

    @property
    def stem(self) -> str:
        """What is read before answering, without the options: a gap is open."""
        return self.question.stem if isinstance(self.question, Cloze) else self._any.ask

    @property
    def about(self) -> str:
        """The stem without the request behind it: «Назови год.»"""
        return _REQUEST.sub("", self.stem).rstrip()

    @property
    def said(self) -> str:
        """The question as one would read it aloud: a gap is filled."""
        return self._any.ask.replace("{", "").replace("}", "") if isinstance(self.question, Cloze) else self._any.ask

    @property
    def right(self) -> tuple[str, ...]:
        """The answers, as words; none for true or false."""
        match self.question:
            case Choice(answer=answer) | Typed(answer=answer) | Flashcard(answer=answer):
                return (answer,)
            case Cloze():
                return (self.question.answer,)
            case MultiChoice(answer=answers) | Order(answer=answers):
                return answers
            case Match(answer=pairs):
                return tuple(side for pair in pairs for side in pair)
            case _:
                return ()

    @property
    def wrong(self) -> tuple[str, ...]:
        """The wrong options."""
        match self.question:
            case Choice(wrong=wrong) | MultiChoice(wrong=wrong) | Cloze(wrong=wrong):
                return tuple(option.text for option in wrong)
            case _:
                return ()

    @property
    def options(self) -> tuple[str, ...]:
        """All that is offered, the right ones first; none where one types or tells true from false."""
        match self.question:
            case Choice() | MultiChoice() | Order() | Match():
                return (*self.right, *self.wrong)
            case Cloze() if self.wrong:
                return (*self.right, *self.wrong)
            case _:
                return ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All sentences that a learner reads, before and after the answer."""
        back = self.right if isinstance(self.question, Flashcard) else ()
        return tuple(text for text in (self.said, *self.options, *back, self.explanation) if text)

    @property
    def before(self) -> tuple[str, ...]:
        """What is read before the answer is known, and the back of a card: all that has to stand alone."""
        return tuple(text for text in self.texts if text != self.explanation)

    @property
    def is_true(self) -> bool | None:
        """For a statement to be judged, whether it is true."""
        return self.question.answer if isinstance(self.question, TrueFalse) else None


def asked_of(questions: QuestionSet) -> Iterator[Asked]:
    """All questions of a set, in its order."""
    return (Asked(fact, question) for fact in questions.facts for question in fact.questions)
