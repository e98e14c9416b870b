"""FSRS-6 for many parameters and many facts at once: the formulas of quiz.memory, on arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from quiz.fsrs import EASIEST, HARDEST, KNOWN_FIRST, LONGEST_STABILITY, SHORTEST_STABILITY
from quiz.histories import History

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers in columns: the first of every fact, the second of all that have one, and so on.

    Facts stand in the order of their length, the longest first, so that each column is the beginning of the one before.
    ratings, days (since the answer before; 0 in the first column), guesses (the chance to be right with nothing known):
    one array for each column. scored: how many answers are predicted. right, guess: of these, in the order of
    `predicted`: 1 or 0, and the chance of it with nothing known.
    """

    ratings: tuple[npt.NDArray[np.int64], ...]
    days: tuple[Floats, ...]
    guesses: tuple[Floats, ...]
    scored: int
    right: Floats
    guess: Floats

    @classmethod
    def of(cls, histories: Sequence[History]) -> Answers:
        """Without what no prediction could be wrong about: what follows a fact's last scored answer stays, unused."""
        longest = sorted(histories, key=lambda one: -len(one.days))
        width = len(longest[0].days) if longest else 0
        ratings, days, guesses = [], [], []
        for place in range(width):
            column = [one for one in longest if len(one.days) > place]
            ratings.append(np.array([one.ratings[place] for one in column], dtype=np.int64))
            ages = [one.days[place] - one.days[place - 1] if place else 0 for one in column]
            days.append(np.array(ages, dtype=np.float64))
            guesses.append(np.array([one.guesses[place] if one.guesses else 0.0 for one in column]))
        right, guess = (_scored(columns, days) for columns in ([column > 1 for column in ratings], guesses))
        return cls(tuple(ratings), tuple(days), tuple(guesses), len(right), right, guess)


def _scored(columns: Sequence[Any], days: Sequence[Floats]) -> Floats:
    scored = [column[since > 0] for column, since in zip(columns, days, strict=True)]
    return np.concatenate([np.zeros(0), *scored])


def predicted(w: Floats, answers: Answers) -> Floats:
    """The chance of each scored answer that its fact is recalled. w: (sets of parameters, 21); gives (sets, scored)."""
    found = [np.zeros((len(w), 0))]
    columns = [w[:, place : place + 1] for place in range(21)]
    decay = -columns[20]
    factor = 0.9 ** (1 / decay) - 1
    memory: _Memory | None = None
    for ratings, days, guesses in zip(answers.ratings, answers.days, answers.guesses, strict=True):
        lucky = (guesses > 0) & (ratings > 1)
        if memory is None:
            recall = np.full((len(w), len(ratings)), KNOWN_FIRST)
            after, wrong = (_first(w, columns, each) for each in (ratings, np.ones_like(ratings[lucky])))
        else:
            memory = memory.of(np.arange(len(memory.stability.T)) < len(ratings))
            recall = (1 + factor * days / memory.stability) ** decay
            found.append(recall[:, days > 0])
            lucky &= days > 0
            after = _next(columns, memory, recall, ratings, days)
            wrong = _next(columns, memory.of(lucky), recall[:, lucky], np.ones_like(ratings[lucky]), days[lucky])
        memory = _mixed(after, wrong, lucky, recall[:, lucky], guesses[lucky])
    return np.concatenate(found, axis=1)


def chance_right(recalled: Floats, guess: Floats) -> Floats:
    """Of an answer: see quiz.rating.chance_right."""
    return guess + (1 - guess) * recalled


class _Memory(NamedTuple):
    """Each (sets of parameters, facts), within its bounds."""

    stability: Floats
    difficulty: Floats

    def of(self, which: npt.NDArray[np.bool_]) -> _Memory:
        """Of these facts only."""
        return _Memory(self.stability[:, which], self.difficulty[:, which])


def _first(w: Floats, columns: Sequence[Floats], ratings: npt.NDArray[np.int64]) -> _Memory:
    return _bounded(w[:, ratings - 1], _first_difficulty(columns, ratings))


def _next(
    w: Sequence[Floats], memory: _Memory, recall: Floats, ratings: npt.NDArray[np.int64], days: Floats
) -> _Memory:
    stability, difficulty = memory
    return _bounded(_stability(w, stability, difficulty, recall, ratings, days), _difficulty(w, difficulty, ratings))


def _mixed(right: _Memory, wrong: _Memory, lucky: npt.NDArray[np.bool_], recall: Floats, guess: Floats) -> _Memory:
    """Where an answer was right that may have been a guess. wrong, recall, guess: of these only."""
    if lucky.any():
        known = recall / (recall + (1 - recall) * guess)
        right.stability[:, lucky] = right.stability[:, lucky] ** known * wrong.stability ** (1 - known)
        right.difficulty[:, lucky] = known * right.difficulty[:, lucky] + (1 - known) * wrong.difficulty
    return right


def _bounded(stability: Floats, difficulty: Floats) -> _Memory:
    return _Memory(np.clip(stability, SHORTEST_STABILITY, LONGEST_STABILITY), np.clip(difficulty, EASIEST, HARDEST))


def _first_difficulty(w: Sequence[Floats], ratings: Any) -> Floats:
    first: Floats = w[4] - np.exp(w[5] * (ratings - 1)) + 1
    return first


def _difficulty(w: Sequence[Floats], d: Floats, ratings: npt.NDArray[np.int64]) -> Floats:
    moved = d - w[6] * (ratings - 3) * (10 - d) / 9
    return w[7] * _first_difficulty(w, 4) + (1 - w[7]) * moved


def _stability(
    w: Sequence[Floats], s: Floats, d: Floats, recall: Floats, ratings: npt.NDArray[np.int64], days: Floats
) -> Floats:
    """After an answer of any kind; each formula is worked out only where it is needed."""
    after = np.empty_like(s)
    same, again = days == 0, ratings == 1
    if (here := same).any():
        grown = np.exp(w[17] * (ratings[here] - 3 + w[18])) * s[:, here] ** -w[19]
        after[:, here] = s[:, here] * np.where(again[here], grown, np.maximum(grown, 1))
    if (here := ~same & again).any():
        relearned = w[11] * d[:, here] ** -w[12] * ((s[:, here] + 1) ** w[13] - 1)
        relearned = relearned * np.exp(w[14] * (1 - recall[:, here]))
        after[:, here] = np.minimum(relearned, s[:, here] / np.exp(w[17] * w[18]))
    if (here := ~same & ~again).any():
        effort = np.where(ratings[here] == 2, w[15], np.where(ratings[here] == 4, w[16], 1.0))
        growth = np.exp(w[8]) * (11 - d[:, here]) * s[:, here] ** -w[9] * np.expm1(w[10] * (1 - recall[:, here]))
        after[:, here] = s[:, here] * (1 + growth * effort)
    return after
