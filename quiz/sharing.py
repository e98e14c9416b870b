"""With whom a teacher shares: invitations, co-teachers, people who may publish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quiz.model import LearnerId, SetId


class Offered(StrEnum):
    """What an invitation offers."""

    TEACH = "teach"
    """To teach a set with its owner."""
    OWN = "own"
    """To take it over."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link for one person, used at most once. code: what it carries, which nobody can guess."""

    by: LearnerId
    code: str
    set: SetId
    offered: Offered
    at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CoTeacher:
    """Somebody who teaches a set with its owner."""

    learner: LearnerId
    since: datetime


@dataclass(frozen=True, slots=True)
class Publisher:
    """Somebody who has said the code that allows publishing, and when."""

    learner: LearnerId
    since: datetime


@dataclass(frozen=True, slots=True)
class Guessed:
    """Wrong codes, counted from a moment on. who: stands for a person without telling who it is."""

    who: str
    tries: int
    since: datetime
