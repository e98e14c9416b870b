"""What a class has been set: the plan, the day's new facts, and what it takes to catch up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.assignments import (
    MOST_A_DAY,
    Course,
    State,
    arrives_on,
    behind_by,
    course,
    last_new_day,
    least_pace,
    margin,
    new_facts,
    planned,
)
from quiz.model import Assignment, SetId, StudyDay

START = StudyDay(date(2026, 11, 2))
FACTS = 30


def on(day: int) -> StudyDay:
    """The day so many days after the first."""
    return StudyDay(START + timedelta(days=day))


def assigned(pace: int = 3, days: int = 28) -> Assignment:
    """An exam so many days after the first day."""
    return Assignment(SetId(1), START, pace, on(days), None, datetime(2026, 11, 1, tzinfo=UTC))


def follow(
    given_: Assignment, facts: int, skips: Callable[[StudyDay], bool], begun: int = 0, day: int = 0
) -> list[int]:
    """How many a learner has met at the end of each day up to the exam, who does all that a day allows or nothing."""
    met = []
    while (today := on(day)) < given_.exam_on:
        if not skips(today):
            begun += new_facts(given_, facts, begun, today) or 0
        met.append(begun)
        day += 1
    return met


def never(_: StudyDay) -> bool:
    return False


PLANS = st.tuples(st.integers(1, 400), st.integers(1, 200), st.integers(0, 40)).map(
    lambda drawn: (drawn[0], assigned(least_pace(drawn[0], START, on(drawn[1])) + drawn[2], drawn[1]))
)
"""Facts, and an assignment whose pace is enough for them."""


@pytest.mark.parametrize(("days", "left"), [(1, 1), (2, 1), (3, 1), (6, 2), (20, 6), (21, 7), (90, 7)])
def test_a_week_is_left_for_repetition_or_a_third_of_a_short_time(days: int, left: int) -> None:
    assert margin(START, on(days)) == left


def test_the_teacher_is_told_when_all_is_met_and_how_many_a_day_it_takes() -> None:
    assert arrives_on(30, START, 3) == on(9)
    assert last_new_day(START, on(28)) == on(21)
    assert least_pace(30, START, on(9)) == 5, "seven days, for three are for repetition"


@given(PLANS)
def test_whoever_meets_each_days_facts_has_met_all_in_time_and_is_never_behind(plan: tuple[int, Assignment]) -> None:
    facts, given_ = plan
    met = follow(given_, facts, never)
    last = last_new_day(given_.starts_on, given_.exam_on)
    assert met[(last - START).days] == facts
    for number, begun in enumerate(met):
        assert not behind_by(given_, facts, begun, on(number + 1))
        before = met[number - 1] if number else 0
        evening = course(given_, facts, begun, begun - before, on(number))
        assert evening.state in (State.READY, State.ON_TRACK, State.ALL_MET)
        assert (evening.state is State.READY) == (not begun)
        assert (evening.missing, evening.in_time) == (0, True)


@given(PLANS, st.sets(st.integers(0, 200)))
def test_no_day_missed_makes_the_goal_unreachable_in_silence(plan: tuple[int, Assignment], missed: set[int]) -> None:
    facts, given_ = plan
    met = follow(given_, facts, lambda day: (day - START).days in missed)
    for number in range(len(met)):
        begun = met[number - 1] if number else 0
        morning = course(given_, facts, begun, 0, on(number))
        from_now = follow(given_, facts, never, begun, number)
        assert morning.missing == facts - from_now[-1]
        last = (last_new_day(given_.starts_on, given_.exam_on) - on(number)).days
        assert morning.in_time == (begun == facts or (last >= 0 and from_now[last] == facts))
        if not morning.in_time or morning.missing:
            assert morning.state is State.BEHIND


@given(PLANS, st.sets(st.integers(0, 200)))
def test_the_day_by_which_one_has_caught_up_is_kept_to(plan: tuple[int, Assignment], missed: set[int]) -> None:
    facts, given_ = plan
    met = follow(given_, facts, lambda day: (day - START).days in missed)
    for number in range(len(met)):
        begun = met[number - 1] if number else 0
        morning = course(given_, facts, begun, 0, on(number))
        assert (morning.behind > 0) == (morning.state is State.BEHIND)
        assert morning.behind == behind_by(given_, facts, begun, on(number))
        if morning.caught_up_on is not None:
            after = follow(given_, facts, never, begun, number)
            day = (morning.caught_up_on - on(number)).days
            assert after[day] >= planned(given_, facts, on(number + day + 1))
            assert not any(after[n] >= planned(given_, facts, on(number + n + 1)) for n in range(day))
        elif morning.behind:
            assert morning.missing


@given(PLANS, st.integers(-30, 230), st.integers(0, 400), st.integers(0, 50))
def test_a_day_brings_at_least_the_pace_and_never_more_than_a_day_can_hold(
    plan: tuple[int, Assignment], day: int, begun: int, met_today: int
) -> None:
    facts, given_ = plan
    begun = min(begun, facts)
    allowed = new_facts(given_, facts, begun, on(day))
    if on(day) >= given_.exam_on:
        assert allowed is None, "afterwards the learner's own limit holds again"
    elif day < 0:
        assert allowed == 0, "before the start there is nothing new"
    else:
        assert allowed is not None
        assert min(facts - begun, given_.new_per_day) <= allowed <= facts - begun
        assert allowed <= max(MOST_A_DAY, 2 * given_.new_per_day)
    course(given_, facts, begun, min(met_today, begun), on(day))


def test_who_missed_a_day_is_told_by_how_much_and_what_catches_up() -> None:
    four = assigned(pace=4)
    assert course(four, FACTS, 4, 0, on(2)) == Course(State.BEHIND, 4, 6, on(3))
    assert course(four, FACTS, 8, 4, on(2)) == Course(State.BEHIND, 4, 6, on(3)), "half of it is done"
    assert course(four, FACTS, 12, 0, on(3)) == Course(State.ON_TRACK, 0, 4)


def test_who_joins_late_meets_as_many_as_a_day_can_hold_and_is_told_what_will_be_missing() -> None:
    found = course(assigned(pace=4), 100, 0, 0, on(25))
    assert (found.state, found.a_day, found.missing, found.in_time) == (State.BEHIND, 20, 40, False)
    late = course(assigned(), FACTS, 0, 0, on(22))
    assert (late.a_day, late.missing, late.in_time) == (5, 0, False), "six days are left"


def test_before_the_first_answer_nobody_is_said_to_be_on_track() -> None:
    assert course(assigned(pace=4), FACTS, 0, 0, on(0)) == Course(State.READY, a_day=4)
    assert course(assigned(pace=4), FACTS, 1, 1, on(0)).state is State.ON_TRACK


def test_before_the_start_on_the_exams_day_and_afterwards() -> None:
    assert course(assigned(), FACTS, 2, 0, on(-1)).state is State.WAITING
    assert course(assigned(), FACTS, 30, 0, on(11)) == Course(State.ALL_MET)
    assert course(assigned(), FACTS, 29, 0, on(28)) == Course(State.TODAY, missing=1)
    assert course(assigned(), FACTS, 30, 0, on(29)) == Course(State.OVER)


def test_a_set_that_has_grown_takes_a_steeper_plan() -> None:
    given_ = assigned(pace=3, days=28)
    assert new_facts(given_, 66, 0, START) == 3
    assert new_facts(given_, 110, 0, START) == 5
    assert planned(given_, 110, on(2)) == 10


def test_facts_met_by_wish_beyond_the_days_are_no_more_to_be_met_later() -> None:
    keen = course(assigned(), FACTS, 12, 12, on(0))
    assert keen == Course(State.ON_TRACK, a_day=3)
    assert new_facts(replace(assigned(), new_per_day=50), FACTS, 12, on(1)) == 18
