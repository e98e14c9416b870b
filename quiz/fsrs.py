"""FSRS-6: what an answer makes of stability and difficulty, with the published parameters.

Formulas and default parameters: FSRS-6 of open-spaced-repetition (wiki of fsrs4anki, "The Algorithm"). Ours is what a
right answer leaves that may have been a guess. It knows of no days, steps or logs; those are quiz.memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, pow

from quiz.model import Rating

Parameters = tuple[float, ...]
"""w0 … w20 of FSRS-6."""
DEFAULT: Parameters = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The published defaults."""

LOWEST: Parameters = (
    0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001,
    0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1,
)  # fmt: skip
HIGHEST: Parameters = (
    100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5,
    5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8,
)  # fmt: skip
"""Bounds of each, as fsrs-rs keeps them."""

SHORTEST_STABILITY, LONGEST_STABILITY = 0.001, 36500.0
EASIEST, HARDEST = 1.0, 10.0
KNOWN_FIRST = 0.4
"""The chance that a fact is known when it is met: it was read in the text, or heard in the lesson."""


def sound(parameters: Sequence[float]) -> bool:
    """Whether these can be parameters: so many, and each within its bounds."""
    return len(parameters) == len(DEFAULT) and all(
        low <= each <= high for low, each, high in zip(LOWEST, parameters, HIGHEST, strict=True)
    )


def first_learned(w: Parameters, rating: int, guess: float = 0.0) -> tuple[float, float]:
    """Stability and difficulty after the first answer. rating: 1 … 4, as in Rating. guess: the chance
    (0…1) that who knows nothing answers so."""
    right = _bounded(w[rating - 1]), min(max(_first_difficulty(w, rating), EASIEST), HARDEST)
    if rating == Rating.AGAIN or guess == 0:
        return right
    return _mixed(right, first_learned(w, Rating.AGAIN), KNOWN_FIRST, guess)


def next_learned(
    w: Parameters, stability: float, difficulty: float, rating: int, elapsed: int, recalled: float, guess: float = 0.0
) -> tuple[float, float]:
    """Stability and difficulty after one more answer, `elapsed` days after the last; recalled: the chance of it."""
    if elapsed == 0:
        return _bounded(_same_day(w, stability, rating)), _next_difficulty(w, difficulty, rating)
    if rating == Rating.AGAIN:
        return _bounded(_forgotten(w, stability, difficulty, recalled)), _next_difficulty(w, difficulty, rating)
    right = _bounded(_recalled(w, stability, difficulty, recalled, rating)), _next_difficulty(w, difficulty, rating)
    if guess == 0:
        return right
    wrong = next_learned(w, stability, difficulty, Rating.AGAIN, elapsed, recalled)
    return _mixed(right, wrong, recalled, guess)


def _mixed(
    right: tuple[float, float], wrong: tuple[float, float], recalled: float, guess: float
) -> tuple[float, float]:
    """What a right answer leaves that may have been a guess: it lies between what it would leave if it was known and
    what a wrong one would, the nearer to each the likelier that is. Of stability it is the mean of the logarithms.
    """
    known = recalled / (recalled + (1 - recalled) * guess)
    stability = exp(known * log(right[0]) + (1 - known) * log(wrong[0]))
    return _bounded(stability), known * right[1] + (1 - known) * wrong[1]


def _first_difficulty(w: Parameters, rating: int) -> float:
    return w[4] - exp(w[5] * (rating - 1)) + 1


def _next_difficulty(w: Parameters, difficulty: float, rating: int) -> float:
    """Moves less the nearer it is to the hardest, and is drawn a little to that of a first Easy."""
    moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
    return min(max(w[7] * _first_difficulty(w, Rating.EASY) + (1 - w[7]) * moved, EASIEST), HARDEST)


def _same_day(w: Parameters, s: float, rating: int) -> float:
    growth = exp(w[17] * (rating - 3 + w[18])) * pow(s, -w[19])
    return s * (growth if rating == Rating.AGAIN else max(growth, 1.0))


def _forgotten(w: Parameters, s: float, d: float, recalled: float) -> float:
    relearned = w[11] * pow(d, -w[12]) * (pow(s + 1, w[13]) - 1) * exp(w[14] * (1 - recalled))
    return min(relearned, s / exp(w[17] * w[18]))


def _recalled(w: Parameters, s: float, d: float, recalled: float, rating: int) -> float:
    effort = w[15] if rating == Rating.HARD else w[16] if rating == Rating.EASY else 1.0
    return s * (1 + exp(w[8]) * (11 - d) * pow(s, -w[9]) * (exp(w[10] * (1 - recalled)) - 1) * effort)


def _bounded(stability: float) -> float:
    return min(max(stability, SHORTEST_STABILITY), LONGEST_STABILITY)
