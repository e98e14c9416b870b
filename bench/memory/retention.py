"""Experiment: what it costs and brings to aim at a higher chance of recall."""

from __future__ import annotations

from dataclasses import replace

from bench.memory.life import Person
from bench.memory.uzelok import Rules

AIMS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
NEW, REVIEWS = 7, 1000
ENOUGH_TIME = 3600.0
TODAY = "80 % (today)"


def unhurried(rules: Rules, new_per_day: int = NEW) -> Rules:
    """So many new facts a day, no more, and all that is due, however long it takes."""
    return replace(rules, new_per_day=new_per_day, reviews_per_day=REVIEWS, more=False)


def aiming(rules: Rules, retention: float) -> Rules:
    """The same rules with another chance of recall aimed at."""
    return replace(rules, scheduling=replace(rules.scheduling, retention=retention))


VARIANTS: dict[str, Rules] = {
    TODAY if aim == 0.8 else f"{aim * 100:.0f} %": aiming(Rules(), aim) for aim in AIMS
}  # fmt: skip
"""As many minutes as there are: what is saved goes to new facts."""
UNHURRIED: dict[str, Rules] = {name: unhurried(rules) for name, rules in VARIANTS.items()}
"""As many minutes as it takes."""


def with_time_enough(person: Person) -> Person:
    """The same learner with time enough on every day."""
    return replace(person, visits=[replace(visit, seconds=ENOUGH_TIME) for visit in person.visits])
