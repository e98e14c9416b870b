"""A class that has been set something: what its learners are asked anew each day, what they and their teacher see."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from quiz.assignments import State
from quiz.model import Assignment, Learner, LearnerId, Notice, SetId, StudyDay
from quiz.talk import Expecting, Planning, Talk, from_plain, to_plain
from quiz.usecases import assigning, keep, people, remind, study, telling, undoing
from quiz.usecases.assigning import AssignmentPage, Plan, Preview, Told, Trouble
from quiz.usecases.classes import ClassPage, class_of
from quiz.usecases.courses import courses
from quiz.usecases.going import go_elsewhere
from quiz.usecases.hear import DaySaid, hear
from quiz.usecases.rights import NotYours
from quiz.usecases.study import Finished
from tests.quiz.classroom import ANNA, MONDAY, Classroom, at, facts, finished, run_errands

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
    assert (found.next_day, found.assigned[0].course.state) == (room.today + timedelta(days=2), State.WAITING)
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
    assert finished(room).next_count >= 14


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
    assert found.next_count >= 6, "three new facts tomorrow, asked twice"
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


def test_the_class_is_told_once_and_the_teacher_is_not() -> None:
    room = Classroom(*facts(30))
    teacher = taught(room, "Боря")
    room.store.do(people.join, teacher, room.set.id, room.now)
    for done in (Told(2), Told(0, before=True)):
        assert room.store.do(assigning.assign, teacher, room.set.id, plan(room), room.now) == done
    assert [notice.word for notice in noticed(room)] == ["assigned"]
    assert noticed(room, TEACHER) == []
    room.wait(hours=1)
    assert room.store.do(assigning.assign, teacher, room.set.id, plan(room, pace=9), room.now) == Told(0, before=True)
    moved = room.store.do(assigning.assign, teacher, room.set.id, plan(room, days=40, pace=9), room.now)
    assert moved == Told(2, before=True)
    assert [notice.word for notice in noticed(room)] == ["assigned", "exam-moved"]


def test_of_two_words_that_waited_for_the_morning_only_the_one_that_holds_is_said() -> None:
    room = Classroom(*facts(30), now=MONDAY.replace(hour=20))
    teacher = taught(room)
    for days in (28, 40):
        room.store.do(assigning.assign, teacher, room.set.id, plan(room, days=days), room.now)
    room.wait(hours=12)
    taken = told(room)
    assert [each.notice.word for each in taken] == ["exam-moved"]
    assert [notice.status for notice in noticed(room)] == ["dropped", "sending"]


@pytest.mark.parametrize("undo", ["leaves", "is taken back"])
def test_a_word_about_what_is_over_is_not_said(undo: str) -> None:
    room = Classroom(*facts(30), now=MONDAY.replace(hour=20))
    teacher = taught(room)
    room.store.do(assigning.assign, teacher, room.set.id, plan(room), room.now)
    if undo == "leaves":
        room.do(people.leave, room.set.id, room.now)
    else:
        room.store.do(assigning.take_back, teacher, room.set.id)
    room.wait(hours=12)
    assert told(room) == []


def page(room: Classroom, teacher: Learner) -> AssignmentPage:
    found = room.store.do(assigning.assignment_page, teacher, room.set.id, room.now)
    assert isinstance(found, AssignmentPage)
    return found


def test_those_behind_are_nudged_once_in_seven_days() -> None:
    room = room_with(pace=3)
    teacher = taught(room, "Боря", "Вера")
    blocked = replace(room.me, id=LearnerId(601), name="Вера", blocked=True)
    room.read(lambda tx: tx.learners.put(blocked))
    met(room)
    room.wait(days=1)
    seen = page(room, teacher)
    assert [(one.member.name, one.by) for one in seen.behind] == [("Боря", 3), ("Вера", 3)]
    assert seen.reach == 1, "Вера has stopped the bot"
    for told in (1, 0):
        assert room.store.do(assigning.nudge, teacher, room.set.id, seen.reach, room.now) == Told(told)
    again = page(room, teacher)
    assert (again.reach, again.next_nudge) == (0, room.now + timedelta(days=7))
    room.wait(days=7)
    assert page(room, teacher).reach == 2, "Anna is behind as well by now"


def test_a_nudge_tells_how_far_behind_one_is_when_it_comes() -> None:
    room = room_with(pace=3)
    teacher = taught(room)
    room.wait(days=2, hours=10)
    room.store.do(assigning.nudge, teacher, room.set.id, page(room, teacher).reach, room.now)
    room.wait(hours=11)
    (out,) = told(room)
    by = room.today + timedelta(days=4)
    assert out.said.data == {
        "set": room.set.id, "title": "Set set", "exam": (MONDAY + timedelta(days=28)).date().isoformat(),
        "count": 9, "pace": 5, "by": by.isoformat(),
    }  # fmt: skip


def test_whom_no_pace_helps_any_more_is_told_what_will_be_missing() -> None:
    room = room_with(days=10, count=60, pace=9)
    teacher = taught(room)
    room.wait(days=8)
    room.store.do(assigning.nudge, teacher, room.set.id, page(room, teacher).reach, room.now)
    (out,) = told(room)
    assert (out.said.word, out.said.data["pace"], out.said.data["missing"]) == ("nudged-late", 20, 20)


@pytest.mark.parametrize(
    ("days", "pace", "trouble"),
    [(0, 0, Trouble.EXAM_IS_PAST), (-5, 0, Trouble.EXAM_IS_PAST), (731, 0, Trouble.EXAM_TOO_FAR),
     (1, 29, Trouble.TOO_SLOW), (1, 30, None), (28, 1, Trouble.TOO_SLOW), (28, 2, None), (730, 0, None)],
)  # fmt: skip
def test_a_plan_that_does_not_arrive_is_not_set(days: int, pace: int, trouble: Trouble | None) -> None:
    room = Classroom(*facts(30))
    teacher = taught(room)
    seen = room.store.do(assigning.assign, teacher, room.set.id, plan(room, days, pace), room.now)
    assert (seen.trouble if isinstance(seen, Preview) else None) is trouble
    given = room.read(lambda tx: tx.assignments.get(room.set.id))
    assert (given is None) == (trouble is not None)


def test_a_first_day_that_is_over_can_be_kept_and_not_be_chosen() -> None:
    room = room_with(pace=3)
    teacher = taught(room)
    first = room.today
    room.wait(days=3)
    for starts, trouble in ((first, None), (first + timedelta(days=1), Trouble.START_IS_PAST)):
        wanted = Plan(starts, 4, room.today + timedelta(days=25))
        seen = room.store.do(assigning.preview, teacher, room.set.id, wanted, room.now)
        assert isinstance(seen, Preview)
        assert seen.trouble is trouble
    late = Plan(StudyDay(room.today + timedelta(days=25)), 4, room.today + timedelta(days=25))
    seen = room.store.do(assigning.preview, teacher, room.set.id, late, room.now)
    assert isinstance(seen, Preview)
    assert seen.trouble is Trouble.START_TOO_LATE


def test_nobody_but_a_teacher_of_the_set_does_any_of_it() -> None:
    room = room_with()
    taught(room)
    before = room.read(lambda tx: tx.assignments.get(room.set.id))
    id_, now = room.set.id, room.now
    assert room.do(assigning.assignment_page, id_, now) == NotYours()
    assert room.do(assigning.choose_day, id_, Plan(), True, now) == NotYours()
    assert room.do(assigning.preview, id_, plan(room), now) == NotYours()
    assert room.do(assigning.assign, id_, plan(room), now) == NotYours()
    assert room.do(assigning.take_back, id_) == NotYours()
    assert room.do(assigning.nudge, id_, 1, now) == NotYours()
    assert room.do(assigning.say_day, "12.12", now) == NotYours()
    assert room.read(lambda tx: tx.assignments.get(id_)) == before
    assert noticed(room) == []


def test_the_class_page_looks_ahead_to_the_exam_that_was_set() -> None:
    room = room_with(pace=3)
    teacher = taught(room, "Боря")
    met(room)
    room.wait(days=1)
    found = room.store.do(class_of, teacher, room.set.id, room.now)
    assert isinstance(found, ClassPage)
    assert found.exam == (MONDAY + timedelta(days=28)).date()
    assert found.behind == {LearnerId(600): 3}
    assert found.room.on_exam is not None
    room.wait(days=40)
    later = room.store.do(class_of, teacher, room.set.id, room.now)
    assert isinstance(later, ClassPage)
    assert (later.exam, later.behind) == (None, {})


def test_each_learner_is_behind_by_their_own_calendar() -> None:
    room = room_with(pace=3)
    teacher = taught(room, "Боря")
    tokyo = replace(room.me, id=LearnerId(600), name="Боря", zone="Asia/Tokyo")
    room.read(lambda tx: tx.learners.put(tokyo))
    room.now = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)  # five in the morning in Tokyo
    assert [one.member.name for one in page(room, teacher).behind] == ["Боря"]


@pytest.mark.parametrize("start", [False, True])
def test_a_plan_in_the_making_is_kept_with_the_talk(start: bool) -> None:
    for planning in (None, Planning(SetId(3), start, None, 0, None), Planning(SetId(3), start, EXAM, 5, EXAM)):
        talk = Talk(expecting=Expecting.DAY, planning=planning)
        assert from_plain(json.loads(json.dumps(to_plain(talk)))) == talk


def test_a_date_that_comes_twice_and_one_that_is_asked_for_again_lead_to_the_same_plan() -> None:
    room = Classroom(*facts(30))
    teacher = taught(room)
    room.store.do(assigning.choose_day, teacher, room.set.id, Plan(), False, room.now)
    seen = [room.store.do(hear, teacher, "1 апреля", room.now, sign) for sign in ("a", "a", "b")]
    assert seen[0] == seen[1] == seen[2]
    room.store.do(assigning.choose_day, teacher, room.set.id, Plan(None, 5, EXAM), True, room.now)
    for _ in range(2):
        found = room.store.do(hear, teacher, "20.03", room.now, "c")
        assert isinstance(found, DaySaid)
        assert isinstance(found.planned, Preview)
        assert (found.planned.starts_on, found.planned.new_per_day) == (date(2026, 3, 20), 5)
    room.store.do(go_elsewhere, teacher)
    assert not isinstance(room.store.do(hear, teacher, "20.03", room.now, "d"), DaySaid)
