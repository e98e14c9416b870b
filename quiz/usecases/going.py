"""Going elsewhere: what was being written about a set, a question or oneself is not awaited any more."""

from __future__ import annotations

from dataclasses import replace

from quiz.model import Learner
from quiz.ports import Tx
from quiz.talk import Expecting, Talk

LEFT_BEHIND = frozenset(
    {
        Expecting.REPLY,
        Expecting.FIX,
        Expecting.FIND,
        Expecting.ENLARGE,
        Expecting.TITLE,
        Expecting.CODE,
        Expecting.DAY,
        Expecting.NAME,
    }
)
"""What is heard only as long as one stays where it was asked for."""


def go_elsewhere(tx: Tx, person: Learner) -> None:
    """A text is from now on none of these. Writes nothing if none was to be."""
    talk = tx.talks.get(person.id)
    gone = _gone(talk)
    if gone != talk:
        tx.talks.put(person.id, gone)


def is_elsewhere(tx: Tx, person: Learner) -> bool:
    """Whether `go_elsewhere` would change nothing."""
    talk = tx.talks.get(person.id)
    return _gone(talk) == talk


def _gone(talk: Talk) -> Talk:
    return replace(
        talk,
        expecting=Expecting.NOTHING if talk.expecting in LEFT_BEHIND else talk.expecting,
        replying=None,
        correcting=None,
        finding=None,
        enlarging=None,
        managing=None,
        planning=None,
        naming=None,
    )
