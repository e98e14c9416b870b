"""How far a learner has come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model import DayTally, Memory, Phase, Score, StudyDay
from quiz.progress import Learned, MatureTally, Streak, calendar, forecast, learned, minutes_estimate, retention, streak
from tests.rows import each_row

TODAY = StudyDay(date(2026, 3, 18))  # a Wednesday
DAYS_AGO = st.sets(st.integers(-3, 60), max_size=30)


def ago(days: int) -> StudyDay:
    return StudyDay(TODAY - timedelta(days=days))


def studied(*days_ago: int) -> Streak:
    return streak([ago(n) for n in days_ago], TODAY)


def memory(due_in: int, *, stability: float = 5.0, phase: Phase = Phase.REVIEW, aside: bool = False) -> Memory:
    return Memory(phase, 0, stability, 5.0, ago(9), ago(-due_in), None, 3, 0, aside)


def test_nothing_studied_is_no_streak() -> None:
    assert studied() == Streak()


def test_days_in_a_row_are_a_streak_and_today_is_not_missed_before_it_ends() -> None:
    assert studied(2, 1, 0) == Streak(3, 0, (), studied_today=True)
    assert studied(3, 2, 1) == Streak(3, 0, (), studied_today=False)


def test_a_missed_day_without_a_freeze_ends_the_streak() -> None:
    assert studied(3, 2) == Streak()
    assert studied(4, 3, 2, 0) == Streak(1, 0, (), studied_today=True)


def test_seven_days_earn_a_freeze_day_that_a_missed_day_spends() -> None:
    assert studied(*range(7)).freezes_left == 1
    assert studied(*range(6)).freezes_left == 0
    assert studied(*range(2, 9)) == Streak(7, 0, (ago(1),), studied_today=False)
    assert studied(0, *range(2, 9)) == Streak(8, 0, (ago(1),), studied_today=True)
    assert studied(*range(3, 10)) == Streak()


def test_at_most_two_freeze_days_are_kept_and_both_can_be_spent_at_once() -> None:
    assert studied(*range(30)).freezes_left == 2
    assert studied(0, *range(3, 40)) == Streak(38, 0, (ago(2), ago(1)), studied_today=True)
    assert studied(0, *range(4, 40)) == Streak(1, 0, (), studied_today=True)


def test_a_frozen_day_does_not_break_the_seven_but_does_not_count_among_them() -> None:
    assert studied(*range(7), *range(8, 15)) == Streak(14, 1, (ago(7),), studied_today=True)
    assert studied(*range(6), *range(7, 14)) == Streak(13, 0, (ago(6),), studied_today=True)


@given(DAYS_AGO)
def test_a_streak_counts_studied_days_and_spends_freezes_on_missed_ones(days_ago: set[int]) -> None:
    found = studied(*days_ago)
    days = {ago(n) for n in days_ago if n >= 0}
    assert found.studied_today == (TODAY in days)
    assert not days & set(found.frozen)
    covered = [
        ago(n) for n in range(not found.studied_today, found.length + len(found.frozen) + (not found.studied_today))
    ]
    assert {day for day in covered if day in days} | set(found.frozen) == set(covered)
    assert 0 <= found.freezes_left <= min(2, found.length // 7)
    assert len(found.frozen) + found.freezes_left <= found.length // 7


@given(DAYS_AGO)
def test_studying_today_never_shortens_a_streak(days_ago: set[int]) -> None:
    without = studied(*(days_ago - {0}))
    with_today = studied(*(days_ago | {0}))
    assert with_today.length == without.length + 1
    assert with_today.frozen == without.frozen


def test_the_forecast_counts_overdue_facts_today_and_leaves_set_aside_ones_out() -> None:
    memories = [memory(-40), memory(0), memory(1), memory(1), memory(13), memory(14), memory(2, aside=True)]
    assert forecast(memories, TODAY) == [2, 2, *[0] * 11, 1]
    assert forecast(memories, TODAY, days=1) == [2]


def test_retention_sums_the_counts_of_the_last_thirty_days() -> None:
    tallies = [MatureTally(ago(n), right=8, total=10) for n in (-1, 0, 0, 29, 30)]
    found = retention(tallies, TODAY)
    assert found == Score(24, 30)
    assert found.share == pytest.approx(0.8)
    assert retention([], TODAY).share is None


@each_row(
    ("due", "seconds", "minutes"),
    [(0, 10.0, 0), (1, 3.0, 1), (18, 10.0, 3), (19, 10.0, 4), (5, None, 1), (60, None, 12)],
)
def test_minutes_are_rounded_up(due: int, seconds: float | None, minutes: int) -> None:
    assert minutes_estimate(due, seconds) == minutes


def test_the_calendar_runs_from_monday_and_ends_with_this_week() -> None:
    weeks = calendar([DayTally(TODAY, answers=25), DayTally(ago(86), answers=1), DayTally(ago(200), answers=9)], TODAY)
    assert [len(week) for week in weeks] == [7] * 13
    assert weeks[-1][3:] == (None,) * 4
    today = weeks[-1][2]
    assert today is not None
    assert (today.day, today.answers, today.shade) == (TODAY, 25, 3)
    monday = weeks[0][0]
    assert monday is not None
    assert (monday.day, monday.answers, monday.shade) == (ago(86), 1, 1)
    assert sum(square.answers for week in weeks for square in week if square) == 26


@each_row(("answers", "shade"), [(0, 0), (1, 1), (9, 1), (10, 2), (20, 3), (40, 4), (999, 4)])
def test_the_busier_the_day_the_darker_its_square(answers: int, shade: int) -> None:
    square = calendar([DayTally(TODAY, answers=answers)], TODAY, weeks=1)[0][2]
    assert square is not None
    assert square.shade == shade


def test_every_fact_is_in_one_state() -> None:
    memories = [
        memory(1, stability=21.0),
        memory(1, stability=20.9),
        memory(0, stability=50.0, phase=Phase.RELEARNING),
        memory(1, stability=50.0, aside=True),
    ]
    assert learned(memories, facts=10) == Learned(not_started=6, learning=2, learned=1, set_aside=1)
    assert learned(memories, facts=2).not_started == 0
