"""What learning will take: minutes a day in the days to come, and how much is remembered for them.

Expected values, no drawing of lots: what is due on a day is counted by its stability and difficulty, each rounded to a
place of a grid, and moves on from there with the chance of being recalled. The same goes for a new fact; as all new
facts are alike, one is followed and counted as often as there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from math import exp, floor, log

from quiz.memory import Scheduling, interval, outlook, recalls, review, steps_left
from quiz.model import Memory, Rating, StudyDay

STEP = 0.2
"""Between places of the grid, in the logarithm of stability."""
NEW_RIGHT = 0.6
"""How often a new fact is known, or guessed, when it is first asked."""
AFTER_LAPSE = 1.3
"""Answers that a forgotten fact takes more on that day."""
EASY_SHARE = 0.5
"""What an easy day holds of another's reviews, see `quiz.balance`."""
CHOICES = (0.80, 0.85, 0.90, 0.95)
"""Chances of recall that a learner may choose from."""
MONTH = 30
HALF_A_YEAR = 180
ADVISED_FROM = 0.8
"""Less is not advised: one answer in four wrong tires people, whatever the formulas say."""

_DAY, _NOON = StudyDay(date(2000, 1, 3)), datetime(2000, 1, 3, 12, tzinfo=UTC)
"""Any day: what is learned on the first one does not hang on which it is."""
Place = tuple[int, int]
"""Of the grid: stability, difficulty."""


@dataclass(frozen=True, slots=True)
class Course:
    """Of so many days, from today on. answers: on each. remembered: facts that would be recalled, in the end."""

    answers: Sequence[float]
    remembered: float


@dataclass(frozen=True, slots=True)
class Workload:
    """reviews, new: minutes on each day from today on."""

    reviews: Sequence[float]
    new: Sequence[float]

    @property
    def minutes(self) -> list[float]:
        """On each day, of all."""
        return [old + fresh for old, fresh in zip(self.reviews, self.new, strict=True)]

    def busiest(self, days: int) -> float:
        """Minutes a day in the fullest week of so many days (7 or more): the last, unless there is nothing new left."""
        return max(self.around(day) for day in range(7, days + 1))

    def around(self, day: int) -> float:
        """Minutes a day in the week that ends on that day, counted from 1 (today)."""
        week = self.minutes[max(day - 7, 0) : day]
        return sum(week) / len(week)


@dataclass(frozen=True, slots=True)
class Learning:
    """What a forecast goes by. today: of the learner. seconds: an answer takes. facts_left: new ones there are."""

    memories: Sequence[Memory]
    today: StudyDay
    seconds: float
    facts_left: int
    easy_days: frozenset[int] = frozenset()


def workloads(of: Learning, scheduling: Scheduling, paces: Iterable[int], days: int = MONTH) -> list[Workload]:
    """What each pace takes on so many days, if every day's share is done and so much new taken while there is any."""
    old = course(of.memories, of.today, scheduling, days).answers
    per_fact = lifetime(scheduling, days).answers
    return [_at_pace(of, old, per_fact, pace) for pace in paces]


def _at_pace(of: Learning, old: Sequence[float], per_fact: Sequence[float], new_per_day: int) -> Workload:
    days = len(old)
    begun = [min(new_per_day, max(of.facts_left - new_per_day * day, 0)) for day in range(days)]
    new = [count * per_fact[0] for count in begun]
    reviews = list(old)
    for start, count in enumerate(begun):
        if count:
            for day in range(start + 1, days):
                reviews[day] += count * per_fact[day - start]
    minute = of.seconds / 60
    rested = _rested(reviews, of.today, of.easy_days)
    return Workload([count * minute for count in rested], [count * minute for count in new])


def advised(scheduling: Scheduling, choices: Iterable[float] = CHOICES) -> float:
    """Of the wished chances of recall the one by which most is remembered for a minute of study, over half a year."""

    def yields(retention: float) -> float:
        life = lifetime(with_retention(scheduling, retention), HALF_A_YEAR)
        return life.remembered / sum(life.answers)

    return max((choice for choice in choices if choice >= ADVISED_FROM), key=yields)


@lru_cache(maxsize=256)
def with_retention(scheduling: Scheduling, retention: float) -> Scheduling:
    """The same, aiming at another chance of recall."""
    return replace(scheduling, retention=retention)


@lru_cache(maxsize=128)
def lifetime(scheduling: Scheduling, days: int) -> Course:
    """Of one new fact, met on the first day."""
    grid = _grid(scheduling)
    waiting = _Waiting(days)
    forgotten = 0.0
    for chance, first in ((NEW_RIGHT, Rating.GOOD), (1 - NEW_RIGHT, Rating.AGAIN)):
        memory = _after_steps(first, scheduling)
        grid.put(waiting, _nearest(memory.stability, memory.difficulty), 0, chance)
        forgotten += chance * (memory.reviews - 1)
    answers = grid.run(waiting)
    answers[0] += 1 + forgotten
    return Course(answers, waiting.remembered)


def course(memories: Iterable[Memory], today: StudyDay, scheduling: Scheduling, days: int) -> Course:
    """Of memories there are, none of them new. What is overdue is done today."""
    grid = _grid(scheduling)
    waiting = _Waiting(days)
    extra = 0.0
    for memory in memories:
        place = _nearest(memory.stability, memory.difficulty)
        ahead = max((memory.due_day - today).days, 0)
        if memory.set_aside:
            continue
        if memory.due_at is not None:
            extra += steps_left(memory, scheduling)
            grid.put(waiting, place, 0, 1.0)
        elif ahead < days:
            gap = max((memory.due_day - memory.last_day).days, (today - memory.last_day).days, 1)
            waiting.due[ahead][place, _rounded(gap)] += 1
        else:
            waiting.remembered += grid.recalled(place, max((today - memory.last_day).days, 0) + days - 1)
    answers = grid.run(waiting)
    answers[0] += extra
    return Course(answers, waiting.remembered)


def _after_steps(first: Rating, scheduling: Scheduling) -> Memory:
    """A new fact at the end of its first day, when all answers after the first were right."""
    memory = review(None, first, _NOON, _DAY, scheduling, "")
    while memory.due_at is not None:
        memory = review(memory, Rating.GOOD, _NOON, _DAY, scheduling, "")
    return memory


class _Waiting:
    """What is due on each day: how many facts at a place of the grid, so many days after their last answer."""

    def __init__(self, days: int) -> None:
        self.days = days
        self.due: list[dict[tuple[Place, int], float]] = [defaultdict(float) for _ in range(days)]
        self.remembered = 0.0


class _Grid:
    """Where facts go from each place, under one scheduling: found out once."""

    def __init__(self, scheduling: Scheduling) -> None:
        self._scheduling = scheduling
        self._moves: dict[tuple[Place, int], tuple[float, tuple[tuple[Place, float], ...]]] = {}
        self._days: dict[Place, int] = {}

    def run(self, waiting: _Waiting) -> list[float]:
        """Let the days go by; the answers of each."""
        answers = [0.0] * waiting.days
        for day, due in enumerate(waiting.due):
            for key, count in due.items():
                chance, moves = self._moves.get(key) or self._found(key)
                answers[day] += count * (1 + (1 - chance) * AFTER_LAPSE)
                for place, share in moves:
                    self.put(waiting, place, day, count * share)
        return answers

    def put(self, waiting: _Waiting, place: Place, day: int, count: float) -> None:
        """So many facts are at that place from this day on."""
        gap = self._days.get(place)
        if gap is None:
            gap = self._days[place] = interval(_stability(place), self._scheduling).best
        if day + gap < waiting.days:
            waiting.due[day + gap][place, gap] += count
        else:
            waiting.remembered += count * self.recalled(place, waiting.days - 1 - day)

    def recalled(self, place: Place, days: int) -> float:
        """The chance of recall so many days after the last answer."""
        return recalls([(_stability(place), days)], self._scheduling)[0]

    def _found(self, key: tuple[Place, int]) -> tuple[float, tuple[tuple[Place, float], ...]]:
        place, gap = key
        chance, right, wrong = outlook(_stability(place), float(place[1]), gap, self._scheduling)
        moves = [(target, chance * share) for target, share in _between(*right)]
        moves += [(target, (1 - chance) * share) for target, share in _between(*wrong)]
        found = self._moves[key] = chance, tuple(moves)
        return found


@lru_cache(maxsize=64)
def _grid(scheduling: Scheduling) -> _Grid:
    return _Grid(scheduling)


def _between(stability: float, difficulty: float) -> tuple[tuple[Place, float], ...]:
    """The two places it lies between, with the share of each: rounding would let nothing grow slowly."""
    exact = log(stability) / STEP
    low = floor(exact)
    hard = round(difficulty)
    return ((low, hard), low + 1 - exact), ((low + 1, hard), exact - low)


def _nearest(stability: float, difficulty: float) -> Place:
    return round(log(stability) / STEP), round(difficulty)


def _stability(place: Place) -> float:
    return exp(place[0] * STEP)


def _rounded(days: int) -> int:
    """Long waits in steps of a tenth, so that what is much alike is counted together."""
    return days if days < 10 else round(exp(round(log(days) * 10) / 10))


def _rested(reviews: Sequence[float], today: StudyDay, easy_days: frozenset[int]) -> list[float]:
    """Reviews moved away from easy days, to the other days of the week around each."""
    if not easy_days or len(easy_days) == 7:
        return list(reviews)
    weight = [EASY_SHARE if (today.weekday() + day) % 7 in easy_days else 1.0 for day in range(len(reviews))]
    moved = [0.0] * len(reviews)
    for day, count in enumerate(reviews):
        around = range(max(day - 3, 0), min(day + 4, len(reviews)))
        whole = sum(weight[near] for near in around)
        for near in around:
            moved[near] += count * weight[near] / whole
    return moved
