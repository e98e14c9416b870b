"""A class whose learners skip days comes to its exam knowing more if the exam was set than if it was not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from quiz.classroom import Member, classroom
from quiz.model import Assignment, StudyDay
from quiz.usecases import people
from tests.quiz.classroom import ANNA, Classroom, facts

FACTS, DAYS = 20, 14
PUPILS = range(4)
SKIPS = 0.3
"""Of all days."""
MISTAKES = 0.1
"""Of all answers."""


@dataclass(frozen=True)
class Came:
    """How one learner came to the exam: facts met by then, and the share of the set they are expected to recall."""

    met: int
    recall: float


def live(pupil: int, assigned: bool) -> Came:
    """Two weeks of somebody who began with another set; the same days missed and the same chance of mistakes, whatever
    is asked."""
    away, chance = Random(f"away {pupil}"), Random(f"mistakes {pupil}")
    room = Classroom(*facts(12), new_per_day=2)
    mine = room.publish(*[replace(fact, key=f"exam-{fact.key}") for fact in facts(FACTS)], code="exam")
    room.do(people.join, mine.id, room.now)
    first, exam = room.today, StudyDay(room.today + timedelta(days=DAYS))
    if assigned:
        room.read(lambda tx: tx.assignments.put(Assignment(mine.id, first, 2, exam, None, room.now)))
    for _ in range(DAYS):
        if away.random() > SKIPS:
            room.learn(lambda _: chance.random() > MISTAKES)
        room.now = room.now.replace(hour=9, minute=0, second=0) + timedelta(days=1)
    member = Member(ANNA, "Анна", room.me.zone, room.now)
    ids = room.read(lambda tx: tx.classes.facts(mine.id))
    traces = room.read(lambda tx: tx.classes.traces(mine.id, [ANNA]))
    found = classroom([member], ids, traces, room.now, exam)
    assert room.today == exam
    return Came(len(traces[ANNA].facts) if traces else 0, found.on_exam or 0.0)


def test_with_the_exam_set_the_class_has_met_all_and_recalls_more_on_that_day() -> None:
    without, with_ = ([live(pupil, assigned) for pupil in PUPILS] for assigned in (False, True))
    assert [came.met for came in with_] == [FACTS] * len(PUPILS), "whoever skips days still arrives"
    assert all(after.recall > before.recall for before, after in zip(without, with_, strict=True))
    assert sum(came.recall for came in with_) / len(PUPILS) > 0.85
