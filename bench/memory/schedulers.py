"""What others do, written as their authors describe it. All ask by choice among four, as quiz bots do.

Reviews that are due come first, the longest due before others, then new facts for as long as there is time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Protocol

from bench.memory.facts import SimulatedFact
from quiz.memory import Scheduling, review
from quiz.model import Memory, Rating, StudyDay
from quiz.questions import Question
from quiz.rating import AWAY, FAST, SLOW, expected_seconds
from quiz.session import LEARN_AHEAD

PUBLISHED = Scheduling(
    retention=0.9, learning_steps=(timedelta(minutes=1), timedelta(minutes=10)), longest=36500, soon=36500
)
"""FSRS with its published defaults."""
Ask = tuple[int, Question]
NEVER = StudyDay(date.min)


class Scheduler(Protocol):
    """Who says what to ask. Facts are numbers, in the order in which they are taught."""

    def begin(self, day: StudyDay) -> None:
        """A study day begins on which the learner comes."""

    def next(self, now: datetime) -> Ask | None:
        """What to ask; None if nothing is to be asked any more today."""

    def note(self, fact: int, question: Question, right: bool, seconds: float, now: datetime) -> None:
        """What came of it."""


@dataclass(slots=True)
class ByDay:
    """What schedulers by whole days share: the day each fact is due, the queue of today, and what is new."""

    facts: Sequence[SimulatedFact]
    due: dict[int, int] = field(default_factory=dict)
    queue: deque[int] = field(default_factory=deque)
    today: int = 0

    def begin(self, day: StudyDay) -> None:
        self.today = day.toordinal()
        waiting = sorted((due, fact) for fact, due in self.due.items() if due <= self.today)
        self.queue = deque(fact for _, fact in waiting)

    def next(self, now: datetime) -> Ask | None:
        if self.queue:
            return self.ask(self.queue.popleft())
        return self.ask(len(self.due)) if len(self.due) < len(self.facts) else None

    def ask(self, fact: int) -> Ask:
        return fact, self.facts[fact].choice


class Leitner(ByDay):
    """Five boxes, asked every 1, 2, 4, 8 and 16 days: right, one box on; wrong, back to the first."""

    DAYS = (1, 2, 4, 8, 16)

    def __init__(self, facts: Sequence[SimulatedFact]) -> None:
        super().__init__(facts)
        self.boxes: dict[int, int] = {}

    def note(self, fact: int, question: Question, right: bool, seconds: float, now: datetime) -> None:
        box = min(self.boxes.get(fact, 0) + 1, len(self.DAYS) - 1) if right else 0
        self.boxes[fact] = box
        self.due[fact] = self.today + self.DAYS[box]


class Sm2(ByDay):
    """SuperMemo 2 (Woźniak, 1990). A bot sees no grades: fast is 5, right is 4, slow is 3, wrong is 2.

    What was below 4 is repeated the same day until it is 4; here a few questions later, as the day has no end of
    its own.
    """

    GAP = 5

    def __init__(self, facts: Sequence[SimulatedFact]) -> None:
        super().__init__(facts)
        self.state: dict[int, tuple[int, int, float]] = {}
        self.again: deque[tuple[int, int]] = deque()
        self.asked = 0

    def begin(self, day: StudyDay) -> None:
        super().begin(day)
        self.again.clear()

    def next(self, now: datetime) -> Ask | None:
        if self.again and (self.again[0][0] <= self.asked or (not self.queue and len(self.due) == len(self.facts))):
            return self.ask(self.again.popleft()[1])
        return super().next(now)

    def note(self, fact: int, question: Question, right: bool, seconds: float, now: datetime) -> None:
        self.asked += 1
        quality = _quality(question, right, seconds)
        if self.due.get(fact, 0) <= self.today:  # a repetition of the same day changes nothing more
            times, days, ease = self.state.get(fact, (0, 0, 2.5))
            if quality < 3:
                times, days = 1, 1
            else:
                days = 1 if times == 0 else 6 if times == 1 else round(days * ease)
                times += 1
                ease = max(1.3, ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02))
            self.state[fact] = times, days, ease
            self.due[fact] = self.today + days
        if quality < 4:
            self.again.append((self.asked + self.GAP, fact))


def _quality(question: Question, right: bool, seconds: float) -> int:
    if not right:
        return 2
    times = seconds / expected_seconds(question)
    if seconds > AWAY:
        return 4
    return 5 if times < FAST else 3 if times > SLOW else 4


class RandomOrder(ByDay):
    """Any fact of the course, drawn again and again, whatever is known of it."""

    def __init__(self, facts: Sequence[SimulatedFact], seed: str) -> None:
        super().__init__(facts)
        self.chance, self.last = Random(seed), -1

    def next(self, now: datetime) -> Ask | None:
        fact = self.chance.randrange(len(self.facts))
        return self.next(now) if fact == self.last else self.ask(fact)

    def note(self, fact: int, question: Question, right: bool, seconds: float, now: datetime) -> None:
        self.last = fact


class PlainFsrs:
    """FSRS-6 with its defaults: its steps, right is Good, wrong is Again, nothing else is known of an answer.

    Ours are its study days, which spare it the hours by which intervals counted in periods of 24 hours go wrong.
    """

    def __init__(self, facts: Sequence[SimulatedFact], scheduling: Scheduling = PUBLISHED) -> None:
        self.facts, self.scheduling = facts, scheduling
        self.memories: dict[int, Memory] = {}
        self.queue: deque[int] = deque()
        self.steps: list[tuple[datetime, int]] = []
        self.today = NEVER
        self.last = -1

    def begin(self, day: StudyDay) -> None:
        self.today = day
        waiting = [(m.due_day, fact) for fact, m in self.memories.items() if m.due_at is None and m.due_day <= day]
        self.queue = deque(fact for _, fact in sorted(waiting))

    def next(self, now: datetime) -> Ask | None:
        self.steps.sort()
        if self.steps and self.steps[0][0] <= now:
            return self._ask(self.steps[0][1])
        if self.queue:
            return self._ask(self.queue[0])
        if len(self.memories) < len(self.facts):
            return self._ask(len(self.memories))
        ahead = [fact for at, fact in self.steps if at <= now + LEARN_AHEAD]
        return self._ask(ahead[0]) if ahead else None

    def _ask(self, fact: int) -> Ask:
        return fact, self.facts[fact].choice

    def note(self, fact: int, question: Question, right: bool, seconds: float, now: datetime) -> None:
        if self.queue and self.queue[0] == fact:
            self.queue.popleft()
        self.steps = [each for each in self.steps if each[1] != fact]
        rating = Rating.GOOD if right else Rating.AGAIN
        after = review(self.memories.get(fact), rating, now, self.today, self.scheduling, f"1:{fact}")
        self.memories[fact] = after
        if after.due_at is not None:
            self.steps.append((after.due_at, fact))
