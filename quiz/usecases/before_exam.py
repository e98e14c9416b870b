"""The last days before the exams of a learner's sets: what today's questions are, and what they are to bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from quiz.exam import Outlook, expected, is_near, plan
from quiz.memory import scheduling_of
from quiz.model import Assignment, FactId, Learner, Phase, Remembered, SetId, StudyDay
from quiz.ports import Tx
from quiz.study_day import study_day
from quiz.talk import Study
from quiz.usecases.courses import Assigned, courses, in_force

MOST_WEIGHED = 400
"""Facts of a set that are looked at, those due first: many times what a day holds, in some twenty milliseconds, once a
day."""
MOST_FORESEEN = 1000
"""Facts of a set for which it is still told what will be recalled: all that is remembered of it is read for that."""
_EVER = StudyDay(date.max)


def near(tx: Tx, learner: Learner, only: SetId | None, today: StudyDay) -> Sequence[Assignment]:
    """Those whose exam is so near that what is asked is chosen for it, the nearest first. Nothing is read for it."""
    return [each for each in in_force(tx, learner, only, today) if is_near(each.exam_on, today)]


def on_the_day(tx: Tx, learner: Learner, only: SetId | None, today: StudyDay) -> Sequence[SetId]:
    """The sets whose exam is today: what is due in them comes before all else."""
    return [each.set for each in tx.assignments.of(learner.id) if only in (None, each.set) and each.exam_on == today]


def questions(
    tx: Tx, learner: Learner, exams: Sequence[Assignment], today: StudyDay, limit: int
) -> Mapping[SetId, Sequence[FactId]]:
    """What to ask today for each of these exams, at most so many in all, the nearest exam first.

    Everything of their sets that is due is among it, as long as there is room.
    """
    found: dict[SetId, Sequence[FactId]] = {}
    for each in exams:
        weighed = tx.memories.due(learner.id, each.set, _EVER, MOST_WEIGHED)
        found[each.set] = plan(weighed, today, StudyDay(each.exam_on), scheduling_of(learner), limit)
        limit -= len(found[each.set])
    return found


def chosen(tx: Tx, learner: Learner, stretch: Study, today: StudyDay, limit: int) -> tuple[FactId, ...]:
    """What is left of today's questions before exams, the best first: what the stretch keeps, or else chosen now."""
    exams = near(tx, learner, stretch.set, today)
    if not exams:
        return ()
    if stretch.before_exam is not None:
        return stretch.before_exam[: max(limit, 0)]
    found = questions(tx, learner, exams, today, limit).values()
    return tuple(fact for facts in found for fact in facts)


def choosing(tx: Tx, learner: Learner, stretch: Study, now: datetime) -> Study:
    """The stretch with what it asks before exams: chosen once, so that answering need not choose again."""
    today = study_day(now, learner.zone)
    if stretch.before_exam is not None or not near(tx, learner, stretch.set, today):
        return stretch
    limit = learner.reviews_per_day - tx.tallies.get(learner.id, today).reviews
    return replace(stretch, before_exam=chosen(tx, learner, stretch, today, limit))


def first_of(tx: Tx, learner: Learner, facts: Sequence[FactId], today: StudyDay, few: int) -> list[Remembered]:
    """The first few of them that can still be asked: meanwhile one may have been set aside or taken out of its set."""
    found: list[Remembered] = []
    for fact in facts:
        memory, published = tx.memories.get(learner.id, fact), tx.facts.get(fact)
        if memory is None or published is None or published.retired or memory.set_aside:
            continue
        if memory.phase is Phase.REVIEW and memory.last_day < today:
            found.append(Remembered(fact, memory))
        if len(found) == few:
            break
    return found


def early_on(tx: Tx, learner: Learner, only: SetId | None, day: StudyDay) -> int:
    """How many questions that day, which is to come, brings beyond what is due by then."""
    exams, limit = near(tx, learner, only, day), learner.reviews_per_day
    found = questions(tx, learner, exams, day, limit) if exams else {}
    due = [min(tx.memories.count_due(learner.id, set_, day, limit), len(facts)) for set_, facts in found.items()]
    return sum(map(len, found.values())) - sum(due)


def foreseen(
    tx: Tx, learner: Learner, today: StudyDay, only: SetId | None = None, far: bool = False
) -> tuple[Assigned, ...]:
    """As `courses`, and what is to be expected of each exam that is near, or of all (far), unless the set is very
    large."""
    found = courses(tx, learner, today, only)
    exams = near(tx, learner, None, today)
    if not found or not (exams or far):
        return found
    limit = learner.reviews_per_day - tx.tallies.get(learner.id, today).reviews
    asked = questions(tx, learner, exams, today, limit)
    return tuple(
        replace(each, outlook=_outlook(tx, learner, each, len(asked.get(each.set.id, ()))))
        if (each.assignment in exams or far) and each.assignment.exam_on > today and 0 < each.set.facts <= MOST_FORESEEN
        else each
        for each in found
    )


def _outlook(tx: Tx, learner: Learner, given: Assigned, asked: int) -> Outlook:
    known = tx.memories.of(learner.id, given.set.id)
    recalled = expected(known, StudyDay(given.assignment.exam_on), scheduling_of(learner))
    return Outlook(asked, recalled / given.set.facts, sum(each.memory.reviews for each in known))
