from __future__ import annotations

from dataclasses import replace

from quiz.backlog import by_value, worth
from quiz.memory import SCHEDULING
from quiz.model import FactId, Memory, Remembered
from tests.quiz.remembered import TODAY, in_review, later


def waiting(stability: float, days: int, difficulty: float = 5.0) -> Memory:
    """Last answered so many days ago."""
    return replace(in_review(stability), difficulty=difficulty, last_day=later(-days), due_day=later(-1))


def test_what_is_lost_first_comes_before_what_keeps() -> None:
    soon, keeps = waiting(5, 20), waiting(300, 310)
    found = by_value([Remembered(FactId(1), keeps), Remembered(FactId(2), soon)], TODAY, SCHEDULING)
    assert [each.fact for each in found] == [2, 1]


def test_what_learns_easily_comes_before_what_an_answer_hardly_helps() -> None:
    assert worth(waiting(9, 12, difficulty=2), TODAY, SCHEDULING) > worth(
        waiting(9, 12, difficulty=9), TODAY, SCHEDULING
    )


def test_of_two_that_are_alike_the_first_fact_comes_first() -> None:
    same = waiting(9, 12)
    found = by_value([Remembered(FactId(2), same), Remembered(FactId(1), same)], TODAY, SCHEDULING)
    assert [each.fact for each in found] == [1, 2]


def test_a_clock_set_back_does_not_matter() -> None:
    assert worth(waiting(9, -3), TODAY, SCHEDULING) == worth(waiting(9, 1), TODAY, SCHEDULING)
