"""What an answer makes of a memory, due on the day that suits the learner best."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.balance import lightest_day, window
from quiz.memory import review, scheduling_of, seed_for
from quiz.model import FactId, Learner, Memory, Rating
from quiz.ports import Tx
from quiz.study_day import study_day


def after_answer(
    tx: Tx, learner: Learner, fact: FactId, before: Memory | None, rating: Rating, now: datetime
) -> Memory:
    """The memory of a fact after an answer that is given now. before: None if it was never asked."""
    today = study_day(now, learner.zone)
    scheduling = scheduling_of(learner)
    memory = review(before, rating, now, today, scheduling, seed_for(learner.id, fact))
    days = window(memory, scheduling)
    if days is None:
        return memory
    loads = tx.memories.loads(learner.id, days.earliest, days.latest)
    return replace(memory, due_day=lightest_day(days, loads, learner.easy_days))
