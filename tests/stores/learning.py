"""What is remembered, asked and answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from quiz.calibration import Bin, binned
from quiz.model import (
    Asking,
    AskingId,
    DayTally,
    FactId,
    Happening,
    LearnerId,
    Memory,
    Remembered,
    Review,
    ReviewId,
    SetId,
    StudyDay,
)
from tests.stores.tables import Room


class Memories(Room):
    def get(self, learner: LearnerId, fact: FactId) -> Memory | None:
        return self.rows.memories.get((learner, fact))

    def put(self, learner: LearnerId, fact: FactId, memory: Memory | None) -> None:
        if memory is None:
            self.rows.memories.pop((learner, fact), None)
            return
        self.rows.require(learner, fact)
        self.rows.memories[learner, fact] = memory

    def due(self, learner: LearnerId, only: SetId | None, until: StudyDay, limit: int) -> Sequence[Remembered]:
        rows = self._due(learner, only, until)
        return sorted(rows, key=lambda r: (r.memory.due_day, r.fact))[:limit]

    def on_steps(self, learner: LearnerId, only: SetId | None, until: datetime, limit: int) -> Sequence[Remembered]:
        rows = [(at, r) for r in self._asked(learner, only) if (at := r.memory.due_at) and at <= until]
        return [r for _, r in sorted(rows, key=lambda row: (row[0], row[1].fact))][:limit]

    def count_due(self, learner: LearnerId, only: SetId | None, until: StudyDay, at_most: int) -> int:
        return min(at_most, len(self._due(learner, only, until)))

    def loads(self, learner: LearnerId, since: StudyDay, until: StudyDay) -> Mapping[StudyDay, int]:
        return Counter(r.memory.due_day for r in self._due(learner, None, until) if r.memory.due_day >= since)

    def count_on_steps(self, learner: LearnerId, only: SetId | None, until: datetime) -> int:
        return len(self.on_steps(learner, only, until, len(self.rows.memories)))

    def of(self, learner: LearnerId, only: SetId | None = None) -> Sequence[Remembered]:
        sets = set(self.rows.studied(learner, only))
        rows = []
        for (who, fact), memory in self.rows.memories.items():
            saved = self.rows.facts[fact]
            if who == learner and saved.set in sets and not saved.retired:
                rows.append(Remembered(fact, memory))
        return sorted(rows, key=lambda r: r.fact)

    def wipe(self, learner: LearnerId) -> None:
        for key in [key for key in self.rows.memories if key[0] == learner]:
            del self.rows.memories[key]

    def _asked(self, learner: LearnerId, only: SetId | None) -> list[Remembered]:
        return [r for r in self.of(learner, only) if not r.memory.set_aside]

    def _due(self, learner: LearnerId, only: SetId | None, until: StudyDay) -> list[Remembered]:
        return [r for r in self._asked(learner, only) if r.memory.due_at is None and r.memory.due_day <= until]


class Askings(Room):
    def add(self, asking: Asking) -> Asking:
        self.rows.require(asking.learner, asking.fact)
        last = max((id_ for who, id_ in self.rows.askings if who == asking.learner), default=0)
        stored = replace(asking, id=AskingId(last + 1))
        self.rows.askings[stored.learner, stored.id] = stored
        return stored

    def get(self, learner: LearnerId, asking: AskingId) -> Asking | None:
        return self.rows.askings.get((learner, asking))

    def change(self, asking: Asking) -> bool:
        stored = self.get(asking.learner, asking.id)
        if stored is None or stored.answered:
            return False
        self._keep(replace(stored, picked=asking.picked, hinted=asking.hinted))
        return True

    def take(self, learner: LearnerId, asking: AskingId, picked: tuple[int, ...] | None = None) -> Asking | None:
        stored = self.get(learner, asking)
        if stored is None or stored.answered:
            return None
        return self._keep(replace(stored, picked=stored.picked if picked is None else picked, answered=True))

    def reopen(self, learner: LearnerId, asking: AskingId) -> None:
        stored = self.get(learner, asking)
        if stored is not None:
            self._keep(replace(stored, answered=False, picked=(), hinted=False))

    def _keep(self, asking: Asking) -> Asking:
        self.rows.askings[asking.learner, asking.id] = asking
        return asking


class Log(Room):
    def append(self, review: Review) -> Review:
        self.rows.require(review.learner, review.fact)
        last = max((id_ for who, id_ in self.rows.reviews if who == review.learner), default=0)
        stored = replace(review, id=ReviewId(last + 1))
        self.rows.reviews[stored.learner, stored.id] = stored
        return stored

    def last_answer(self, learner: LearnerId) -> Review | None:
        lines = self.of(learner)
        undone = {line.undoes for line in lines}
        answers = [line for line in lines if line.happening is Happening.ANSWER and line.id not in undone]
        return answers[-1] if answers else None

    def asked(self, learner: LearnerId, fact: FactId) -> Sequence[str]:
        return [line.question for line in self.of_fact(learner, fact) if line.happening is Happening.ANSWER]

    def of_fact(self, learner: LearnerId, fact: FactId) -> Sequence[Review]:
        return [line for line in self.of(learner) if line.fact == fact]

    def of(self, learner: LearnerId) -> Sequence[Review]:
        return [line for (who, _), line in sorted(self.rows.reviews.items()) if who == learner]

    def expect(self, learner: LearnerId, expected: Mapping[ReviewId, float]) -> None:
        for review, chance in expected.items():
            line = self.rows.reviews.get((learner, review))
            if line is not None and line.expected is None:
                self.rows.reviews[learner, review] = replace(line, expected=chance)

    def predicted(self, learner: LearnerId) -> Sequence[Bin]:
        return predicted(self.of(learner))

    def is_undone(self, learner: LearnerId, review: ReviewId) -> bool:
        return any(line.undoes == review for line in self.of(learner))

    def length(self, learner: LearnerId | None = None) -> int:
        if learner is None:
            return len(self.rows.reviews)
        return max((id_ for who, id_ in self.rows.reviews if who == learner), default=0)

    def facts(self, learner: LearnerId) -> Sequence[FactId]:
        return sorted({line.fact for line in self.of(learner)})


def predicted(log: Iterable[Review]) -> Sequence[Bin]:
    """What was foretold of the answers in a log that stand."""
    lines = list(log)
    undone = {line.undoes for line in lines}
    return binned(
        (line.expected, bool(line.correct)) for line in lines if line.expected is not None and line.id not in undone
    ).bins


class Tallies(Room):
    def get(self, learner: LearnerId, day: StudyDay) -> DayTally:
        return self.rows.tallies.get((learner, day), DayTally(day))

    def put(self, learner: LearnerId, tally: DayTally) -> None:
        if tally.answers:
            self.rows.require(learner)
            self.rows.tallies[learner, tally.day] = tally
        else:
            self.rows.tallies.pop((learner, tally.day), None)

    def of(self, learner: LearnerId, since: StudyDay | None = None) -> Sequence[DayTally]:
        days = [(day, t) for (who, day), t in self.rows.tallies.items() if who == learner]
        return [tally for day, tally in sorted(days) if since is None or day >= since]

    def last_day(self, learner: LearnerId) -> StudyDay | None:
        return max((day for who, day in self.rows.tallies if who == learner), default=None)

    def wipe(self, learner: LearnerId) -> None:
        for key in [key for key in self.rows.tallies if key[0] == learner]:
            del self.rows.tallies[key]
