"""Logs of learners whose true parameters are known: to fit parameters on, and to measure forecasts by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from bench.memory.facts import SimulatedFact, draw_facts
from bench.memory.learners import Answer, Mind, draw_chances, draw_traits, draw_visits
from bench.memory.life import answers
from bench.memory.truth import Parameters
from bench.memory.uzelok import Rules, Seen, Uzelok
from quiz.memory import SCHEDULING, Scheduling
from quiz.model import Memory, Rating, Review
from quiz.questions import Question

MINUTES = 10.0


@dataclass(frozen=True, slots=True)
class DrawnLog:
    """lines: of one learner (1), in order. For each line: recalled, how it really went; 1 is «not known»; chances, how
    likely the fact was to be recalled. facts: what was asked, by their ids."""

    parameters: Parameters
    lines: Sequence[Review]
    recalled: Sequence[int]
    chances: Sequence[float]
    facts: Sequence[SimulatedFact]


def logs(
    seed: int,
    count: int,
    *,
    plain: bool = False,
    spread: float = 1.0,
    true: Parameters | None = None,
    scheduling: Scheduling = SCHEDULING,
) -> DrawnLog:
    """So many answers of one learner, with gaps and holidays. The same seed, the same log.

    plain: nobody guesses or slips, all facts are alike, all is written, and each rating is how it really went: then
    FSRS-6 with the true parameters is the very law of the log. Otherwise the ratings are those that Uzelok gives.
    spread: how much people differ, 1 as they do; 0: everybody has the defaults. true: the
    parameters of this one, drawn elsewhere.
    """
    life, course = np.random.default_rng([seed, 0]), np.random.default_rng([seed, 1])
    traits = draw_traits(life, spread)
    if true is not None:
        traits = replace(traits, parameters=true)
    visits = draw_visits(life, days=max(30, count), minutes=MINUTES, quits=0.0)
    facts = draw_facts(course, max(50, count // 2))
    chances = draw_chances(course, len(facts))
    if plain:
        facts = [replace(fact, harder=0.0) for fact in facts]
        traits = replace(traits, guesses=False, slip=0.0)
    mind = _Remembering(traits, facts, chances)
    rules = Rules(scheduling=scheduling)
    bot = Uzelok(facts, replace(rules, rate=mind.rate, level=_written) if plain else rules)
    given = [answer for _, answer in islice(answers(mind, visits, bot), count)]
    recalled, chances_of = [answer.grade for answer in given], [answer.chance for answer in given]
    return DrawnLog(traits.parameters, bot.log[:count], recalled, chances_of, facts)


class _Remembering(Mind):
    """A mind that can be asked how its last answer really went."""

    last: Answer

    def answer(self, fact: int, question: Question, day: int) -> Answer:
        self.last = super().answer(fact, question, day)
        return self.last

    def rate(self, seen: Seen) -> Rating:
        return Rating(self.last.grade)


def _written(memory: Memory | None, expected: float | None) -> int:
    return 3
