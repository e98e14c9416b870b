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


@dataclass(frozen=True, slots=True)
class SeePupil:
    """How one learner stands; joined, which: their ticket, see quiz.usecases.pupils."""

    set: int
    joined: int
    which: int


@dataclass(frozen=True, slots=True)
class SeeFacts:
    """The facts of the set as the class holds them, a page of them; page: from 0. only: 1 those with a question that
    looks wrong."""

    set: int
    page: int
    only: int


@dataclass(frozen=True, slots=True)
class SeeFact:
    """How the class holds one fact, and how its question of that number (from 0) works."""

    set: int
    fact: int
    question: int
