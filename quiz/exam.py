"""The last days before an exam: what to ask so that most is recalled on that day.

Asked today, a fact is known with the chance R, and then remembered for longer; or it is not, and is learned anew on its
steps. Either way there is a chance to recall it on the exam's day, and without being asked there is another. What lies
between is what asking it is worth, and it is bought with answers: one, and those of the steps if it was forgotten. The
forms take about the same time (see quiz.rating), so an answer is the measure of time here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import nlargest
from math import fsum

from quiz.balance import Window
from quiz.memory import Scheduling, recalls, strength_after
from quiz.model import FactId, Memory, Phase, Rating, Remembered, StudyDay

WINDOW = 7
"""Days ahead of the exam in which what is asked is chosen for it. In the experiment of docs/memory.md five do nearly as
well and more do no better; by then nothing new is left, see quiz.assignments."""
LEAST_GAIN = 0.02
"""A fact that is not due is asked ahead of time if that adds so much to the chance of recalling it on the day: with
time enough for all, a fifth of the questions is saved for three facts in a thousand."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Of one fact: the chances (0…1) to recall it on the exam's day if it is asked today and if it is not, and how many
    answers asking it takes, those of its steps if it was forgotten included."""

    asked: float
    left: float
    answers: float

    @property
    def gain(self) -> float:
        """How much the chance grows."""
        return self.asked - self.left


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a learner stands to an exam.

    questions: that are left of those that today asks for it. share: of the whole set (0…1) they are expected to recall
    on its day if nothing is asked until then, as their teacher reads it too, see `quiz.classroom`; facts not met count
    as not recalled. answers: on how many of the learner's this rests.
    """

    questions: int
    share: float
    answers: int


def is_near(exam: date, today: date) -> bool:
    """Whether the exam is ahead, and so near that what is asked is chosen for it."""
    return 0 < (exam - today).days <= WINDOW


def worth(memory: Memory, today: StudyDay, exam: StudyDay, scheduling: Scheduling) -> Worth:
    """What asking a fact in review today is worth on the exam's day, which is later."""
    days = (exam - today).days
    since = max((today - memory.last_day).days, 0)
    if_kept, _ = strength_after(memory, Rating.GOOD, today, scheduling)
    if_lost = _relearned(memory, today, scheduling)
    own = memory.stability
    known, kept, regained, left = recalls(
        [(own, since), (if_kept, days), (if_lost, days), (own, max((exam - memory.last_day).days, 0))], scheduling
    )
    asked = known * kept + (1 - known) * regained
    return Worth(asked, left, 1 + (1 - known) * len(scheduling.relearning_steps))


def in_time(
    memory: Memory, days: Window | None, today: StudyDay, exam: StudyDay, scheduling: Scheduling
) -> Window | None:
    """Among which days a fact just answered comes again, with an exam ahead. days: among which without one, see
    `quiz.balance`; None if there is no choice.

    What would come only on its day or later is brought into the last days before, unless it is safe until then anyway.
    In these days themselves nothing is brought: what they ask is chosen day by day, see `plan`.
    """
    if memory.due_at is not None or (exam - today).days <= WINDOW:
        return days
    earliest, latest = (days.earliest, days.latest) if days else (memory.due_day, memory.due_day)
    eve = StudyDay(exam - timedelta(days=1))
    if latest <= eve:
        return days
    if days and earliest <= eve:
        return replace(days, best=min(days.best, eve), latest=eve)
    (left,) = recalls([(memory.stability, (exam - memory.last_day).days)], scheduling)
    if 1 - left < LEAST_GAIN:
        return days
    return Window(memory.last_day, StudyDay(exam - timedelta(days=WINDOW)), eve, eve)


def plan(
    memories: Iterable[Remembered], today: StudyDay, exam: StudyDay, scheduling: Scheduling, limit: int
) -> list[FactId]:
    """What to ask today, at most so many facts, the one that brings most for an answer first.

    What is due is asked whatever it brings, if there is room; what is not due only if it brings LEAST_GAIN. What was
    answered today, is on its steps or is set aside does not count.
    """
    able = [each for each in memories if _can_be_asked(each.memory, today)]
    found: list[tuple[float, FactId]] = []
    for each, left in zip(able, _left(able, exam, scheduling), strict=True):
        due = each.memory.due_day <= today
        if not due and 1 - left < LEAST_GAIN:
            continue  # safe anyway: it could not gain so much
        bought = worth(each.memory, today, exam, scheduling)
        if due or bought.gain >= LEAST_GAIN:
            found.append((bought.gain / bought.answers, each.fact))
    return [fact for _, fact in nlargest(max(limit, 0), found)]


def expected(memories: Iterable[Remembered], exam: StudyDay, scheduling: Scheduling) -> float:
    """How many of these facts will be recalled on the exam's day if nothing is asked until then."""
    return fsum(_left(memories, exam, scheduling))


def _left(memories: Iterable[Remembered], exam: StudyDay, scheduling: Scheduling) -> list[float]:
    """The chances to recall them on the exam's day if they are not asked until then."""
    kept = [each.memory for each in memories]
    return recalls([(one.stability, max((exam - one.last_day).days, 0)) for one in kept], scheduling)


def _can_be_asked(memory: Memory, today: StudyDay) -> bool:
    return memory.phase is Phase.REVIEW and not memory.set_aside and memory.last_day < today


def _relearned(memory: Memory, today: StudyDay, scheduling: Scheduling) -> float:
    """Stability after it was forgotten today and then got right on each of its steps."""
    stability, difficulty = strength_after(memory, Rating.AGAIN, today, scheduling)
    for _ in scheduling.relearning_steps:
        memory = replace(memory, stability=stability, difficulty=difficulty, last_day=today)
        stability, difficulty = strength_after(memory, Rating.GOOD, today, scheduling)
    return stability
