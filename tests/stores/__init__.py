"""The in-memory store: what the ports promise, in dictionaries. A transaction that raises leaves nothing.

Like the databases it refuses rows of learners, sets or facts that do not exist. Unlike them it takes any text
as it is (they drop what they cannot hold), and it runs one use-case after another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from quiz.ports import Tx
from tests.stores.assigning import Assignments, Errands, Notices
from tests.stores.classes import Classes
from tests.stores.correcting import Corrections
from tests.stores.drafting import Drafts, Seats
from tests.stores.fitting import Fits
from tests.stores.learning import Askings, Log, Memories, Tallies
from tests.stores.managing import Guesses, Invitations, Publishers, Teachers
from tests.stores.tables import DanglingError, Tables
from tests.stores.talking import Complaints, Reminders, Talks
from tests.stores.teaching import Facts, Learners, Sets

__all__ = ["DanglingError", "InMemoryStore"]

P = ParamSpec("P")
T = TypeVar("T")


class InMemoryTx:
    """One transaction over the dictionaries; closed when it has ended, so that nobody keeps it."""

    def __init__(self, rows: Tables) -> None:
        self._rows = rows
        self._ended = False

    def end(self) -> None:
        self._ended = True

    @property
    def _open(self) -> Tables:
        if self._ended:
            raise RuntimeError("the transaction has ended")
        return self._rows

    @property
    def learners(self) -> Learners:
        return Learners(self._open)

    @property
    def sets(self) -> Sets:
        return Sets(self._open)

    @property
    def facts(self) -> Facts:
        return Facts(self._open)

    @property
    def memories(self) -> Memories:
        return Memories(self._open)

    @property
    def askings(self) -> Askings:
        return Askings(self._open)

    @property
    def log(self) -> Log:
        return Log(self._open)

    @property
    def tallies(self) -> Tallies:
        return Tallies(self._open)

    @property
    def talks(self) -> Talks:
        return Talks(self._open)

    @property
    def reminders(self) -> Reminders:
        return Reminders(self._open)

    @property
    def notices(self) -> Notices:
        return Notices(self._open)

    @property
    def complaints(self) -> Complaints:
        return Complaints(self._open)

    @property
    def classes(self) -> Classes:
        return Classes(self._open)

    @property
    def drafts(self) -> Drafts:
        return Drafts(self._open)

    @property
    def seats(self) -> Seats:
        return Seats(self._open)

    @property
    def assignments(self) -> Assignments:
        return Assignments(self._open)

    @property
    def teachers(self) -> Teachers:
        return Teachers(self._open)

    @property
    def invitations(self) -> Invitations:
        return Invitations(self._open)

    @property
    def publishers(self) -> Publishers:
        return Publishers(self._open)

    @property
    def errands(self) -> Errands:
        return Errands(self._open)

    @property
    def guesses(self) -> Guesses:
        return Guesses(self._open)

    @property
    def corrections(self) -> Corrections:
        return Corrections(self._open)

    @property
    def fits(self) -> Fits:
        return Fits(self._open)


class InMemoryStore:
    """A store that forgets everything with the process. `do` is `run` for tests that need no event loop."""

    def __init__(self) -> None:
        self._rows = Tables()

    async def run(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        await asyncio.sleep(0)  # as with a database, others may come in between
        return self.do(usecase, *args, **kwargs)

    async def look(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        await asyncio.sleep(0)
        rows = self._rows.copy()
        tx = InMemoryTx(rows)
        try:
            result = usecase(tx, *args, **kwargs)
        finally:
            tx.end()
        if rows != self._rows:
            raise RuntimeError("a look may not write")
        return result

    def do(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        rows = self._rows.copy()
        tx = InMemoryTx(rows)
        try:
            result = usecase(tx, *args, **kwargs)
        finally:
            tx.end()
        self._rows = rows
        return result
