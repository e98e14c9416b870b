"""Whole lives with reminders: whoever studies, travels, puts off or falls silent, never hears a word too many."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.model import StudyDay
from quiz.reminders import CATCH_UP, Reason, Send, Skip, Word, decide, next_reminder, snooze
from quiz.study_day import study_day
from tests.quiz.reminded import DAY, MINUTES, MOMENTS, MOSCOW, ZONES, clock, is_quiet, local_minute, person

ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(1, 60 * 40)),
        st.tuples(st.just("tick"), st.integers(0, 200)),
        st.tuples(st.just("study"), st.just(0)),
        st.tuples(st.just("snooze"), st.just(0)),
        st.tuples(st.just("not today"), st.just(0)),
        st.tuples(st.just("move"), st.integers(0, len(ZONES) - 1)),
        st.tuples(st.just("set"), MINUTES),
        st.tuples(st.just("clock back"), st.integers(1, 60 * 60)),
    ),
    min_size=10,
    max_size=40,
)


class Life:
    """A learner's days, with what a database would keep about reminders."""

    def __init__(self, now: datetime) -> None:
        self.now, self.learner = now, person()
        self.sent: Counter[StudyDay] = Counter()
        self.studied = {study_day(now, MOSCOW)}
        self.words: list[tuple[StudyDay, int, str]] = []
        self.plan()

    @property
    def today(self) -> StudyDay:
        return study_day(self.now, self.learner.zone)

    @property
    def sent_today(self) -> int:
        return self.sent[self.today] + self.sent[StudyDay(self.today + DAY)]

    @property
    def silent(self) -> int:
        return max(min((self.today - day).days for day in self.studied), 0)

    def plan(self, at: datetime | None = None, skip: int = 0) -> None:
        next_at = at or next_reminder(
            self.learner, self.today in self.studied, max(self.sent_today, skip), self.silent, self.now
        )
        self.learner = replace(self.learner, reminding=replace(self.learner.reminding, next_at=next_at))

    def tick(self) -> None:
        at = self.learner.reminding.next_at
        outcome = decide(self.learner, self.today in self.studied, self.sent_today, self.silent, due=5, now=self.now)
        if isinstance(outcome, Send):
            assert at is not None
            assert at <= self.now <= at + CATCH_UP
            assert not is_quiet(self.learner.reminding, local_minute(self.now, self.learner.zone))
            assert self.today not in self.studied
            self.words.append((self.today, outcome.nth, outcome.word))
            self.sent[self.today] += 1
        if outcome != Skip(Reason.NOT_YET):
            self.plan()

    def wait(self, until: datetime) -> None:
        """The bot ticks whenever something is planned, as it would once a minute."""
        while (at := self.learner.reminding.next_at) is not None and at <= until:
            self.now = max(self.now, at)
            self.tick()
        self.now = until

    def live(self, action: str, number: int) -> None:
        match action:
            case "wait":
                self.wait(self.now + timedelta(minutes=number))
            case "tick":  # the bot was down and comes up now
                self.now += timedelta(minutes=number)
                self.tick()
            case "study":
                self.studied.add(self.today)
                self.plan()
            case "snooze":
                self.plan(snooze(self.learner, self.sent_today, self.now) if self.sent_today else None)
            case "not today":
                self.plan(skip=1)
            case "move":
                self.learner = replace(self.learner, zone=ZONES[number])
                self.plan()
            case "set":
                self.learner = replace(self.learner, reminding=replace(self.learner.reminding, minute=number))
                self.plan()
            case "clock back":
                self.now -= timedelta(minutes=number)


@given(start=MOMENTS, actions=ACTIONS)
def test_never_two_in_one_study_day_unless_asked_for(start: datetime, actions: list[tuple[str, int]]) -> None:
    life = Life(start)
    for action, number in actions:
        life.live(action, number)
    assert len({(day, nth) for day, nth, _ in life.words}) == len(life.words)
    wished = sum(action == "snooze" for action, _ in actions)
    assert sum(word == Word.AGAIN for _, _, word in life.words) <= wished


def test_a_month_without_study_is_heard_of_as_often_as_promised() -> None:
    life = Life(clock(12, month=1, day=5))
    life.wait(life.now + timedelta(days=60))
    assert [word for _, _, word in life.words] == [*[Word.DAILY] * 7, *[Word.RARE] * 3, Word.LAST]


def test_who_flies_west_and_lives_a_day_twice_is_reminded_of_it_once() -> None:
    life = Life(clock(12))
    life.live("move", ZONES.index("Pacific/Auckland"))
    life.wait(clock(19, 1, day=20, zone="Pacific/Auckland"))
    life.live("move", ZONES.index("America/Los_Angeles"))
    assert life.today == StudyDay(date(2026, 3, 19))
    life.wait(clock(19, 1, day=21, zone="America/Los_Angeles"))
    assert [(day.day, nth) for day, nth, _ in life.words] == [(19, 0), (20, 0), (21, 0)]
