"""What an answer makes of a memory, due on the day that suits the learner best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from quiz.balance import Window, lightest_day, window
from quiz.exam import in_time
from quiz.memory import review, scheduling_of, seed_for
from quiz.model import FactId, Learner, Memory, Rating, StudyDay
from quiz.ports import Tx
from quiz.study_day import study_day
from quiz.usecases.courses import in_force


def after_answer(
    tx: Tx, learner: Learner, fact: FactId, before: Memory | None, rating: Rating, now: datetime, guess: float = 0.0
) -> Memory:
    """The memory of a fact after an answer that is given now. before: None if it was never asked. guess: the chance
    (0…1) of being right with nothing known."""
    return after_each(tx, learner, fact, before, now, rating, guess)[rating]


def after_each(
    tx: Tx,
    learner: Learner,
    fact: FactId,
    before: Memory | None,
    now: datetime,
    best: Rating = Rating.EASY,
    guess: float = 0.0,
) -> Mapping[Rating, Memory]:
    """The same for each rating up to the best: a better one never brings the fact back earlier than a worse one would,
    whatever the loads of the days and an exam ahead make of it."""
    today, scheduling, seed = study_day(now, learner.zone), scheduling_of(learner), seed_for(learner.id, fact)
    memories = [review(before, each, now, today, scheduling, seed, guess=guess) for each in Rating if each <= best]
    if memories[-1].due_at is not None:  # on a step, and so is whatever is worse
        return dict(zip(Rating, memories, strict=False))
    days = [window(memory, scheduling) for memory in memories]
    exam = _exam(tx, learner, fact, today)
    if exam is not None:
        found = zip(memories, days, strict=True)
        days = [in_time(memory, own, today, exam, scheduling) for memory, own in found]
    chosen: dict[Rating, Memory] = {}
    loads, earliest = _loads(tx, learner, days), today
    for rating, memory, own in zip(Rating, memories, days, strict=False):
        due = memory.due_day if own is None else _lightest(own, loads, learner, earliest)
        earliest = max(due, earliest)
        chosen[rating] = replace(memory, due_day=earliest)
    return chosen


def _lightest(days: Window, loads: Mapping[StudyDay, int], learner: Learner, earliest: StudyDay) -> StudyDay:
    if days.latest <= earliest:
        return earliest
    return lightest_day(replace(days, earliest=max(days.earliest, earliest)), loads, learner.easy_days)


def _loads(tx: Tx, learner: Learner, windows: Sequence[Window | None]) -> Mapping[StudyDay, int]:
    """How much is due on each of these days, asked for once."""
    days = [own for own in windows if own is not None]
    if not days:
        return {}
    return tx.memories.loads(learner.id, min(own.earliest for own in days), max(own.latest for own in days))


def _exam(tx: Tx, learner: Learner, fact: FactId, today: StudyDay) -> StudyDay | None:
    """The day of the exam that is ahead of this fact. For most people there is none, and nothing is read."""
    exams = in_force(tx, learner, None, today)
    published = tx.facts.get(fact) if exams else None
    return next((StudyDay(each.exam_on) for each in exams if published and each.set == published.set_id), None)
