"""Experiment: from when on a fact is to be completed, and from when on to be recalled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf

from bench.memory.learners import Traits
from bench.memory.uzelok import Rules
from quiz.model import Memory, Phase

Level = Callable[[Memory | None, float | None], int]
EFFECTS = (0.6, 1.0, 1.4)
"""How much stability grows with a chosen, a completed and a recalled answer, beside FSRS-6."""
RECOGNISED = 0.25
"""So often what could not be recalled is recognised."""


def by_stability(complete: float, recall: float) -> Level:
    """From so many days of stability on."""

    def level(memory: Memory | None, expected: float | None) -> int:
        if memory is None or memory.phase is not Phase.REVIEW:
            return 1
        return 3 if memory.stability >= recall else 2 if memory.stability >= complete else 1

    return level


def by_recall(memory: Memory | None, expected: float | None) -> int:
    """The surer it is to be known, the harder the form."""
    return 1 if expected is None or expected < 0.8 else 2 if expected < 0.9 else 3


def met_once(memory: Memory | None, expected: float | None) -> int:
    """Chosen at the first meeting only."""
    return 1 if memory is None else 3


def at_once(memory: Memory | None, expected: float | None) -> int:
    """Never chosen where it can be written."""
    return 3


TODAY = "8 and 30 days (today)"
VARIANTS: dict[str, Rules] = {
    TODAY: Rules(),
    "2 and 8 days": Rules(level=by_stability(2, 8)),
    "4 and 15 days": Rules(level=by_stability(4, 15)),
    "15 and 60 days": Rules(level=by_stability(15, 60)),
    "never: always chosen": Rules(level=by_stability(inf, inf)),
    "recalled after the first meeting": Rules(level=met_once),
    "recalled from the first meeting on": Rules(level=at_once),
    "by the chance of recall: 80 and 90 %": Rules(level=by_recall),
}


def recall_teaches(traits: Traits) -> Traits:
    """Another truth: recalling strengthens more than recognising, and who cannot recall may still recognise."""
    return replace(traits, effects=EFFECTS, recognises=RECOGNISED)
