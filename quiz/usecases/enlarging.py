"""Questions are added by hand to a set that is published: learners meet each new fact in its turn.

One more question about a fact is its next version, as any other change of it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from quiz.errors import Fault
from quiz.formats.by_hand import read_beside, read_by_hand
from quiz.formats.ids import numbered
from quiz.model import FactId, Learner, PublishedFact, PublishedSet, SetId
from quiz.ports import Tx
from quiz.questions import Fact
from quiz.roles import Action
from quiz.talk import Enlarging, Expecting
from quiz.usecases.browsing import Seen, seen
from quiz.usecases.corrected import correct
from quiz.usecases.going import go_elsewhere
from quiz.usecases.rights import NotYours, permitted


@dataclass(frozen=True, slots=True)
class AwaitingMore:
    """A question is awaited. beside: the fact it is to be about, None for one of its own. faults: why the last message
    cannot be taken."""

    set: PublishedSet
    beside: PublishedFact | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """The question is there, and learners will be asked it; the next one is awaited. same_fact: about one there was."""

    seen: Seen
    same_fact: bool


Enlarged = AwaitingMore | Added | NotYours


def await_fact(tx: Tx, teacher: Learner, id_: SetId) -> Enlarged:
    """From now on each text is a question about a fact of its own."""
    return _awaiting(tx, teacher, Enlarging(id_))


def await_beside(tx: Tx, teacher: Learner, fact: FactId) -> Enlarged:
    """From now on each text is a question about this fact; about a new one if it is asked no more."""
    published = tx.facts.get(fact)
    if published is None:
        return NotYours()
    return _awaiting(tx, teacher, Enlarging(published.set_id, None if published.retired else fact))


def add(tx: Tx, teacher: Learner, text: str, now: datetime, sign: str = "") -> Enlarged:
    """Take the text for a question of the set; or say what is wrong with it. Either way listen on. sign: see `hear`."""
    enlarging = tx.talks.get(teacher.id).enlarging
    set_ = NotYours() if enlarging is None else permitted(tx, teacher.id, enlarging.set, Action.EDIT)
    if enlarging is None or isinstance(set_, NotYours):
        go_elsewhere(tx, teacher)
        return NotYours()
    enlarging = replace(enlarging, sign=sign, added=None)
    tx.sets.edition(set_.id, hold=True)  # whoever saves this set meanwhile waits
    if enlarging.beside is None:
        done = _new_fact(tx, set_, text)
    else:
        done = _one_more(tx, teacher, set_, enlarging.beside, text, now)
    if not isinstance(done, PublishedFact):
        return _awaiting(tx, teacher, enlarging, done)
    return _added(tx, teacher, replace(enlarging, added=done.id, nth=len(done.fact.questions) - 1))


def added_again(tx: Tx, teacher: Learner, enlarging: Enlarging, text: str) -> Enlarged:
    """What was said to this very text before; it is not added a second time."""
    if enlarging.added is not None:
        return _added(tx, teacher, enlarging)
    set_ = permitted(tx, teacher.id, enlarging.set, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    known = tx.facts.get(enlarging.beside) if enlarging.beside else None
    read = read_by_hand(text, set_.language) if known is None else read_beside(text, set_.language, known.fact)
    return _awaiting(tx, teacher, enlarging, read if isinstance(read, tuple) else ())


def _new_fact(tx: Tx, set_: PublishedSet, text: str) -> PublishedFact | tuple[Fault, ...]:
    fact = read_by_hand(text, set_.language)
    if not isinstance(fact, Fact):
        return fact
    number, added = 1, tx.facts.add(set_.id, fact)
    while added is None:
        number += 1
        added = tx.facts.add(set_.id, replace(fact, key=numbered(fact.key, number)))
    return tx.facts.get(added) or ()


def _one_more(
    tx: Tx, teacher: Learner, set_: PublishedSet, id_: FactId, text: str, now: datetime
) -> PublishedFact | tuple[Fault, ...]:
    published = tx.facts.get(id_)
    if published is None or published.retired:
        return ()
    question = read_beside(text, set_.language, published.fact)
    if isinstance(question, tuple):
        return question
    after = replace(published, fact=replace(published.fact, questions=(*published.fact.questions, question)))
    correct(tx, teacher.id, after, tx.corrections.latest(id_), (), now)
    return after


def _awaiting(tx: Tx, teacher: Learner, enlarging: Enlarging, faults: tuple[Fault, ...] = ()) -> Enlarged:
    set_ = permitted(tx, teacher.id, enlarging.set, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    beside = tx.facts.get(enlarging.beside) if enlarging.beside else None
    if beside is not None and beside.retired:  # it was taken out meanwhile
        enlarging, beside = replace(enlarging, beside=None), None
    _listen(tx, teacher, enlarging)
    return AwaitingMore(set_, beside, faults)


def _added(tx: Tx, teacher: Learner, enlarging: Enlarging) -> Enlarged:
    assert enlarging.added is not None
    shown = seen(tx, teacher, enlarging.added, enlarging.nth)
    if isinstance(shown, NotYours):
        return shown
    _listen(tx, teacher, enlarging)
    return Added(shown, enlarging.beside is not None)


def _listen(tx: Tx, teacher: Learner, enlarging: Enlarging) -> None:
    go_elsewhere(tx, teacher)
    talk = tx.talks.get(teacher.id)
    tx.talks.put(teacher.id, replace(talk, expecting=Expecting.ENLARGE, enlarging=enlarging))
