"""What the core asks of the world.

A use-case is a plain function whose first argument is a `Tx`; a `Store` runs it in one transaction. So one use-case is
one transaction, nothing can be awaited inside it, and it may be run again from the start when two transactions collide:
it must have no effect but through its `Tx`. It may run on the event loop itself, which stands still meanwhile: what
reads all that there is of somebody is a look.
"""

from __future__ import annotations

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
from quiz.ports.store import Store, StoreAway, Tx
from quiz.ports.teaching import Assignments, Author, Classes, Corrections, Drafts, Errands, Fitter, Seats

__all__ = (
    "Askings",
    "Assignments",
    "Author",
    "Classes",
    "Complaints",
    "Corrections",
    "Drafts",
    "Errands",
    "Facts",
    "Fits",
    "Fitter",
    "Guesses",
    "Invitations",
    "Learners",
    "Log",
    "Memories",
    "Notices",
    "Publishers",
    "Reminders",
    "Seats",
    "Sets",
    "Store",
    "StoreAway",
    "Talks",
    "Tallies",
    "Teachers",
    "Tx",
)
