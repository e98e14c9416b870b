"""One learner's ninety days with one scheduler, and what is remembered after them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from bench.memory.facts import SimulatedFact, draw_facts
from bench.memory.learners import Answer, Mind, Traits, Visit, draw_chances, draw_traits, draw_visits
from bench.memory.schedulers import Scheduler
from quiz.model import StudyDay

DAYS, AFTERWARDS = 90, 30
A_MINUTE = 0.5
"""How many facts a course has for each minute that the learner plans to study: nobody is through before the end."""
MINUTES = (4.0, 14.0)
"""A day, for the least and the most busy of the learners."""
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


Make = Callable[[Sequence[SimulatedFact]], Scheduler]


@dataclass(frozen=True, slots=True)
class Person:
    """A learner, the facts they are to learn, and all that chance has in store: the same whoever asks them."""

    number: int
    traits: Traits
    visits: Sequence[Visit]
    facts: Sequence[SimulatedFact]
    draws: Sequence[Sequence[Sequence[float]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """remembered: facts, at the end. later: the same, the mean of the 30 days after it, when nobody asks any more.

    minutes: of study. late_minutes: of a day on which the learner came, over the last thirty days. course: all facts.
    """

    remembered: float
    later: float
    minutes: float
    late_minutes: float
    answers: int
    right: int
    met: int
    course: int

    @property
    def per_minute(self) -> float:
        return self.remembered / self.minutes

    @property
    def later_per_minute(self) -> float:
        return self.later / self.minutes


def draw_person(seed: int, number: int, days: int = DAYS, a_minute: float = A_MINUTE, quits: float = 0.002) -> Person:
    """The learner of this number: the same seed, the same person. a_minute: the size of the course, see A_MINUTE."""
    life, course = np.random.default_rng([seed, number, 0]), np.random.default_rng([seed, number, 1])
    traits = draw_traits(life)
    minutes = float(np.exp(life.uniform(*np.log(MINUTES))))
    visits = draw_visits(life, days, minutes, quits)
    facts = max(20, round(a_minute * sum(visit.seconds for visit in visits) / 60))
    return Person(number, traits, visits, draw_facts(course, facts), draw_chances(course, facts))


def answers(mind: Mind, visits: Sequence[Visit], scheduler: Scheduler) -> Iterator[tuple[Visit, Answer]]:
    """Every answer of a life, one after the other, with the day on which it was given."""
    for visit in visits:
        at, spent = FIRST + timedelta(days=visit.day, hours=visit.hour), 0.0
        scheduler.begin(StudyDay(FIRST.date() + timedelta(days=visit.day)))
        while spent < visit.seconds and (asked := scheduler.next(at + timedelta(seconds=spent))):
            fact, question = asked
            answer = mind.answer(fact, question, visit.day)
            spent += answer.spent
            scheduler.note(fact, question, answer.right, answer.seconds, at + timedelta(seconds=spent))
            yield visit, answer


def live(person: Person, make: Make, days: int = DAYS) -> Outcome:
    """What comes of so many days."""
    mind = Mind(person.traits, person.facts, person.draws)
    given = list(answers(mind, person.visits, make(person.facts)))
    late = [(visit.day, answer.spent) for visit, answer in given if visit.day >= days - 30]
    return Outcome(
        remembered=mind.remembered(days),
        later=float(np.mean([mind.remembered(days + after) for after in range(1, AFTERWARDS + 1)])),
        minutes=sum(answer.spent for _, answer in given) / 60,
        late_minutes=sum(spent for _, spent in late) / 60 / max(len({day for day, _ in late}), 1),
        answers=len(given),
        right=sum(answer.right for _, answer in given),
        met=len(mind.traces),
        course=len(person.facts),
    )
