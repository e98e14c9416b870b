"""Parameters of memory fitted to what a person answered, and taken only if they foretell answers better.

Whoever finds parameters is an Optimizer; here it is judged. The answers are cut in time: it sees the earlier ones, and
the later ones, which it has not seen, say whether what it found is better than what there was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import islice, repeat
from math import fsum, inf, log, log1p, pow
from typing import Protocol

from quiz.fsrs import DEFAULT, Parameters, first_learned, next_learned, sound
from quiz.histories import History, until
from quiz.model import LearnerId
from quiz.rating import chance_right

LEAST = 40
"""So many foretold answers at least: fewer say nothing about a person."""
SPLITS = ((0.4, 0.6), (0.6, 0.8), (0.8, 1.0))
"""Which parts of the answers are held out in turn, each foretold from all before it."""
SHARES = (1.0, 0.5)
"""How far to go from the start to what was found: if all the way foretells held-out answers no better, then half of it
is tried."""
ONE_SPLIT_FROM = 3000
"""From so many answers on, the last split says enough, and the first would only take time."""
SUREST = 1e-5
"""No prediction is surer: one slip must not outweigh a whole log."""


class Optimizer(Protocol):
    """Finds parameters."""

    def __call__(self, histories: Sequence[History], start: Parameters) -> Parameters:
        """What is to be expected of whoever gave these answers, where `start` is of somebody nobody knows yet."""


class Why(StrEnum):
    """Why parameters were not taken."""

    FEW = "few"
    """Too few answers."""
    NO_BETTER = "no-better"
    """They do not foretell held-out answers better."""
    UNSOUND = "unsound"
    """What was found can be nobody's parameters."""
    FAILED = "failed"
    """The work was broken off: it took too long, or the process was lost."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of fitting.

    answers: that were foretold; held_out: of these, on which old and new were compared. before, after: their log loss
    with the old parameters and the new ones, None if nothing was compared. why: None if they were taken. parameters:
    those to use from now on. repairs: what was wrong with the log, and how often.
    """

    answers: int
    held_out: int
    before: float | None
    after: float | None
    why: Why | None
    parameters: Parameters
    repairs: Mapping[str, int] = field(default_factory=dict)

    @property
    def taken(self) -> bool:
        """Whether the new parameters are better."""
        return self.why is None


@dataclass(frozen=True, slots=True)
class Fitting:
    """A learner is due to be fitted, or was. lines: of their log then. at: since when they are due; later, when it was
    done. due_at: from when on it may be taken up; None: it is done. fit: what came of it.
    """

    learner: LearnerId
    lines: int
    at: datetime
    due_at: datetime | None = None
    fit: Fit | None = None


@dataclass(frozen=True, slots=True)
class CohortFit:
    """All learners were fitted together, or are about to be. people: that were looked at. lines: of all logs then.

    fit: what came of it; its parameters are the newest of the cohort, whether they changed or not. spread_to: the
    learners up to this id have been given them; None: all were, or there are no new ones.
    """

    day: date
    at: datetime
    people: int
    lines: int
    fit: Fit | None = None
    spread_to: LearnerId | None = None


def fit(
    histories: Sequence[History],
    start: Parameters,
    optimizer: Optimizer,
    old: Parameters | None = None,
    repairs: Mapping[str, int] | None = None,
) -> Fit:
    """Parameters for whoever gave these answers.

    start: what is likely for a person nobody knows yet; what is found stays near it as long as there are few answers.
    old: those used until now, if they are others. The same arguments always give the same result.
    """
    old, repairs = old or start, repairs or {}
    days = sorted(day for history in histories for day in history.foretold_days())
    parts = _parts(days) if len(days) >= LEAST else []
    if not parts:
        return Fit(len(days), 0, None, None, Why.FEW, old, repairs)
    before: list[float] = []
    tried: list[tuple[Parameters, list[History], int]] = []
    for first, end in parts:
        found = optimizer(until(histories, first), start)
        if not sound(found):
            return Fit(len(days), 0, None, None, Why.UNSOUND, old, repairs)
        through = until(histories, end)
        before += losses(through, old, since=first)
        tried.append((found, through, first))
    judged = Fit(len(days), len(before), _mean(before), None, Why.NO_BETTER, old, repairs)
    for share in SHARES:
        ways = [(between(start, found, share), through, first) for found, through, first in tried]
        after = [loss for found, through, first in ways for loss in losses(through, found, since=first)]
        judged = replace(judged, after=min(_mean(after), judged.after or inf))
        if fsum(after) < fsum(before):
            found = between(start, optimizer(histories, start), share)
            return replace(judged, why=None, parameters=found) if sound(found) else replace(judged, why=Why.UNSOUND)
    return judged


def between(start: Parameters, found: Parameters, share: float) -> Parameters:
    """Parameters that lie this share (0…1) of the way from the start to what was found; stabilities by their ratio."""
    ways = enumerate(zip(start, found, strict=True))
    moved = (a * pow(b / a, share) if place < 4 else a + (b - a) * share for place, (a, b) in ways)
    return found if share == 1 else tuple(round(each, 4) for each in moved)


def log_loss(histories: Sequence[History], parameters: Parameters = DEFAULT) -> float | None:
    """How surprised one is by each answer, on average, who foretells them with these parameters; None of none."""
    found = losses(histories, parameters)
    return _mean(found) if found else None


def losses(histories: Sequence[History], parameters: Parameters, since: int = 0) -> list[float]:
    """The same of every answer that is foretold, from the day `since` on.

    As FSRS does, only answers on a later day than the one before are foretold.
    """
    found: list[float] = []
    for history in histories:
        stability, difficulty = first_learned(
            parameters, history.ratings[0], history.guesses[0] if history.guesses else 0.0
        )
        decay = -parameters[20]
        factor = pow(0.9, 1 / decay) - 1
        last = history.days[0]
        guesses = history.guesses or repeat(0.0)
        for day, rating, guess in islice(zip(history.days, history.ratings, guesses, strict=False), 1, None):
            recalled = pow(1 + factor * (day - last) / stability, decay)
            if day > last and day >= since:
                chance = min(max(chance_right(recalled, guess), SUREST), 1 - SUREST)
                found.append(-log(chance) if rating > 1 else -log1p(-chance))
            stability, difficulty = next_learned(parameters, stability, difficulty, rating, day - last, recalled, guess)
            last = day
    return found


def _parts(days: Sequence[int]) -> list[tuple[int, int]]:
    """The days from which and before which answers are held out; none where too few lie before or within."""
    after_all = days[-1] + 1
    edges = [[days[int(len(days) * at)] if at < 1 else after_all for at in split] for split in SPLITS]
    wanted = edges[-1:] if len(days) >= ONE_SPLIT_FROM else edges
    return [(first, end) for first, end in wanted if days[0] < first < end]


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)
