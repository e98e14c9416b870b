"""Dates are written the way a careful native speaker writes them, and can be read back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from authoring.dates import Period, Precision, Role, at, coarser, find_dates, name, phrase, question_word, wrong_dates
from tests.authoring.written_dates import TEXTS, moved_dates
from tests.rows import each_row


@each_row("text", TEXTS)
def test_what_is_written_reads_back_the_same(text: str) -> None:
    (date,) = find_dates(text)
    again = {"с 2 октября по 3 ноября 1923 года": "со 2 октября по 3 ноября 1923 года"}.get(text, text)
    assert at(date) == again
    assert (date.start, date.end) == (0, len(text))


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
