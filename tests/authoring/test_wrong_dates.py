"""Dates offered beside the right one: near, of one shape with it, and surely wrong."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from authoring.dates import Date, Period, Precision, certain, find_dates, name, overlap, wrong_dates
from tests.authoring.written_dates import PERIODS, TEXTS, moved_dates
from tests.rows import each_row

TEXT = (
    "В 1923 году он уехал, в 1925 году вернулся. Около 1927 года женился, до 1928 года служил. В 1861 году родился дед."
    " 15 октября 1923 года собрался совет, 5 декабря 1923 года и 24 мая 1924 года его распустили."
)


def test_wrong_dates_come_from_the_text_when_it_has_near_ones() -> None:
    dates = find_dates(TEXT)
    wrong = [name(one.period) for seed in range(20) for one in wrong_dates(dates[0], [], 2, seed, dates)]
    assert {"1925 год", "1928 год"} <= set(wrong)
    assert not {"1927 год", "1861 год"} & {name(one.period) for one in wrong_dates(dates[0], [], 2, 1, dates)}
    day = next(date for date in dates if date.precision is Precision.DAY)
    later = {name(one.period) for seed in range(20) for one in wrong_dates(day, [], 3, seed, dates)}
    assert "5 декабря 1923 года" in later


NEAR_NEW_YEAR = ("7 января 1943 года", "27 декабря 1916 года", "1 января 1851 года")


@each_row("day", NEAR_NEW_YEAR)
def test_a_day_never_stands_alone_in_its_year_while_the_others_share_theirs(day: str) -> None:
    (right,) = find_dates(day)
    year = right.first[0]
    for seed in range(200):
        wrong = wrong_dates(right, [], 3, seed, likely_years=(year - 1, year + 1))
        years = [one.period.first[0] for one in wrong]
        assert year in years or len(set(years)) == len(years), years


def test_days_and_months_are_of_years_the_text_tells_of() -> None:
    """Before a war or a founding others are absurd."""
    (day,) = find_dates("15 июня 1923 года")
    for seed in range(100):
        assert {one.period.first[0] for one in wrong_dates(day, [], 3, seed)} == {1923}
    dates = find_dates("В 1922 году он уехал. В мае 1923 года вернулся.")
    for seed in range(100):
        assert {one.period.first[0] for one in wrong_dates(dates[1], [], 3, seed, dates)} == {1922, 1923}


def place(date: Date | Period, seed: int) -> int:
    """How many of three wrong dates lie before the right one."""
    right = date.period if isinstance(date, Date) else date
    return sum(one.period.first < right.first for one in wrong_dates(date, [], 3, seed))


def test_the_right_date_is_first_last_or_between_and_between_twice_as_often() -> None:
    (year,) = find_dates("в 1923 году")
    seeds = random.Random(1)
    places = [place(year, seeds.randrange(10**9)) for _ in range(600)]
    assert all(70 <= places.count(number) <= 130 for number in (0, 3))
    assert all(160 <= places.count(number) <= 240 for number in (1, 2))


def test_one_wrong_date_is_close_and_none_is_far() -> None:
    year, day, *text = find_dates("в 1923 году; 24 мая 1924 года; в 1912, 1918 и 1930 годах; 3 мая 1921 года")
    for seed in range(60):
        years = [one.period.first[0] for one in wrong_dates(year, [], 3, seed, text)]
        assert any(abs(one - 1923) <= 3 for one in years)
        assert all(abs(one - 1923) <= 6 for one in years)
        assert any(one.period.first[0] == 1924 for one in wrong_dates(day, [], 3, seed, text))


def test_a_month_is_offered_in_two_years_and_its_year_with_two_months() -> None:
    month, *text = find_dates("в декабре 1917 года; в июне 1918 года, в июле 1918 года, в августе 1918 года")
    for seed in range(60):
        offered = [month.first[:2], *(one.period.first[:2] for one in wrong_dates(month, [], 3, seed, text))]
        assert sorted(sum(one[0] == year for one in offered) for year in {one[0] for one in offered}) == [2, 2]
        assert sorted(sum(one[1] == name for one in offered) for name in {one[1] for one in offered}) == [2, 2]


def test_days_of_one_story_are_offered_only_near_each_other() -> None:
    order, *text = find_dates("15 апреля 1943 года; 2 мая 1943 года, 13 июля 1943 года, 3 августа 1943 года")
    offered = {one.period for seed in range(60) for one in wrong_dates(order, [], 3, seed, text)}
    assert text[0].period in offered
    assert not {one.period for one in text[1:]} & offered


def test_a_date_that_the_text_doubts_is_never_offered() -> None:
    year, doubted = find_dates("в 1923 году, около 1924 года")
    for seed in range(60):
        assert all(one.period != doubted.period for one in wrong_dates(year, [], 3, seed, [doubted]))


def test_nothing_done_by_a_year_is_offered_as_done_by_a_later_one() -> None:
    by, after = find_dates("к 1956 году, после 1945 года")
    for seed in range(10):
        assert place(by, seed) == 3
        assert place(after, seed) == 0


def test_the_other_calendar_gives_no_wrong_date() -> None:
    old, new = find_dates("25 октября (7 ноября) 1917 года, 7 ноября 1917 года")
    for seed in range(30):
        assert all(one.period != new.period for one in wrong_dates(old, [], 3, seed, [new]))


def test_wrong_dates_do_not_lie_in_the_future() -> None:
    (date,) = find_dates("в 2026 году")
    for seed in range(20):
        assert all(one.period.last[0] <= 2030 for one in wrong_dates(date, [], 3, seed))


@given(moved_dates(), st.lists(st.sampled_from(PERIODS), max_size=3), st.integers(1, 4), st.integers(0, 10**9))
def test_wrong_dates_are_wrong_alike_and_the_same_for_a_seed(
    right: Period, taken: list[Period], count: int, seed: int
) -> None:
    dates = [date for date in find_dates(", ".join(TEXTS)) if certain(date)]
    wrong = wrong_dates(right, taken, count, seed, dates)
    assert wrong == wrong_dates(right, taken, count, seed, dates)
    periods = [one.period for one in wrong]
    assert periods == sorted(periods, key=lambda period: period.first)
    assert len(periods) <= count
    for number, period in enumerate(periods):
        assert period.precision is right.precision
        assert len(name(period).split()) == len(name(right).split())
        assert not any(overlap(period, other) for other in (right, *taken, *periods[:number]))


@each_row("period", PERIODS)
def test_there_are_three_wrong_dates_of_every_shape(period: Period) -> None:
    if period.precision in (Precision.CENTURY, Precision.CENTURIES) or period.last[0] < 100:
        return  # few centuries and few years near the turn of the eras
    for seed in range(5):
        assert len(wrong_dates(period, [], 3, seed)) == 3
