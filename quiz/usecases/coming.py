"""What comes when nothing is left for today: the next day that brings something, and how much. Told wherever it is told
from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from quiz.memory import scheduling_of
from quiz.model import Learner, SetId, StudyDay
from quiz.ports import Tx
from quiz.usecases.before_exam import early_on
from quiz.usecases.courses import first_start, new_tomorrow

MOST_COUNTED = 1000
"""So many new facts are more than anybody plans for; they are not counted on."""
_EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Coming:
    """The next day with something to do. questions: how many answers it takes if they are all right, 0 if that is not
    known yet. reviews: how many of them are about what was met before."""

    day: StudyDay
    questions: int
    reviews: int


def coming(tx: Tx, learner: Learner, only: SetId | None, today: StudyDay) -> Coming | None:
    """Of one set, or of all; None if nothing is ever to come."""
    tomorrow = StudyDay(today + timedelta(days=1))
    unmet = tx.facts.count_unmet(learner.id, only, MOST_COUNTED)
    new = new_tomorrow(tx, learner, only, today, unmet) * len(scheduling_of(learner).learning_steps)
    steps = tx.memories.count_on_steps(learner.id, only, _EVER)
    first = tx.memories.due(learner.id, only, StudyDay(date.max), limit=1)
    early = early_on(tx, learner, only, tomorrow)
    if new or steps or early:
        day = tomorrow
    elif first:
        day = max(first[0].memory.due_day, tomorrow)
    else:
        starts = first_start(tx, learner, only, today)
        return None if starts is None else Coming(starts, 0, 0)
    due = steps + early + tx.memories.count_due(learner.id, only, day, learner.reviews_per_day + 1)
    if due > learner.reviews_per_day:
        return Coming(day, learner.reviews_per_day, learner.reviews_per_day)
    return Coming(day, due + new, due)
