"""The sets a teacher teaches, each with the ways that lead on from it."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.model import Learner, PublishedSet, SetId
from quiz.ports import Tx
from quiz.roles import Action, Role
from quiz.usecases.going import go_elsewhere
from quiz.usecases.reported import reported_in
from quiz.usecases.rights import NotYours, permitted, role_of, taught_by
from quiz.usecases.together import whose_draft_of_set


@dataclass(frozen=True, slots=True)
class Taught:
    """All of them, by title."""

    sets: tuple[PublishedSet, ...]


@dataclass(frozen=True, slots=True)
class TaughtSet:
    """One set as its teacher finds it. role: what they are to it. reported: questions whose reports nobody answered.
    draft_of: the name of the colleague who is bringing it up to date, None if nobody is."""

    set: PublishedSet
    role: Role
    reported: int = 0
    draft_of: str | None = None


def taught(tx: Tx, teacher: Learner) -> Taught:
    """What there is to teach."""
    go_elsewhere(tx, teacher)
    return Taught(taught_by(tx, teacher.id))


def taught_set(tx: Tx, teacher: Learner, id_: SetId) -> TaughtSet | NotYours:
    """One set of theirs."""
    set_ = permitted(tx, teacher.id, id_, Action.SEE_CLASS)
    if isinstance(set_, NotYours):
        return set_
    go_elsewhere(tx, teacher)
    reported, draft_of = len(reported_in(tx, set_)), whose_draft_of_set(tx, teacher, id_)
    return TaughtSet(set_, role_of(tx, teacher.id, set_), reported, draft_of)
