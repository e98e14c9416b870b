"""What a memory does after an answer, beyond the formulas (those: test_memory_agrees.py)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import SCHEDULING, Scheduling, bring_back, is_leech, preview, recall, review, set_aside, steps_left
from quiz.model import Memory, Phase, Rating, StudyDay
from tests.quiz.remembered import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    MINUTE,
    NOON,
    NORMAL,
    PLAIN,
    SEEDS,
    TODAY,
    after,
    in_review,
    later,
)
from tests.rows import each_row

ANSWERS = st.lists(st.tuples(st.sampled_from(Rating), st.integers(-3, 400)), min_size=1, max_size=10)


def test_a_new_fact_takes_two_good_answers_to_leave_its_steps() -> None:
    first = after((GOOD, 0))
    assert (first.phase, first.step, first.due_day) == (Phase.LEARNING, 1, TODAY)
    assert first.due_at == NOON + 10 * MINUTE
    second = after((GOOD, 0), (GOOD, 0))
    assert (second.phase, second.due_at, second.due_day) == (Phase.REVIEW, None, later(2))


@each_row(
    ("answers", "step", "minutes"),
    [
        ([AGAIN], 0, 1),
        ([HARD], 0, 5.5),
        ([GOOD], 1, 10),
        ([GOOD, HARD], 1, 10),
        ([GOOD, AGAIN], 0, 1),
        ([AGAIN, HARD], 0, 5.5),
    ],
)
def test_learning_steps_wait_minutes(answers: Sequence[Rating], step: int, minutes: float) -> None:
    memory = after(*((rating, 0) for rating in answers))
    assert (memory.phase, memory.step) == (Phase.LEARNING, step)
    assert memory.due_at == NOON + minutes * MINUTE


def test_an_easy_fact_leaves_its_steps_at_once() -> None:
    memory = after((EASY, 0))
    assert (memory.phase, memory.due_at, memory.due_day) == (Phase.REVIEW, None, later(8))


def test_a_forgotten_fact_is_relearned_the_same_day() -> None:
    memory = review(in_review(30.0), AGAIN, NOON, later(30), PLAIN, "1:1")
    assert (memory.phase, memory.lapses) == (Phase.RELEARNING, 1)
    assert (memory.due_at, memory.due_day) == (NOON + 10 * MINUTE, later(30))
    hard = review(memory, HARD, NOON, later(30), PLAIN, "1:1")
    assert (hard.phase, hard.due_at) == (Phase.RELEARNING, NOON + 15 * MINUTE)
    again = review(memory, AGAIN, NOON, later(30), PLAIN, "1:1")
    assert again.lapses == 1  # forgotten once, however often it is missed while relearned
    good = review(memory, GOOD, NOON, later(30), PLAIN, "1:1")
    assert (good.phase, good.due_at) == (Phase.REVIEW, None)


def test_what_was_known_at_once_is_done_for_the_day_and_what_was_not_comes_back() -> None:
    known = review(None, GOOD, NOON, TODAY, SCHEDULING, "1:1")
    assert (known.phase, known.due_at) == (Phase.REVIEW, None)
    missed = review(None, AGAIN, NOON, TODAY, SCHEDULING, "1:1")
    assert (missed.phase, missed.due_at) == (Phase.LEARNING, NOON + 10 * MINUTE)
    assert review(missed, GOOD, NOON, TODAY, SCHEDULING, "1:1").due_at is None


@given(rating=st.sampled_from([HARD, GOOD]), seed=SEEDS)
def test_what_was_answered_once_is_asked_again_within_days_whatever_is_aimed_at(rating: Rating, seed: str) -> None:
    for retention in (0.7, 0.8, 0.9):
        scheduling = Scheduling(retention=retention, learning_steps=())
        assert later(1) <= review(None, rating, NOON, TODAY, scheduling, seed).due_day <= later(3)


def test_the_instant_of_a_step_is_kept_in_utc() -> None:
    tokyo = datetime(2026, 3, 1, 21, tzinfo=timezone(timedelta(hours=9)))
    due_at = review(None, AGAIN, tokyo, TODAY, NORMAL, "1:1").due_at
    assert due_at is not None
    assert due_at.tzinfo is UTC
    assert due_at == tokyo + MINUTE


def test_without_steps_every_answer_leads_to_another_day() -> None:
    bare = Scheduling(learning_steps=(), relearning_steps=())
    assert steps_left(None, bare) == 1
    first = review(None, AGAIN, NOON, TODAY, bare, "1:1")
    assert (first.phase, first.due_day) == (Phase.REVIEW, later(1))
    lapsed = review(in_review(30.0), AGAIN, NOON, later(30), bare, "1:1")
    assert (lapsed.phase, lapsed.lapses) == (Phase.REVIEW, 1)


@given(answers=ANSWERS, day_zero=st.dates(date(2000, 1, 1), date(9998, 1, 1)))
def test_a_due_day_never_lies_before_the_answer_even_if_the_clock_goes_back(
    answers: list[tuple[Rating, int]], day_zero: date
) -> None:
    memory, day = None, StudyDay(day_zero)
    for rating, gap in answers:
        day = later(gap, day)
        memory = review(memory, rating, NOON, day, NORMAL, "1:1")
        assert memory.due_day >= day
        assert (memory.due_day == day) == (memory.due_at is not None)
        assert 0.001 <= memory.stability <= 36500
        assert 1 <= memory.difficulty <= 10
        assert 0 < recall(memory, later(-5, day), NORMAL) <= 1


def test_a_clock_set_back_counts_as_the_same_day() -> None:
    memory = in_review(30.0)
    assert recall(memory, later(-10), NORMAL) == 1
    back = review(memory, GOOD, NOON, later(-10), NORMAL, "1:1")
    assert back.stability == review(memory, GOOD, NOON, TODAY, NORMAL, "1:1").stability
    assert back.last_day == later(-10)


def test_at_the_end_of_the_calendar_the_last_day_is_due() -> None:
    end = StudyDay(date.max)
    assert review(in_review(30000.0), EASY, NOON, end, NORMAL, "1:1").due_day == end


@given(answers=ANSWERS, seed=SEEDS)
def test_a_preview_tells_what_the_answer_brings(answers: list[tuple[Rating, int]], seed: str) -> None:
    memory: Memory | None = None
    day = TODAY
    for rating, gap in answers:
        day = later(gap, day)
        foreseen = preview(memory, NOON, day, NORMAL, seed)
        memory = review(memory, rating, NOON, day, NORMAL, seed)
        assert foreseen[rating] == memory


def test_recall_is_certain_on_the_day_and_nine_in_ten_when_due() -> None:
    memory = in_review(10.0)
    assert recall(memory, TODAY, NORMAL) == 1
    assert recall(memory, later(10), NORMAL) == pytest.approx(0.9)
    assert recall(memory, later(100), NORMAL) < 0.8


def test_more_wanted_retention_means_shorter_intervals() -> None:
    due = [
        review(in_review(50.0), GOOD, NOON, later(50), Scheduling(retention=share, fuzz=False), "1:1").due_day
        for share in (0.8, 0.9, 0.95)
    ]
    assert due == sorted(due, reverse=True)
    assert len(set(due)) == 3


def test_a_fact_is_set_aside_at_eight_lapses_and_if_brought_back_at_every_four_more() -> None:
    memory = in_review(5.0)
    told = []
    for n in range(1, 18):
        memory = review(memory, AGAIN, NOON, later(20 * n), NORMAL, "1:1")
        if memory.set_aside:
            told.append(memory.lapses)
            memory = bring_back(memory, later(20 * n))
        memory = review(memory, GOOD, NOON, later(20 * n), NORMAL, "1:1")
        assert not memory.set_aside
    assert told == [8, 12, 16]
    assert is_leech(memory, NORMAL)
    assert not is_leech(in_review(5.0, lapses=7), NORMAL)


def test_an_answer_to_a_fact_that_was_set_aside_meanwhile_leaves_it_aside() -> None:
    memory = review(set_aside(in_review(5.0)), GOOD, NOON, later(5), NORMAL, "1:1")
    assert memory.set_aside
    assert memory.reviews == 10


def test_a_fact_brought_back_is_due_today_or_on_its_own_later_day() -> None:
    assert bring_back(set_aside(in_review(5.0)), later(100)).due_day == later(100)
    assert bring_back(set_aside(in_review(50.0)), later(10)).due_day == later(50)
    assert not bring_back(set_aside(in_review(5.0)), TODAY).set_aside


def test_scheduling_that_makes_no_sense_is_refused() -> None:
    for nonsense in ({"retention": 1.0}, {"longest": 0}, {"leech_after": 0}, {"parameters": (1.0,) * 19}):
        with pytest.raises(ValueError, match=r"parameters|retention"):
            Scheduling(**nonsense)
