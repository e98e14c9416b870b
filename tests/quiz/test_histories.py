"""A log says what was answered and when; what is wrong with it is put right and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.histories import LONGEST, MOST_ANSWERS, MOST_IN_A_DAY, History, Repair, histories, until
from quiz.model import FactId, Happening, LearnerId, Rating, Review, ReviewId, StudyDay

TODAY = StudyDay(date(2026, 3, 1))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def line(nth: int, ago: int = 0, fact: int = 1, rating: Rating | None = Rating.GOOD) -> Review:
    """An answer given so many days ago."""
    at = NOON - timedelta(days=ago) + timedelta(seconds=nth)
    day = StudyDay(TODAY - timedelta(days=ago))
    return Review(ReviewId(nth), LearnerId(1), FactId(fact), Happening.ANSWER, at, day, rating, True, "q")


def of(*lines: Review) -> tuple[list[tuple[int, ...]], dict[str, int]]:
    """How many days after the first each answer to each fact was given, and what was put right."""
    found = histories(lines, TODAY)
    return [tuple(day - each.days[0] for day in each.days) for each in found.of], dict(found.repairs)


def test_the_answers_to_a_fact_become_its_history() -> None:
    assert of(line(1, 9), line(2, 9, fact=2), line(3, 5), line(4, 0)) == ([(0, 4, 9), (0,)], {})


def test_an_answer_taken_back_was_never_given_and_setting_aside_is_none() -> None:
    undo = replace(line(3, 4, rating=None), happening=Happening.UNDO, undoes=ReviewId(2))
    aside = replace(line(4, 3, rating=None), happening=Happening.SET_ASIDE)
    assert of(line(1, 9), line(2, 5), undo, aside) == ([(0,)], {})


def test_lines_go_by_their_numbers_whatever_order_they_come_in() -> None:
    assert of(line(2, 5), line(1, 9)) == ([(0, 4)], {Repair.UNORDERED: 2})


def test_a_clock_that_went_backwards_lets_no_time_pass() -> None:
    assert of(line(1, 9), line(2, 5), line(3, 7), line(4, 0)) == ([(0, 4, 4, 9)], {Repair.BACKWARDS: 1})


def test_lines_that_are_lost_are_told_of() -> None:
    assert of(line(3, 9), line(7, 0)) == ([(0, 9)], {Repair.MISSING: 5})


def test_an_answer_of_a_day_that_cannot_be_is_left_out() -> None:
    never = replace(line(2), day=StudyDay(date(1, 1, 1)))
    to_come = replace(line(3), day=StudyDay(date(2099, 1, 1)))
    assert of(line(1, 9), never, to_come, line(4, 0)) == ([(0, 9)], {Repair.UNDATED: 2})


def test_an_answer_without_a_rating_is_left_out() -> None:
    assert of(line(1, 9), line(2, 5, rating=None), line(3, 0)) == ([(0, 9)], {Repair.UNRATED: 1})


def test_of_merged_accounts_the_same_answer_counts_once() -> None:
    again = [replace(line(nth, ago), id=ReviewId(nth + 2)) for nth, ago in ((1, 9), (2, 5))]
    assert of(line(1, 9), line(2, 5), *again) == ([(0, 4)], {Repair.DOUBLED: 2})


def test_a_fact_answered_a_thousand_times_has_a_history_of_bearable_length() -> None:
    found, repairs = of(*[line(nth, 1000 - nth) for nth in range(1, 1001)])
    assert len(found[0]) == LONGEST
    assert repairs == {Repair.CUT: 1000 - LONGEST}


def test_of_ten_thousand_answers_on_one_day_a_few_to_each_fact_count() -> None:
    found, repairs = of(*[line(nth, fact=nth % 10) for nth in range(1, 10_001)])
    assert {len(each) for each in found} == {MOST_IN_A_DAY}
    assert repairs[Repair.CRAMMED] == 10_000 - 10 * MOST_IN_A_DAY


def test_of_very_many_answers_those_to_the_facts_answered_last_are_kept() -> None:
    found = histories([line(nth, 30_000 - nth, fact=nth // 2) for nth in range(1, 30_001) if nth > 20_600], TODAY)
    assert not found.repairs.get(Repair.OLD)
    lines = [line(nth, (30_000 - nth) // 10, fact=nth // 2) for nth in range(1, 30_001)]
    found = histories(lines, TODAY)
    assert sum(len(each.days) for each in found.of) in range(MOST_ANSWERS - LONGEST, MOST_ANSWERS + 1)
    assert found.repairs == {Repair.OLD: 30_000 - sum(len(each.days) for each in found.of)}
    assert min(found.facts) > 4_900


def test_until_a_day_is_what_was_known_in_its_morning() -> None:
    assert until([History((1, 5, 9), (3, 1, 3)), History((9,), (3,))], 9) == [History((1, 5), (3, 1))]


anything = st.builds(
    lambda nth, ago, fact, rating, happening, undoes: replace(
        line(nth, 0, fact, rating),
        day=StudyDay(date.fromordinal(max(TODAY.toordinal() - ago, 1))),
        happening=happening,
        undoes=undoes,
    ),
    st.integers(1, 60),
    st.integers(-20_000, 800_000) | st.integers(-2, 40),
    st.integers(1, 4),
    st.none() | st.sampled_from(Rating),
    st.sampled_from([Happening.ANSWER] * 5 + list(Happening)),
    st.none() | st.integers(1, 60).map(ReviewId),
)


@given(st.lists(anything, max_size=60))
def test_whatever_the_log_says_histories_are_in_order(log: Sequence[Review]) -> None:
    found = histories(log, TODAY)
    assert len(found.facts) == len(set(found.facts)) == len(found.of)
    assert found.lines == len(log)
    for history in found.of:
        assert 0 < len(history.days) == len(history.ratings) <= LONGEST
        assert list(history.days) == sorted(history.days)
        assert history.days[-1] <= TODAY.toordinal() + 1
        assert set(history.ratings) <= {1, 2, 3, 4}
    assert all(count > 0 for count in found.repairs.values())
