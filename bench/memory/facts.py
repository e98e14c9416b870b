"""Facts that nobody has to know: real questions of quiz/, whose words are only as long as words are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quiz.questions import Choice, Cloze, Option, Question, TrueFalse, Typed

WITH_TRUE_FALSE = 0.3
"""The share of facts that can also be asked as a statement to be judged; half of them at the first meeting."""
HARDER = 1.2
"""How far facts differ in difficulty: the standard deviation, in points of 1…10."""


@dataclass(frozen=True, slots=True)
class SimulatedFact:
    """harder: than others, in points of difficulty. explanation: characters that are read after a mistake."""

    questions: tuple[Question, ...]
    harder: float
    explanation: int

    @property
    def choice(self) -> Question:
        """The question that a bot with one form asks."""
        return next(question for question in self.questions if isinstance(question, Choice))


def draw_facts(chance: np.random.Generator, count: int) -> list[SimulatedFact]:
    """Facts that can be asked in all forms: chosen among four, completed, typed; some as a statement too."""
    return [_draw(chance, f"{number:04d}") for number in range(count)]


def _draw(chance: np.random.Generator, number: str) -> SimulatedFact:
    asked, sentence, answer = (int(chance.integers(*bounds)) for bounds in ((40, 100), (60, 120), (4, 21)))
    word = number.ljust(answer, "a")
    questions: list[Question] = [
        Choice(key="choice-1", ask="q" * asked, answer=word, wrong=tuple(Option(word + end) for end in "bcd")),
        Cloze(key="cloze-1", ask=f"{'s' * sentence}{{{word}}}.", level=2),
        Typed(key="typed-1", ask="q" * asked, answer=word, level=3),
    ]
    if chance.random() < WITH_TRUE_FALSE:
        questions.insert(
            int(chance.integers(2)), TrueFalse(key="true_false-1", ask="s" * sentence, answer=chance.random() < 0.5)
        )
    return SimulatedFact(tuple(questions), float(chance.normal(0, HARDER)), int(chance.integers(60, 160)))
