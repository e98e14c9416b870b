"""Dates of every shape that the rules know, as they are written."""

from __future__ import annotations

from hypothesis import strategies as st

from authoring.dates import Date, Period, find_dates, wrong_dates

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


@st.composite
def moved_dates(draw: st.DrawFn) -> Period:
    """A date of any shape, some steps from one of the examples."""
    period = draw(st.sampled_from(PERIODS))
    wrong = wrong_dates(period, [], draw(st.integers(0, 5)), draw(st.integers(0, 10**6)))
    return draw(st.sampled_from([period, *(one.period for one in wrong)]))


def only(text: str) -> Date:
    """The one date of a text."""
    (date,) = find_dates(text)
    return date
