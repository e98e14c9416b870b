"""Keys about what a class is set. Days are counted from 1 January of the year 1; 0 is none chosen yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeeAssignment:
    """What the class of a set has been set."""

    set: int


@dataclass(frozen=True, slots=True)
class ChooseDay:
    """Another date for the plan: of the exam, or (start: 1) of the first day."""

    set: int
    starts: int
    pace: int
    exam: int
    start: int


@dataclass(frozen=True, slots=True)
class PlanAssignment:
    """See what comes of a plan. pace: 0 for as few as will do."""

    set: int
    starts: int
    pace: int
    exam: int


@dataclass(frozen=True, slots=True)
class Assign:
    """Set it."""

    set: int
    starts: int
    pace: int
    exam: int


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The class learns as before; sure: 0 asks first."""

    set: int
    sure: int


@dataclass(frozen=True, slots=True)
class Nudge:
    """Tell those who are behind."""

    set: int
