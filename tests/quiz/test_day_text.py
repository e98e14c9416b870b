"""A date as a teacher types it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.day_text import NoSuchDay, read_day

TODAY = date(2026, 11, 27)
"""A Friday."""


@pytest.mark.parametrize(
    "text",
    ["12 декабря", "12.12", "12.12.26", "12.12.2026", "2026-12-12", "12 декабря 2026 года", "Экзамен 12.12!",
     "двенадцатого декабря", "12 дек", "12 декабря в 10:00", "10:30 12.12",
     "December 12 at 9:00", "December 12", "Dec 12th, 2026", "12/12/2026", " 12  Декабря "],
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
    ("text", "ahead"),
    [("вчера", -1), ("позавчера", -2), ("yesterday", -1), ("сегодня", 0), ("Завтра!", 1), ("послезавтра", 2),
     ("в пятницу", 7), ("Экзамен в среду", 5), ("со вторника", 4),
     ("в следующую субботу", 8), ("через неделю", 7), ("через две недели", 14), ("через 10 дней", 10),
     ("через месяц", 30), ("today", 0), ("tomorrow", 1), ("the day after tomorrow", 2), ("on Friday", 7),
     ("next Saturday", 8), ("in a week", 7), ("in two weeks", 14),
     ("the day before yesterday", -2), ("in 10 days", 10), ("в пятницу 4 декабря", 7)],
)  # fmt: skip
def test_a_day_is_understood_by_how_far_it_is(text: str, ahead: int) -> None:
    assert read_day(text, TODAY) == TODAY + timedelta(days=ahead)


@pytest.mark.parametrize(
    ("text", "day"),
    [("31.02", NoSuchDay(31, 2)), ("31 февраля", NoSuchDay(31, 2)), ("Feb 31", NoSuchDay(31, 2)),
     ("Экзамен 31.04", NoSuchDay(31, 4)), ("32 декабря", NoSuchDay(32, 12)), ("45.11", NoSuchDay(45, 11)),
     ("29.02.2027", NoSuchDay(29, 2, 2027)),
     ("31/02/2027", NoSuchDay(31, 2, 2027))],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_named_so(text: str, day: NoSuchDay) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "12.13", "до пятницы", "не завтра", "в среду или четверг", "в 2 часа завтра",
     "декабрь", "12", "2026", "до 12 декабря", "с 1 по 12 декабря",
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
