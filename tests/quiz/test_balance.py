from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.balance import FARTHEST, Window, lightest_day, window
from quiz.memory import interval, remember, replay, review
from quiz.model import FactId, Happening, LearnerId, Rating, Review, ReviewId, StudyDay
from tests.quiz.remembered import GOOD, NOON, NORMAL, TODAY, in_review, later

WEEK = Window(TODAY, later(5), later(7), later(9))
NO_DAYS: frozenset[int] = frozenset()


def test_where_nothing_is_due_the_best_day_is_taken() -> None:
    assert lightest_day(WEEK, {}, NO_DAYS) == later(7)


def test_the_day_with_least_to_ask_is_taken() -> None:
    loads = {later(5): 4, later(6): 3, later(7): 9, later(8): 1, later(9): 5}
    assert lightest_day(WEEK, loads, NO_DAYS) == later(8)


def test_of_equal_days_the_one_nearest_to_the_best_is_taken() -> None:
    assert lightest_day(WEEK, {later(7): 2}, NO_DAYS) == later(6)


def test_an_easy_day_counts_as_fuller_and_is_still_taken_when_all_others_are_full() -> None:
    easy = frozenset({later(7).weekday()})
    assert lightest_day(WEEK, {}, easy) == later(6)
    full = {later(ahead): 40 for ahead in (5, 6, 8, 9)}
    assert lightest_day(WEEK, full, easy) == later(7)


def test_if_all_days_are_easy_none_is_easier() -> None:
    assert lightest_day(WEEK, {}, frozenset(range(7))) == later(7)


@given(st.floats(0.1, 400), st.dictionaries(st.integers(0, 100), st.integers(0, 90)))
def test_the_day_lies_within_the_fuzz(stability: float, loads: dict[int, int]) -> None:
    memory = in_review(stability)
    days = window(memory, NORMAL)
    earliest, _, latest = interval(stability, NORMAL)
    if days is None:
        assert earliest == latest or latest > FARTHEST
        return
    chosen = lightest_day(days, {later(ahead): load for ahead, load in loads.items()}, frozenset({2}))
    assert later(earliest) <= chosen <= later(latest)


def test_on_a_step_there_is_nothing_to_choose() -> None:
    assert window(review(None, GOOD, NOON, TODAY, NORMAL, "1:1"), NORMAL) is None


def test_the_log_keeps_the_day_that_was_chosen() -> None:
    lines = [line(1, 0, None), line(2, 0, later(4)), line(3, 4, later(11))]
    days = [memory.due_day for _, _, memory in replay(lines, NORMAL)]
    assert days == [TODAY, later(4), later(11)]


def test_a_day_kept_that_cannot_be_is_chosen_anew() -> None:
    lines = [line(1, 0, None), line(2, 0, later(-36500))]
    found = remember(lines, NORMAL)
    assert found is not None
    assert found.due_day > TODAY


def line(id_: int, day: int, due: StudyDay | None) -> Review:
    return Review(
        ReviewId(id_),
        LearnerId(1),
        FactId(1),
        Happening.ANSWER,
        NOON + timedelta(days=day),
        later(day),
        Rating.GOOD,
        True,
        due_day=due,
    )
