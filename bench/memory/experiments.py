"""All that is tried, each on the same learners: which rules, under which truth, and what it is called on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bench.memory import ladder, pace, ratings, retention, steps
from bench.memory.life import A_MINUTE, Make, Person
from bench.memory.retention import aiming, unhurried, with_time_enough
from bench.memory.schedulers import PUBLISHED, Leitner, PlainFsrs, RandomOrder, Sm2
from bench.memory.uzelok import Rules, Uzelok

UZELOK = "Uzelok"
SCHEDULERS: dict[str, Rules | Make] = {
    UZELOK: Rules(),
    "SM-2": Sm2,
    "Leitner, five boxes": Leitner,
    "FSRS with its defaults": PlainFsrs,
    "random order": lambda facts: RandomOrder(facts, "random order"),
    "FSRS aiming at 80 %": lambda facts: PlainFsrs(facts, replace(PUBLISHED, retention=0.8)),
    "Uzelok aiming at 90 %": aiming(Rules(), 0.9),
}


AIMS = (0.75, 0.85)
"""Between these chances of recall a rule can be given as many minutes as another takes."""
NEW_PER_DAY = 3


@dataclass(frozen=True, slots=True)
class Experiment:
    """base: the variant that the others are compared with. a_minute: the size of the course, see A_MINUTE.

    lives: what is changed in every learner first. aims: if there are any, each variant is played at each of them, and
    what is compared is what is remembered at equal minutes. learners: how many live it.
    """

    key: str
    title: str
    variants: Mapping[str, Rules | Make]
    base: str
    a_minute: float = A_MINUTE
    lives: Callable[[Person], Person] = lambda person: person
    aims: tuple[float, ...] = ()
    learners: int = 40

    def made(self) -> dict[tuple[str, float | None], Make]:
        """All schedulers to be played, by the variant's name and its aim."""
        if not self.aims:
            return {(name, None): _make(rules) for name, rules in self.variants.items()}
        return {
            (name, aim): _make(unhurried(aiming(rules, aim), NEW_PER_DAY))
            for name, rules in self.variants.items()
            if isinstance(rules, Rules)
            for aim in self.aims
        }


def _make(rules: Rules | Make) -> Make:
    return (lambda facts: Uzelok(facts, rules)) if isinstance(rules, Rules) else rules


def _recall_teaches(person: Person) -> Person:
    return replace(person, traits=ladder.recall_teaches(person.traits))


def _recall_teaches_unhurried(person: Person) -> Person:
    return with_time_enough(_recall_teaches(person))


def _at_equal_minutes(
    key: str, title: str, variants: Mapping[str, Rules], base: str, lives: Callable[[Person], Person] = with_time_enough
) -> Experiment:
    return Experiment(key, title, variants, base, a_minute=1.5, lives=lives, aims=AIMS)


EXPERIMENTS: tuple[Experiment, ...] = (
    Experiment("schedulers", "A course that nobody gets through", SCHEDULERS, UZELOK, learners=80),
    Experiment("schedulers-small", "Half of that course", SCHEDULERS, UZELOK, A_MINUTE / 2),
    Experiment("schedulers-large", "Twice that course", SCHEDULERS, UZELOK, A_MINUTE * 2),
    Experiment(
        "schedulers-recall",
        "If recalling strengthens 2.3 times as much as choosing",
        SCHEDULERS,
        UZELOK,
        lives=_recall_teaches,
    ),
    _at_equal_minutes("steps", "How often on the first day", steps.VARIANTS, steps.TODAY),
    _at_equal_minutes("ratings", "Sets with all forms", ratings.VARIANTS, ratings.TODAY),
    _at_equal_minutes("ratings-choice", "Sets without written answers", ratings.CHOICE_ONLY, ratings.TODAY),
    _at_equal_minutes("ladder", "If all forms strengthen alike", ladder.VARIANTS, ladder.TODAY),
    _at_equal_minutes(
        "ladder-recall",
        "If recalling strengthens 2.3 times as much as choosing",
        ladder.VARIANTS,
        ladder.TODAY,
        lives=_recall_teaches_unhurried,
    ),
    _at_equal_minutes("pace", "Slow and fast", pace.VARIANTS, pace.TODAY),
    Experiment("retention", "The same minutes", retention.VARIANTS, retention.TODAY),
    Experiment(
        "retention-unhurried",
        "Seven new facts a day, as long as it takes",
        retention.UNHURRIED,
        retention.TODAY,
        a_minute=2.0,
        lives=with_time_enough,
    ),
)
