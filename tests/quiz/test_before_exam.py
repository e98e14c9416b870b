"""In the last week before an exam its set is asked ahead of time, what gains most first, and then as ever again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.exam import WINDOW
from quiz.model import Assignment, FactId, Memory, Phase, Rating, SetId, StudyDay
from quiz.talk import Study, Talk, from_plain, to_plain
from quiz.usecases import keep, look, people, undoing
from quiz.usecases.agenda import left_today
from quiz.usecases.balancing import after_answer, after_each
from quiz.usecases.before_exam import foreseen
from quiz.usecases.courses import courses
from quiz.usecases.study import Asked, Finished
from tests.quiz.classroom import ANNA, Classroom, facts, finished
from tests.quiz.test_class_page import page, taught


def give(room: Classroom, days: int, set_: SetId | None = None) -> None:
    """Anna's set has an exam so many days from today; all of it is to have been met."""
    first, exam = room.today - timedelta(days=30), room.today + timedelta(days=days)
    given = Assignment(set_ or room.set.id, first, 3, exam, None, room.now)
    room.read(lambda tx: tx.assignments.put(given))


def kept(room: Classroom, stability: float, ago: int = 3, due: int = 4) -> Memory:
    last, day = (StudyDay(room.today + timedelta(days=days)) for days in (-ago, due))
    return Memory(Phase.REVIEW, 0, stability, 5.0, last, day, None, 3, 0)


def room_before(days: int, *stabilities: float, **wishes: Any) -> Classroom:
    """Anna has met every fact; none is due for four days."""
    room = Classroom(*facts(len(stabilities)), **wishes)
    for number, stability in enumerate(stabilities, start=1):
        room.keep(FactId(number), kept(room, stability))
    give(room, days)
    return room


def waiting(room: Classroom) -> int:
    return room.do(left_today, room.now)


def asked_facts(room: Classroom, set_: SetId | None = None) -> list[FactId]:
    return [asked.fact.id for asked in room.learn_on(set_)]


def test_what_gains_most_is_asked_ahead_of_time_and_what_is_safe_is_not() -> None:
    room = room_before(5, 12.0, 900.0, 6.0)
    assert asked_facts(room) == [3, 1]
    assert room.tally.reviews == 2
    assert waiting(room) == 0


@pytest.mark.parametrize("reviews_per_day", [100, 3])
def test_on_the_day_of_the_exam_its_set_comes_first(reviews_per_day: int) -> None:
    room = room_before(3, 6.0, reviews_per_day=reviews_per_day)
    other = room.publish(*[replace(fact, key=f"other-{fact.key}") for fact in facts(3)], code="other")
    room.do(people.join, other.id, room.now)
    give(room, 3, other.id)
    give(room, 0)
    room.keep(FactId(1), kept(room, 6.0, due=0))
    for fact in (2, 3, 4):
        room.keep(FactId(fact), kept(room, 5.0, due=-2))
    assert asked_facts(room)[0] == 1


@pytest.mark.parametrize("days", [WINDOW + 1, 0])
def test_before_the_last_week_and_from_the_day_itself_on_nothing_is_asked_ahead(days: int) -> None:
    room = room_before(days, 6.0, 12.0)
    assert waiting(room) == 0
    assert asked_facts(room) == []


def test_the_memory_of_what_was_asked_early_is_honest_and_after_the_exam_it_is_asked_as_scheduled() -> None:
    room = room_before(3, 6.0, 6.0)
    asked = asked_facts(room)
    memories = room.memories()
    assert len(asked) == 2
    assert all(memory.last_day == room.today and memory.stability > 6.0 for memory in memories.values())
    room.wait(days=3)
    due = {fact for fact, memory in memories.items() if memory.due_day <= room.today}
    assert set(asked_facts(room)) == due


def test_the_day_holds_no_more_than_the_learner_wishes() -> None:
    room = room_before(5, *[6.0] * 10, reviews_per_day=4)
    assert waiting(room) == 4
    assert len(asked_facts(room)) == 4
    assert waiting(room) == 0


def test_what_waits_is_the_same_whether_it_was_begun_or_not() -> None:
    room = room_before(5, *[6.0] * 5)
    for left in range(5, 0, -1):
        assert waiting(room) == left
        asked = room.asked()
        assert asked.progress.left == left
        room.give(asked)
    assert isinstance(room.study(), Finished)


def test_a_forgotten_fact_comes_back_on_its_steps_and_counts_as_one_review() -> None:
    room = room_before(5, 6.0, 7.0)
    wrong = room.asked()
    room.give(wrong, right=False)
    assert [asked.fact.id for asked in room.learn()] == [2, 1]
    assert room.tally.reviews == 2


def test_an_answer_that_is_taken_back_is_asked_again() -> None:
    room = Classroom(*facts(2))
    room.learn()
    room.wait(days=1)
    give(room, 3)
    asked = room.asked()
    before = room.memories()[asked.fact.id]
    again = room.do(undoing.undo, room.now, room.give(asked).review)
    assert room.memories()[asked.fact.id] == before
    assert isinstance(again, Asked)
    assert again.progress == asked.progress
    assert sorted(asked_facts(room)) == [1, 2]
    assert room.tally.reviews == 2


def test_what_else_is_due_comes_after_it_and_is_counted_with_it() -> None:
    room = room_before(5, 6.0, 12.0)
    other = room.publish(*[replace(fact, key=f"other-{fact.key}") for fact in facts(2)], code="other")
    room.do(people.join, other.id, room.now)
    for fact in (FactId(3), FactId(4)):
        room.keep(fact, kept(room, 5.0, due=-1))
    room.keep(FactId(2), kept(room, 12.0, due=0))
    assert waiting(room) == 4
    asked = asked_facts(room)
    assert (sorted(asked[:2]), sorted(asked[2:])) == ([1, 2], [3, 4])


def test_in_a_stretch_on_another_set_nothing_is_asked_for_the_exam() -> None:
    room = room_before(5, 6.0)
    other = room.publish(*[replace(fact, key=f"other-{fact.key}") for fact in facts(1)], code="other")
    room.do(people.join, other.id, room.now)
    room.keep(FactId(2), kept(room, 5.0, due=-1))
    assert asked_facts(room, other.id) == [2]
    assert asked_facts(room, room.set.id) == [1]


def test_a_fact_taken_out_of_its_set_meanwhile_is_not_asked() -> None:
    room = room_before(5, 6.0, 6.5, 7.0)
    room.give(room.asked())
    room.publish(*facts(2))
    assert asked_facts(room) == [2]
    assert isinstance(room.study(), Finished)


def test_an_exam_set_in_the_middle_of_a_stretch_is_heeded_at_once() -> None:
    room = Classroom(*facts(2), new_per_day=1)
    room.keep(FactId(1), kept(room, 6.0))
    first = room.asked()
    assert first.is_new
    give(room, 5)
    assert [fact for fact in asked_facts(room) if fact != first.fact.id] == [1]


def test_the_end_of_a_stretch_tells_how_many_questions_tomorrow_brings_ahead_of_time() -> None:
    room = room_before(6, 2.0, 2.0, 2.0, reviews_per_day=2)
    room.learn()
    found = finished(room)
    assert found.coming is not None
    assert found.coming.day == room.today + timedelta(days=1)
    promised = found.coming.questions
    room.wait(days=1)
    assert waiting(room) == promised > 0


def test_what_will_be_recalled_is_told_with_how_many_answers_stand_behind() -> None:
    room = room_before(5, 6.0, 12.0, 900.0)
    room.publish(*facts(4))
    (found,) = room.do(foreseen, room.today)
    outlook = found.outlook
    assert outlook is not None
    assert (outlook.questions, outlook.answers) == (2, 9)
    assert 0.5 < outlook.share < 0.75, "a fact that was never met is not recalled"
    room.learn_on(None, most=20)
    (after,) = room.do(foreseen, room.today)
    assert after.outlook is not None
    assert after.outlook.questions == 0
    assert after.outlook.share > outlook.share


def test_far_from_the_exam_nothing_is_foretold() -> None:
    room = room_before(WINDOW + 1, 6.0)
    assert room.do(foreseen, room.today) == room.do(courses, room.today)


@pytest.mark.parametrize("days", [5, WINDOW + 20])
def test_the_statistics_tell_of_an_exam_what_the_class_page_tells_of_the_learner(days: int) -> None:
    room = room_before(days, 6.0, 12.0, 900.0, 2.0)
    teacher, id_ = taught(room)
    give(room, days, id_)
    (mine,) = room.do(look.statistics, room.now).assigned
    (standing,) = page(room, teacher, id_).room.learners
    assert mine.outlook is not None
    assert mine.outlook.share == standing.on_exam


def test_the_choice_is_kept_in_the_talk() -> None:
    room = room_before(5, 6.0, 6.0)
    room.asked()
    talk = room.read(lambda tx: tx.talks.get(ANNA))
    assert talk.study is not None
    assert set(talk.study.before_exam or ()) == {1, 2}
    assert from_plain(to_plain(talk)) == talk
    older = to_plain(Talk(study=Study(room.now)))
    del older["study"]["before_exam"]
    assert from_plain(older).study == Study(room.now)


def test_a_review_that_would_come_after_the_exam_comes_before_it_and_the_memory_is_the_same() -> None:
    rooms = [room_before(30, *[20.0] * 8), Classroom(*facts(8))]
    for number in range(1, 9):
        rooms[1].keep(FactId(number), kept(rooms[1], 20.0))
    for room in rooms:
        room.wait(days=4)
        room.learn()
    with_exam, without = (room.memories() for room in rooms)
    exam = rooms[0].today + timedelta(days=26)
    assert all(memory.due_day >= exam for memory in without.values())
    assert {exam - timedelta(days=WINDOW) <= memory.due_day < exam for memory in with_exam.values()} == {True}
    assert len({memory.due_day for memory in with_exam.values()}) == WINDOW, "no day of the last week has all of it"
    same = {fact: replace(memory, due_day=without[fact].due_day) for fact, memory in with_exam.items()}
    assert same == without


def test_a_rebuild_keeps_what_was_brought_before_the_exam() -> None:
    room = Classroom(*facts(4), new_per_day=4)
    give(room, 60)
    for _ in range(5):
        room.learn()
        room.wait(days=7)
    before = room.memories()
    room.read(lambda tx: keep.rebuild(tx, ANNA))
    assert room.memories() == before


BUSY = st.lists(st.integers(0, 4), min_size=14, max_size=14)
"""How many facts are due on each of the days to come."""


@example(exam=11, stability=1.5, ago=1, busy=[0] * 9 + [1] + [0] * 4)
@given(exam=st.none() | st.integers(9, 14), stability=st.floats(0.3, 1.5), ago=st.integers(1, 3), busy=BUSY)
def test_a_better_answer_never_brings_a_fact_back_earlier_and_each_key_tells_what_its_answer_brings(
    exam: int | None, stability: float, ago: int, busy: list[int]
) -> None:
    room = room_before(exam or -1, stability, *[5.0] * sum(busy))
    due = [ahead for ahead, count in enumerate(busy, start=1) for _ in range(count)]
    for number, ahead in enumerate(due, start=2):
        room.keep(FactId(number), kept(room, 5.0, due=ahead))
    before = kept(room, stability, ago, due=0)
    keys = room.do(after_each, FactId(1), before, room.now)
    days = [keys[rating].due_day for rating in Rating]
    assert days == sorted(days)
    assert keys == {rating: room.do(after_answer, FactId(1), before, rating, room.now) for rating in Rating}


def test_the_page_of_the_set_tells_of_its_exam_to_those_who_learn_it() -> None:
    room = room_before(20, 6.0, 12.0)
    view = room.do(look.one_set, room.set.id, room.now)
    assert isinstance(view, look.SetView)
    assert view.assigned == room.do(look.statistics, room.now).assigned
    room.do(people.leave, room.set.id, room.now)
    left = room.do(look.one_set, room.set.id, room.now)
    assert isinstance(left, look.SetView)
    assert left.assigned == ()
