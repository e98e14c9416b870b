"""One friendly word a day, at the learner's minute, and none when it would be a nuisance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quiz.model import Learner, Reminding, StudyDay
from quiz.reminders import Reason, Send, Skip, Word, decide, next_reminder, reminder_minute, snooze, variant
from quiz.study_day import local_instant, study_day, time_zone
from tests.quiz.reminded import DAY, HOUR, MINUTES, MOMENTS, MOSCOW, ZONES, clock, is_quiet, local_minute, person
from tests.rows import each_row

REMINDINGS = st.builds(Reminding, minute=MINUTES, quiet_from=MINUTES, quiet_to=MINUTES)


def upcoming(
    learner: Learner, now: datetime, *, studied: bool = False, sent: int = 0, silent: int = 1
) -> datetime | None:
    return next_reminder(learner, studied, sent, silent, now)


def decided(
    learner: Learner, now: datetime, *, studied: bool = False, sent: int = 0, silent: int = 1, due: int = 9
) -> Send | Skip:
    return decide(learner, studied, sent, silent, due, now)


def test_the_next_reminder_is_today_until_its_minute_has_come() -> None:
    learner = person()
    assert upcoming(learner, clock(10)) == clock(19)
    assert upcoming(learner, clock(18, 59)) == clock(19)
    assert upcoming(learner, clock(19)) == clock(19, day=19)
    assert upcoming(learner, clock(23)) == clock(19, day=19)
    assert upcoming(learner, clock(3)) == clock(19)


def test_who_studied_or_was_reminded_hears_of_it_tomorrow() -> None:
    assert upcoming(person(), clock(10), studied=True) == clock(19, day=19)
    assert upcoming(person(), clock(10), sent=1) == clock(19, day=19)
    assert upcoming(person(), clock(10), studied=True, silent=40) == clock(19, day=19)


def test_a_night_owls_reminder_belongs_to_the_study_day_that_is_ending() -> None:
    owl = person(minute=60, quiet_from=240, quiet_to=600)
    assert upcoming(owl, clock(23)) == clock(1, day=19)
    assert upcoming(owl, clock(0, 30)) == clock(1)
    assert upcoming(owl, clock(23), studied=True) == clock(1, day=20)


def test_a_minute_in_quiet_hours_waits_for_their_end() -> None:
    assert reminder_minute(Reminding(minute=23 * 60)) == 8 * 60
    assert reminder_minute(Reminding(minute=22 * 60 - 1)) == 22 * 60 - 1
    assert reminder_minute(Reminding(minute=23 * 60, quiet_from=0, quiet_to=0)) == 23 * 60
    assert upcoming(person(minute=23 * 60), clock(20)) == clock(8, day=19)


def test_reminders_turned_off_or_blocked_never_come() -> None:
    assert upcoming(person(on=False), clock(10)) is None
    blocked = replace(person(next_at=clock(19)), blocked=True)
    assert upcoming(blocked, clock(10)) is None
    assert decided(blocked, clock(19)) == Skip(Reason.BLOCKED)
    assert decided(person(on=False, next_at=clock(19)), clock(19)) == Skip(Reason.OFF)


@each_row(
    ("now", "situation", "outcome"),
    [
        (clock(18, 59), {}, Skip(Reason.NOT_YET)),
        (clock(19), {}, Send(Word.DAILY)),
        (clock(19), {"studied": True}, Skip(Reason.STUDIED)),
        (clock(19), {"due": 0}, Skip(Reason.NOTHING_TO_DO)),
        (clock(19), {"sent": 1}, Skip(Reason.SENT)),
        (clock(19), {"sent": 2}, Skip(Reason.SENT)),
        (clock(21, 59), {}, Send(Word.DAILY)),
        (clock(22), {}, Skip(Reason.QUIET)),
        (clock(22, 1), {}, Skip(Reason.TOO_LATE)),
        (clock(9, day=19), {}, Skip(Reason.TOO_LATE)),
        (clock(19), {"silent": 9}, Skip(Reason.SILENT)),
        (clock(19), {"silent": 31}, Skip(Reason.SILENT)),
    ],
)
def test_a_reminder_due_at_seven_in_the_evening(now: datetime, situation: dict[str, int], outcome: Send | Skip) -> None:
    learner = person(next_at=clock(19))
    assert (
        decide(
            learner,
            studied_today=bool(situation.get("studied", False)),
            sent_today=situation.get("sent", 0),
            silent_days=situation.get("silent", 1),
            due=situation.get("due", 9),
            now=now,
        )
        == outcome
    )


def test_a_reminder_missed_before_four_is_not_sent_on_the_next_study_day() -> None:
    owl = person(minute=3 * 60, quiet_from=0, quiet_to=0, next_at=clock(3))
    assert decided(owl, clock(3, 59)) == Send(Word.DAILY)
    assert decided(owl, clock(4)) == Skip(Reason.TOO_LATE)


def test_after_a_week_of_silence_reminders_become_rare_and_end_with_a_last_word() -> None:
    learner, now = person(), clock(10)
    heard: list[tuple[int, Word]] = []
    first = study_day(now, MOSCOW)
    while (at := upcoming(learner, now, silent=(study_day(now, MOSCOW) - first).days)) is not None:
        silent = (study_day(at, MOSCOW) - first).days
        outcome = decided(replace(learner, reminding=Reminding(next_at=at)), at, silent=silent)
        assert isinstance(outcome, Send)
        heard.append((silent, outcome.word))
        now = at
    daily, rare = [(n, Word.DAILY) for n in range(8)], [(n, Word.RARE) for n in (10, 14, 21)]
    assert heard == [*daily, *rare, (30, Word.LAST)]
    assert upcoming(learner, now, studied=True) == now + DAY  # until they study again


def test_in_an_hour_brings_a_second_one_once_a_day() -> None:
    at = snooze(person(), 1, clock(19, 5))
    assert at == clock(20, 5)
    learner = person(next_at=at)
    assert decided(learner, clock(20, 5), sent=1) == Send(Word.AGAIN, nth=1)
    assert decided(learner, clock(20, 5), sent=1, studied=True) == Skip(Reason.STUDIED)
    assert decided(learner, clock(20, 5), sent=1, silent=10) == Send(Word.AGAIN, nth=1)
    assert decided(learner, clock(20, 5), sent=2) == Skip(Reason.SENT)
    assert snooze(person(), 2, clock(20, 10)) is None
    assert upcoming(learner, clock(20, 5), sent=2) == clock(19, day=19)


def test_in_an_hour_respects_quiet_hours_and_the_study_day() -> None:
    assert snooze(person(), 1, clock(21, 30)) is None
    assert snooze(person(quiet_from=12 * 60, quiet_to=14 * 60), 1, clock(11, 30)) == clock(14)
    assert snooze(person(quiet_from=0, quiet_to=0), 1, clock(3, 30)) is None
    assert snooze(person(on=False), 1, clock(19)) is None


def test_not_today_means_tomorrow() -> None:
    assert upcoming(person(), clock(10), sent=1) == clock(19, day=19)


@each_row(("month", "day"), [(3, 28), (10, 24)])
def test_a_reminder_keeps_its_minute_when_summer_time_comes_and_goes(month: int, day: int) -> None:
    learner, zone = person("Europe/Berlin"), "Europe/Berlin"
    saturday, sunday, monday = (clock(19, month=month, day=day + n, zone=zone) for n in range(3))
    assert upcoming(learner, saturday) == sunday
    assert upcoming(learner, sunday) == monday
    assert {sunday - saturday, monday - sunday} == {DAY, DAY - HOUR if month == 3 else DAY + HOUR}


def test_a_minute_that_the_clock_skips_becomes_the_moment_of_the_jump() -> None:
    owl = person("America/New_York", minute=150, quiet_from=12 * 60, quiet_to=13 * 60)
    assert upcoming(owl, clock(1, month=3, day=8, zone="America/New_York")) == clock(
        3, month=3, day=8, zone="America/New_York"
    )
    quiet = person("America/New_York", minute=150, quiet_from=180, quiet_to=480)
    assert upcoming(quiet, clock(1, month=3, day=8, zone="America/New_York")) == clock(
        8, month=3, day=8, zone="America/New_York"
    )


@given(zone=st.sampled_from(ZONES), reminding=REMINDINGS, now=MOMENTS, sent=st.integers(0, 1))
def test_always_at_the_local_minute_and_never_in_quiet_hours(
    zone: str, reminding: Reminding, now: datetime, sent: int
) -> None:
    at = upcoming(replace(person(zone), reminding=reminding), now, sent=sent)
    assert at is not None
    assert now < at <= now + timedelta(days=3)
    minute = local_minute(at, zone)
    assert not is_quiet(reminding, minute)
    if minute != reminder_minute(reminding):
        local_date = at.astimezone(time_zone(zone)).date()
        wanted = [local_instant(local_date - timedelta(days=n), reminder_minute(reminding), zone) for n in range(3)]
        jumped_over = [moment for moment in wanted if local_minute(moment, zone) != reminder_minute(reminding)]
        assert jumped_over  # no clock showed that minute


def test_wordings_take_turns() -> None:
    start = date(2026, 3, 1).toordinal()
    days = [StudyDay(date.fromordinal(start + n)) for n in range(30)]
    for count in (2, 3, 7):
        turns = [variant(day, count) for day in days]
        assert set(turns[:count]) == set(range(count))
        assert all(one != other for one, other in pairwise(turns))
    assert variant(days[0], 1) == 0
