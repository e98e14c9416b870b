"""One transaction, with its rooms."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Concatenate, ParamSpec, TypeVar

from db.answering import SqlAskings, SqlLog, SqlTallies
from db.link import Link
from db.messages import SqlComplaints, SqlReminders
from db.people import SqlLearners, SqlTalks
from db.published import SqlFacts, SqlSets
from db.remembered import SqlMemories
from quiz.ports import Tx

P = ParamSpec("P")
T = TypeVar("T")


class SqlTx:
    """See quiz.ports.Tx. The same for both databases."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def end(self) -> None:
        """From now on every use of it raises."""
        self._link.end()

    @cached_property
    def learners(self) -> SqlLearners:
        return SqlLearners(self._link)

    @cached_property
    def sets(self) -> SqlSets:
        return SqlSets(self._link)

    @cached_property
    def facts(self) -> SqlFacts:
        return SqlFacts(self._link)

    @cached_property
    def memories(self) -> SqlMemories:
        return SqlMemories(self._link)

    @cached_property
    def askings(self) -> SqlAskings:
        return SqlAskings(self._link)

    @cached_property
    def log(self) -> SqlLog:
        return SqlLog(self._link)

    @cached_property
    def tallies(self) -> SqlTallies:
        return SqlTallies(self._link)

    @cached_property
    def talks(self) -> SqlTalks:
        return SqlTalks(self._link)

    @cached_property
    def reminders(self) -> SqlReminders:
        return SqlReminders(self._link)

    @cached_property
    def complaints(self) -> SqlComplaints:
        return SqlComplaints(self._link)


def perform(link: Link, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run the use-case in the transaction of this link; committing is the caller's."""
    tx = SqlTx(link)
    try:
        return usecase(tx, *args, **kwargs)
    finally:
        tx.end()
