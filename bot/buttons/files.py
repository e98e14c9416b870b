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
