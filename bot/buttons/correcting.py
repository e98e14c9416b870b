"""Keys under a published question that is looked at or corrected. nth: which of the fact's questions it is, from 0."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """The questions of a set that one teaches, from the first on."""

    set: int


@dataclass(frozen=True, slots=True)
class SeeQuestion:
    """The question behind this one (by 1), before it (-1), or itself (0)."""

    fact: int
    nth: int
    by: int


@dataclass(frozen=True, slots=True)
class EnlargeSet:
    """Write one more question of the set, about a new fact."""

    set: int


@dataclass(frozen=True, slots=True)
class EnlargeFact:
    """Write one more question about this fact."""

    fact: int


@dataclass(frozen=True, slots=True)
class FixQuestion:
    """Change this question."""

    fact: int
    nth: int


@dataclass(frozen=True, slots=True)
class FixReported:
    """Change this question that learners reported."""

    fact: int
    question: str


@dataclass(frozen=True, slots=True)
class FixPart:
    """Say this part of it anew: `part` as it names itself."""

    fact: int
    nth: int
    part: str


@dataclass(frozen=True, slots=True)
class FixBy:
    """Do this to it: an edit that takes no text, see quiz.usecases.edits."""

    fact: int
    nth: int
    edit: str


@dataclass(frozen=True, slots=True)
class PreviewFix:
    """Look at what was changed so far."""

    fact: int
    nth: int


@dataclass(frozen=True, slots=True)
class SaveFix:
    """Make the correction, on this version of the fact; tell (1) those who answered what was wrong, or not (0)."""

    fact: int
    version: int
    tell: int


@dataclass(frozen=True, slots=True)
class SeeHistory:
    """All versions of the fact."""

    fact: int
    nth: int


@dataclass(frozen=True, slots=True)
class TakenOut:
    """The facts of the set that are asked no more, a page of them; page: from 0."""

    set: int
    page: int
