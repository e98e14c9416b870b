"""Going elsewhere: what was being written for learners, or for a question, is not awaited any more."""

from __future__ import annotations

from dataclasses import replace

from quiz.model import Learner
from quiz.ports import Tx
from quiz.talk import Expecting

LEFT_BEHIND = frozenset({Expecting.REPLY, Expecting.FIX, Expecting.FIND})
"""What is heard only as long as one stays with a published question."""


def go_elsewhere(tx: Tx, person: Learner) -> None:
    """A text is from now on neither an answer to a report nor a part of a published question. Writes nothing if none
    was to be."""
    talk = tx.talks.get(person.id)
    if talk.expecting in LEFT_BEHIND or talk.replying is not None or talk.correcting is not None:
        expecting = Expecting.NOTHING if talk.expecting in LEFT_BEHIND else talk.expecting
        tx.talks.put(person.id, replace(talk, expecting=expecting, replying=None, correcting=None, finding=None))


def is_elsewhere(tx: Tx, person: Learner) -> bool:
    """Whether `go_elsewhere` would change nothing."""
    talk = tx.talks.get(person.id)
    return talk.expecting not in LEFT_BEHIND and talk.replying is None and talk.correcting is None
