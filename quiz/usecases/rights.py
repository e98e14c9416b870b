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
    """What the person is to the set. To one that was deleted everybody is an outsider."""
    if set_.deleted_at is not None:
        return Role.OUTSIDER
    if teaches(tx, person, set_):
        return Role.OWNER if set_.owner == person else Role.COTEACHER
    joined = any(mine.id == set_.id for mine in tx.sets.joined(person))
    return Role.LEARNER if joined else Role.OUTSIDER


def teaches(tx: Tx, person: LearnerId, set_: PublishedSet) -> bool:
    """Whether they own it, or teach it with its owner."""
    return set_.owner == person or tx.teachers.has(person, set_.id)


def permitted(tx: Tx, person: LearnerId, id_: SetId, action: Action) -> PublishedSet | NotYours:
    """The set, if this person may do that with it."""
    return _if_permitted(tx, person, tx.sets.get(id_), action)


def permitted_and_held(tx: Tx, person: LearnerId, id_: SetId, action: Action) -> PublishedSet | NotYours:
    """The same, and so it stays until the transaction ends: nobody else changes the set, or who teaches it."""
    return _if_permitted(tx, person, tx.sets.hold(id_), action)


def taught_by(tx: Tx, person: LearnerId) -> tuple[PublishedSet, ...]:
    """The sets that this person teaches, alone or with others, by title."""
    with_others = [tx.sets.get(id_) for id_, _ in tx.teachers.sets(person)]
    found = [*tx.sets.owned(person), *(set_ for set_ in with_others if set_ is not None)]
    return tuple(sorted(found, key=lambda set_: (set_.title, set_.id)))


def teachers_of(tx: Tx, set_: PublishedSet) -> frozenset[LearnerId]:
    """Everybody who teaches it."""
    owner = () if set_.owner is None else (set_.owner,)
    return frozenset({*owner, *(teacher.learner for teacher in tx.teachers.of_set(set_.id))})


def _if_permitted(tx: Tx, person: LearnerId, set_: PublishedSet | None, action: Action) -> PublishedSet | NotYours:
    if set_ is None or not may(role_of(tx, person, set_), action):
        return NotYours()
    return set_
