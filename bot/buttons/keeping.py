"""Keys under a question that learners reported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenReports:
    """What was reported in a set that one teaches, from the longest waiting on."""

    set: int


@dataclass(frozen=True, slots=True)
class TurnReport:
    """The reported question behind this one (by 1), before it (-1), or itself (0)."""

    fact: int
    question: str
    by: int


@dataclass(frozen=True, slots=True)
class AnswerReport:
    """Write to those who reported this question."""

    fact: int
    question: str


@dataclass(frozen=True, slots=True)
class LeaveAsRight:
    """The question is right as it is."""

    fact: int
    question: str
