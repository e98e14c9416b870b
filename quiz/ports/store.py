"""One transaction, and the store that runs use-cases in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from quiz.ports.learning import (
    Askings,
    Complaints,
    Facts,
    Fits,
    Learners,
    Log,
    Memories,
    Notices,
    Reminders,
    Sets,
    Talks,
    Tallies,
)
from quiz.ports.managing import Guesses, Invitations, Publishers, Teachers
from quiz.ports.teaching import Assignments, Classes, Corrections, Drafts, Errands, Seats

P = ParamSpec("P")
T = TypeVar("T")


class Tx(Protocol):
    """One open transaction. Nothing read through it may be used after it has ended."""

    @property
    def learners(self) -> Learners: ...
    @property
    def sets(self) -> Sets: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def memories(self) -> Memories: ...
    @property
    def askings(self) -> Askings: ...
    @property
    def log(self) -> Log: ...
    @property
    def tallies(self) -> Tallies: ...
    @property
    def talks(self) -> Talks: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def notices(self) -> Notices: ...
    @property
    def complaints(self) -> Complaints: ...
    @property
    def classes(self) -> Classes: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def seats(self) -> Seats: ...
    @property
    def assignments(self) -> Assignments: ...
    @property
    def errands(self) -> Errands: ...
    @property
    def teachers(self) -> Teachers: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def publishers(self) -> Publishers: ...
    @property
    def guesses(self) -> Guesses: ...
    @property
    def corrections(self) -> Corrections: ...
    @property
    def fits(self) -> Fits: ...


class StoreAway(Exception):
    """Nothing can be stored for now (the disk is full, the server is down): what was asked can be asked again."""


class Store(Protocol):
    """Runs use-cases, each in one transaction."""

    async def run(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Commit what `usecase(tx, …)` did and return its result; roll back if it raised. Durable on return."""

    async def look(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a use-case that only reads, and may take long: others go on meanwhile.

        It sees one moment, with all that was committed before. RuntimeError if it writes.
        """
