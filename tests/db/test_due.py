"""The first that are due in many sets, told from the first few of each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from db.due import first_of_all

MONDAY = date(2026, 3, 2)


class Key(NamedTuple):
    due_day: date
    fact_id: int
    set_id: int


keys = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 4)), max_size=40).map(
    lambda made: [Key(MONDAY + timedelta(day), fact, set_) for fact, (day, set_) in enumerate(made)]
)


def first_in_each(found: list[Key], each: int) -> list[Key]:
    in_order = sorted(found)
    return [
        key for key in in_order if sum(other.set_id == key.set_id for other in in_order[: in_order.index(key)]) < each
    ]


@given(keys, st.integers(1, 6), st.integers(1, 12))
def test_either_they_are_the_first_of_all_or_it_says_that_more_must_be_looked_at(
    found: list[Key], each: int, limit: int
) -> None:
    told = first_of_all(first_in_each(found, each), each, limit)
    assert told in (None, [key.fact_id for key in sorted(found)][:limit])
    assert told is not None or each < limit


@given(keys, st.integers(1, 12))
def test_sets_that_have_nothing_more_are_told_at_once(found: list[Key], limit: int) -> None:
    assert first_of_all(found, len(found) + 1, limit) is not None
