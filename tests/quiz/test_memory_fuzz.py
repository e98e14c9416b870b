"""Due days are spread a little, within bounds, the same everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import preview, review, seed_for
from quiz.model import FactId, LearnerId
from tests.quiz.remembered import AGAIN, EASY, GOOD, HARD, NOON, NORMAL, PLAIN, SEEDS, in_review, later


@given(stability=st.floats(0.01, 36000), gap=st.integers(0, 2000), seed=SEEDS)
def test_fuzz_stays_in_its_published_range_and_keeps_ratings_in_order(stability: float, gap: int, seed: str) -> None:
    fuzzed = preview(in_review(stability), NOON, later(gap), NORMAL, seed)
    plain = preview(in_review(stability), NOON, later(gap), PLAIN, seed)
    days = {rating: (memory.due_day - later(gap)).days for rating, memory in fuzzed.items()}
    assert days[AGAIN] <= days[HARD] <= days[GOOD] <= days[EASY]
    for rating in (HARD, GOOD, EASY):
        exact = (plain[rating].due_day - later(gap)).days
        room = 0.0 if exact < 2.5 else 1 + 0.15 * min(exact - 2.5, 4.5)
        room += 0.1 * min(max(exact - 7, 0), 13) + 0.05 * max(exact - 20, 0)
        assert abs(days[rating] - exact) <= room + 0.5
        assert 1 <= days[rating] <= NORMAL.longest


def test_fuzz_spreads_facts_learned_together_over_the_whole_range() -> None:
    days = [
        (review(in_review(50.0), HARD, NOON, later(50), NORMAL, f"1:{fact}").due_day - later(50)).days
        for fact in range(300)
    ]
    exact = (review(in_review(50.0), HARD, NOON, later(50), PLAIN, "1:1").due_day - later(50)).days
    assert set(days) == set(range(min(days), max(days) + 1))
    assert max(days) - exact == exact - min(days) >= 4
    assert sum(days) / len(days) == pytest.approx(exact, abs=1)


def test_fuzz_differs_from_answer_to_answer_of_one_fact() -> None:
    memory = in_review(200.0)
    days = {review(replace(memory, reviews=n), GOOD, NOON, later(200), NORMAL, "1:1").due_day for n in range(20)}
    assert len(days) > 5


def test_fuzz_is_the_same_on_every_machine_for_ever() -> None:
    seeds = [seed_for(LearnerId(7), FactId(n)) for n in range(4)]
    due = [review(in_review(100.0), GOOD, NOON, later(100), NORMAL, seed).due_day for seed in seeds]
    assert [(day - later(100)).days for day in due] == [239, 240, 259, 252]
