"""What a transaction has read so far: nobody else changes it meanwhile, so nothing is asked for twice."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from quiz.model import (
    Asking,
    AskingId,
    DayTally,
    FactId,
    Learner,
    LearnerId,
    Memory,
    PublishedFact,
    PublishedSet,
    Review,
    SetId,
    StudyDay,
)
from quiz.talk import Talk


class Joined(NamedTuple):
    """A set somebody has joined. start: the position in it before which they have met every fact."""

    set: PublishedSet
    start: int


@dataclass(slots=True)
class Known:
    """Values by their keys; None where a row is known to be missing. Who writes keeps them true.

    drawn: lists and counts drawn from memories, facts in use and enrolments, by what was asked; a change to any of
    these drops them all.
    """

    learners: dict[LearnerId, Learner | None] = field(default_factory=dict)
    talks: dict[LearnerId, Talk] = field(default_factory=dict)
    sets: dict[SetId, PublishedSet | None] = field(default_factory=dict)
    joined: dict[LearnerId, list[Joined]] = field(default_factory=dict)
    facts: dict[FactId, PublishedFact | None] = field(default_factory=dict)
    memories: dict[tuple[LearnerId, FactId], Memory | None] = field(default_factory=dict)
    askings: dict[tuple[LearnerId, AskingId], Asking | None] = field(default_factory=dict)
    last_answers: dict[LearnerId, Review | None] = field(default_factory=dict)
    tallies: dict[tuple[LearnerId, StudyDay], DayTally] = field(default_factory=dict)
    drawn: dict[Hashable, Any] = field(default_factory=dict)
