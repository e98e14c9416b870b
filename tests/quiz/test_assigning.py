"""A teacher sets a class something, changes it, takes it back, nudges those behind."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from quiz.model import Learner, LearnerId, SetId, StudyDay
from quiz.talk import Expecting, Planning, Talk, from_plain, to_plain
from quiz.usecases import assigning, people, planning
from quiz.usecases.assigning import AlreadySet, AssignmentPage, Told
from quiz.usecases.classes import ClassPage, class_of
from quiz.usecases.going import go_elsewhere
from quiz.usecases.hear import DaySaid, hear
from quiz.usecases.planning import Plan, Planned, Preview, Trouble, WhichDay
from quiz.usecases.rights import NotYours
from tests.quiz.assigned import EXAM, TEACHER, met, noticed, plan, room_with, taught, told
from tests.quiz.classroom import ANNA, MONDAY, Classroom, at, facts


def test_the_class_is_told_once_and_the_teacher_is_not() -> None:
    room = Classroom(*facts(30))
    teacher = taught(room, "Боря")
    room.store.do(people.join, teacher, room.set.id, room.now)
    for done in (Told(2), AlreadySet()):
        assert room.store.do(assigning.assign, teacher, room.set.id, plan(room), room.now) == done
    assert [notice.word for notice in noticed(room)] == ["assigned"]
    assert noticed(room, TEACHER) == []
    room.wait(hours=1)
    assert set_looked_at(room, teacher, plan(room, pace=9)) == Told(0, before=True)
    assert set_looked_at(room, teacher, plan(room, days=40, pace=9)) == Told(2, before=True)
    assert [notice.word for notice in noticed(room)] == ["assigned", "exam-moved"]


def set_looked_at(room: Classroom, teacher: Learner, wanted: Plan) -> Told | AlreadySet | Planned:
    room.store.do(planning.preview, teacher, room.set.id, wanted, room.now)
    return room.store.do(assigning.assign, teacher, room.set.id, wanted, room.now)


def test_a_plan_in_an_old_message_does_not_take_the_place_of_what_is_set_before_it_is_looked_at() -> None:
    room = Classroom(*facts(30))
    teacher = taught(room, "Боря")
    old, wanted = plan(room, days=300), plan(room, days=28)
    room.store.do(planning.preview, teacher, room.set.id, old, room.now)
    assert isinstance(set_looked_at(room, teacher, wanted), Told)
    shown = room.store.do(assigning.assign, teacher, room.set.id, old, room.now)
    assert isinstance(shown, Preview)
    assert shown.outdated
    assert (shown.exam_on, shown.given and shown.given.exam_on) == (old.exam_on, wanted.exam_on)
    assert room.store.do(assigning.assign, teacher, room.set.id, old, room.now) == Told(2, before=True), "pressed again"


def test_of_two_words_that_waited_for_the_morning_only_the_one_that_holds_is_said() -> None:
    room = Classroom(*facts(30), now=MONDAY.replace(hour=20))
    teacher = taught(room)
    for days in (28, 40):
        set_looked_at(room, teacher, plan(room, days=days))
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
    for reached in (1, 0):
        assert room.store.do(assigning.nudge, teacher, room.set.id, seen.reach, room.now) == Told(reached)
    again = page(room, teacher)
    assert (again.reach, again.next_nudge) == (0, room.today + timedelta(days=7))
    room.wait(days=7)
    assert page(room, teacher).reach == 2, "Anna is behind as well by now"


def test_on_the_eve_nobody_is_promised_a_word_that_would_come_on_the_day_of_the_exam() -> None:
    room = room_with(days=7, pace=5)
    teacher = taught(room)
    room.wait(days=5)
    assert page(room, teacher).reach == 1
    room.now = at(room, 21 * 60 + 5)
    assert page(room, teacher).reach == 1, "tomorrow morning is still before it"
    room.wait(days=1)
    seen = page(room, teacher)
    assert (len(seen.behind), seen.reach) == (1, 0)


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
        seen = room.store.do(planning.preview, teacher, room.set.id, wanted, room.now)
        assert isinstance(seen, Preview)
        assert seen.trouble is trouble
    late = Plan(StudyDay(room.today + timedelta(days=25)), 4, room.today + timedelta(days=25))
    seen = room.store.do(planning.preview, teacher, room.set.id, late, room.now)
    assert isinstance(seen, Preview)
    assert seen.trouble is Trouble.START_TOO_LATE


def test_what_the_class_has_begun_is_counted_without_those_who_teach_it() -> None:
    room = room_with(count=4)
    teacher = taught(room, "Борис")
    room.learn()
    begun = room.store.do(planning.class_begun, teacher, room.set.id)
    assert (begun.learners, begun.whole) == (2, 0)
    assert begun.facts == room.read(lambda tx: tx.classes.begun(room.set.id, [ANNA]))[ANNA] > 0
    assert room.do(planning.class_begun, room.set.id) == planning.Begun(), "a learner is told nothing"


def test_nobody_but_a_teacher_of_the_set_does_any_of_it() -> None:
    room = room_with()
    taught(room)
    before = room.read(lambda tx: tx.assignments.get(room.set.id))
    id_, now = room.set.id, room.now
    assert room.do(assigning.assignment_page, id_, now) == NotYours()
    assert room.do(planning.choose_day, id_, Plan(), True, now) == NotYours()
    assert room.do(planning.preview, id_, plan(room), now) == NotYours()
    assert room.do(assigning.assign, id_, plan(room), now) == NotYours()
    assert room.do(assigning.take_back, id_) == NotYours()
    assert room.do(assigning.nudge, id_, 1, now) == NotYours()
    assert room.do(planning.say_day, "12.12", now) == NotYours()
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


def test_the_day_of_the_next_nudge_is_one_of_the_teachers_calendar() -> None:
    room = room_with(pace=3)
    teacher = replace(taught(room, "Боря"), zone="Asia/Vladivostok")
    room.wait(days=1)
    room.now = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)  # half past eight on the 4th in Vladivostok
    room.store.do(assigning.nudge, teacher, room.set.id, page(room, teacher).reach, room.now)
    assert page(room, teacher).next_nudge == date(2026, 3, 11)


@pytest.mark.parametrize("start", [False, True, None])
def test_a_plan_in_the_making_is_kept_with_the_talk(start: bool | None) -> None:
    for begun in (None, Planning(SetId(3), start, None, 0, None), Planning(SetId(3), start, EXAM, 5, EXAM)):
        talk = Talk(expecting=Expecting.DAY, planning=begun)
        assert from_plain(json.loads(json.dumps(to_plain(talk)))) == talk


def test_a_date_that_comes_twice_and_one_that_is_asked_for_again_lead_to_the_same_plan() -> None:
    room = Classroom(*facts(30))
    teacher = taught(room)
    room.store.do(planning.choose_day, teacher, room.set.id, Plan(), False, room.now)
    seen = [room.store.do(hear, teacher, "1 апреля", room.now, sign) for sign in ("a", "a", "b")]
    assert seen[0] == seen[1] == seen[2]
    room.store.do(planning.choose_day, teacher, room.set.id, Plan(None, 5, EXAM), True, room.now)
    for _ in range(2):
        found = room.store.do(hear, teacher, "20.03", room.now, "c")
        assert isinstance(found, DaySaid)
        assert isinstance(found.planned, Preview)
        assert (found.planned.starts_on, found.planned.new_per_day) == (date(2026, 3, 20), 5)
    room.store.do(go_elsewhere, teacher)
    assert not isinstance(room.store.do(hear, teacher, "20.03", room.now, "d"), DaySaid)


LOOKED_AT = Plan(date(2026, 3, 5), 5, EXAM)


def typed(text: str) -> object:
    """What a text comes to under a whole plan that is looked at; and the same when it comes twice."""
    room = Classroom(*facts(30))
    teacher = taught(room)
    room.store.do(planning.preview, teacher, room.set.id, LOOKED_AT, room.now)
    first, again = (room.store.do(hear, teacher, text, room.now, "s") for _ in range(2))
    assert first == again
    assert isinstance(first, DaySaid)
    return first.planned


def test_a_day_that_may_be_the_first_or_the_exams_is_asked_about() -> None:
    which = typed("20 марта")
    assert isinstance(which, WhichDay)
    assert which.day == date(2026, 3, 20)
    assert which.as_start == Plan(which.day, 5, EXAM)
    assert which.as_exam == Plan(date(2026, 3, 5), 5, which.day)
    tight = typed("8 марта")
    assert isinstance(tight, WhichDay)
    assert tight.as_exam.new_per_day == 0, "five a day would be too slow by then"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("2 апреля", Plan(date(2026, 3, 5), 5, date(2026, 4, 2))), ("4.03", Plan(date(2026, 3, 4), 5, EXAM)),
     ("начало 20 марта", Plan(date(2026, 3, 20), 5, EXAM)), ("с 20 марта", Plan(date(2026, 3, 20), 5, EXAM)),
     ("экзамен 20 марта", Plan(date(2026, 3, 5), 5, date(2026, 3, 20))),
     ("start 20.03", Plan(date(2026, 3, 20), 5, EXAM)),
     ("exam on March 20", Plan(date(2026, 3, 5), 5, date(2026, 3, 20))),
     ("7", Plan(date(2026, 3, 5), 7, EXAM)), ("по 7 новых в день", Plan(date(2026, 3, 5), 7, EXAM)),
     ("7 a day", Plan(date(2026, 3, 5), 7, EXAM))],
)  # fmt: skip
def test_what_can_mean_but_one_thing_is_taken_for_it(text: str, meant: Plan) -> None:
    seen = typed(text)
    assert isinstance(seen, Preview)
    assert (seen.plan, seen.trouble, seen.refused) == (meant, None, False)


@pytest.mark.parametrize("text", ["скоро", "0", "400", "31.02", "1 апреля или 2 апреля"])
def test_what_means_nothing_leaves_the_plan_as_it_is(text: str) -> None:
    seen = typed(text)
    assert isinstance(seen, Preview)
    assert seen.refused
    assert seen.plan == LOOKED_AT


def test_where_one_of_the_days_is_asked_for_it_is_that_one_unless_another_is_named() -> None:
    room = Classroom(*facts(30))
    teacher = taught(room)
    for start, text, meant in (
        (True, "20.03", Plan(date(2026, 3, 20), 5, EXAM)),
        (False, "20.03", Plan(date(2026, 3, 5), 5, date(2026, 3, 20))),
        (True, "экзамен 20.03", Plan(date(2026, 3, 5), 5, date(2026, 3, 20))),
    ):
        room.store.do(planning.choose_day, teacher, room.set.id, LOOKED_AT, start, room.now)
        heard = room.store.do(hear, teacher, text, room.now, "s")
        assert isinstance(heard, DaySaid)
        assert isinstance(heard.planned, Preview)
        assert heard.planned.plan == meant


def test_a_day_that_is_past_is_told_to_be_so() -> None:
    room = Classroom(*facts(30))
    teacher = taught(room)
    room.store.do(planning.choose_day, teacher, room.set.id, Plan(), False, room.now)
    seen = room.store.do(planning.say_day, teacher, "вчера", room.now)
    assert isinstance(seen, Preview)
    assert seen.trouble is Trouble.EXAM_IS_PAST
