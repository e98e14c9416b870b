"""What is to be done for everybody who learns a set, a few of them at a time: others get their answers in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from quiz.assignments import behind_by
from quiz.model import Errand, Learner, PublishedSet
from quiz.ports import Tx
from quiz.study_day import study_day
from quiz.usecases.rights import teachers_of
from quiz.usecases.telling import tell

AT_A_TIME = 10
"""Learners told in one transaction."""
LOOKED_THROUGH, MEMORIES = 20, 500
"""Of a set that was deleted: people whose memories of it are looked for in one transaction, and how many of these are
taken away at most."""
DELETED, NUDGED = "set-deleted", "nudged"
"""Words that are more than told: with the first goes what people have of the set, the second is for those behind."""


def tell_class(tx: Tx, set_: PublishedSet, word: str, data: Mapping[str, str | int], now: datetime) -> None:
    """Everybody who learns the set and does not teach it is told so soon. The same word, if it is still on its way to
    some, gives way to this one."""
    tx.errands.put(Errand(set_.id, word, data, now))


def sweep(tx: Tx, set_: PublishedSet, now: datetime) -> None:
    """The set was deleted: who learnt it is told soon, and all that people have of it goes."""
    tx.errands.put(Errand(set_.id, DELETED, {"title": set_.title}, now))


def run_next(tx: Tx, now: datetime) -> bool:
    """Do the next part of the errand that has waited longest; False if there is none.

    What was begun when the bot ended goes on where it stopped: how far it went is stored with what was done.
    """
    errand = tx.errands.next()
    set_ = tx.sets.get(errand.set) if errand is not None else None
    if errand is None or set_ is None:
        return False
    if (errand.word == DELETED) != (set_.deleted_at is not None):  # it was deleted meanwhile, or is there again
        tx.errands.went(errand, None)
    elif errand.word == DELETED:
        _sweep_on(tx, errand, now)
    else:
        _tell_on(tx, errand, set_, now)
    return True


def _tell_on(tx: Tx, errand: Errand, set_: PublishedSet, now: datetime) -> None:
    people = tx.classes.learners(set_.id, errand.up_to, AT_A_TIME)
    teachers = teachers_of(tx, set_)
    learners = [found for each in people if each not in teachers and (found := tx.learners.get(each)) is not None]
    for learner in learners if errand.word != NUDGED else _behind(tx, set_, learners, now):
        tell(tx, learner.id, errand.word, errand.data, now)
    tx.errands.went(errand, people[-1] if len(people) == AT_A_TIME else None)


def _behind(tx: Tx, set_: PublishedSet, learners: Sequence[Learner], now: datetime) -> list[Learner]:
    given = tx.assignments.get(set_.id)
    if given is None:
        return []
    begun = tx.classes.begun(set_.id, [each.id for each in learners])
    return [each for each in learners if behind_by(given, set_.facts, begun.get(each.id, 0), study_day(now, each.zone))]


def _sweep_on(tx: Tx, errand: Errand, now: datetime) -> None:
    """Who was in it is so no longer when they are told: the same people looked through again are told nothing."""
    learnt, up_to = tx.sets.sweep(errand.set, errand.up_to, LOOKED_THROUGH, MEMORIES)
    for learner in learnt:
        tell(tx, learner, errand.word, errand.data, now)
    tx.errands.went(errand, up_to)
