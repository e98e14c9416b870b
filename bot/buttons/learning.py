"""Keys under a question or a verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One option of an open question, by its place on the screen; also turns a flashcard over."""

    asking: int
    nonce: str
    position: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark an option of a multi_choice (on: 1) or take the mark away (0): pressed twice, it does the same once."""

    asking: int
    nonce: str
    position: int
    on: int


@dataclass(frozen=True, slots=True)
class Submit:
    """All that apply are marked."""

    asking: int
    nonce: str


@dataclass(frozen=True, slots=True)
class Clear:
    """Take back the presses so far."""

    asking: int
    nonce: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A little help."""

    asking: int
    nonce: str


@dataclass(frozen=True, slots=True)
class Rate:
    """How well a flashcard was known: 1 … 4."""

    asking: int
    nonce: str
    rating: int


@dataclass(frozen=True, slots=True)
class GiveUp:
    """«I don't know»."""

    asking: int
    nonce: str


@dataclass(frozen=True, slots=True)
class Next:
    """On to the next question."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Go on learning, below: what the key stands under stays to be read."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take this answer back."""

    review: int


@dataclass(frozen=True, slots=True)
class Complain:
    """This question is bad."""

    asking: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Enough for now."""


@dataclass(frozen=True, slots=True)
class Learn:
    """Begin, on one set or (0) on all."""

    set: int


@dataclass(frozen=True, slots=True)
class More:
    """New facts beyond the day's share, of one set or (0) of all."""

    set: int
