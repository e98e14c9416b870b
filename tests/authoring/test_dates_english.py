"""English dates, in their plain shapes, behind the same door."""

from __future__ import annotations

from authoring.dates import Precision, Role, certain, find_dates
from tests.rows import each_row

FOUND = [
    ("He left on 15 October 1923.", "on 15 October 1923", Role.AT, (1923, 10, 15), (1923, 10, 15)),
    ("It opened October 15, 1923, at noon", "October 15, 1923", Role.AT, (1923, 10, 15), (1923, 10, 15)),
    ("on the 3rd of March 1861", "on the 3rd of March 1861", Role.AT, (1861, 3, 3), (1861, 3, 3)),
    ("In 1923 the mill burnt down", "In 1923", Role.AT, (1923, 1, 1), (1923, 12, 31)),
    ("In October 1923", "In October 1923", Role.AT, (1923, 10, 1), (1923, 10, 31)),
    ("in the spring of 1933", "in the spring of 1933", Role.AT, (1933, 3, 1), (1933, 5, 31)),
    ("In early 1954", "In early 1954", Role.AT, (1954, 1, 1), (1954, 4, 30)),
    ("in the 1920s", "in the 1920s", Role.AT, (1920, 1, 1), (1929, 12, 31)),
    ("the late 1920s", "the late 1920s", Role.BARE, (1926, 1, 1), (1929, 12, 31)),
    ("from 1914 to 1918", "from 1914 to 1918", Role.SPAN, (1914, 1, 1), (1918, 12, 31)),
    ("her son (1185–1226)", "1185–1226", Role.BARE, (1185, 1, 1), (1226, 12, 31)),
    ("in the 12th century", "in the 12th century", Role.AT, (1101, 1, 1), (1200, 12, 31)),
    ("in the second half of the 18th century", "in the second half of the 18th century", Role.AT,
     (1751, 1, 1), (1800, 12, 31)),
    ("in 44 BC", "in 44 BC", Role.AT, (-44, 1, 1), (-44, 12, 31)),
    ("since 1923", "since 1923", Role.SINCE, (1923, 1, 1), (1923, 12, 31)),
    ("until 1279", "until 1279", Role.UNTIL, (1279, 1, 1), (1279, 12, 31)),
    ("By 1956 a temple stood there", "By 1956", Role.BEFORE, (1956, 1, 1), (1956, 12, 31)),
    ("after 1945", "after 1945", Role.AFTER, (1945, 1, 1), (1945, 12, 31)),
    ("the battle (1288)", "1288", Role.BARE, (1288, 1, 1), (1288, 12, 31)),
]  # fmt: skip


@each_row(("text", "phrase", "role", "first", "last"), FOUND)
def test_an_english_date_is_found_as_a_whole_phrase(
    text: str, phrase: str, role: Role, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (date,) = find_dates(text, "en")
    assert (text[date.start : date.end], date.role, date.first, date.last) == (phrase, role, first, last)
    assert certain(date)


NO_DATES = "He may go | in 1500 cases | 1941 soldiers | Chapter 12 | $1923 | March of the guards | 10.12 | in the fall"


@each_row("text", NO_DATES.split(" | "))
def test_other_english_numbers_and_words_are_no_dates(text: str) -> None:
    assert find_dates(text, "en") == ()


UNSURE = "around 1162 | possibly in 1923 | in 1923 or 1924 | in May | October 15 | three years later | the next year"


@each_row("text", UNSURE.split(" | "))
def test_an_unsure_english_date_is_told_apart(text: str) -> None:
    assert [certain(date) for date in find_dates(text, "en")] in ([False], [False, False])


def test_a_century_before_our_era_counts_backwards() -> None:
    (date,) = find_dates("in the 5th century BC", "en")
    assert (date.precision, date.first, date.last) == (Precision.CENTURY, (-500, 1, 1), (-401, 12, 31))
