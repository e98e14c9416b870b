"""What a rule makes of its match."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from authoring.dates.period import Period


@dataclass(frozen=True, slots=True)
class Reading:
    """A date without its preposition, at its place in the text."""

    start: int
    end: int
    period: Period
    adverb: bool = False
    """Says when without a preposition: «15 октября», «весной»."""
    joined: bool = False
    """Says both ends itself: «с 1914 по 1918 год»."""
    bare: bool = False
    """Belongs to a noun whatever stands before: «по сравнению с 1913 годом»."""
    hedge: str = ""
    relative: bool = False
    also: Period | None = None


Readings = tuple[Reading, ...]
NONE: Final[Readings] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Tried where a date may begin; `read` answers NONE when the words only look like a date."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Readings]


def whole(match: re.Match[str], period: Period | None, *, adverb: bool = False, bare: bool = False) -> Readings:
    """One reading over all that matched."""
    return NONE if period is None else (Reading(match.start(), match.end(), period, adverb=adverb, bare=bare),)
