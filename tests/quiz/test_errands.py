"""What is done for everybody who learns a set: in parts, once for each, whatever comes in between."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from quiz.model import LearnerId
from quiz.ports import Tx
from quiz.usecases import errands, managing, study
from quiz.usecases.errands import AT_A_TIME, run_next, tell_class
from quiz.usecases.managing import Deleted
from quiz.usecases.study import SetDeleted
from tests.db.samples import memory
from tests.quiz.classroom import run_errands
from tests.quiz.teachers import CODE, COTEACHER, LEARNER, OWNER, School

MANY = 2 * AT_A_TIME + 5
LEFT = LearnerId(104)


@pytest.fixture
def at() -> School:
    """A school with many pupils."""
    school = School()
    for number in range(MANY):
        pupil = replace(school.person(LEARNER), id=LearnerId(100 + number))
        school.store.do(lambda tx, pupil: tx.learners.put(pupil), pupil)
        school.store.do(lambda tx, pupil: tx.sets.join(pupil.id, school.id, school.now), pupil)
    return school


def told(at: School) -> list[int]:
    """How many words each of those who learn the set was told; their names do not matter."""
    return [len(at.read(lambda tx, who=who: tx.notices.of(who))) for who in pupils(at)]  # type: ignore[misc]


def pupils(at: School) -> list[LearnerId]:
    return [LEARNER, *(LearnerId(100 + number) for number in range(MANY))]


def say(at: School, word: str = "assigned") -> None:
    at.store.do(tell_class, at.set, word, {"set": at.id, "title": "Поход", "exam": "2026-04-01"}, at.now)


def test_a_class_is_told_a_few_at_a_time_and_everybody_once(at: School) -> None:
    say(at)
    assert sum(told(at)) == 0
    sums = []
    while at.store.do(run_next, at.now):
        sums.append(sum(told(at)))
    assert sums == [AT_A_TIME, 2 * AT_A_TIME, MANY + 1]
    assert told(at) == [1] * (MANY + 1)


def test_what_was_interrupted_goes_on_where_it_stopped(at: School) -> None:
    def killed(tx: Tx) -> None:
        run_next(tx, at.now)
        raise KeyboardInterrupt

    say(at)
    at.store.do(run_next, at.now)
    with pytest.raises(KeyboardInterrupt):
        at.store.do(killed)
    run_errands(at.store, at.now)
    assert told(at) == [1] * (MANY + 1)


def test_teachers_and_those_who_block_the_bot_are_not_told(at: School) -> None:
    at.store.do(lambda tx: tx.sets.join(COTEACHER, at.id, at.now))
    gone = LearnerId(100)
    at.store.do(lambda tx: tx.learners.put(replace(at.person(gone), blocked=True)))
    assert at.read(lambda tx: (tx.classes.size(at.id), tx.classes.size(at.id, reachable=True))) == (MANY + 1, MANY)
    say(at)
    assert "assigned" not in at.words(COTEACHER)
    assert at.words(gone) == []


def test_a_later_word_takes_the_place_of_the_same_that_is_on_its_way(at: School) -> None:
    say(at, "exam-moved")
    at.store.do(tell_class, at.set, "exam-moved", {"set": at.id, "exam": "2026-05-01"}, at.now)
    run_errands(at.store, at.now)
    assert told(at) == [1] * (MANY + 1)


def remember(at: School) -> None:
    """All of them remember both facts of the set, and one who has left it as well."""
    facts = at.read(lambda tx: tx.classes.facts(at.id))
    for who in pupils(at):
        for fact in facts:
            at.store.do(lambda tx, who, fact: tx.memories.put(who, fact, memory()), who, fact)
    at.store.do(lambda tx: tx.sets.leave(LEFT, at.id))


def test_a_deleted_set_is_gone_at_once_and_what_is_left_of_it_goes_in_parts(
    at: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "MEMORIES", 7)
    remember(at)
    assert at.by(OWNER, managing.delete, at.id, at.now) == Deleted("Поход", MANY)
    assert at.by(LEARNER, study.study, at.now, at.id) == SetDeleted()
    assert at.read(lambda tx: list(tx.sets.joined(LEARNER))) == []
    left = [len(at.store._rows.memories)]
    while at.store.do(run_next, at.now):
        left.append(len(at.store._rows.memories))
    assert max(before - after for before, after in pairwise(left)) == 7
    assert left[-1] == 0
    assert not at.store._rows.enrolments
    assert told(at) == [0 if who == LEFT else 1 for who in pupils(at)]


def test_of_a_set_that_is_deleted_nothing_else_is_told(at: School) -> None:
    say(at)
    at.store.do(run_next, at.now)
    at.by(OWNER, managing.delete, at.id, at.now)
    run_errands(at.store, at.now)
    words = [notice.word for who in pupils(at) for notice in at.read(lambda tx, who=who: tx.notices.of(who))]  # type: ignore[misc]
    assert (words.count("assigned"), words.count("set-deleted")) == (AT_A_TIME, MANY + 1)


def test_who_joins_a_set_that_is_there_again_keeps_it(at: School) -> None:
    questions = at.read(lambda tx: tx.sets.questions(at.id))
    remember(at)
    at.by(OWNER, managing.delete, at.id, at.now)
    at.store.do(run_next, at.now)
    again = at.store.do(lambda tx: tx.sets.save(CODE, questions, None, at.now))
    at.store.do(lambda tx: tx.sets.join(LEFT, again.id, at.now))
    run_errands(at.store, at.now)
    assert at.read(lambda tx: list(tx.classes.learners(again.id, LearnerId(0), 9))) == [LEFT]
