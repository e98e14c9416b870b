"""Whose set it is: asked before anything is done with it, for a button is data from a stranger."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.model import LearnerId, PublishedSet, SetId
from quiz.ports import Tx
from quiz.roles import Action, Role, may


@dataclass(frozen=True, slots=True)
class NotYours:
    """There is no such set, or it is not theirs to do this with; they are not told which."""


def role_of(tx: Tx, person: LearnerId, set_: PublishedSet) -> Role:
    """What the person is to the set."""
    if set_.owner == person:
        return Role.OWNER
    joined = any(mine.id == set_.id for mine in tx.sets.joined(person))
    return Role.LEARNER if joined else Role.OUTSIDER


def permitted(tx: Tx, person: LearnerId, id_: SetId, action: Action) -> PublishedSet | NotYours:
    """The set, if this person may do that with it."""
    set_ = tx.sets.get(id_)
    if set_ is None or not may(role_of(tx, person, set_), action):
        return NotYours()
    return set_


def taught_by(tx: Tx, person: LearnerId) -> tuple[PublishedSet, ...]:
    """The sets that this person teaches, by title."""
    return tuple(tx.sets.owned(person))


def teachers_of(tx: Tx, set_: PublishedSet) -> frozenset[LearnerId]:
    """Everybody who teaches it."""
    return frozenset() if set_.owner is None else frozenset({set_.owner})
