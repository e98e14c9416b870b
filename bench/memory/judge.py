"""How sure an outcome is: all differences are between the same learners."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.memory.experiments import Experiment
from bench.memory.life import Outcome
from bench.memory.play import SEED, Variant

RESAMPLES = 2000
Values = NDArray[np.float64]
"""One for each learner."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over learners, and between which bounds it lies with 95 %."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Judged:
    """One variant. value: what counts of it, see `judge`. gain: by which share it is more than that of the base.

    errors: how many standard errors (of the differences, learner by learner) the gain is away from none.
    """

    name: str
    value: Estimate
    gain: Estimate
    errors: float


def judge(experiment: Experiment, played: Mapping[Variant, Sequence[Outcome]]) -> list[Judged]:
    """Facts remembered at the end for each minute of study; with aims, facts remembered at the minutes of the base."""
    values = _at_equal_minutes(experiment, played) if experiment.aims else _per_minute(played)
    base = values[experiment.base]
    return [Judged(name, mean_of(each), gain_of(each, base), _errors(each, base)) for name, each in values.items()]


def mean_over(outcomes: Sequence[Outcome], figure: Callable[[Outcome], float]) -> float:
    """The mean of something over learners."""
    return float(np.mean([figure(outcome) for outcome in outcomes]))


def mean_of(values: Values) -> Estimate:
    """The mean, and its bootstrap interval over learners."""
    means = values[_drawn(len(values))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return Estimate(float(values.mean()), float(low), float(high))


def gain_of(ours: Values, base: Values) -> Estimate:
    """By which share the mean of ours is more than that of the base; the same learners are drawn for both."""
    drawn = _drawn(len(ours))
    gains = ours[drawn].mean(axis=1) / base[drawn].mean(axis=1) - 1
    low, high = np.percentile(gains, (2.5, 97.5))
    return Estimate(float(ours.mean() / base.mean() - 1), float(low), float(high))


def _errors(ours: Values, base: Values) -> float:
    apart = ours - base
    error = float(apart.std(ddof=1)) / len(apart) ** 0.5
    return float(apart.mean()) / error if error > 1e-12 else 0.0


def _drawn(learners: int) -> NDArray[np.int64]:
    return np.random.default_rng(SEED).integers(0, learners, (RESAMPLES, learners))


def _per_minute(played: Mapping[Variant, Sequence[Outcome]]) -> dict[str, Values]:
    return {name: np.array([outcome.per_minute for outcome in outcomes]) for (name, _), outcomes in played.items()}


def _at_equal_minutes(experiment: Experiment, played: Mapping[Variant, Sequence[Outcome]]) -> dict[str, Values]:
    """On the line of what is remembered over the logarithm of the minutes, halfway between the base's two aims."""
    low, high = min(experiment.aims), max(experiment.aims)

    def line(name: str) -> tuple[Values, Values, Values, Values]:
        ends = [played[name, low], played[name, high]]
        minutes = [np.log([outcome.minutes for outcome in end]) for end in ends]
        kept = [np.array([outcome.remembered for outcome in end]) for end in ends]
        return minutes[0], kept[0], minutes[1], kept[1]

    start, _, end, _ = line(experiment.base)
    there = (start + end) / 2
    found = {}
    for name in experiment.variants:
        start, kept, end, more = line(name)
        slope = (more - kept).sum() / (end - start).sum()
        found[name] = (kept + more) / 2 + slope * (there - (start + end) / 2)
    return found
