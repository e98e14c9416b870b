"""Experiment: what it costs and brings to aim at a higher chance of recall."""

from __future__ import annotations

from dataclasses import replace

from bench.memory.life import Person
from bench.memory.uzelok import Rules
from quiz.memory import Scheduling

AIMS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
NEW, REVIEWS = 7, 1000
ENOUGH_TIME = 3600.0


def at_pace(retention: float) -> Rules:
    """Seven new facts a day and all that is due, however long it takes."""
    return Rules(scheduling=Scheduling(retention=retention), new_per_day=NEW, reviews_per_day=REVIEWS, more=False)


TODAY = "90 % (today)"
VARIANTS: dict[str, Rules] = {
    TODAY if aim == 0.9 else f"{aim * 100:.0f} %": Rules(scheduling=Scheduling(retention=aim)) for aim in AIMS
}
"""As many minutes as there are: what is saved goes to new facts."""
UNHURRIED: dict[str, Rules] = {
    TODAY if aim == 0.9 else f"{aim * 100:.0f} %": at_pace(aim) for aim in AIMS
}
"""As many minutes as it takes."""


def unhurried(person: Person) -> Person:
    """The same learner with time enough on every day."""
    return replace(person, visits=[replace(visit, seconds=ENOUGH_TIME) for visit in person.visits])
