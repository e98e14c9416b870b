"""A set's questions as files."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.model import Learner, PublishedSet, SetId
from quiz.ports import Tx
from quiz.questions import QuestionSet
from quiz.roles import Action
from quiz.usecases.rights import NotYours, permitted
from quiz.usecases.together import whose_draft_of_set


@dataclass(frozen=True, slots=True)
class SetFiles:
    """A set whose questions can be taken away. draft_of: see TaughtSet."""

    set: PublishedSet
    draft_of: str | None = None


def set_files(tx: Tx, teacher: Learner, id_: SetId) -> SetFiles | NotYours:
    """What files there are for it."""
    set_ = permitted(tx, teacher.id, id_, Action.EXPORT)
    return set_ if isinstance(set_, NotYours) else SetFiles(set_, whose_draft_of_set(tx, teacher, id_))


def taken_away(tx: Tx, teacher: Learner, id_: SetId) -> QuestionSet | NotYours:
    """All that is in it, to be written as a file; of a large set this takes long: look at it, do not run it."""
    set_ = permitted(tx, teacher.id, id_, Action.EXPORT)
    return set_ if isinstance(set_, NotYours) else tx.sets.questions(set_.id)
