"""The sets a teacher teaches, each with the ways that lead on from it."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.model import Learner, PublishedSet, SetId
from quiz.ports import Tx
from quiz.roles import Action, Role
from quiz.usecases.going import go_elsewhere
from quiz.usecases.reported import reported_in
from quiz.usecases.rights import NotYours, permitted, role_of, taught_by
from quiz.usecases.together import has_draft_of_set


@dataclass(frozen=True, slots=True)
class Taught:
    """All of them, by title."""

    sets: tuple[PublishedSet, ...]


@dataclass(frozen=True, slots=True)
class TaughtSet:
    """One set as its teacher finds it. role: what they are to it. reported: questions whose reports nobody answered.
    in_draft: a colleague is bringing it up to date."""

    set: PublishedSet
    role: Role
    reported: int = 0
    in_draft: bool = False


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
    reported, in_draft = len(reported_in(tx, set_)), has_draft_of_set(tx, teacher, id_)
    return TaughtSet(set_, role_of(tx, teacher.id, set_), reported, in_draft)
