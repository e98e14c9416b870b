"""A date as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from authoring.dates.period import Day, Period, Precision


class Role(StrEnum):
    """What the date says about when."""

    AT = auto()
    """«в 1923 году», «15 октября»"""
    SINCE = auto()
    """«с 1923 года»"""
    UNTIL = auto()
    """«до 1936 года», «по 1936 год»"""
    BEFORE = auto()
    """«к 1956 году», «ещё до 1925 года»"""
    AFTER = auto()
    """«после 1945 года»"""
    SPAN = auto()
    """«с 1914 по 1918 год», «в 1905–1907 годах»"""
    BARE = auto()
    """It belongs to a noun, or stands alone: «резолюция 1932 года», «(1185–1226)»."""


_WITH_YEAR: Final = frozenset(Precision) - {
    Precision.CENTURY, Precision.CENTURIES, Precision.PART_OF_CENTURY, Precision.PART_OF_DECADE,
}  # fmt: skip
_WITH_MONTH: Final = (Precision.DAY, Precision.DAYS, Precision.MONTH, Precision.MONTHS, Precision.PART_OF_MONTH)


@dataclass(frozen=True, slots=True)
class Date:
    """One mention: `text[start:end]` is the whole phrase with its preposition and «года» or «г.»."""

    start: int
    end: int
    role: Role
    period: Period
    rule: str
    hedge: str = ""
    """The words that make it doubtful: «около», «или ранее»."""
    relative: bool = False
    """Counted from another date: «в том же году», «через два года»."""
    also: Period | None = None
    """The same day by the other calendar: «25 октября (7 ноября) 1917 года»."""
    disputed: bool = False
    """Whether it is another sentence that doubts it."""

    @property
    def precision(self) -> Precision:
        return self.period.precision

    @property
    def first(self) -> Day:
        return self.period.first

    @property
    def last(self) -> Day:
        return self.period.last

    @property
    def complete(self) -> bool:
        """False for «5 декабря», «в октябре», «в 20-е годы»: the year is never guessed."""
        return self.period.complete

    @property
    def year(self) -> int | None:
        """The (first) year that is named; 1920 for «1920-е годы»."""
        return self.first[0] if self.complete and self.precision in _WITH_YEAR else None

    @property
    def month(self) -> int | None:
        """The (first) month that is named."""
        open_year = self.first == (0, 1, 1) and self.last == (0, 12, 31)
        return self.first[1] if self.precision in _WITH_MONTH and not open_year else None

    @property
    def day(self) -> int | None:
        """The (first) day that is named."""
        named = self.precision in (Precision.DAY, Precision.DAYS) and self.month is not None
        return self.first[2] if named else None


def certain(date: Date) -> bool:
    """Whether one can ask for it: complete, not doubted, not counted from another date."""
    return date.complete and not date.hedge and not date.relative
