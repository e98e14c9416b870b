"""Uzelok itself: its own code for memories, ratings, forms, the order of a stretch and the limits of a day.

What a use-case reads from the store is kept here in lists. `Rules` are what an experiment may change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bench.memory.facts import SimulatedFact
from bench.memory.schedulers import NEVER, Ask
from quiz.memory import SCHEDULING, Scheduling, recall, review
from quiz.model import FactId, Happening, LearnerId, Memory, Phase, Rating, Remembered, Review, ReviewId, StudyDay
from quiz.questions import Question
from quiz.rating import AWAY, earn, guess_chance
from quiz.session import LEARN_AHEAD, STABLE_FOR_LEVEL, Agenda, candidates, pick_question
from quiz.usecases.agenda import LOOK_AHEAD
from quiz.usecases.study import EXTRA_NEW

FEW = LOOK_AHEAD + 1


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is known when a right answer is rated. expected: the chance that it is recalled, None at first."""

    question: Question
    seconds: float | None
    memory: Memory | None
    expected: float | None


def by_table(seen: Seen) -> Rating:
    """The rating of a right answer as quiz/rating.py has it."""
    return earn(seen.question, True, False, False, seen.seconds)


class Pace(Protocol):
    """What the bot knows of how fast a person is."""

    def told(self, question: Question, seconds: float | None, right: bool) -> float | None:
        """The seconds of an answer as they would be of somebody usual; remembers them."""


@dataclass(frozen=True, slots=True)
class Rules:
    """rate: right answers. level: of the form, None for the table of quiz/session.py. mixture: whether what may have
    been a guess strengthens less. pace: a new one for each learner, None if times are taken as they are."""

    rate: Callable[[Seen], Rating] = by_table
    level: Callable[[Memory | None, float | None], int] | None = None
    mixture: bool = True
    scheduling: Scheduling = SCHEDULING
    new_per_day: int = 7
    reviews_per_day: int = 60
    more: bool = True
    pace: Callable[[], Pace] | None = None


@dataclass(slots=True)
class Uzelok:
    """A learner's bot. When the day's share is done and there is time, the learner presses «more»."""

    facts: Sequence[SimulatedFact]
    rules: Rules = field(default_factory=Rules)
    memories: dict[int, Memory] = field(default_factory=dict)
    log: list[Review] = field(default_factory=list)
    today: StudyDay = NEVER
    _due: list[int] = field(default_factory=list)
    _steps: dict[int, Memory] = field(default_factory=dict)
    _asked: dict[int, list[str]] = field(default_factory=dict)
    _new: int = 0
    _reviews: int = 0
    _extra: int = 0
    _answered: int = 0
    _last: tuple[int, bool] | None = None
    _pace: Pace | None = None

    def __post_init__(self) -> None:
        self._pace = self.rules.pace() if self.rules.pace else None

    def begin(self, day: StudyDay) -> None:
        self.today = day
        self._new = self._reviews = self._extra = self._answered = 0
        self._last = None
        self._due = sorted(
            (fact for fact, m in self.memories.items() if m.due_at is None and m.due_day <= day and not m.set_aside),
            key=lambda fact: (self.memories[fact].due_day, fact),
        )

    def next(self, now: datetime) -> Ask | None:
        fact = next(candidates(self._agenda(now), now), None)
        if fact is None and self.rules.more and len(self.memories) < len(self.facts):
            self._extra = max(1, self._new + EXTRA_NEW - self.rules.new_per_day)
            fact = next(candidates(self._agenda(now), now), None)
        return (int(fact), self._form(int(fact))) if fact is not None else None

    def _agenda(self, now: datetime) -> Agenda:
        allowed = max(0, self.rules.reviews_per_day - self._reviews)
        pile = len(self._due) > allowed
        own = self.rules.new_per_day + self._extra - self._new
        new = own if own > 0 and (self._extra or not pile) else 0
        due = self._due[: -FEW - 1 : -1] if pile else self._due[:FEW]
        soon = sorted(
            (m.due_at, fact)
            for fact, m in self._steps.items()
            if m.due_at and m.due_at <= now + LEARN_AHEAD and not m.set_aside
        )
        met = len(self.memories)
        return Agenda(
            steps=[Remembered(FactId(fact), self._steps[fact]) for _, fact in soon[:FEW]],
            due=[Remembered(FactId(fact), self.memories[fact]) for fact in due] if allowed else (),
            unmet=[FactId(fact) for fact in range(met, min(met + min(new, FEW), len(self.facts)))],
            answered=self._answered,
            last=FactId(self._last[0]) if self._last else None,
            last_right=bool(self._last and self._last[1]),
        )

    def _form(self, fact: int) -> Question:
        questions, memory = self.facts[fact].questions, self.memories.get(fact)
        if self.rules.level is not None:
            expected = recall(memory, self.today, self.rules.scheduling) if memory else None
            memory = bearing(self.rules.level(memory, expected))
        return pick_question(questions, memory, self._asked.get(fact, ()))

    def note(self, fact: int, question: Question, right: bool, seconds: float, now: datetime) -> None:
        before, rules = self.memories.get(fact), self.rules
        known_seconds = seconds if 0 <= seconds <= AWAY else None
        told = self._pace.told(question, known_seconds, right) if self._pace else known_seconds
        expected = recall(before, self.today, rules.scheduling) if before else None
        rating = rules.rate(Seen(question, told, before, expected)) if right else Rating.AGAIN
        guess = guess_chance(question) if rules.mixture else 0.0
        after = review(before, rating, now, self.today, rules.scheduling, f"1:{fact}", guess=guess)
        self._keep(fact, before, after)
        self._asked.setdefault(fact, []).append(question.key)
        self._answered += 1
        self._last = fact, right
        id_ = ReviewId(len(self.log) + 1)
        self.log.append(
            Review(
                id_, LearnerId(1), FactId(fact), Happening.ANSWER, now, self.today, rating, right, question.key,
                seconds=known_seconds, guess=guess,
            )
        )  # fmt: skip

    def _keep(self, fact: int, before: Memory | None, after: Memory) -> None:
        self._new += before is None
        self._reviews += before is not None and before.phase is Phase.REVIEW
        self._steps.pop(fact, None)
        if fact in self._due:
            self._due.remove(fact)
        self.memories[fact] = after
        if after.due_at is not None:
            self._steps[fact] = after


def bearing(level: int) -> Memory | None:
    """A memory that bears forms of just this level, so that `pick_question` may choose among them."""
    if level == 1:
        return None
    return Memory(Phase.REVIEW, 0, dict(STABLE_FOR_LEVEL)[level], 5.0, NEVER, NEVER, None, 1, 0)
