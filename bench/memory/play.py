"""Plays every experiment for every learner, on all processors."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import groupby

from bench.memory.experiments import EXPERIMENTS, Experiment
from bench.memory.life import Outcome, draw_person, live

SEED = 6
Variant = tuple[str, float | None]
Outcomes = dict[str, dict[Variant, list[Outcome]]]
"""By the key of an experiment, then by the name of a variant and its aim: the outcomes of the learners, in order."""


def play(seed: int = SEED, experiments: Sequence[Experiment] = EXPERIMENTS, at_most: int | None = None) -> Outcomes:
    """All outcomes. The same seed, the same outcomes, however many processes share the work.

    at_most: so many learners, when fewer will do.
    """
    keys = tuple(experiment.key for experiment in experiments)
    learners = min(max(experiment.learners for experiment in experiments), at_most or 1_000_000)
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        lives = list(pool.map(partial(play_one, keys, seed), range(learners)))
    return {key: {name: [life[key][name] for life in lives if key in life] for name in lives[0][key]} for key in keys}


def play_one(keys: Sequence[str], seed: int, number: int) -> dict[str, dict[Variant, Outcome]]:
    """All lives of one learner; experiments that have enough learners without them are left out."""
    chosen = [experiment for experiment in EXPERIMENTS if experiment.key in keys and number < experiment.learners]
    found: dict[str, dict[Variant, Outcome]] = {}
    for a_minute, group in groupby(sorted(chosen, key=_course), key=_course):
        drawn = draw_person(seed, number, a_minute=a_minute)
        for experiment in group:
            person = experiment.lives(drawn)
            found[experiment.key] = {variant: live(person, make) for variant, make in experiment.made().items()}
    return found


def _course(experiment: Experiment) -> float:
    return experiment.a_minute
