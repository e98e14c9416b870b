"""Keys about a set's files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetFiles:
    """A set's questions as files, and from a file."""

    set: int


@dataclass(frozen=True, slots=True)
class TakeFile:
    """The set as a file. form: the format's name, as in `quiz.formats.exchange`."""

    set: int
    form: str


@dataclass(frozen=True, slots=True)
class GetTemplate:
    """A table to be filled in."""


@dataclass(frozen=True, slots=True)
class UpdateSet:
    """The next file brings the set up to date."""

    set: int


@dataclass(frozen=True, slots=True)
class UpdateKnown:
    """What was to be a new set brings the one up to date that holds the same facts."""

    draft: int
