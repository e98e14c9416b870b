"""What is said about a typed answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Outcome(StrEnum):
    """How a typed answer stands to the right one."""

    RIGHT = "right"
    ALMOST = "almost"
    WRONG = "wrong"


class Missing(StrEnum):
    """What an answer that is almost right lacks."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PART = "part"
    """Which part of the year, decade or century: its beginning, a season, its second half."""
    BOUND = "bound"
    """Whether it was before or after the date."""
    EXACT_NUMBER = "exact_number"
    """A number instead of «more than …»."""
    SURNAME = "surname"
    SPELLING = "spelling"
    MORE_WORDS = "more_words"
    FEWER_WORDS = "fewer_words"


@dataclass(frozen=True, slots=True)
class TypedVerdict:
    """The outcome; `missing` is set on ALMOST and only there."""

    outcome: Outcome
    missing: Missing | None = None


RIGHT: Final = TypedVerdict(Outcome.RIGHT)
WRONG: Final = TypedVerdict(Outcome.WRONG)

_WORST_FIRST: Final = (Outcome.WRONG, Outcome.ALMOST, Outcome.RIGHT)


def almost(missing: Missing) -> TypedVerdict:
    """The verdict on an answer that lacks only `missing`."""
    return TypedVerdict(Outcome.ALMOST, missing)


def best(*verdicts: TypedVerdict) -> TypedVerdict:
    """The kindest of several verdicts, the first of equals; WRONG of none."""
    return max(verdicts, key=lambda verdict: _WORST_FIRST.index(verdict.outcome), default=WRONG)


def worst(*verdicts: TypedVerdict) -> TypedVerdict:
    """The strictest of several verdicts, the first of equals; RIGHT of none."""
    return min(verdicts, key=lambda verdict: _WORST_FIRST.index(verdict.outcome), default=RIGHT)
