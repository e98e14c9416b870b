"""Keys about the class of a set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeeClass:
    """How the class stands with the set."""

    set: int


@dataclass(frozen=True, slots=True)
class SeeLearners:
    """Who learns it, a page of them; page: from 0."""

    set: int
    page: int


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The class as a spreadsheet."""

    set: int


@dataclass(frozen=True, slots=True)
class ClassMap:
    """The class as a picture."""

    set: int
