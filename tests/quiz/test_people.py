"""Coming in, settings, and going for good."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quiz.model import Learner, LearnerId, Reminder, Reminding, SetId
from quiz.names import LONGEST_STORED
from quiz.reminders import Word, reminder_minute
from quiz.talk import Expecting
from quiz.usecases import people, remind
from quiz.usecases.hear import ClockSaid, NoClock, ReminderSet, hear
from quiz.usecases.people import Home, Invited, NoSuchSet, Person, Refusal, meet
from tests.quiz.classroom import ANNA, MONDAY, Classroom, at, facts
from tests.rows import each_row

BORIS = LearnerId(2)
MINUTES = st.integers(0, people.DAY - 1)


def stranger(room: Classroom, language: str = "ru", name: str = "Борис") -> Learner:
    return room.store.do(meet, Person(BORIS, name, language), room.now)


@each_row(
    ("tag", "language", "zone"),
    [
        ("ru", "ru", "Europe/Moscow"),
        ("ru-RU", "ru", "Europe/Moscow"),
        ("kk", "ru", "Europe/Moscow"),
        ("", "ru", "Europe/Moscow"),
        ("en", "en", "UTC"),
        ("en-GB", "en", "UTC"),
        ("de", "en", "UTC"),
    ],
)
def test_a_stranger_is_spoken_to_in_a_language_they_read(tag: str, language: str, zone: str) -> None:
    met = stranger(Classroom(*facts(1)), tag)
    assert (met.language, met.zone, met.zone_known, met.reminder_known) == (language, zone, False, False)


def test_a_very_long_name_is_cut() -> None:
    assert len(stranger(Classroom(*facts(1)), name="ы" * 500).name) == LONGEST_STORED


def test_meeting_again_changes_nothing() -> None:
    room = Classroom(*facts(1))
    first = stranger(room)
    room.wait(days=3)
    assert stranger(room, "en", "Bob") == first


def test_who_blocked_the_bot_and_writes_again_is_reminded_again() -> None:
    room = Classroom(*facts(1))
    room.read(lambda tx: remind.park(tx, room.me))
    assert room.me.reminding.next_at is None
    room.wait(days=2)
    found = room.store.do(meet, Person(ANNA, "Анна", "ru"), room.now)
    assert not found.blocked
    assert found.reminding.next_at == at(room, 19 * 60)


def test_a_link_leads_into_its_set_once() -> None:
    room = Classroom(*facts(2))
    boris = stranger(room)
    first = room.store.do(people.arrive, boris, "set", room.now)
    assert isinstance(first, Invited)
    assert (first.set, first.again, first.new) == (room.set, False, True)
    room.wait(minutes=1)
    again = room.store.do(people.arrive, boris, "set", room.now)
    assert isinstance(again, Invited)
    assert (again.again, again.new) == (True, False)


@each_row("code", ["", "gone", "SET", "set "])
def test_a_link_that_leads_nowhere_leads_home(code: str) -> None:
    room = Classroom(*facts(2), new_per_day=1)
    found = room.do(people.arrive, code, room.now)
    assert isinstance(found, Home)
    assert found.refused == (Refusal.GONE if code else None)
    assert found.waiting == 1


def test_a_set_that_does_not_exist_cannot_be_joined() -> None:
    room = Classroom(*facts(1))
    assert room.do(people.join, SetId(99), room.now) == NoSuchSet()


def test_leaving_keeps_what_is_remembered() -> None:
    room = Classroom(*facts(2))
    room.learn()
    before = room.memories()
    home = room.do(people.leave, room.set.id, room.now)
    assert home.joined == ()
    assert home.waiting == 0
    assert room.memories() == {}
    room.do(people.join, room.set.id, room.now)
    assert room.memories() == before
    assert room.do(people.leave, SetId(99), room.now).joined == (room.set,)


def test_an_unknown_language_changes_nothing() -> None:
    room = Classroom(*facts(1))
    assert room.do(people.speak, "en").language == "en"
    assert room.do(people.speak, "tlh").language == "en"


@each_row("minute", [0, 7 * 60 + 45, 19 * 60, 23 * 60 + 59])
def test_the_reminder_comes_at_the_minute_that_was_set(minute: int) -> None:
    room = Classroom(*facts(1))
    learner = room.do(people.be_reminded, room.now, minute=minute)
    assert learner.reminder_known
    assert reminder_minute(learner.reminding) == minute
    later_today = minute > 12 * 60
    night = 0 < minute < 4 * 60 or minute == 0
    assert learner.reminding.next_at == at(room, minute, days=0 if later_today and not night else 1)


@given(MINUTES, MINUTES, MINUTES)
def test_a_reminder_set_by_hand_is_never_moved_by_quiet_hours_and_they_only_shrink(
    begin: int, end: int, minute: int
) -> None:
    before = Reminding(quiet_from=begin, quiet_to=end)
    after = people._audible(replace(before, minute=minute))
    assert after.minute == minute == reminder_minute(after)
    quiet_before, quiet_after = quiet_minutes(before), quiet_minutes(after)
    assert quiet_after <= quiet_before


def quiet_minutes(reminding: Reminding) -> set[int]:
    length = (reminding.quiet_to - reminding.quiet_from) % people.DAY
    return {(reminding.quiet_from + n) % people.DAY for n in range(length)}


def test_switching_reminders_off_and_on() -> None:
    room = Classroom(*facts(1))
    assert room.do(people.be_reminded, room.now, on=False).reminding.next_at is None
    assert room.do(people.be_reminded, room.now).reminding.next_at == at(room, 19 * 60)


@each_row("minute", [-1, people.DAY, 10**9])
def test_a_minute_that_no_clock_shows_leaves_the_minute(minute: int) -> None:
    assert Classroom(*facts(1)).do(people.be_reminded, MONDAY, minute=minute).reminding.minute == 19 * 60


def test_quiet_hours_move_the_reminder_to_their_end() -> None:
    room = Classroom(*facts(1))
    learner = room.do(people.be_quiet, 18 * 60, 20 * 60, room.now)
    assert learner.reminding.next_at == at(room, 20 * 60)
    assert room.do(people.be_quiet, 0, 0, room.now).reminding.next_at == at(room, 19 * 60)
    before = room.me
    assert room.do(people.be_quiet, -1, people.DAY, room.now) == before == room.me


@each_row(("said", "minute"), [("7:45", 7 * 60 + 45), ("в 9 вечера", 21 * 60), ("завтра", None), ("25:00", None)])
def test_a_time_typed_for_the_reminder(said: str, minute: int | None) -> None:
    room = Classroom(*facts(1))
    room.do(people.listen, Expecting.REMINDER)
    found = room.do(hear, said, room.now)
    if minute is None:
        assert found == NoClock(Expecting.REMINDER)
        assert room.read(lambda tx: tx.talks.get(ANNA)).expecting is Expecting.REMINDER, "it can be typed again"
    else:
        assert found == ReminderSet(room.me)
        assert room.me.reminding.minute == minute
        assert room.read(lambda tx: tx.talks.get(ANNA)).expecting is Expecting.NOTHING


def test_what_time_it_is_with_you_is_heard_and_changes_nothing_yet() -> None:
    room = Classroom(*facts(1))
    before = room.me
    room.do(people.listen, Expecting.CLOCK)
    assert room.do(hear, "сейчас 14:35", room.now) == ClockSaid(14 * 60 + 35)
    assert room.me == before
    assert room.do(hear, "15:35", room.now) == ClockSaid(15 * 60 + 35), "it cannot be typed anew"


def test_forgetting_leaves_nothing() -> None:
    room = Classroom(*facts(3))
    room.learn()
    room.read(lambda tx: tx.reminders.plan(Reminder(ANNA, room.today, 0, room.now, Word.DAILY, 3)))
    stranger(room)
    room.do(people.forget, room.now)
    assert room.read(lambda tx: list(tx.learners.ids())) == [BORIS]
    assert room.store._rows.rows_of(ANNA) == []
