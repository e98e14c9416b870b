"""Who may do what with a question set: one table."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from quiz.model import LearnerId


class Role(StrEnum):
    """What a person is to a set. A teacher who learns their own set stays a teacher."""

    OWNER = "owner"
    COTEACHER = "coteacher"
    LEARNER = "learner"
    OUTSIDER = "outsider"


class Action(StrEnum):
    """What can be done with a set."""

    SHARE = "share"
    """See its link and its picture."""
    SEE_CLASS = "see_class"
    """Who learns it, and how it stands."""
    EXPORT = "export"
    """Take its questions away as a file."""
    EDIT = "edit"
    """Correct questions, answer reports of bad ones, bring it up to date from a file, name it anew."""
    ASSIGN = "assign"
    """Set the start, the pace and the exam's day, and nudge those who are behind."""
    INVITE = "invite"
    """Ask others to teach it too, and part with them."""
    OPEN = "open"
    """Decide who finds it."""
    ARCHIVE = "archive"
    """Let nobody else join, and let them join again."""
    HAND_OVER = "hand_over"
    """Give it to another teacher."""
    DELETE = "delete"
    """For good."""
    STEP_DOWN = "step_down"
    """Teach it no more."""


_TEACHERS = frozenset({Action.SHARE, Action.SEE_CLASS, Action.EXPORT, Action.EDIT, Action.ASSIGN})

MAY: Mapping[Role, frozenset[Action]] = {
    Role.OWNER: frozenset(Action) - {Action.STEP_DOWN},
    Role.COTEACHER: _TEACHERS | {Action.STEP_DOWN},
    Role.LEARNER: frozenset(),
    Role.OUTSIDER: frozenset(),
}
"""What each may do. Learning is no action of this table: whoever has found a set may learn it."""


def may(role: Role, action: Action) -> bool:
    """Whether somebody in this role may do so."""
    return action in MAY[role]


class Publishers(StrEnum):
    """Who may open sets to others, besides those whom the administrator names."""

    EVERYONE = "everyone"
    LIST = "list"
    """Nobody else."""
    CODE = "code"
    """Whoever has once said the code."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """What the administrator decided. Anyone may make sets for themselves; this is about what others find.

    key: a secret of the bot's, by which people who say wrong codes are told apart and not known.
    """

    by: Publishers = Publishers.EVERYONE
    people: frozenset[LearnerId] = frozenset()
    code: str = field(default="", repr=False)
    key: bytes = field(default=b"", repr=False)

    def pseudonym(self, person: LearnerId) -> str:
        """Always the same for a person; without the key nobody can tell whose it is."""
        return hmac.digest(self.key, str(person).encode(), "sha256").hex()


ANYBODY = Publishing()
"""Nothing was decided: everyone may publish."""
