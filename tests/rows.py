"""A table under one sentence: every row is tried, and all that fail are told at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest

Test = Callable[..., None]


def each_row(names: str | tuple[str, ...], table: Iterable[Any]) -> Callable[[Test], Test]:
    """As pytest.mark.parametrize, but one test: hundreds of rows of a microsecond each are no hundreds of tests.

    A row that fails stops no other. Each failure keeps its own traceback and names its row.
    """
    rows = list(table)
    assert rows, "a table without rows proves nothing"
    known = (names,) if isinstance(names, str) else names

    def loop(test: Test) -> Test:
        @wraps(test)
        def every_row(*args: Any, **others: Any) -> None:
            failures: list[BaseException] = []
            for number, row in enumerate(rows, start=1):
                given = dict(zip(known, (row,) if isinstance(names, str) else row, strict=True))
                try:
                    test(*args, **given, **others)
                except (Exception, pytest.fail.Exception) as failure:
                    failure.add_note(f"row {number} of {len(rows)}: {given}")
                    failures.append(failure)
            if failures:
                raise BaseExceptionGroup(f"{len(failures)} of {len(rows)} rows", failures)

        whole = inspect.signature(test)
        left = [one for name, one in whole.parameters.items() if name not in known]
        # What pytest still has to give: fixtures, and the names of other tables.
        vars(every_row)["__signature__"] = whole.replace(parameters=left)
        return every_row

    return loop
