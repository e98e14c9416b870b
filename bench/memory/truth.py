"""What a simulated learner really remembers: FSRS-6 written once more, so that a slip in quiz/fsrs.py would show.

There are no study steps, no due days and no ratings earned here: only how strong a trace is and how it changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np

from quiz.fsrs import DEFAULT

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
"""How it really went: not known, known with effort, known, known at once."""
SPREADS = (
    0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
)  # fmt: skip
"""How much w4 … w20 differ between people: the standard deviations that fsrs-rs takes for its own prior."""
SHARED_SPREAD, OWN_SPREAD = 0.7, 0.4
"""Of the logarithms of w0 … w3: what all four share in one person, and what each has of its own."""
LOWEST = (
    0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1,
)  # fmt: skip
HIGHEST = (100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8)
"""Bounds of the parameters, as fsrs-rs keeps them."""
Parameters = tuple[float, ...]


def draw_parameters(chance: np.random.Generator, spread: float = 1.0) -> Parameters:
    """A person's true w0 … w20, around the published defaults. spread: times as different as people are."""
    drawn = np.array(DEFAULT)
    apart = chance.normal(0, SHARED_SPREAD * spread) + chance.normal(0, OWN_SPREAD * spread, 4)
    drawn[:4] = np.sort(drawn[:4] * np.exp(apart))
    drawn[4:] += chance.normal(0, np.array(SPREADS) * spread)
    return tuple(float(each) for each in np.clip(drawn, LOWEST, HIGHEST))


def draw_in_proportion(chance: np.random.Generator, share: float) -> Parameters:
    """Others who are around the published parameters: each lies off by so much of itself (a standard deviation)."""
    drawn = np.array(DEFAULT) * np.exp(chance.normal(0, share, len(DEFAULT)))
    return tuple(float(each) for each in np.clip(drawn, LOWEST, HIGHEST))


@dataclass(slots=True)
class Trace:
    """What is really left of one fact. stability in days; day: of the last answer, counted from the first."""

    stability: float
    difficulty: float
    day: int


def chance_of_recall(w: Parameters, trace: Trace, day: int) -> float:
    """The true chance (0…1) that the fact is recalled on a day."""
    days = max(day - trace.day, 0)
    return float((1 + (0.9 ** (-1 / w[20]) - 1) * days / trace.stability) ** -w[20])


def first_trace(w: Parameters, grade: int, harder: float, day: int) -> Trace:
    """After the first meeting. harder: by how much this fact is harder than others, in points of difficulty."""
    stability = w[grade - 1] * exp(-harder / 8)
    return Trace(_stable(stability), _difficult(w[4] - exp(w[5] * (grade - 1)) + 1 + harder), day)


def strengthen(w: Parameters, trace: Trace, grade: int, day: int, effect: float = 1.0) -> None:
    """Change a trace by one more answer. effect: how much this form teaches beside others (1: all alike)."""
    s, d = trace.stability, trace.difficulty
    if day <= trace.day:
        growth = exp(w[17] * (grade - 3 + w[18])) * s ** -w[19]
        after = s * (growth if grade == AGAIN else max(growth, 1.0))
    elif grade == AGAIN:
        lost = 1 - chance_of_recall(w, trace, day)
        after = min(w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * exp(w[14] * lost), s / exp(w[17] * w[18]))
    else:
        lost = 1 - chance_of_recall(w, trace, day)
        extra = {HARD: w[15], GOOD: 1.0, EASY: w[16]}[grade] * effect
        after = s * (1 + exp(w[8]) * (11 - d) * s ** -w[9] * (exp(w[10] * lost) - 1) * extra)
    drawn_to = w[4] - exp(w[5] * 3) + 1
    moved = d - w[6] * (grade - 3) * (10 - d) / 9
    trace.stability = _stable(after)
    trace.difficulty = _difficult(w[7] * drawn_to + (1 - w[7]) * moved)
    trace.day = max(day, trace.day)


def _stable(days: float) -> float:
    return min(max(days, 0.001), 36500.0)


def _difficult(points: float) -> float:
    return min(max(points, 1.0), 10.0)
