"""A right answer that may have been a guess strengthens less than one that was known."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.fsrs import DEFAULT, KNOWN_FIRST
from quiz.memory import recall, review, strength_after
from quiz.model import Memory, Rating
from tests.quiz.remembered import AGAIN, EASY, GOOD, HARD, NOON, NORMAL, PLAIN, TODAY, in_review, later

MEMORIES = st.none() | st.builds(
    lambda stability, difficulty: replace(in_review(stability), difficulty=difficulty),
    st.floats(0.001, 36500.0),
    st.floats(1.0, 10.0),
)
GAPS = st.integers(0, 400)
RIGHT = st.sampled_from([HARD, GOOD, EASY])
CHANCES = st.floats(0.0, 1.0)
ALMOST = 1 + 1e-9


@given(MEMORIES, st.sampled_from(Rating), GAPS)
def test_where_nothing_can_be_guessed_nothing_changes(memory: Memory | None, rating: Rating, gap: int) -> None:
    asked = (memory, rating, NOON, later(gap), NORMAL, "1:1")
    assert review(*asked, guess=0.0) == review(*asked)


@given(MEMORIES, GAPS, CHANCES)
def test_a_wrong_answer_was_not_known_whatever_could_be_guessed(memory: Memory | None, gap: int, guess: float) -> None:
    asked = (memory, AGAIN, NOON, later(gap), NORMAL, "1:1")
    assert review(*asked, guess=guess) == review(*asked)


@given(MEMORIES, RIGHT, GAPS, CHANCES, CHANCES)
def test_the_likelier_the_guess_the_less_is_learnt_and_never_less_than_by_a_wrong_answer(
    memory: Memory | None, rating: Rating, gap: int, one: float, other: float
) -> None:
    day, guesses = later(gap), (0.0, *sorted((one, other)))
    wrong, _ = strength_after(memory, AGAIN, day, PLAIN)
    known, less, least = (strength_after(memory, rating, day, PLAIN, guess)[0] for guess in guesses)
    assert known * ALMOST >= less
    assert less * ALMOST >= least
    assert least * ALMOST >= wrong
    harder = [strength_after(memory, rating, day, PLAIN, guess)[1] for guess in guesses]
    assert harder == pytest.approx(sorted(harder))


@given(RIGHT, st.floats(0.5, 1000.0), CHANCES)
def test_later_on_the_same_day_it_was_told_and_is_not_guessed(rating: Rating, stability: float, guess: float) -> None:
    asked = (in_review(stability), rating, NOON, TODAY, NORMAL, "1:1")
    assert review(*asked, guess=guess) == review(*asked)


@given(MEMORIES, RIGHT, GAPS, CHANCES)
def test_phase_step_and_lapses_are_those_of_the_rating(
    memory: Memory | None, rating: Rating, gap: int, guess: float
) -> None:
    plain, mixed = (review(memory, rating, NOON, later(gap), NORMAL, "1:1", guess=each) for each in (0.0, guess))
    alike = replace(mixed, stability=plain.stability, difficulty=plain.difficulty, due_day=plain.due_day)
    assert alike == plain
    assert mixed.due_day <= plain.due_day


def test_at_the_first_meeting_four_in_ten_are_taken_to_know_it() -> None:
    known = KNOWN_FIRST / (KNOWN_FIRST + (1 - KNOWN_FIRST) * 0.5)
    stability, difficulty = strength_after(None, GOOD, TODAY, PLAIN, 0.5)
    assert stability == pytest.approx(exp(known * log(DEFAULT[2]) + (1 - known) * log(DEFAULT[0])))
    right, wrong = (strength_after(None, rating, TODAY, PLAIN)[1] for rating in (GOOD, AGAIN))
    assert difficulty == pytest.approx(known * right + (1 - known) * wrong)


def test_later_on_the_more_it_was_forgotten_the_likelier_it_was_a_guess() -> None:
    memory = in_review(10.0)
    for days in (1, 10, 100):
        recalled = recall(memory, later(days), PLAIN)
        known = recalled / (recalled + (1 - recalled) * 0.25)
        right, wrong, mixed = (
            strength_after(memory, rating, later(days), PLAIN, guess)[0]
            for rating, guess in ((GOOD, 0.0), (AGAIN, 0.0), (GOOD, 0.25))
        )
        assert mixed == pytest.approx(right**known * wrong ** (1 - known))
