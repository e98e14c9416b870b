"""Keys under a teacher's draft, or a set of theirs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """See where the draft stands."""

    draft: int


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """Write questions from what was sent."""

    draft: int


@dataclass(frozen=True, slots=True)
class StopDraft:
    """Write no further."""

    draft: int


@dataclass(frozen=True, slots=True)
class DiscardDraft:
    """Throw the draft away; sure: 0 asks first."""

    draft: int
    sure: int


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """Begin with the first question that nothing was said of; only: the number of an `Only`."""

    draft: int
    only: int


@dataclass(frozen=True, slots=True)
class ChooseKind:
    """Go through a part of the draft."""

    draft: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """The question behind this one (by 1), before it (-1), or itself (0)."""

    draft: int
    question: int
    by: int
    only: int


@dataclass(frozen=True, slots=True)
class Judge:
    """Keep this question (1) or drop it (0)."""

    draft: int
    question: int
    keep: int
    only: int


@dataclass(frozen=True, slots=True)
class KeepRest:
    """Keep all questions that nothing was said of."""

    draft: int


@dataclass(frozen=True, slots=True)
class PublishDraft:
    """Make a set of what is kept."""

    draft: int


@dataclass(frozen=True, slots=True)
class OtherFile:
    """The file that was sent is of no use: another will come."""

    draft: int


@dataclass(frozen=True, slots=True)
class TeachSet:
    """A set that one teaches."""

    set: int


@dataclass(frozen=True, slots=True)
class ShareSet:
    """The link of a set of one's own, and its picture."""

    set: int
