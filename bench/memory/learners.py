"""A simulated learner: what they remember, how they answer, when they come.

Assumptions that no measurement of ours stands behind are here, as constants with a word on each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log

import numpy as np

from bench.memory.facts import SimulatedFact
from bench.memory.truth import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    Parameters,
    Trace,
    chance_of_recall,
    draw_parameters,
    first_trace,
    strengthen,
)
from quiz.questions import Question
from quiz.rating import READING, expected_seconds, guess_chance

ASKINGS = 32
"""Chances are drawn for so many askings of a fact; then they begin anew."""
ON = 1.5
"""Seconds between a verdict and the next question, at an ordinary pace."""
HESITATION = {AGAIN: 1.8, HARD: 1.8, GOOD: 1.0, EASY: 0.65}
"""How much longer the answer takes than reading and answering do, by how it really went."""
AWAY_SHARE, AWAY_SECONDS = 0.01, 300.0
"""So often the learner is called away in the middle of a question; these seconds are not study."""
Draws = Sequence[float]


@dataclass(frozen=True, slots=True)
class Answer:
    """right: as the bot sees it. seconds: as the bot measures them. spent: seconds of study, explanation included.

    grade: how it really went, which nobody sees. chance: how likely the fact was to be recalled.
    """

    right: bool
    seconds: float
    spent: float
    grade: int
    chance: float


@dataclass(frozen=True, slots=True)
class Traits:
    """What is particular to a person.

    known_first: the share of facts known when first met (from the lesson or the text). slip: chance of a wrong answer
    though it is known. within: chance to recall within the same day. pace, writing: times the expected seconds.
    recognises: the chance to pick out what could not be recalled. effects: how much a form teaches, by its level.
    """

    parameters: Parameters
    known_first: float
    slip: float
    within: float
    pace: float
    writing: float
    guesses: bool = True
    recognises: float = 0.0
    effects: tuple[float, float, float] = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Visit:
    """A day on which the learner comes. day: from the first one, 0. hour: of that day, may be past 24."""

    day: int
    hour: float
    seconds: float


def draw_traits(chance: np.random.Generator, spread: float = 1.0) -> Traits:
    return Traits(
        parameters=draw_parameters(chance, spread),
        known_first=float(chance.uniform(0.15, 0.6)),
        slip=float(chance.uniform(0.01, 0.05)),
        within=float(chance.uniform(0.85, 0.98)),
        pace=float(chance.lognormal(0, 0.35)),
        writing=float(chance.lognormal(0, 0.3)),
    )


def draw_visits(chance: np.random.Generator, days: int, minutes: float, quits: float = 0.002) -> list[Visit]:
    """When a person comes in so many days: some are skipped, some are holidays, and some people stop for good.

    minutes: of a usual day; single days differ. quits: the chance, each day, that it was the last.
    """
    skips = float(chance.uniform(0.03, 0.3))
    away = _holidays(chance, days)
    usual_hour = float(chance.uniform(8, 22))
    visits = []
    for day in range(days):
        skipped, last = chance.random() < skips, chance.random() < quits
        hour = min(max(usual_hour + float(chance.normal(0, 1.5)), 4.5), 27.0)
        seconds = 60 * minutes * float(chance.lognormal(0, 0.25))
        if day == 0 or not (skipped or day in away):
            visits.append(Visit(day, hour, seconds))
        if last:
            break
    return visits


def _holidays(chance: np.random.Generator, days: int) -> set[int]:
    """One to three weeks off, once in ninety days on the average, but not at the very beginning."""
    away: set[int] = set()
    for _ in range(int(chance.poisson(days / 90))):
        first = int(chance.integers(7, max(days, 8)))
        away.update(range(first, first + int(chance.integers(7, 22))))
    return away


@dataclass(slots=True)
class Mind:
    """A learner's true memory of many facts. draws: chances for each fact and asking, the same for whoever asks.

    `draws[fact][asking]` are four numbers in 0…1 (known, guessed or slipped, grade, called away) and one of a normal
    distribution (time).
    """

    traits: Traits
    facts: Sequence[SimulatedFact]
    draws: Sequence[Sequence[Draws]]
    traces: dict[int, Trace] = field(default_factory=dict)
    asked: dict[int, int] = field(default_factory=dict)

    def answer(self, fact: int, question: Question, day: int) -> Answer:
        """Ask; what is really remembered changes as after seeing the right answer."""
        nth = self.asked.get(fact, 0)
        self.asked[fact] = nth + 1
        known, luck, how, away, noise = self.draws[fact][nth % ASKINGS]
        traits = self.traits
        chance = self._chance(fact, day)
        guess = guess_chance(question)
        if known < chance:
            grade = _grade(chance, how)
            right = luck >= traits.slip * (1 if guess else 2)
        else:
            grade = AGAIN
            right = traits.guesses and guess > 0 and luck < guess + (1 - guess) * traits.recognises
        self._learn(fact, question, grade, day)
        pace = traits.pace * (1.0 if guess else traits.writing) * exp(0.35 * noise)
        seconds = expected_seconds(question) * pace * HESITATION[grade]
        spent = seconds + traits.pace * (ON + (0 if right else self.facts[fact].explanation / READING))
        if away < AWAY_SHARE:
            seconds += AWAY_SECONDS
        return Answer(right, seconds, spent, grade, chance)

    def remembered(self, day: int) -> float:
        """How many of the facts met are recalled on a day: the sum of the true chances."""
        w = self.traits.parameters
        return sum(chance_of_recall(w, trace, day) for trace in self.traces.values())

    def _chance(self, fact: int, day: int) -> float:
        trace = self.traces.get(fact)
        if trace is None:
            odds = log(self.traits.known_first / (1 - self.traits.known_first)) - 0.5 * self.facts[fact].harder
            return 1 / (1 + exp(-odds))
        if day <= trace.day:
            return self.traits.within
        return chance_of_recall(self.traits.parameters, trace, day)

    def _learn(self, fact: int, question: Question, grade: int, day: int) -> None:
        w, trace = self.traits.parameters, self.traces.get(fact)
        if trace is None:
            self.traces[fact] = first_trace(w, grade, self.facts[fact].harder, day)
        else:
            strengthen(w, trace, grade, day, self.traits.effects[question.level - 1])


def draw_chances(chance: np.random.Generator, facts: int) -> list[list[list[float]]]:
    """The `draws` of a mind."""
    even = chance.random((facts, ASKINGS, 4))
    normal = chance.normal(size=(facts, ASKINGS, 1))
    drawn: list[list[list[float]]] = np.concatenate([even, normal], axis=2).tolist()
    return drawn


def _grade(chance: float, how: float) -> int:
    """How a known fact came: the surer, the easier."""
    if how < 0.05 + 0.5 * (1 - chance):
        return HARD
    return EASY if how > 1 - 0.15 * chance else GOOD
