"""A table under one sentence fails as loudly as its rows would one by one."""

from __future__ import annotations

import inspect

import pytest

from tests.rows import each_row


def test_every_row_is_tried_and_all_that_fail_are_told_at_once() -> None:
    tried: list[int] = []

    @each_row(("number", "wanted"), [(1, 1), (2, 5), (3, 3), (4, 5)])
    def same(number: int, wanted: int) -> None:
        tried.append(number)
        assert number == wanted

    with pytest.raises(ExceptionGroup) as told:
        same()
    assert tried == [1, 2, 3, 4]
    assert told.value.message == "2 of 4 rows"
    assert [error.__notes__ for error in told.value.exceptions] == [
        ["row 2 of 4: {'number': 2, 'wanted': 5}"],
        ["row 4 of 4: {'number': 4, 'wanted': 5}"],
    ]


def test_what_did_not_raise_is_a_failure_too() -> None:
    @each_row("number", [0, 1])
    def divides_by_nothing(number: int) -> None:
        with pytest.raises(ZeroDivisionError):
            assert 1 / number

    with pytest.raises(BaseExceptionGroup, match="1 of 2 rows"):
        divides_by_nothing()


def test_tables_multiply_and_leave_fixtures_to_pytest() -> None:
    tried: list[tuple[str, int]] = []

    @each_row("letter", "ab")
    @each_row("number", [1, 2])
    def pair(letter: str, number: int, tmp_path: str) -> None:
        tried.append((letter, number))

    pair(tmp_path="")
    assert tried == [("a", 1), ("a", 2), ("b", 1), ("b", 2)]
    assert list(inspect.signature(pair).parameters) == ["tmp_path"]


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(AssertionError, match="proves nothing"):
        each_row("number", [])
