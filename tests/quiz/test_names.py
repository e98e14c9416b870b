"""What people are called where others see it."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.names import FULLEST, LONGEST, as_wished, numbered, tidy, with_number
from tests.rows import each_row

FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"


@each_row(
    ("written", "kept"),
    [
        ("Аня К.", "Аня К."),
        ("\u202eАня\u202c", "Аня"),
        ("А\u200bн\u200fя\ufeff", "Аня"),
        ("Аня\nКузнецова\t", "Аня Кузнецова"),
        ("\u3164 \u2800 Аня", "Аня"),
        ("Rene\u0301", "Ren\u00e9"),
        ("محمد علي", "محمد علي"),
        ("小明", "小明"),
        ("🦊 Лиса 7", "🦊 Лиса 7"),
        ("<b>Аня</b> & «Ко»", "<b>Аня</b> & «Ко»"),
        ("=СУММ(A1)", "=СУММ(A1)"),
    ],
)
def test_a_wish_is_kept_as_it_can_be_seen(written: str, kept: str) -> None:
    assert as_wished(written) == kept


@pytest.mark.parametrize(
    "written",
    ["", "   ", "\u200b\u2060", "\u3164\u3164", "\u2800", "🦊", "…", "\u0301\u0301", "Я" * 41, "Аня " + " и Ко" * 20,
     "\ue000", "А" + "\u200b" * 10_000],
)  # fmt: skip
def test_what_cannot_be_read_out_or_is_too_long_is_no_name(written: str) -> None:
    assert as_wished(written) is None


def test_what_is_too_long_is_not_cut_short_where_somebody_wished_it() -> None:
    assert as_wished("Я" * LONGEST + " К") is None
    assert as_wished("Я" * LONGEST) == "Я" * LONGEST


def test_an_emoji_of_several_parts_stays_one() -> None:
    assert tidy(f"Семья {FAMILY}") == f"Семья {FAMILY}"
    assert tidy("А\N{ZERO WIDTH JOINER}ня") == "Аня"


def test_of_a_long_name_of_the_messenger_one_sees_that_it_goes_on() -> None:
    assert tidy("Константин Константинопольский-Задунайский") == "Константин Константинопольский-Задунайс…"


def test_marks_are_not_piled_up() -> None:
    assert tidy("А" + "\u0336" * 30 + "ня") == "А\u0336\u0336ня"


@given(st.text(max_size=90))
def test_whatever_the_messenger_calls_somebody_it_stands_on_one_line_and_shows_something(name: str) -> None:
    found = tidy(name)
    assert len(found) <= LONGEST
    assert found == " ".join(found.split())
    assert tidy(found) == found
    hidden = {unicodedata.category(sign) for sign in found if sign != "\N{ZERO WIDTH JOINER}"} & {"Cc", "Cf", "Cs"}
    assert not hidden
    assert as_wished(name) in (found, None)


def test_those_who_look_alike_are_numbered_as_they_came() -> None:
    names = ["Аня", "Боря", "аня", "Aня", "Аня (2)", "Аня", ""]
    found = [with_number(name, nth) for name, nth in zip(names, numbered(names), strict=True)]
    assert found == ["Аня", "Боря", "аня (2)", "Aня (3)", "Аня (2) (2)", "Аня (4)", ""]


@given(st.lists(st.sampled_from(["Аня", "AНЯ", "Аня (2)", "Аня (3)", "Боря", ""]), max_size=12))
def test_no_two_of_a_class_look_the_same(names: list[str]) -> None:
    shown = [with_number(name, nth) for name, nth in zip(names, numbered(names), strict=True)]
    assert len({name.casefold().replace("a", "а") for name in shown}) == len(names)


def test_of_a_long_name_its_end_gives_way_to_the_number() -> None:
    assert with_number("Константин", 12, 9) == "Кон… (12)"
    assert len(with_number("Я" * LONGEST, 500)) <= FULLEST


def test_five_hundred_of_one_name_are_told_apart_at_once() -> None:
    begin = time.perf_counter()
    assert numbered(["Аня"] * 500) == list(range(1, 501))
    assert time.perf_counter() - begin < 0.5
