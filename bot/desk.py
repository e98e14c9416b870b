"""What a teacher's handlers need beside the store: who writes, how much, and where the set is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from bot.exporting import ExportRoom
from bot.metrics import Metrics
from quiz.drafts import DraftId
from quiz.model import LearnerId
from quiz.ports import Author, Fitter
from quiz.roles import ANYBODY, Publishing
from quiz.usecases.drafting import Allowance


@dataclass(frozen=True, slots=True)
class Workrooms:
    """Where questions are written from texts, and where files of questions are read and written; what one person may
    have a day; who may publish; where memory is fitted to people, if it is.
    """

    author: Author
    importer: Author
    allowance: Allowance
    exports: ExportRoom = field(default_factory=ExportRoom)
    publishing: Publishing = ANYBODY
    fitter: Fitter | None = None


class Writes(Protocol):
    """Whoever takes drafts up."""

    def wake(self) -> None:
        """There is something to write."""

    def stop(self, learner: LearnerId, draft: DraftId) -> None:
        """Nobody waits for this one any more."""


@dataclass(frozen=True, slots=True)
class Desk:
    """username: of the bot, without @."""

    scribe: Writes
    allowance: Allowance
    username: str
    exports: ExportRoom
    metrics: Metrics
    publishing: Publishing = ANYBODY

    def link(self, code: str) -> str:
        """Opens the set of this code."""
        return f"https://t.me/{self.username}?start={code}"
