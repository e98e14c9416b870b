"""What the generator makes of a few sentences, with the real models; each text is worked on once."""

from __future__ import annotations

from functools import cache

from authoring import generate
from quiz.drafts import Draft


@cache
def draft(text: str) -> Draft:
    return generate(text, language="ru", seed=1)


def asks(text: str) -> list[str]:
    """What a learner reads, question by question."""
    return [question.ask for fact in draft(text).questions.facts for question in fact.questions]


def statements(text: str) -> list[str]:
    """What each fact says."""
    return [fact.statement for fact in draft(text).questions.facts]


def rules(text: str) -> set[str]:
    """Why sentences gave nothing."""
    return {step.rule for note in draft(text).sentences for step in note.refused}
