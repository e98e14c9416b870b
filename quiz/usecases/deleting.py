"""A set is deleted for good, or loses its owner."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.model import LearnerId, PublishedSet, Visibility
from quiz.ports import Tx
from quiz.usecases.errands import sweep
from quiz.usecases.rights import teachers_of
from quiz.usecases.telling import tell


def delete_set(tx: Tx, set_: PublishedSet, by: LearnerId, now: datetime) -> int:
    """Delete a set that is held, with all that hangs on it; how many learners it had.

    It is gone for everybody at once; what each has of it goes a little later, see `sweep`. Each learner is told once,
    and so is each teacher but the one who deletes it. What is left is its number, its code, and the log of answers,
    which tells nothing of what was asked.
    """
    learners = tx.classes.size(set_.id)
    for teacher in sorted(teachers_of(tx, set_)):
        tx.sets.leave(teacher, set_.id)  # or they would be told a second time, as learners
        if teacher != by:
            tell(tx, teacher, "taught-deleted", {"title": set_.title}, now)
    for complaint in tx.complaints.open_in(set_.id):
        tx.complaints.close(complaint, now)
    for teacher, draft in tx.drafts.about(set_.id, set_.code):
        tx.drafts.delete(teacher, draft)
    tx.assignments.remove(set_.id)
    for each in tx.teachers.of_set(set_.id):
        tx.teachers.remove(each.learner, set_.id)
    tx.sets.blank(set_.id, now)
    sweep(tx, set_, now)
    return learners


def leave_sets(tx: Tx, owner: LearnerId, now: datetime) -> None:
    """The owner goes for good: each set passes to the co-teacher who has taught it longest.

    Without one it stays as it is and belongs to nobody; but one that nobody else can find and nobody else learns is
    deleted: it would be a text of theirs that lies there for no one.
    """
    for owned in tx.sets.owned(owner):
        set_ = tx.sets.hold(owned.id)
        if set_ is None or set_.owner != owner:
            continue  # it was handed over while this one waited
        heir = next(iter(tx.teachers.of_set(set_.id)), None)
        if heir is not None:
            tx.teachers.remove(heir.learner, set_.id)
            tx.sets.change(replace(set_, owner=heir.learner))
            tell(tx, heir.learner, "set-inherited", {"title": set_.title, "set": set_.id}, now)
        elif set_.visibility is Visibility.PRIVATE and not tx.classes.size(set_.id):
            delete_set(tx, set_, owner, now)
