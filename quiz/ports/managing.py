"""Where it is kept who teaches what with whom, and who may publish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from quiz.model import LearnerId, SetId
from quiz.sharing import CoTeacher, Guessed, Invitation, Publisher


class Teachers(Protocol):
    """Who teaches a set beside its owner. It is changed only while the set is held."""

    def has(self, learner: LearnerId, set_: SetId) -> bool: ...

    def add(self, learner: LearnerId, set_: SetId, since: datetime) -> bool:
        """False if they teach it already."""

    def remove(self, learner: LearnerId, set_: SetId) -> bool:
        """False if they did not teach it."""

    def of_set(self, set_: SetId) -> Sequence[CoTeacher]:
        """The longest-serving first."""

    def sets(self, learner: LearnerId) -> Sequence[tuple[SetId, datetime]]:
        """What they teach so, and since when, by number."""


class Invitations(Protocol):
    """Links for one person each."""

    def add(self, invitation: Invitation) -> None: ...

    def by_code(self, code: str) -> Invitation | None: ...

    def of(self, learner: LearnerId) -> Sequence[Invitation]:
        """Made by this person, used ones too, oldest first."""

    def use(self, invitation: Invitation, at: datetime) -> bool:
        """It is used from now on; False if it was before, or was withdrawn (one conditional UPDATE)."""

    def remove(self, invitation: Invitation) -> bool:
        """False if it was not there any more."""


class Guesses(Protocol):
    """Wrong codes. They hang on nobody: who goes for good and comes back is not forgiven them."""

    def get(self, who: str) -> Guessed | None: ...

    def put(self, guesses: Guessed) -> None:
        """Insert or replace."""

    def forget(self, before: datetime) -> None:
        """Those counted since that moment or longer."""


class Publishers(Protocol):
    """Who has said the code that allows publishing."""

    def get(self, learner: LearnerId) -> Publisher | None: ...

    def put(self, publisher: Publisher) -> None:
        """Insert or replace."""
