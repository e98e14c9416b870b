"""A date as a teacher types it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.day_text import read_day

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    "text",
    ["12 декабря", "12.12", "12.12.26", "12.12.2026", "2026-12-12", "12 декабря 2026 года", "Экзамен 12.12!",
     "двенадцатого декабря", "12 дек", "December 12", "Dec 12th, 2026", "12/12/2026", " 12  Декабря "],
)  # fmt: skip
def test_a_day_is_understood_as_people_write_it(text: str) -> None:
    assert read_day(text, TODAY) == date(2026, 12, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [("27.11", date(2026, 11, 27)), ("26.11", date(2027, 11, 26)), ("1 января", date(2027, 1, 1)),
     ("29 февраля", date(2028, 2, 29)), ("26.11.2026", date(2026, 11, 26)), ("1.02.2030", date(2030, 2, 1))],
)  # fmt: skip
def test_without_a_year_it_is_the_next_such_day(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "31.02", "12.13", "29.02.2027", "декабрь", "12", "2026", "до 12 декабря", "с 1 по 12 декабря",
     "1 декабря или 2 декабря", "после праздников", "0.0", "12.12.0000", "/learn", "12 декабря " + "и ещё " * 20],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


@given(st.text(), st.dates())
def test_whatever_is_typed_is_a_day_or_none(text: str, today: date) -> None:
    read_day(text, today)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_each_day_is_understood_in_figures(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d.%m.%y}"):
        assert read_day(text, TODAY) == day
