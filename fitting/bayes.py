"""The likeliest parameters, given the answers and what is known of people: maximum a posteriori by Fisher scoring.

Why not fsrs-rs-python alone: it always starts from the published parameters and holds on to them too loosely for a
person with few answers (see docs/decisions/0032-fitted-to-you.md). Here the start is the cohort's, and each parameter
is held to it as firmly as it differs little between people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from fitting.model import Answers, Floats, predicted
from fitting.rust import guess
from quiz.fitting import SUREST
from quiz.histories import History
from quiz.memory import DEFAULT, HIGHEST, LOWEST, Parameters

BOLD, CAREFUL = 1.5, 8.0
"""How firmly parameters are held to the start, in times of what the spread between people says: people we draw differ
as much as fsrs-rs assumes, real ones mostly less."""
SPREAD = np.array([
    0.39, 0.39, 0.39, 0.39, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33,
    0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
])  # fmt: skip
"""Standard deviations between people, as fsrs-rs has them; of the first four of their logarithms."""
SHARED = 0.7
"""Standard deviation of what the first four have in common: who remembers long after one answer does after another."""
ROUNDS = 12
ENOUGH = 1e-4
"""Log loss of an answer: who gains less in a round has come near enough."""
LOW, HIGH = np.array(LOWEST), np.array(HIGHEST)
STEP = np.concatenate([np.full(4, 0.02), np.maximum(np.abs(np.array(DEFAULT[4:])) * 0.01, 0.004)])
"""By how much each is moved to see what that does."""


def _precision() -> Floats:
    covariance = np.diag(SPREAD**2)
    covariance[:4, :4] += SHARED**2
    precision: Floats = np.linalg.inv(covariance)
    return precision


PRECISION = _precision()


def optimize(histories: Sequence[History], start: Parameters) -> tuple[Parameters, Parameters]:
    """See quiz.fitting.Optimizer."""
    answers = Answers.of(histories)
    guessed = guess(histories)
    first = _free(start) if guessed is None else _better(answers, _free(start), _free(guessed))
    careful = _likeliest(answers, _free(start), CAREFUL, first)
    bold = _likeliest(answers, _free(start), BOLD, careful)
    return _told(bold), _told(careful)


def _likeliest(answers: Answers, start: Floats, firmness: float, at: Floats) -> Floats:
    """Where the answers, and staying near the start, together are likeliest; looked for from `at` on."""
    held = PRECISION * firmness
    damping = 1e-3
    least = _badness(answers, at, start, held)
    for _ in range(ROUNDS if answers.scored else 0):
        slope, bend = _shape(answers, at, start, held)
        loose = ~((at <= LEAST) & (slope > 0) | (at >= MOST) & (slope < 0))  # the others push against their bounds
        slope, bend = slope[loose], bend[np.ix_(loose, loose)]
        better = None
        while better is None and damping < 1e6:
            try_at = at.copy()
            try_at[loose] -= np.linalg.solve(bend + damping * np.diag(np.diag(bend)), slope)
            try_at = _within(try_at)
            badness = _badness(answers, try_at, start, held)
            better = try_at if badness < least else None
            damping = damping / 8 if better is not None else damping * 8
        if better is None:
            break
        gained, least, at = least - badness, badness, better
        if gained < ENOUGH * answers.scored:
            break
    return at


def _better(answers: Answers, start: Floats, guessed: Floats) -> Floats:
    """Where to begin to look."""
    held = PRECISION * CAREFUL
    return min(start, guessed, key=lambda at: _badness(answers, at, start, held))


def _badness(answers: Answers, at: Floats, start: Floats, held: Floats) -> float:
    chances = _chances(answers, at[None])[0]
    away = at - start
    loss = -np.where(answers.right > 0, np.log(chances), np.log1p(-chances)).sum()
    return float(loss + away @ held @ away / 2)


def _shape(answers: Answers, at: Floats, start: Floats, held: Floats) -> tuple[Floats, Floats]:
    """Slope and curvature there; of the curvature what is expected (Fisher's information), which is never negative."""
    step = np.where(at + STEP > _free(HIGH), -STEP, STEP)
    chances = _chances(answers, np.concatenate([at[None], at[None] + np.diag(step)]))
    moved = (chances[1:] - chances[0]) / step[:, None]
    weight = 1 / (chances[0] * (1 - chances[0]))
    slope = -(moved * ((answers.right - chances[0]) * weight)).sum(1) + held @ (at - start)
    return slope, (moved * weight) @ moved.T + held


def _chances(answers: Answers, at: Floats) -> Floats:
    return np.clip(predicted(_parameters(at), answers), SUREST, 1 - SUREST)


def _free(parameters: Any) -> Floats:
    """Stabilities as logarithms."""
    free = np.array(parameters, dtype=np.float64)
    free[..., :4] = np.log(free[..., :4])
    return free


def _parameters(free: Floats) -> Floats:
    found = free.copy()
    found[..., :4] = np.exp(np.minimum(found[..., :4], 10.0))
    return np.clip(found, LOW, HIGH)


LEAST, MOST = _free(LOW), _free(HIGH)


def _within(free: Floats) -> Floats:
    return _free(_parameters(free))


def _told(free: Floats) -> Parameters:
    """Four places say all there is to say, and one and the same on every machine."""
    bounds = zip(LOWEST, _parameters(free).tolist(), HIGHEST, strict=True)
    return tuple(min(max(round(each, 4), low), high) for low, each, high in bounds)
