"""A class that has been set something: what its learners are asked anew each day, what they and their teacher see."""

from __future__ import annotations

from datetime import timedelta

from quiz.assignments import State
from quiz.model import StudyDay
from quiz.usecases import keep, people, remind, study, undoing
from quiz.usecases.coming import Coming
from quiz.usecases.courses import courses
from quiz.usecases.study import Finished
from tests.quiz.assigned import give, met, other_set, room_with, stand
from tests.quiz.classroom import ANNA, Classroom, at, facts, finished


def questions_to_come(room: Classroom) -> int:
    """On the next day with something to do."""
    coming = finished(room).coming
    return coming.questions if coming is not None else 0


def test_the_pace_of_the_class_takes_the_place_of_ones_own_limit() -> None:
    room = room_with(pace=3, new_per_day=7)
    assert len(met(room)) == 3
    assert met(room) == [], "that was the day's share"
    room.wait(days=1)
    assert len(met(room)) == 3
    assert stand(room) == (State.ON_TRACK, 0, 3)


def test_whoever_wants_no_new_facts_meets_those_of_the_class_all_the_same() -> None:
    assert len(met(room_with(pace=3, new_per_day=0))) == 3


def test_before_the_start_nothing_is_new_and_after_the_exam_ones_own_limit_holds() -> None:
    room = room_with(starts=2, days=5, pace=10, new_per_day=7)
    assert met(room) == []
    found = finished(room)
    assert (found.coming, found.assigned[0].course.state) == (
        Coming(StudyDay(room.today + timedelta(days=2)), 0, 0),
        State.WAITING,
    )
    room.wait(days=2)
    assert len(met(room)) == 10, "three days for thirty facts"
    room.wait(days=3)
    assert len(met(room)) == 7
    room.wait(days=1)
    assert room.do(courses, room.today) == ()


def test_who_missed_days_meets_half_as_many_again_until_they_have_caught_up() -> None:
    room = room_with(pace=4, count=60)
    room.wait(days=2)
    assert stand(room) == (State.BEHIND, 8, 6)
    counts = []
    for _ in range(5):
        counts.append(len(met(room)))
        room.wait(days=1)
    assert counts == [6, 6, 6, 6, 4]
    assert stand(room) == (State.ON_TRACK, 0, 4)


def test_facts_with_an_exam_come_before_those_of_sets_joined_earlier() -> None:
    room = Classroom(*facts(30), new_per_day=7)
    near, far = other_set(room, 30, "near"), other_set(room, 30, "far")
    give(room, far, 60, 2)
    give(room, near, 30, 3)
    assert met(room) == [near] * 3 + [far] * 2 + [room.set.id] * 2, "what is left of seven goes to the rest"
    assert questions_to_come(room) >= 7


def test_other_sets_get_nothing_where_the_exam_takes_all() -> None:
    room = Classroom(*facts(30), new_per_day=7)
    near = other_set(room, 60, "near")
    give(room, near, 30, 8)
    assert met(room) == [near] * 8
    assert met(room, room.set.id) == []


def test_a_pile_of_reviews_holds_up_no_fact_with_an_exam() -> None:
    room = Classroom(*facts(30), new_per_day=7, reviews_per_day=5)
    room.remember(20)
    near = other_set(room, 30, "near")
    give(room, near, 30, 3)
    assert met(room) == [near] * 3


def test_in_a_pile_what_has_an_exam_ahead_is_repeated_first() -> None:
    room = Classroom(*facts(12), new_per_day=0, reviews_per_day=4)
    other = other_set(room, 12)
    room.remember(24, due=-1)
    assert [asked.fact.set_id for asked in room.learn()] == [room.set.id] * 4
    room.wait(days=1)
    give(room, other, 30, 3)
    assert [asked.fact.set_id for asked in room.learn()] == [other] * 4


def test_more_by_wish_goes_beyond_the_pace_and_is_no_less_to_meet_tomorrow() -> None:
    room = room_with(pace=3)
    met(room)
    room.do(study.more, room.now)
    assert len(met(room)) == 5
    assert stand(room) == (State.ON_TRACK, 0, 3)
    room.wait(days=1)
    assert len(met(room)) == 3


def test_an_answer_taken_back_leaves_the_fact_to_be_met_today() -> None:
    room = room_with(pace=3)
    room.give(room.asked())
    assert room.tally.new_in == ((room.set.id, 1),)
    room.do(undoing.undo, room.now)
    assert not dict(room.tally.new_in)
    assert len(met(room)) == 3


def test_new_facts_are_counted_by_set_and_counted_again_by_a_rebuild() -> None:
    room = Classroom(*facts(3), new_per_day=7)
    other = other_set(room, 2)
    met(room)
    assert room.tally.new_in == ((room.set.id, 3), (other, 2))
    before = room.tally
    room.read(lambda tx: keep.rebuild(tx, ANNA))
    assert room.tally.new_in == before.new_in


def test_at_the_end_of_a_stretch_and_at_home_stands_how_one_does() -> None:
    room = room_with(pace=3)
    met(room)
    found = finished(room)
    assert isinstance(found, Finished)
    assert found.assigned[0].course.state is State.ON_TRACK
    assert questions_to_come(room) >= 3, "three new facts tomorrow"
    assert room.do(people.home, room.now).assigned[0].set.id == room.set.id
    room.wait(days=3)
    assert room.do(people.home, room.now).assigned[0].course.behind == 6


def test_nobody_is_given_up_while_they_wait_for_the_start() -> None:
    room = room_with(starts=40, days=90)
    room.now = at(room, 19 * 60)
    words = []
    for _ in range(43):
        room.read(lambda tx: remind.plan_due(tx, room.now, 5))
        words.append([sent.reminder.word for sent in room.read(lambda tx: remind.take_planned(tx, room.now, 5))])
        room.wait(days=1)
    assert words == [[]] * 40 + [["daily"]] * 3
