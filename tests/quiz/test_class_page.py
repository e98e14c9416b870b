"""The page of a class: who sees it, and what is on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.model import Learner, LearnerId, SetId
from quiz.questions import QuestionSet
from quiz.usecases import classes, people
from quiz.usecases.classes import ClassPage, class_of
from quiz.usecases.keep import publish
from quiz.usecases.rights import NotYours
from tests.quiz.classroom import ANNA, Classroom, fact, facts, missing_once

TEACHER = LearnerId(500)


def taught(room: Classroom, *wanted: str) -> tuple[Learner, SetId]:
    """Anna's set has a teacher, and further learners of these names."""
    teacher = replace(room.me, id=TEACHER, name="Учитель")
    room.store.do(lambda tx: tx.learners.put(teacher))
    questions = room.read(lambda tx: tx.sets.questions(room.set.id))
    room.store.do(publish, room.set.code, questions, room.now, TEACHER)
    for number, name in enumerate(wanted):
        other = replace(room.me, id=LearnerId(600 + number), name=name)
        room.store.do(lambda tx, other: tx.learners.put(other), other)
        room.store.do(people.join, other, room.set.id, room.now)
    return teacher, room.set.id


def page(room: Classroom, teacher: Learner, set_: SetId, in_days: int | None = None) -> ClassPage:
    exam = None if in_days is None else room.today + timedelta(days=in_days)
    found = room.store.do(class_of, teacher, set_, room.now, exam)
    assert isinstance(found, ClassPage)
    return found


def test_only_the_owner_of_a_set_sees_its_class() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room)
    assert room.do(class_of, set_, room.now) == NotYours()
    assert room.store.do(class_of, teacher, SetId(99), room.now) == NotYours()
    assert isinstance(room.store.do(class_of, teacher, set_, room.now), ClassPage)


def test_a_set_of_nobody_shows_its_class_to_nobody() -> None:
    room = Classroom(*facts(2))
    assert room.do(class_of, room.set.id, room.now) == NotYours()


def test_learners_come_by_name_and_the_teacher_is_not_among_them() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room, "яна", "Борис")
    room.store.do(people.join, teacher, set_, room.now)
    found = page(room, teacher, set_)
    assert [one.member.name for one in found.room.learners] == ["Анна", "Борис", "яна"]


def test_what_was_answered_a_moment_ago_is_on_the_page() -> None:
    room = Classroom(*facts(3))
    teacher, set_ = taught(room)
    asked = room.asked()
    room.give(asked, right=False)
    found = page(room, teacher, set_, in_days=10)
    anna = found.room.learners[0]
    assert (anna.last_active, anna.learned.learning, anna.learned.not_started) == (room.today, 1, 2)
    assert anna.expected == pytest.approx(1 / 3)
    assert anna.on_exam is not None
    assert anna.on_exam < 1 / 3
    assert [(item.answers.right, item.answers.total) for item in found.items] == [(0, 1), (0, 0), (0, 0)]


def test_after_a_week_the_page_names_the_hard_fact() -> None:
    """Two learners, five facts, one of which they never know when it is asked again."""
    room = Classroom(*facts(5))
    teacher, set_ = taught(room)
    hard = room.read(lambda tx: tx.facts.unmet(ANNA, None, 5))[2]
    for _ in range(7):
        room.learn(lambda asked: asked.fact.id != hard or asked.asking.id % 3 == 0)
        room.wait(days=1)
    found = page(room, teacher, set_)
    assert [hold.fact for hold in found.room.losing] == [hard]


def test_an_exam_that_is_over_is_not_looked_ahead_to() -> None:
    room = Classroom(*facts(1))
    teacher, set_ = taught(room)
    assert page(room, teacher, set_, in_days=-1).exam is None
    assert page(room, teacher, set_, in_days=0).exam == room.today


def test_of_a_large_class_those_who_joined_last_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Classroom(*facts(1))
    room.wait(minutes=1)
    teacher, set_ = taught(room, "Борис", "Вера")
    monkeypatch.setattr(classes, "MOST_LEARNERS", 2)
    found = page(room, teacher, set_)
    assert [one.member.name for one in found.room.learners] == ["Борис", "Вера"]
    assert found.beyond == 1


def test_a_fact_that_was_taken_out_of_the_set_is_not_on_the_page() -> None:
    room = Classroom(*facts(2))
    teacher, set_ = taught(room)
    room.learn(missing_once())
    room.store.do(publish, room.set.code, QuestionSet("Set", "en", (fact("f1"),)), room.now)
    found = page(room, teacher, set_)
    assert [each.fact.key for each in found.facts] == ["f1"]
    assert found.room.learners[0].expected == 1.0
