"""All that is tried, each on the same learners: which rules, under which truth, and what it is called on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bench.memory import ladder, pace, ratings, retention
from bench.memory.facts import SimulatedFact
from bench.memory.life import A_MINUTE, Make, Person
from bench.memory.schedulers import Leitner, PlainFsrs, RandomOrder, Scheduler, Sm2
from bench.memory.uzelok import Rules, Uzelok

UZELOK = "Uzelok"
ALL_FACTS = 1_000_000
SCHEDULERS: dict[str, Make] = {
    UZELOK: Uzelok,
    "SM-2": Sm2,
    "Leitner, five boxes": Leitner,
    "FSRS with its defaults": PlainFsrs,
    "random order": lambda facts: RandomOrder(facts, ALL_FACTS, "random order"),
}


@dataclass(frozen=True, slots=True)
class Experiment:
    """base: the variant that the others are compared with. a_minute: the size of the course, see A_MINUTE.

    lives: what is changed in every learner first.
    """

    key: str
    title: str
    variants: Mapping[str, Make]
    base: str
    a_minute: float = A_MINUTE
    lives: Callable[[Person], Person] = lambda person: person


def _with_rules(rules: Rules) -> Make:
    return partial(_uzelok, rules)


def _uzelok(rules: Rules, facts: Sequence[SimulatedFact]) -> Scheduler:
    return Uzelok(facts, rules)


def _made(variants: Mapping[str, Rules]) -> dict[str, Make]:
    return {name: _with_rules(rules) for name, rules in variants.items()}


def _recall_teaches(person: Person) -> Person:
    return replace(person, traits=ladder.recall_teaches(person.traits))


EXPERIMENTS: tuple[Experiment, ...] = (
    Experiment("schedulers", "A course that nobody gets through", SCHEDULERS, UZELOK),
    Experiment("schedulers-small", "Half of that course", SCHEDULERS, UZELOK, A_MINUTE / 2),
    Experiment("schedulers-large", "Twice that course", SCHEDULERS, UZELOK, A_MINUTE * 2),
    Experiment("ratings", "All forms", _made(ratings.VARIANTS), ratings.TODAY),
    Experiment("ratings-choice", "Sets in which all is chosen", _made(ratings.CHOICE_ONLY), ratings.TODAY),
    Experiment("ladder", "All forms teach alike", _made(ladder.VARIANTS), ladder.TODAY),
    Experiment(
        "ladder-recall", "Recalling teaches more", _made(ladder.VARIANTS), ladder.TODAY, lives=_recall_teaches
    ),
    Experiment("pace", "Slow and fast", _made(pace.VARIANTS), pace.TODAY),
    Experiment("retention", "The same minutes", _made(retention.VARIANTS), retention.TODAY),
    Experiment(
        "retention-unhurried",
        "Seven new facts a day",
        _made(retention.UNHURRIED),
        retention.TODAY,
        a_minute=2.0,
        lives=retention.unhurried,
    ),
)
