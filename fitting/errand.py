"""What the worker process does: somebody's answers come in, what was fitted to them goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fitting.bayes import optimize
from quiz.fitting import fit
from quiz.histories import History


def fit_one(parts: list[Any]) -> Iterator[object]:
    """parts: the start, the old parameters and the repairs, then histories in portions."""
    (start, old, repairs), *portions = parts
    histories: list[History] = [history for portion in portions for history in portion]
    yield fit(histories, start, optimize, old, repairs)
