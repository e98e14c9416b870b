"""The in-memory store: what the ports promise, in dictionaries. A transaction that raises leaves nothing.

Like the databases it refuses rows of learners, sets or facts that do not exist. Unlike them it takes any text
as it is (they drop what they cannot hold), and it runs one use-case after another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from quiz.model import (
    Asking,
    AskingId,
    Complaint,
    DayTally,
    FactId,
    Happening,
    Learner,
    LearnerId,
    Memory,
    PublishedFact,
    PublishedSet,
    Remembered,
    Reminder,
    Review,
    ReviewId,
    SetId,
    StudyDay,
)
from quiz.ports import Tx
from quiz.questions import Fact, QuestionSet
from quiz.talk import Talk

P = ParamSpec("P")
T = TypeVar("T")


class DanglingError(Exception):
    """A row names a learner, a set or a fact that does not exist."""


@dataclass(frozen=True, slots=True)
class SavedFact:
    """A fact as it is kept: retired ones stay."""

    set: SetId
    position: int
    fact: Fact
    retired: bool = False


@dataclass(slots=True)
class Tables:
    """All that is stored; every value in a dictionary is immutable."""

    learners: dict[LearnerId, Learner] = field(default_factory=dict)
    sets: dict[SetId, PublishedSet] = field(default_factory=dict)
    material: dict[SetId, str] = field(default_factory=dict)
    facts: dict[FactId, SavedFact] = field(default_factory=dict)
    enrolments: dict[tuple[LearnerId, SetId], int] = field(default_factory=dict)
    memories: dict[tuple[LearnerId, FactId], Memory] = field(default_factory=dict)
    askings: dict[tuple[LearnerId, AskingId], Asking] = field(default_factory=dict)
    reviews: dict[tuple[LearnerId, ReviewId], Review] = field(default_factory=dict)
    tallies: dict[tuple[LearnerId, StudyDay], DayTally] = field(default_factory=dict)
    talks: dict[LearnerId, Talk] = field(default_factory=dict)
    reminders: dict[tuple[LearnerId, StudyDay, int], Reminder] = field(default_factory=dict)
    complaints: dict[tuple[LearnerId, AskingId], Complaint] = field(default_factory=dict)

    def copy(self) -> Tables:
        return Tables(**{f.name: dict(getattr(self, f.name)) for f in fields(self)})

    def rows_of(self, learner: LearnerId) -> list[tuple[dict[Any, Any], Any]]:
        """(table, key) of everything that is this learner's."""
        tables: list[dict[Any, Any]] = [self.learners, self.talks, self.enrolments, self.memories]
        tables += [self.askings, self.reviews, self.tallies, self.reminders, self.complaints]
        return [(t, k) for t in tables for k in t if (k[0] if isinstance(k, tuple) else k) == learner]

    def require(self, learner: LearnerId, fact: FactId | None = None, set_: SetId | None = None) -> None:
        known = learner in self.learners and (fact is None or fact in self.facts)
        if not known or (set_ is not None and set_ not in self.sets):
            raise DanglingError(learner, fact, set_)

    def studied(self, learner: LearnerId, only: SetId | None) -> list[SetId]:
        """Sets the learner has joined, in that order; just the one if it is among them."""
        mine = sorted((at, set_) for (who, set_), at in self.enrolments.items() if who == learner)
        return [set_ for _, set_ in mine if only in (None, set_)]

    def in_use(self, set_: SetId) -> list[tuple[FactId, Fact]]:
        """By position."""
        rows = [(f.position, id_, f.fact) for id_, f in self.facts.items() if f.set == set_ and not f.retired]
        return [(id_, fact) for _, id_, fact in sorted(rows, key=lambda row: row[:2])]


@dataclass(frozen=True, slots=True)
class _Room:
    rows: Tables


class _Learners(_Room):
    def get(self, learner: LearnerId) -> Learner | None:
        return self.rows.learners.get(learner)

    def put(self, learner: Learner) -> None:
        self.rows.learners[learner.id] = learner

    def forget(self, learner: LearnerId) -> None:
        for table, key in self.rows.rows_of(learner):
            del table[key]
        for id_, set_ in self.rows.sets.items():
            if set_.owner == learner:
                self.rows.sets[id_] = replace(set_, owner=None)

    def to_remind(self, now: datetime, limit: int) -> Sequence[Learner]:
        due = [
            (learner.reminding.next_at, learner.id, learner)
            for learner in self.rows.learners.values()
            if learner.reminding.on
            and not learner.blocked
            and learner.reminding.next_at is not None
            and learner.reminding.next_at <= now
        ]
        return [learner for *_, learner in sorted(due, key=lambda row: row[:2])][:limit]

    def ids(self) -> Iterable[LearnerId]:
        return sorted(self.rows.learners)


class _Sets(_Room):
    def save(self, code: str, questions: QuestionSet, owner: LearnerId | None, at: datetime) -> PublishedSet:
        known = self.by_code(code)
        id_ = known.id if known else SetId(len(self.rows.sets) + 1)
        before = {f.fact.key: (fact, f) for fact, f in self.rows.facts.items() if f.set == id_}
        for known_fact, saved in before.values():
            self.rows.facts[known_fact] = replace(saved, retired=True)
        for position, fact in enumerate(questions.facts):
            fact_id = before[fact.key][0] if fact.key in before else FactId(len(self.rows.facts) + 1)
            self.rows.facts[fact_id] = SavedFact(id_, position, fact)
        self.rows.material[id_] = questions.material
        self.rows.sets[id_] = PublishedSet(
            id=id_,
            code=code,
            title=questions.title,
            language=questions.language,
            about=questions.about,
            source=questions.source,
            owner=owner if owner is not None or known is None else known.owner,
            facts=len(questions.facts),
        )
        return self.rows.sets[id_]

    def get(self, id_: SetId) -> PublishedSet | None:
        return self.rows.sets.get(id_)

    def by_code(self, code: str) -> PublishedSet | None:
        return next((set_ for set_ in self.rows.sets.values() if set_.code == code), None)

    def all(self) -> Sequence[PublishedSet]:
        return sorted(self.rows.sets.values(), key=lambda set_: (set_.title, set_.id))

    def joined(self, learner: LearnerId) -> Sequence[PublishedSet]:
        return [self.rows.sets[set_] for set_ in self.rows.studied(learner, None)]

    def join(self, learner: LearnerId, id_: SetId, at: datetime) -> bool:
        self.rows.require(learner, set_=id_)
        if (learner, id_) in self.rows.enrolments:
            return False
        places = [at for (who, _), at in self.rows.enrolments.items() if who == learner]
        self.rows.enrolments[learner, id_] = max(places, default=0) + 1
        return True

    def leave(self, learner: LearnerId, id_: SetId) -> bool:
        return self.rows.enrolments.pop((learner, id_), None) is not None

    def questions(self, id_: SetId) -> QuestionSet:
        set_ = self.rows.sets[id_]
        return QuestionSet(
            title=set_.title,
            language=set_.language,
            facts=tuple(fact for _, fact in self.rows.in_use(id_)),
            about=set_.about,
            source=set_.source,
            material=self.rows.material[id_],
        )


class _Facts(_Room):
    def get(self, fact: FactId) -> PublishedFact | None:
        saved = self.rows.facts.get(fact)
        return PublishedFact(fact, saved.set, saved.fact) if saved else None

    def some(self, facts: Sequence[FactId]) -> Sequence[PublishedFact]:
        return [found for fact in facts if (found := self.get(fact))]

    def unmet(self, learner: LearnerId, only: SetId | None, limit: int) -> Sequence[FactId]:
        return self._unmet(learner, only)[:limit]

    def count_unmet(self, learner: LearnerId, only: SetId | None) -> int:
        return len(self._unmet(learner, only))

    def _unmet(self, learner: LearnerId, only: SetId | None) -> list[FactId]:
        facts = [fact for set_ in self.rows.studied(learner, only) for fact, _ in self.rows.in_use(set_)]
        return [fact for fact in facts if (learner, fact) not in self.rows.memories]


class _Memories(_Room):
    def get(self, learner: LearnerId, fact: FactId) -> Memory | None:
        return self.rows.memories.get((learner, fact))

    def put(self, learner: LearnerId, fact: FactId, memory: Memory | None) -> None:
        if memory is None:
            self.rows.memories.pop((learner, fact), None)
            return
        self.rows.require(learner, fact)
        self.rows.memories[learner, fact] = memory

    def due(
        self, learner: LearnerId, only: SetId | None, until: StudyDay, limit: int, latest_first: bool = False
    ) -> Sequence[Remembered]:
        sign = -1 if latest_first else 1
        rows = self._due(learner, only, until)
        return sorted(rows, key=lambda r: (sign * r.memory.due_day.toordinal(), r.fact))[:limit]

    def on_steps(self, learner: LearnerId, only: SetId | None, until: datetime, limit: int) -> Sequence[Remembered]:
        rows = [(at, r) for r in self._asked(learner, only) if (at := r.memory.due_at) and at <= until]
        return [r for _, r in sorted(rows, key=lambda row: (row[0], row[1].fact))][:limit]

    def count_due(self, learner: LearnerId, only: SetId | None, until: StudyDay, at_most: int) -> int:
        return min(at_most, len(self._due(learner, only, until)))

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


class _Askings(_Room):
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

    def take(self, learner: LearnerId, asking: AskingId) -> Asking | None:
        stored = self.get(learner, asking)
        if stored is None or stored.answered:
            return None
        return self._keep(replace(stored, answered=True))

    def reopen(self, learner: LearnerId, asking: AskingId) -> None:
        stored = self.get(learner, asking)
        if stored is not None:
            self._keep(replace(stored, answered=False, picked=(), hinted=False))

    def _keep(self, asking: Asking) -> Asking:
        self.rows.askings[asking.learner, asking.id] = asking
        return asking


class _Log(_Room):
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

    def of_fact(self, learner: LearnerId, fact: FactId) -> Sequence[Review]:
        return [line for line in self.of(learner) if line.fact == fact]

    def of(self, learner: LearnerId) -> Sequence[Review]:
        return [line for (who, _), line in sorted(self.rows.reviews.items()) if who == learner]

    def is_undone(self, learner: LearnerId, review: ReviewId) -> bool:
        return any(line.undoes == review for line in self.of(learner))


class _Tallies(_Room):
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


class _Talks(_Room):
    def get(self, learner: LearnerId) -> Talk:
        return self.rows.talks.get(learner, Talk())

    def put(self, learner: LearnerId, talk: Talk) -> None:
        self.rows.require(learner)
        self.rows.talks[learner] = talk


class _Reminders(_Room):
    def plan(self, reminder: Reminder) -> bool:
        self.rows.require(reminder.learner)
        key = (reminder.learner, reminder.day, reminder.nth)
        return self.rows.reminders.setdefault(key, reminder) is reminder

    def get(self, learner: LearnerId, day: StudyDay, nth: int) -> Reminder | None:
        return self.rows.reminders.get((learner, day, nth))

    def planned(self, limit: int) -> Sequence[Reminder]:
        waiting = [r for r in self.rows.reminders.values() if r.status == "planned"]
        return sorted(waiting, key=lambda r: (r.planned_at, r.learner, r.day, r.nth))[:limit]

    def mark(self, reminder: Reminder, status: str) -> bool:
        stored = self.get(reminder.learner, reminder.day, reminder.nth)
        if stored is None or stored.status != reminder.status:
            return False
        key = (reminder.learner, reminder.day, reminder.nth)
        self.rows.reminders[key] = replace(stored, status=status)
        return True


class _Complaints(_Room):
    def put(self, complaint: Complaint) -> None:
        self.rows.require(complaint.learner, complaint.fact)
        key = (complaint.learner, complaint.asking)
        stored = self.rows.complaints.get(key)
        self.rows.complaints[key] = replace(stored, words=complaint.words) if stored else complaint

    def of(self, learner: LearnerId) -> Sequence[Complaint]:
        mine = [c for (who, _), c in self.rows.complaints.items() if who == learner]
        return sorted(mine, key=lambda c: (c.at, c.asking))


class InMemoryTx:
    """One transaction over the dictionaries; closed when it has ended, so that nobody keeps it."""

    def __init__(self, rows: Tables) -> None:
        self._rows = rows
        self._ended = False

    def end(self) -> None:
        self._ended = True

    @property
    def _open(self) -> Tables:
        if self._ended:
            raise RuntimeError("the transaction has ended")
        return self._rows

    @property
    def learners(self) -> _Learners:
        return _Learners(self._open)

    @property
    def sets(self) -> _Sets:
        return _Sets(self._open)

    @property
    def facts(self) -> _Facts:
        return _Facts(self._open)

    @property
    def memories(self) -> _Memories:
        return _Memories(self._open)

    @property
    def askings(self) -> _Askings:
        return _Askings(self._open)

    @property
    def log(self) -> _Log:
        return _Log(self._open)

    @property
    def tallies(self) -> _Tallies:
        return _Tallies(self._open)

    @property
    def talks(self) -> _Talks:
        return _Talks(self._open)

    @property
    def reminders(self) -> _Reminders:
        return _Reminders(self._open)

    @property
    def complaints(self) -> _Complaints:
        return _Complaints(self._open)


class InMemoryStore:
    """A store that forgets everything with the process. `do` is `run` for tests that need no event loop."""

    def __init__(self) -> None:
        self._rows = Tables()

    async def run(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        await asyncio.sleep(0)  # as with a database, others may come in between
        return self.do(usecase, *args, **kwargs)

    def do(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        rows = self._rows.copy()
        tx = InMemoryTx(rows)
        try:
            result = usecase(tx, *args, **kwargs)
        finally:
            tx.end()
        self._rows = rows
        return result
