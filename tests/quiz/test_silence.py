"""Which reminders go out on which days to somebody who is silent, and which planned ones do not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from quiz.model import DayTally, Memory, Phase, Reminder, StudyDay
from quiz.reminders import Word
from quiz.usecases import people, remind
from tests.quiz.classroom import ANNA, Classroom, at, facts


def tick(room: Classroom) -> Sequence[remind.Reminded]:
    """What goes out now."""
    room.store.do(remind.plan_due, room.now, 10)
    taken = room.store.do(remind.take_planned, room.now, 10)
    for one in taken:
        room.store.do(remind.record, one.reminder, "sent")
    return taken


def days_reminded(room: Classroom, days: int) -> list[tuple[int, str]]:
    """On which of the coming days a reminder goes out, and which."""
    room.do(people.be_reminded, room.now)
    found = []
    for day in range(days):
        room.now = at(room, 19 * 60) if day == 0 else room.now + timedelta(days=1)
        found += [(day, one.reminder.word) for one in tick(room)]
        assert not tick(room), "twice"
    return found


def test_who_is_silent_is_reminded_daily_for_a_week_then_rarely_then_a_last_time() -> None:
    daily = [(day, Word.DAILY.value) for day in range(8)]
    rare = [(day, Word.RARE.value) for day in (10, 14, 21)]
    assert days_reminded(Classroom(*facts(3)), 60) == [*daily, *rare, (30, Word.LAST.value)]


def test_days_with_nothing_to_do_are_no_silence() -> None:
    room = Classroom(*facts(2))
    room.remember(2, due=45)
    assert days_reminded(room, 50) == [(day, Word.DAILY.value) for day in range(45, 50)]


def test_new_facts_that_a_learner_does_not_want_are_nothing_to_do() -> None:
    room = Classroom(*facts(3), new_per_day=0)
    room.remember(1, due=40)
    assert days_reminded(room, 42) == [(40, Word.DAILY.value), (41, Word.DAILY.value)]


def test_joining_another_set_after_the_last_word_is_a_sign_of_life() -> None:
    room = Classroom(*facts(3))
    days_reminded(room, 40)
    other = room.publish(*facts(2), code="other")
    room.do(people.join, other.id, room.now)
    room.wait(days=1)
    assert [one.reminder.word for one in tick(room)] == [Word.DAILY.value]


def test_a_reminder_says_how_much_waits_and_how_long_it_takes_at_ones_own_pace() -> None:
    room = Classroom(*facts(9), new_per_day=3)
    yesterday = StudyDay(room.today - timedelta(days=1))
    room.read(lambda tx: tx.tallies.put(ANNA, DayTally(yesterday, answers=10, right=10, seconds=600.0)))
    room.do(people.be_reminded, room.now)
    room.now = at(room, 19 * 60)
    (found,) = tick(room)
    assert (found.reminder.due, found.minutes, found.streak.length) == (3, 3, 1)


def test_a_reminder_planned_before_the_learner_studied_is_not_sent() -> None:
    room = Classroom(*facts(3))
    room.do(people.be_reminded, room.now)
    room.now = at(room, 19 * 60)
    room.store.do(remind.plan_due, room.now, 10)
    room.give(room.asked())
    assert room.store.do(remind.take_planned, room.now, 10) == []
    stored = room.read(lambda tx: tx.reminders.get(ANNA, room.today, 0))
    assert stored is not None
    assert stored.status == "studied"


def test_a_planned_reminder_grown_old_is_dropped() -> None:
    room = Classroom(*facts(3))
    reminder = Reminder(ANNA, room.today, 0, room.now, Word.DAILY, 3)
    room.read(lambda tx: tx.reminders.plan(reminder))
    room.wait(hours=3, seconds=1)
    assert room.store.do(remind.take_planned, room.now, 10) == []


def test_a_reminder_that_had_to_wait_into_the_night_wakes_nobody() -> None:
    room = Classroom(*facts(3))
    room.do(people.be_reminded, room.now)
    evening = at(room, 21 * 60 + 50)
    room.read(lambda tx: tx.reminders.plan(Reminder(ANNA, room.today, 0, evening, Word.DAILY, 3)))
    room.now = at(room, 22 * 60 + 5)
    assert room.store.do(remind.take_planned, room.now, 10) == []
    stored = room.read(lambda tx: tx.reminders.get(ANNA, room.today, 0))
    assert stored is not None
    assert stored.status == "dropped"


def test_a_new_fact_is_no_reason_to_count_the_silence_before_it() -> None:
    """Nothing was due for a month; then one thing is: that is the first day of silence, not the thirtieth."""
    room = Classroom(*facts(1))
    day = StudyDay(date(2026, 3, 2))
    long_known = Memory(Phase.REVIEW, 0, 50.0, 5.0, day, StudyDay(day + timedelta(days=31)), None, 5, 0)
    room.read(lambda tx: tx.memories.put(ANNA, tx.facts.unmet(ANNA, None, 1)[0], long_known))
    assert days_reminded(room, 33) == [(31, Word.DAILY.value), (32, Word.DAILY.value)]
