"""What must hold of a learner's rows whatever happened to the bot: sentences about what does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bench.people import Told
from quiz.model import DayTally, Happening, LearnerId, Review
from quiz.ports import Tx
from quiz.usecases.keep import rebuild

PLACES = 6
"""Decimals to which seconds are compared: they are summed up in another order."""


def broken(tx: Tx, learner: LearnerId, told: Told) -> list[str]:
    """Every promise that was not kept. Memories and tallies are left as the log has them."""
    log = tx.log.of(learner)
    found = [*told.strange, *_confirmed_and_missing(log, told), *_counted_twice(log), *_never_given(log, told)]
    return [f"learner {learner}: {sentence}" for sentence in found + _not_the_sum(tx, learner)]


def standing(log: Sequence[Review]) -> list[Review]:
    """Answers that were not taken back."""
    undone = {line.undoes for line in log if line.happening is Happening.UNDO}
    return [line for line in log if line.happening is Happening.ANSWER and line.id not in undone]


def _confirmed_and_missing(log: Sequence[Review], told: Told) -> list[str]:
    answers = {int(line.id): line.asking for line in log if line.happening is Happening.ANSWER}
    return [
        f"answer {review} to asking {asking} was confirmed, the log has {answers.get(review, 'nothing')}"
        for review, asking in told.verdicts.items()
        if answers.get(review) != asking
    ]


def _counted_twice(log: Sequence[Review]) -> list[str]:
    times = Counter(line.asking for line in standing(log))
    return [f"asking {asking} was counted {count} times" for asking, count in times.items() if count > 1]


def _never_given(log: Sequence[Review], told: Told) -> list[str]:
    answered = {line.asking for line in log if line.happening is Happening.ANSWER and line.asking is not None}
    return [f"asking {asking} was answered by nobody" for asking in sorted(answered - told.tried)]


def _not_the_sum(tx: Tx, learner: LearnerId) -> list[str]:
    """What is remembered and tallied beside the log, folded anew."""
    kept = {remembered.fact: remembered.memory for remembered in tx.memories.of(learner)}
    tallies = _rounded(tx.tallies.of(learner))
    rebuild(tx, learner)
    found = []
    if kept != {remembered.fact: remembered.memory for remembered in tx.memories.of(learner)}:
        found.append("memories differ from those that the log makes")
    if tallies != _rounded(tx.tallies.of(learner)):
        found.append("tallies differ from the sum of the log")
    return found


def _rounded(tallies: Sequence[DayTally]) -> list[DayTally]:
    return [replace(tally, seconds=round(tally.seconds, PLACES)) for tally in tallies]
