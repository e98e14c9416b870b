"""Keys under a question of a draft that is being changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditQuestion:
    """Change this question; only: see ReviewDraft."""

    draft: int
    question: int
    only: int


@dataclass(frozen=True, slots=True)
class EditPart:
    """Say this part of it anew: `part` as it names itself."""

    draft: int
    question: int
    part: str
    only: int


@dataclass(frozen=True, slots=True)
class DropOption:
    """Take this wrong option away. index: from 0; of: how many there are."""

    draft: int
    question: int
    index: int
    of: int
    only: int


@dataclass(frozen=True, slots=True)
class SeeMissed:
    """The sentences that gave no question, a page of them, from 0."""

    draft: int
    page: int


@dataclass(frozen=True, slots=True)
class AskOfSentence:
    """The next text is a question about the sentence of the material that begins there."""

    draft: int
    start: int


@dataclass(frozen=True, slots=True)
class AddQuestion:
    """Write a question by hand: about the fact of the question `beside`, or (0) about a new one."""

    draft: int
    beside: int


@dataclass(frozen=True, slots=True)
class TryQuestion:
    """See this question as a learner would, after what was pressed so far and this press.

    picked: digits, each an option's own number. tap: see quiz.usecases.trying.Tap. place: of the option, or the rating.
    """

    draft: int
    question: int
    only: int
    picked: str
    hinted: int
    tap: str
    place: int
