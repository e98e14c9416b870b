"""Dates that lack their year, are doubted, or are counted from another: found, and told apart."""

from __future__ import annotations

from authoring.dates import certain, find_dates
from tests.authoring.written_dates import only
from tests.rows import each_row

INCOMPLETE = {
    "1 сентября начались занятия": "1 сентября",
    "девятого мая": "девятого мая",
    "Снег выпал в октябре": "в октябре",
    "Весной сеяли": "Весной",
    "к лету": "к лету",
    "10–15 марта": "10–15 марта",
    "в 20-е годы": "в 20-е годы",
    "в двадцатые годы": "в двадцатые годы",
    "в конце декабря": "в конце декабря",
    "в 23-м году": "в 23-м году",
    "15 октября 1500 человек вышли": "15 октября",
}


@each_row("text", list(INCOMPLETE))
def test_a_missing_year_is_never_guessed(text: str) -> None:
    date = only(text)
    assert text[date.start : date.end] == INCOMPLETE[text]
    assert not date.complete
    assert not certain(date)
    assert (date.year, date.first[0]) == (None, 0)


DOUBTED = {
    "Город основан около 1185 года": "около",
    "примерно в 1240 году": "примерно",
    "Его открыли в 1773 году или ранее": "или ранее",
    "не позднее 1240 года": "не позднее",
    "Не ранее 1147 года": "не ранее",
    "Он, вероятно, умер в 1937 году": "вероятно",
    "По разным данным, он родился в 1861 году": "по разным данным",
    "Возможно, в 1923 году": "возможно",
    "между 1920 и 1925 годами": "между",
    "Он умер в 1923 (?) году": "(?)",
    "Он умер в 1923 году (по другим данным, раньше)": "по другим данным",
    "датируется 1185 годом": "датируется",
}


@each_row("text", list(DOUBTED))
def test_a_doubted_date_keeps_the_words_that_doubt_it(text: str) -> None:
    date = only(text)
    assert date.hedge == DOUBTED[text]
    assert not certain(date)


def test_either_of_two_years_is_doubted() -> None:
    assert [date.hedge for date in find_dates("в 1923 или 1924 году")] == ["или", "или"]


def test_two_ends_joined_by_a_dash_say_nothing_alone() -> None:
    assert not any(certain(date) for date in find_dates("В конце 1953 — начале 1954 года шли переговоры"))
    assert not any(certain(date) for date in find_dates("осенью 1942 — зимой 1943 года"))


def test_a_word_of_doubt_about_something_else_doubts_no_date() -> None:
    assert certain(only("Около трёхсот солдат пришли в 1923 году"))
    assert certain(only("Возможно, он ошибался. В 1923 году он уехал"))


RELATIVE = (
    "в том же году | год спустя | через два года | годом раньше | десять лет спустя | спустя 3 дня | в этом году"
    " | тогда же | на следующий день | 5 декабря того же года | в июле следующего года | весной этого года"
    " | в конце следующего года | в начале века | двумя годами ранее | за два года до этого | той же осенью | в те дни"
)


@each_row("text", RELATIVE.split(" | "))
def test_a_date_counted_from_another_one_is_told_apart(text: str) -> None:
    date = only(text)
    assert (date.start, date.end) == (0, len(text))
    assert date.relative
    assert not certain(date)
