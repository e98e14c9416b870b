"""Plays every experiment for every learner, on all processors, and says how sure the outcome is."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import numpy as np

from bench.memory.experiments import EXPERIMENTS, Experiment
from bench.memory.life import Outcome, draw_person, live

SEED, LEARNERS = 6, 100
RESAMPLES = 2000
Outcomes = dict[str, dict[str, list[Outcome]]]
"""By the key of an experiment, then by the name of a variant: one outcome for each learner, in the same order."""


def play(seed: int = SEED, learners: int = LEARNERS, experiments: Sequence[Experiment] = EXPERIMENTS) -> Outcomes:
    """All outcomes. The same seed, the same outcomes, however many processes share the work."""
    keys = tuple(experiment.key for experiment in experiments)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), context) as pool:
        lives = list(pool.map(partial(play_one, keys, seed), range(learners)))
    return {
        key: {name: [life[key][name] for life in lives] for name in lives[0][key]} for key in keys
    }


def play_one(keys: Sequence[str], seed: int, number: int) -> dict[str, dict[str, Outcome]]:
    """All lives of one learner."""
    chosen = [experiment for experiment in EXPERIMENTS if experiment.key in keys]
    found: dict[str, dict[str, Outcome]] = {}
    for a_minute, group in groupby(sorted(chosen, key=_course), key=_course):
        drawn = draw_person(seed, number, a_minute=a_minute)
        for experiment in group:
            person = experiment.lives(drawn)
            found[experiment.key] = {name: live(person, make) for name, make in experiment.variants.items()}
    return found


def _course(experiment: Experiment) -> float:
    return experiment.a_minute


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over learners, within which bounds it lies with 95 %."""

    mean: float
    low: float
    high: float


def per_minute(outcomes: Sequence[Outcome]) -> np.ndarray:
    """Facts remembered at the end for a minute of study, of each learner."""
    return np.array([outcome.per_minute for outcome in outcomes])


def mean_of(values: np.ndarray, seed: int = SEED) -> Estimate:
    """The mean, and its bootstrap interval over learners."""
    chance = np.random.default_rng(seed)
    means = values[chance.integers(0, len(values), (RESAMPLES, len(values)))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return Estimate(float(values.mean()), float(low), float(high))


def gain_of(ours: np.ndarray, base: np.ndarray, seed: int = SEED) -> Estimate:
    """By which share ours is more than the base, over all learners; the interval draws the same learners for both."""
    chance = np.random.default_rng(seed)
    drawn = chance.integers(0, len(ours), (RESAMPLES, len(ours)))
    gains = ours[drawn].mean(axis=1) / base[drawn].mean(axis=1) - 1
    low, high = np.percentile(gains, (2.5, 97.5))
    return Estimate(float(ours.mean() / base.mean() - 1), float(low), float(high))


def sure(ours: np.ndarray, base: np.ndarray) -> float:
    """How many standard errors the difference is, learner by learner, away from none."""
    apart = ours - base
    error = float(apart.std(ddof=1) / len(apart) ** 0.5)
    return float(apart.mean()) / error if error else 0.0
