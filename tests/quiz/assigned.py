"""A class that has been set something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from quiz.assignments import State
from quiz.model import Assignment, Learner, LearnerId, Notice, SetId
from quiz.usecases import keep, people, telling
from quiz.usecases.courses import courses
from quiz.usecases.planning import Plan
from tests.quiz.classroom import ANNA, Classroom, facts, run_errands

TEACHER = LearnerId(500)
EXAM = date(2026, 4, 1)


def room_with(days: int = 28, pace: int = 3, count: int = 30, starts: int = 0, **wishes: Any) -> Classroom:
    """Anna's set has an exam so many days from today."""
    room = Classroom(*facts(count), **wishes)
    give(room, room.set.id, days, pace, starts)
    return room


def give(room: Classroom, set_: SetId, days: int, pace: int, starts: int = 0) -> None:
    first, exam = room.today + timedelta(days=starts), room.today + timedelta(days=days)
    room.read(lambda tx: tx.assignments.put(Assignment(set_, first, pace, exam, None, room.now)))


def other_set(room: Classroom, count: int, code: str = "other", late: bool = True) -> SetId:
    """Anna has joined another set."""
    other = room.publish(*[replace(fact, key=f"{code}-{fact.key}") for fact in facts(count)], code=code)
    room.do(people.join, other.id, room.now)
    return other.id


def met(room: Classroom, only: SetId | None = None) -> list[SetId]:
    """The sets of today's new facts, all of them learned."""
    return [asked.fact.set_id for asked in room.learn_on(only) if asked.is_new]


def stand(room: Classroom) -> tuple[State, int, int]:
    (found,) = room.do(courses, room.today)
    return found.course.state, found.course.behind, found.course.a_day


def taught(room: Classroom, *names: str) -> Learner:
    """Anna's set has a teacher, and further learners of these names."""
    teacher = replace(room.me, id=TEACHER, name="Учитель")
    room.read(lambda tx: tx.learners.put(teacher))
    questions = room.read(lambda tx: tx.sets.questions(room.set.id))
    room.store.do(keep.publish, room.set.code, questions, room.now, TEACHER)
    for number, name in enumerate(names):
        other = replace(room.me, id=LearnerId(600 + number), name=name)
        room.store.do(lambda tx, other: tx.learners.put(other), other)
        room.store.do(people.join, other, room.set.id, room.now)
    return teacher


def noticed(room: Classroom, who: LearnerId = ANNA) -> Sequence[Notice]:
    run_errands(room.store, room.now)
    return room.read(lambda tx: tx.notices.of(who))


def told(room: Classroom) -> Sequence[telling.Told]:
    """What goes out now."""
    run_errands(room.store, room.now)
    return room.read(lambda tx: telling.take_told(tx, room.now, 9))


def plan(room: Classroom, days: int = 28, pace: int = 0) -> Plan:
    return Plan(None, pace, room.today + timedelta(days=days))
