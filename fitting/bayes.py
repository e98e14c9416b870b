"""What a person's parameters are, judging by their answers and by how people differ.

How far people are apart nobody knows, so several suppositions are held side by side. Under each of them the likeliest
parameters are looked for (maximum a posteriori, by Fisher scoring), and what comes of it is their mean, each weighing
as much as the answers speak for it (its evidence, after Laplace). One supposition is that the person is no other than
the start says; it keeps those there who have not shown yet that they differ.

Why not fsrs-rs-python alone: it always starts from the published parameters and holds on to them too loosely for a
person with few answers (see docs/decisions/0032-fitted-to-you.md and 0036).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fitting.model import Answers, Floats, chance_right, predicted
from fitting.rust import guess
from quiz.fitting import SUREST
from quiz.fsrs import DEFAULT, HIGHEST, LOWEST, Parameters
from quiz.histories import History

SPREAD = np.array([
    0.39, 0.39, 0.39, 0.39, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33,
    0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
])  # fmt: skip
"""Standard deviations between people, as fsrs-rs has them; of the first four of their logarithms."""
SHARED = 0.7
"""Standard deviation of what the first four have in common: who remembers long after one answer does after another."""
AS_FSRS, IN_PROPORTION = (0.2, 0.5, 1.0), (0.15, 0.35)
"""How far people may be apart: in times of what fsrs-rs has; or in each parameter by so much of itself."""
AS_THE_START = 1.0
"""How much likelier it is that a person is as the start says than all of these together: the logarithm of the odds."""
ROUNDS = 12
ENOUGH = 1e-4
"""Log loss of an answer: who gains less in a round has come near enough."""
HOPELESS = 7.0
"""A supposition that the answers speak for so much less than for another, by the logarithm, is not followed further."""
LOW, HIGH = np.array(LOWEST), np.array(HIGHEST)
STEP = np.concatenate([np.full(4, 0.02), np.maximum(np.abs(np.array(DEFAULT[4:])) * 0.01, 0.004)])
"""By how much each is moved to see what that does."""


def _precisions() -> Floats:
    """How firmly parameters are held to the start, under each supposition."""
    as_fsrs = np.diag(SPREAD**2)
    as_fsrs[:4, :4] += SHARED**2
    itself = np.maximum(np.concatenate([np.ones(4), np.array(DEFAULT[4:])]), 0.001)
    spreads = [as_fsrs * times**2 for times in AS_FSRS] + [np.diag((itself * share) ** 2) for share in IN_PROPORTION]
    precisions: Floats = np.linalg.inv(np.array(spreads))
    return precisions


PRECISIONS = _precisions()
MIDDLE = PRECISIONS[1:2]
"""Where the others begin to look is found under this one."""


def optimize(histories: Sequence[History], start: Parameters) -> Parameters:
    """See quiz.fitting.Optimizer."""
    answers, middle = Answers.of(histories), _free(start)
    if not answers.scored:
        return start
    guessed = guess(histories)
    begin = np.array([middle] if guessed is None else [middle, _free(guessed)])
    held = np.repeat(MIDDLE, len(begin), axis=0)
    best = np.argmin(_badness(_losses(answers, begin), begin - middle, held))
    near = _likeliest(answers, middle, MIDDLE, begin[best][None]).at
    found = _likeliest(answers, middle, PRECISIONS, np.repeat(near, len(PRECISIONS), axis=0))
    unmoved = -float(_losses(answers, middle[None])[0])
    evidence = found.evidence(PRECISIONS) - float(np.log(len(PRECISIONS)))
    spoken_for = np.append(evidence, unmoved + AS_THE_START)
    weights = np.exp(spoken_for - spoken_for.max())
    return _told(weights / weights.sum() @ np.concatenate([found.at, middle[None]]))


@dataclass(slots=True)
class _Found:
    """Under each supposition: parameters, how bad they are, slope and curvature of the loss there."""

    at: Floats
    badness: Floats
    slope: Floats
    bend: Floats

    def evidence(self, held: Floats) -> Floats:
        """The logarithm of how likely the answers are, whatever the parameters may be."""
        evidence: Floats = (np.linalg.slogdet(held)[1] - np.linalg.slogdet(self.bend + held)[1]) / 2 - self.badness
        return evidence


def _likeliest(answers: Answers, start: Floats, held: Floats, begin: Floats) -> _Found:
    """Where the answers, and staying near the start as firmly as is `held`, together are likeliest; looked for from
    `begin` on, under all suppositions at once."""
    losses, slope, bend = _shape(answers, begin)
    found = _Found(begin.copy(), _badness(losses, begin - start, held), slope, bend)
    damping, looking = np.full(len(held), 1e-3), np.full(len(held), fill_value=True)
    for _ in range(ROUNDS):
        steps = [_step(found, int(which), start, held, damping) for which in np.flatnonzero(looking)]
        looking[looking] = [promised >= ENOUGH * answers.scored for _, promised in steps]
        if not looking.any():
            break
        tried = np.array([step for step, promised in steps if promised >= ENOUGH * answers.scored])
        losses, slope, bend = _shape(answers, tried)
        badness = _badness(losses, tried - start, held[looking])
        better = badness < found.badness[looking]
        moved = np.flatnonzero(looking)[better]
        for old, new in zip(
            (found.at, found.badness, found.slope, found.bend), (tried, badness, slope, bend), strict=True
        ):
            old[moved] = new[better]
        damping[looking] *= np.where(better, 1 / 8, 8)
        spoken_for = found.evidence(held)
        looking &= spoken_for > spoken_for.max() - HOPELESS
    return found


def _step(found: _Found, which: int, start: Floats, held: Floats, damping: Floats) -> tuple[Floats, float]:
    """Where to look next under one supposition, and how much better that should be. Whatever would go beyond a bound
    stays there, and the others find their way without it."""
    at = found.at[which]
    slope = found.slope[which] + held[which] @ (at - start)
    bend = found.bend[which] + held[which]
    bend = bend + damping[which] * np.diag(np.diag(bend))
    move, loose = np.zeros_like(at), ~((at <= LEAST) & (slope > 0) | (at >= MOST) & (slope < 0))
    while loose.any():
        move[loose] = 0
        move[loose] = -np.linalg.solve(bend[np.ix_(loose, loose)], (slope + bend @ move)[loose])
        within = np.clip(at + move, LEAST, MOST) - at
        beyond = loose & (within != move)
        move[beyond] = within[beyond]
        if not beyond.any():
            break
        loose &= ~beyond
    return at + move, float(-move @ (slope + bend @ move / 2))


def _badness(losses: Floats, away: Floats, held: Floats) -> Floats:
    badness: Floats = losses + np.einsum("ki,kij,kj->k", away, held, away) / 2
    return badness


def _losses(answers: Answers, at: Floats) -> Floats:
    chances = _chances(answers, at)
    losses: Floats = -np.where(answers.right > 0, np.log(chances), np.log1p(-chances)).sum(-1)
    return losses


def _shape(answers: Answers, at: Floats) -> tuple[Floats, Floats, Floats]:
    """Losses there, their slopes and curvatures; of the curvature what is expected (Fisher's information), which is
    never negative."""
    step = np.where(at + STEP > MOST, -STEP, STEP)
    beside = at[:, None] + np.concatenate([np.zeros_like(at)[:, None], step[:, :, None] * np.eye(at.shape[1])], axis=1)
    chances = _chances(answers, beside.reshape(-1, at.shape[1])).reshape(*beside.shape[:2], answers.scored)
    here = chances[:, 0]
    moved = (chances[:, 1:] - here[:, None]) / step[:, :, None]
    weight = 1 / (here * (1 - here))
    losses = -np.where(answers.right > 0, np.log(here), np.log1p(-here)).sum(-1)
    slope = -(moved @ ((answers.right - here) * weight)[:, :, None])[:, :, 0]
    return losses, slope, (moved * weight[:, None]) @ moved.transpose(0, 2, 1)


def _chances(answers: Answers, at: Floats) -> Floats:
    recalled = predicted(_parameters(at), answers)
    return np.clip(chance_right(recalled, answers.guess), SUREST, 1 - SUREST)


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
