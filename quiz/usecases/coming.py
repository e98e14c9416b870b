"""What comes when nothing is left for today: the next day that brings something, and how much. Told wherever it is told
from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil

from quiz.memory import scheduling_of, steps_left
from quiz.model import Learner, SetId, StudyDay
from quiz.ports import Tx
from quiz.session import slips
from quiz.study_day import study_day
from quiz.usecases.agenda import MOST_ON_STEPS
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


@dataclass(frozen=True, slots=True)
class Soon:
    """What comes back on its steps before the day is over. questions: so many; minutes: until all of them are back, at
    least 1. slipping: so many of them were missed again and again."""

    questions: int
    minutes: int
    slipping: int


def soon(tx: Tx, learner: Learner, only: SetId | None, now: datetime) -> Soon | None:
    """Of one set, or of all; None if nothing comes back today."""
    today = study_day(now, learner.zone)
    steps = tx.memories.on_steps(learner.id, only, _EVER, MOST_ON_STEPS)
    back = [(each.fact, each.memory.due_at) for each in steps if each.memory.due_at is not None]
    found = [(fact, due_at) for fact, due_at in back if study_day(due_at, learner.zone) <= today]
    if not found:
        return None
    wait = max(due_at for _, due_at in found) - now
    slipping = sum(slips(tx.log.of_fact(learner.id, fact), today) for fact, _ in found)
    return Soon(len(found), max(ceil(wait.total_seconds() / 60), 1), slipping)


def coming(tx: Tx, learner: Learner, only: SetId | None, today: StudyDay) -> Coming | None:
    """Of one set, or of all; None if nothing is ever to come."""
    tomorrow = StudyDay(today + timedelta(days=1))
    unmet = tx.facts.count_unmet(learner.id, only, MOST_COUNTED)
    new = new_tomorrow(tx, learner, only, today, unmet) * steps_left(None, scheduling_of(learner))
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
