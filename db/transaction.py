"""One transaction, with its rooms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from db.answering import SqlAskings, SqlLog, SqlTallies
from db.assignments import SqlAssignments
from db.classes import SqlClasses
from db.corrections import SqlCorrections
from db.drafts import SqlDrafts
from db.errands import SqlErrands
from db.facts import SqlFacts
from db.fits import SqlFits
from db.link import Link
from db.managing import SqlGuesses, SqlInvitations, SqlPublishers, SqlTeachers
from db.messages import SqlComplaints, SqlReminders
from db.notices import SqlNotices
from db.people import SqlLearners, SqlTalks
from db.published import SqlSets
from db.remembered import SqlMemories
from db.seats import SqlSeats
from quiz.ports import Tx

P = ParamSpec("P")
T = TypeVar("T")


class SqlTx:
    """See quiz.ports.Tx. The same for both databases."""

    __slots__ = (
        "_link",
        "askings",
        "assignments",
        "classes",
        "complaints",
        "corrections",
        "drafts",
        "errands",
        "facts",
        "fits",
        "guesses",
        "invitations",
        "learners",
        "log",
        "memories",
        "notices",
        "publishers",
        "reminders",
        "seats",
        "sets",
        "talks",
        "tallies",
        "teachers",
    )

    def __init__(self, link: Link) -> None:
        self._link = link
        self.learners = SqlLearners(link)
        self.sets = SqlSets(link)
        self.facts = SqlFacts(link)
        self.memories = SqlMemories(link)
        self.askings = SqlAskings(link)
        self.log = SqlLog(link)
        self.tallies = SqlTallies(link)
        self.talks = SqlTalks(link)
        self.reminders = SqlReminders(link)
        self.notices = SqlNotices(link)
        self.complaints = SqlComplaints(link)
        self.classes = SqlClasses(link)
        self.drafts = SqlDrafts(link)
        self.seats = SqlSeats(link)
        self.assignments = SqlAssignments(link)
        self.errands = SqlErrands(link)
        self.teachers = SqlTeachers(link)
        self.invitations = SqlInvitations(link)
        self.publishers = SqlPublishers(link)
        self.guesses = SqlGuesses(link)
        self.corrections = SqlCorrections(link)
        self.fits = SqlFits(link)

    def end(self) -> None:
        """From now on every use of it raises."""
        self._link.end()


def perform(link: Link, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run the use-case in the transaction of this link; committing is the caller's."""
    tx = SqlTx(link)
    try:
        result = usecase(tx, *args, **kwargs)
        link.write_what_was_put_off()
        return result
    finally:
        tx.end()
