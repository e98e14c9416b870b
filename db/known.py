"""What has been read and still holds, so that it is not asked for again.

Within a transaction nobody else changes it. On an SQLite file it holds beyond: all writing goes through one connection,
and another process that writes is noticed (see db.group_commit).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from db.waiting import Waiting
from quiz.model import (
    Asking,
    AskingId,
    Assignment,
    DayTally,
    FactId,
    Learner,
    LearnerId,
    Memory,
    PublishedFact,
    PublishedSet,
    Review,
    SetId,
    StudyDay,
)
from quiz.talk import Talk

K = TypeVar("K")
V = TypeVar("V")
MOST_LEARNERS, MOST_SETS, MOST_FACTS, MOST_EACH, MOST_LISTS = 1000, 1000, 4096, 32, 6
"""Known at one time; what has been known longest goes first. MOST_EACH: memories, askings and so on of one learner.
MOST_LISTS: of what waits for them, which every answer goes through."""
AHEAD, AHEAD_IN_MANY = 24, 64
"""How many more are read of what is to be asked than the next question needs; in many sets the search is dearer."""


class Joined(NamedTuple):
    """A set somebody has joined. start: the position in it before which they have met every fact. assignment: what its
    class has been set."""

    set: PublishedSet
    start: int
    assignment: Assignment | None


def keep(few: dict[K, V], key: K, value: V, most: int = MOST_EACH) -> V:
    """Know one thing more, and if there are many, the oldest no longer."""
    if len(few) >= most:
        del few[next(iter(few))]
    few[key] = value
    return value


@dataclass(slots=True)
class OfLearner:
    """What is known of one learner; None and missing keys: not read yet. memories: None where there is none."""

    learner: Learner | None = None
    talk: Talk | None = None
    joined: list[Joined] | None = None
    last_answer: Review | None = None
    askings: dict[AskingId, Asking] = field(default_factory=dict)
    memories: dict[FactId, Memory | None] = field(default_factory=dict)
    tallies: dict[StudyDay, DayTally] = field(default_factory=dict)
    waiting: Waiting = field(default_factory=Waiting)

    def enrolments_changed(self) -> None:
        """They joined or left a set, or have facts to meet again."""
        self.joined = None
        self.waiting.drop()


class Known:
    """Whoever writes keeps it true. lasts: beyond the transaction, so that it pays to read ahead."""

    __slots__ = ("_learners", "facts", "lasts", "sets")

    def __init__(self, lasts: bool = False) -> None:
        self.lasts = lasts
        self.facts: dict[FactId, PublishedFact] = {}
        self.sets: dict[SetId, PublishedSet] = {}
        self._learners: dict[LearnerId, OfLearner] = {}

    def of(self, learner: LearnerId) -> OfLearner:
        """What is known of them, to read from and to write to."""
        found = self._learners.get(learner)
        return found or keep(self._learners, learner, OfLearner(), MOST_LEARNERS)

    def sets_changed(self, facts: bool = False) -> None:
        """What is known of sets holds no more. facts: neither does what is known of facts and hangs on them. Talks,
        which may not be written yet, are still known.
        """
        self.sets.clear()
        if facts:
            self.facts.clear()
        for each in self._learners.values():
            each.enrolments_changed()
            if facts:
                each.memories.clear()

    def drop(self, learners: Iterable[LearnerId]) -> None:
        """What is known of these people holds no more."""
        for learner in learners:
            self._learners.pop(learner, None)

    def forget(self) -> None:
        """Nothing is known any more."""
        self.facts.clear()
        self.sets.clear()
        self._learners.clear()
