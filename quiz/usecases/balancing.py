"""What an answer makes of a memory, due on the day that suits the learner best."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.balance import lightest_day, window
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
    today = study_day(now, learner.zone)
    scheduling = scheduling_of(learner)
    memory = review(before, rating, now, today, scheduling, seed_for(learner.id, fact), guess=guess)
    days = window(memory, scheduling)
    exam = _exam(tx, learner, fact, today)
    if exam is not None:
        days = in_time(memory, days, today, exam, scheduling)
    if days is None:
        return memory
    loads = tx.memories.loads(learner.id, days.earliest, days.latest)
    return replace(memory, due_day=lightest_day(days, loads, learner.easy_days))


def _exam(tx: Tx, learner: Learner, fact: FactId, today: StudyDay) -> StudyDay | None:
    """The day of the exam that is ahead of this fact. For most people there is none, and nothing is read."""
    exams = in_force(tx, learner, None, today)
    published = tx.facts.get(fact) if exams else None
    return next((StudyDay(each.exam_on) for each in exams if published and each.set == published.set_id), None)
