"""A first guess by fsrs-rs-python, the optional extra `optimizer`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from types import ModuleType

from quiz.fsrs import HIGHEST, LOWEST, Parameters, sound
from quiz.histories import History

ENOUGH = 2000
"""Answers that a guess is made of: more would make it slower, and no better as a place to begin at."""


@cache
def library() -> ModuleType | None:
    """fsrs_rs_python; None where it is not installed."""
    try:
        import fsrs_rs_python
    except ImportError:
        return None
    return fsrs_rs_python


def guess(histories: Sequence[History]) -> Parameters | None:
    """What it makes of the answers, from the published parameters on: it takes no other start. None without it, and
    where it cannot say."""
    rust = library()
    if rust is None:
        return None
    items = [item for _, item in sorted(islice(_items(rust, histories), ENOUGH), key=lambda one: one[0])]
    try:
        found = rust.FSRS(list(rust.DEFAULT_PARAMETERS)).compute_parameters(items)
    except BaseException as error:  # a panic of Rust is none of Python's Exceptions
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return None
    bounds = zip(LOWEST, found, HIGHEST, strict=True)
    guessed = tuple(min(max(float(each), low), high) for low, each, high in bounds)
    return guessed if sound(guessed) else None


def _items(rust: ModuleType, histories: Sequence[History]) -> Iterator[tuple[int, object]]:
    """Each foretold answer with all before it, and its day."""
    for history in histories:
        befores = (history.days[0], *history.days)
        since = [day - before for before, day in zip(befores, history.days, strict=False)]
        reviews = [rust.FSRSReview(rating, days) for rating, days in zip(history.ratings, since, strict=True)]
        for place, days in enumerate(since):
            if days > 0:
                yield history.days[place], rust.FSRSItem(reviews[: place + 1])
