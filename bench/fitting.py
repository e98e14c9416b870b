"""How much fitting gains for people whose true memory is known, and what it costs.

People are drawn around the published parameters as far apart as fsrs-rs assumes them to be. Each learns by a schedule
of the published parameters; what they remember follows their own. Everything is seeded.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from random import Random
from statistics import fmean

from bench.figures import Figure
from fitting.bayes import SHARED, SPREAD, optimize
from quiz.fitting import Fit, fit, log_loss
from quiz.histories import History
from quiz.memory import DEFAULT, HIGHEST, LOWEST, Parameters, first_learned, next_learned

PEOPLE = 80
UNSEEN = 4000
"""Answers of the same person, on which parameters are compared."""
WORSE = 0.002
"""Log loss by which nobody should be foretold worse."""
NEW_PER_DAY = 6
FIRST = (0.3, 0.1, 0.5, 0.1)
"""How often a first answer is wrong, hard, good and easy."""
LATER = (0.1, 0.8, 0.1)
"""How often one that is right is hard, good and easy."""


def person(seed: int, apart: float = 1.0) -> Parameters:
    """Somebody's true parameters. apart: how far people differ, in times of the usual."""
    chance = Random(f"person {seed}")
    shared = chance.gauss(0, SHARED * apart)
    moves = [chance.gauss(0, spread * apart) for spread in SPREAD]
    stabilities = sorted(usual * exp(shared + moves[place]) for place, usual in enumerate(DEFAULT[:4]))
    moved = [*stabilities, *(usual + move for usual, move in zip(DEFAULT[4:], moves[4:], strict=True))]
    bounds = zip(LOWEST, moved, HIGHEST, strict=True)
    return tuple(min(max(each, low), high) for low, each, high in bounds)


@dataclass(slots=True)
class _Fact:
    """days, ratings: of its answers. due: the day. true, told: stability and difficulty, as they are and as the
    schedule takes them to be."""

    days: list[int]
    ratings: list[int]
    due: int
    true: tuple[float, float]
    told: tuple[float, float]


def answered(true: Parameters, answers: int, seed: int) -> list[History]:
    """What somebody with these parameters answers when asked on time."""
    chance = Random(f"answers {seed}")
    facts: list[_Fact] = []
    given = day = 0
    while given < answers:
        due = [fact for fact in facts if fact.due <= day]
        chance.shuffle(due)
        for fact in [*due, *[None] * NEW_PER_DAY]:
            if given >= answers:
                break
            if fact is None:
                rating = chance.choices((1, 2, 3, 4), FIRST)[0]
                fact = _Fact([day], [rating], day, first_learned(true, rating), first_learned(DEFAULT, rating))
                facts.append(fact)
            else:
                known = chance.random() < _recall(true, fact.true[0], day - fact.days[-1])
                rating = chance.choices((2, 3, 4), LATER)[0] if known else 1
                _answer(fact, true, day, rating)
            given += 1
            while rating < 3 and given < answers:  # the steps of the same day
                rating = chance.choices((1, 3), (0.1, 0.9))[0]
                _answer(fact, true, day, rating)
                given += 1
            fact.due = day + max(round(fact.told[0]), 1)
        day += 1
    return [History(tuple(fact.days), tuple(fact.ratings)) for fact in facts]


def _answer(fact: _Fact, true: Parameters, day: int, rating: int) -> None:
    since = day - fact.days[-1]
    fact.true = next_learned(true, *fact.true, rating, since, _recall(true, fact.true[0], since))
    fact.told = next_learned(DEFAULT, *fact.told, rating, since, _recall(DEFAULT, fact.told[0], since))
    fact.days.append(day)
    fact.ratings.append(rating)


def _recall(w: Parameters, stability: float, days: int) -> float:
    return float((1 + (0.9 ** (-1 / w[20]) - 1) * days / stability) ** -w[20])


@dataclass(frozen=True, slots=True)
class Gained:
    """share: of the loss between the published parameters and the true ones, all people together. worst: by how much
    the loss grew at most, on answers nobody has seen, and on held-out ones."""

    share: float
    worst: float
    worst_held_out: float
    taken: int


def gained(answers: int, people: Sequence[int], apart: float = 1.0) -> Gained:
    """What fitting so many answers of each of these people gains."""
    fits: list[Fit] = []
    old: list[float] = []
    new: list[float] = []
    best: list[float] = []
    for seed in people:
        true = person(seed, apart)
        fits.append(fit(answered(true, answers, seed), DEFAULT, optimize))
        unseen = answered(true, UNSEEN, seed + 1_000_000)
        for found, parameters in ((old, DEFAULT), (new, fits[-1].parameters), (best, true)):
            found.append(log_loss(unseen, parameters) or 0.0)
    share = (fmean(old) - fmean(new)) / (fmean(old) - fmean(best))
    worst = max(after - before for before, after in zip(old, new, strict=True))
    held_out = max((one.after or 0) - (one.before or 0) if one.taken else 0.0 for one in fits)
    return Gained(share, worst, held_out, sum(one.taken for one in fits))


def seconds(answers: int = 10_000) -> float:
    """That fitting so many answers takes, the longest of three."""
    spent = []
    for seed in range(3):
        histories = answered(person(seed), answers, seed)
        begun = time.perf_counter()
        fit(histories, DEFAULT, optimize)
        spent.append(time.perf_counter() - begun)
    return max(spent)


def measure_fitting() -> list[Figure]:
    """What docs/memory.md says of it."""
    seconds(500)  # numpy and the library are loaded
    figures = []
    for answers, goal in ((1000, 0.8), (300, 0.5)):
        found = gained(answers, range(PEOPLE))
        share = f"share of the gain in reach, {answers:,} answers"
        worse = f"loss added at worst of {PEOPLE} people, {answers:,} answers"
        figures += [
            Figure(share, (found.share,), goal, "", at_least=True),
            Figure(f"{worse}, held-out ones", (found.worst_held_out,), WORSE, ""),
            Figure(f"{worse}, ones to come", (found.worst,), WORSE, ""),
        ]
    return [*figures, Figure("fitting 10,000 answers", (seconds(),), 1.0, "s")]
