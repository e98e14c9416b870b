"""Dates are written the way a careful native speaker writes them, and can be read back."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from authoring.dates import (
    Date,
    Period,
    Precision,
    Role,
    at,
    certain,
    coarser,
    find_dates,
    name,
    overlap,
    phrase,
    question_word,
    wrong_dates,
)  # fmt: skip
from tests.rows import each_row

TEXTS = [
    "15 октября 1923 года",
    "2 февраля 1943 года",
    "15 марта 44 года до н. э.",
    "1 мая 988 года",
    "29 февраля 1900 года",
    "15–17 октября 1923 года",
    "с 2 октября по 3 ноября 1923 года",
    "с 7 октября 1941 года по 20 апреля 1942 года",
    "в октябре 1923 года",
    "в мае 1945 года",
    "в мае–июне 1923 года",
    "с мая по октябрь 1923 года",
    "с мая 1923 года по апрель 1924 года",
    "в начале мая 1945 года",
    "в середине июня 1941 года",
    "в конце февраля 1923 года",
    "весной 1933 года",
    "летом 1942 года",
    "осенью 1812 года",
    "зимой 1933 года",
    "зимой 1941–1942 годов",
    "в начале 1933 года",
    "в середине 1933 года",
    "в конце 1933 года",
    "в первой половине 1928 года",
    "во второй половине 1928 года",
    "в третьем квартале 1923 года",
    "в четвёртом квартале 1923 года",
    "в 1923 году",
    "в 988 году",
    "в 44 году до н. э.",
    "в 1905–1907 годах",
    "в 264–146 годах до н. э.",
    "с 27 года до н. э. по 14 год н. э.",
    "в 1920-е годы",
    "в 980-е годы",
    "в 60-е годы I века",
    "в 40-е годы I века до н. э.",
    "в 1920–1930-е годы",
    "в середине 1950-х годов",
    "во второй половине 1930-х годов",
    "в XII веке",
    "во II веке",
    "в V веке до н. э.",
    "в XVII–XVIII веках",
    "в III–I веках до н. э.",
    "в начале XIX века",
    "во второй половине XVIII века",
    "в последней трети XIX века",
    "в третьей четверти XX века",
]
PERIODS = [find_dates(text)[0].period for text in TEXTS]


@each_row("text", TEXTS)
def test_what_is_written_reads_back_the_same(text: str) -> None:
    (date,) = find_dates(text)
    again = {"с 2 октября по 3 ноября 1923 года": "со 2 октября по 3 ноября 1923 года"}.get(text, text)
    assert at(date) == again
    assert (date.start, date.end) == (0, len(text))


@st.composite
def moved_dates(draw: st.DrawFn) -> Period:
    """A date of any shape, some steps from one of the examples."""
    period = draw(st.sampled_from(PERIODS))
    wrong = wrong_dates(period, [], draw(st.integers(0, 5)), draw(st.integers(0, 10**6)))
    return draw(st.sampled_from([period, *(one.period for one in wrong)]))


@given(moved_dates(), st.booleans())
def test_any_date_reads_back_the_same(period: Period, nbsp: bool) -> None:
    written = at(period, nbsp=nbsp)
    (date,) = find_dates(f"Это случилось {written}.")
    assert date.period == period
    assert (date.start, date.end) == (14, 14 + len(written))


NAMES = {
    "15 октября 1923 года": "15 октября 1923 года",
    "в октябре 1923": "октябрь 1923 года",
    "весной 1933": "весна 1933 года",
    "в начале 1933": "начало 1933 года",
    "в 1923-м": "1923 год",
    "в 1914–1918 гг.": "1914–1918 годы",
    "в 20-х годах XX века": "1920-е годы",
    "во второй половине XIX в.": "вторая половина XIX века",
}


@each_row("text", list(NAMES))
def test_a_period_is_named_for_an_option(text: str) -> None:
    assert name(find_dates(text)[0]) == NAMES[text]


def test_a_year_alone_is_written_as_its_number() -> None:
    years, span, ancient = find_dates("в 1923 году, в 1914–1918 годах, в 44 году до н. э.")
    assert name(years, year_only=True) == "1923"
    assert name(span, year_only=True) == "1914–1918"
    assert name(ancient, year_only=True) == "44 до н. э."


PHRASES = {
    ("с 1923 г.", Role.SINCE): "с 1923 года",
    ("до 1936 г.", Role.UNTIL): "до 1936 года",
    ("к 1956 г.", Role.BEFORE): "к 1956 году",
    ("после 1945 г.", Role.AFTER): "после 1945 года",
    ("со второй половины XIX в.", Role.SINCE): "со второй половины XIX века",
    ("со 2 мая 1923 г.", Role.SINCE): "со 2 мая 1923 года",
    ("к весне 1933 г.", Role.BEFORE): "к весне 1933 года",
    ("к 1930-м гг.", Role.BEFORE): "к 1930-м годам",
    ("резолюция 1932 г.", Role.BARE): "1932 года",
}


@each_row(("text", "role"), list(PHRASES))
def test_a_date_takes_the_preposition_of_its_role(text: str, role: Role) -> None:
    (date,) = find_dates(text)
    assert (date.role, phrase(date, date.role)) == (role, PHRASES[text, role])


def test_no_break_spaces_are_written_only_when_asked() -> None:
    (date,) = find_dates("15 октября 1923 года")
    assert "\u00a0" not in at(date)
    assert at(date, nbsp=True) == "15\u00a0октября 1923\u00a0года"


QUESTIONS = {
    (Precision.DAY, Role.AT): "Когда",
    (Precision.MONTH, Role.AT): "Когда",
    (Precision.YEAR, Role.AT): "В каком году",
    (Precision.YEAR, Role.SINCE): "С какого года",
    (Precision.YEAR, Role.UNTIL): "До какого года",
    (Precision.YEAR, Role.BEFORE): "К какому году",
    (Precision.MONTH, Role.SINCE): "С какого времени",
    (Precision.CENTURY, Role.AT): "В каком веке",
    (Precision.YEARS, Role.SPAN): "В какие годы",
    (Precision.DECADE, Role.AT): "В какие годы",
    (Precision.PART, Role.AT): "Когда",
}


@each_row(("precision", "role"), list(QUESTIONS))
def test_a_question_asks_for_what_the_answer_gives(precision: Precision, role: Role) -> None:
    assert question_word(precision, role) == QUESTIONS[precision, role]


WIDER = {
    "15 октября 1923 года": "в октябре 1923 года | осенью 1923 года | во второй половине 1923 года | в 1923 году"
    " | в первой половине 1920-х годов | в 1920-е годы | в первой половине XX века | в XX веке",
    "в 1923 году": "в первой половине 1920-х годов | в 1920-е годы | в первой половине XX века | в XX веке",
    "в январе 1924 года": "зимой 1923–1924 годов | в первой половине 1924 года | в 1924 году"
    " | в первой половине 1920-х годов | в 1920-е годы | в первой половине XX века | в XX веке",
    "12 (24) февраля 1812 года": "в феврале 1812 года | зимой 1811–1812 годов | в первой половине 1812 года"
    " | в 1812 году | в первой половине 1810-х годов | в 1810-е годы | в первой половине XIX века | в XIX веке",
    "25 октября (7 ноября) 1917 года": "осенью 1917 года | во второй половине 1917 года | в 1917 году"
    " | во второй половине 1910-х годов | в 1910-е годы | в первой половине XX века | в XX веке",
    "в 44 году до н. э.": "во второй половине I века до н. э. | в I веке до н. э.",
    "в конце XIX века": "во второй половине XIX века | в XIX веке",
}


@each_row("text", list(WIDER))
def test_wider_dates_are_true_as_well(text: str) -> None:
    (date,) = find_dates(text)
    assert " | ".join(at(wider) for wider in coarser(date)) == WIDER[text]


@given(moved_dates())
def test_a_wider_date_holds_the_whole_of_the_date(period: Period) -> None:
    for wider in coarser(period):
        assert wider.first <= period.first <= period.last <= wider.last
        assert (wider.first, wider.last) != (period.first, period.last)


def test_an_open_date_has_no_wider_and_no_wrong_ones() -> None:
    (date,) = find_dates("5 декабря")
    assert coarser(date) == ()
    assert wrong_dates(date, [], 3, seed=1) == ()


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
