"""Before an exam that is asked which adds most to what is recalled on its day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.balance import Window, lightest_day, window
from quiz.exam import LEAST_GAIN, WINDOW, expected, in_time, is_near, plan, worth
from quiz.memory import recall, review
from quiz.model import FactId, Memory, Phase, Remembered
from tests.quiz.remembered import AGAIN, GOOD, NOON, PLAIN, TODAY, in_review, later

EXAM = later(5)


def kept(stability: float, days_ago: int, due_in: int = 1) -> Memory:
    """A memory last answered so many days ago and due in so many."""
    return replace(in_review(stability), last_day=later(-days_ago), due_day=later(due_in))


def numbered(*memories: Memory) -> list[Remembered]:
    return [Remembered(FactId(number), memory) for number, memory in enumerate(memories, start=1)]


def test_the_window_opens_a_week_ahead_and_closes_with_the_exam() -> None:
    assert [days for days in range(-1, 12) if is_near(later(days), TODAY)] == list(range(1, WINDOW + 1))


def test_what_asking_is_worth_is_what_the_answers_would_make_of_the_memory() -> None:
    memory = kept(4.0, 3)
    found = worth(memory, TODAY, EXAM, PLAIN)
    known = recall(memory, TODAY, PLAIN)
    right = review(memory, GOOD, NOON, TODAY, PLAIN, "1:1")
    wrong = review(memory, AGAIN, NOON, TODAY, PLAIN, "1:1")
    again = review(wrong, GOOD, NOON, TODAY, PLAIN, "1:1")
    assert again.phase is Phase.REVIEW
    by_hand = known * recall(right, EXAM, PLAIN) + (1 - known) * recall(again, EXAM, PLAIN)
    assert found.asked == pytest.approx(by_hand, abs=1e-12)
    assert found.left == pytest.approx(recall(memory, EXAM, PLAIN), abs=1e-12)
    assert found.answers == pytest.approx(1 + (1 - known))


def test_what_is_safe_waits_and_what_would_be_lost_is_asked_ahead_of_time() -> None:
    shaky, safe = kept(6.0, 2), kept(900.0, 2)
    assert plan(numbered(safe, shaky), TODAY, EXAM, PLAIN, 9) == [2]


def test_what_is_due_is_asked_even_if_it_brings_little_but_last() -> None:
    safe_but_due, shaky = kept(900.0, 2, due_in=0), kept(6.0, 2)
    assert plan(numbered(safe_but_due, shaky), TODAY, EXAM, PLAIN, 9) == [2, 1]


def test_what_cannot_be_asked_today_is_left_out() -> None:
    shaky = kept(3.0, 3)
    left_out = [
        replace(shaky, last_day=TODAY),
        replace(shaky, set_aside=True),
        replace(shaky, phase=Phase.RELEARNING, due_at=NOON),
    ]
    assert plan(numbered(*left_out), TODAY, EXAM, PLAIN, 9) == []


def test_with_room_for_few_the_best_come() -> None:
    memories = numbered(kept(20.0, 5), kept(3.0, 3), kept(12.0, 6), kept(8.0, 2))
    everything = plan(memories, TODAY, EXAM, PLAIN, 9)
    assert len(everything) == 4
    assert plan(memories, TODAY, EXAM, PLAIN, 2) == everything[:2]
    assert plan(memories, TODAY, EXAM, PLAIN, 0) == []


MEMORIES = st.lists(
    st.builds(kept, st.floats(0.01, 2000), st.integers(0, 300), st.integers(-20, 60)), min_size=1, max_size=20
)


@given(MEMORIES, st.integers(1, WINDOW), st.integers(0, 20))
def test_the_plan_never_lowers_what_is_expected_and_its_gains_are_real(
    memories: list[Memory], days: int, limit: int
) -> None:
    exam, known = later(days), numbered(*memories)
    chosen = plan(known, TODAY, exam, PLAIN, limit)
    assert len(chosen) == len(set(chosen)) <= limit
    by_fact = {each.fact: each.memory for each in known}
    before = expected(known, exam, PLAIN)
    after = before + sum(worth(by_fact[fact], TODAY, exam, PLAIN).gain for fact in chosen)
    assert 0 <= before <= after + 1e-9 <= len(known) + 1e-6
    early = [by_fact[fact] for fact in chosen if by_fact[fact].due_day > TODAY]
    assert all(worth(memory, TODAY, exam, PLAIN).gain >= LEAST_GAIN for memory in early)


@given(
    stability=st.floats(0.3, 2000.0),
    ahead=st.integers(1, 120),
    load=st.dictionaries(st.integers(1, 120), st.integers(0, 30)),
)
def test_with_an_exam_ahead_a_fact_comes_before_it_unless_it_is_safe_until_then(
    stability: float, ahead: int, load: dict[int, int]
) -> None:
    exam, answered = later(ahead), replace(in_review(stability), last_day=TODAY)
    memory = replace(answered, due_day=later(max(1, round(stability))))
    usual = window(memory, PLAIN)
    found = in_time(memory, usual, TODAY, exam, PLAIN)
    if found is None:
        assert usual is None
        due = memory.due_day
    else:
        due = lightest_day(found, {later(day): count for day, count in load.items()}, frozenset())
    assert due > TODAY
    safe = recall(memory, exam, PLAIN) > 1 - LEAST_GAIN
    if ahead > WINDOW and not safe:
        assert due < exam
    if ahead <= WINDOW or safe:
        assert found == usual or due < exam, "nothing is put off"
    if memory.due_day < exam and usual is not None and usual.latest < exam:
        assert found == usual, "what comes in time stays as it is"


def test_what_is_brought_before_an_exam_is_spread_over_its_last_week() -> None:
    memory = replace(in_review(40.0), last_day=TODAY, due_day=later(40))
    found = in_time(memory, window(memory, PLAIN), TODAY, later(30), PLAIN)
    assert found == Window(TODAY, later(30 - WINDOW), later(29), later(29))
