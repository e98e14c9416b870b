"""What people are called where others see them: by the messenger's name, until they wish for another. Teachers see
those who learn with them; whoever teaches is seen by colleagues."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz.model import Learner, PublishedSet, SetId
from quiz.names import LONGEST_STORED, as_wished, tidy
from quiz.ports import Tx
from quiz.talk import Expecting, Naming
from quiz.usecases.rights import taught_by, teachers_of


@dataclass(frozen=True, slots=True)
class AwaitingName:
    """The next text is the name. name: the one that is seen now, «» if there is none; wished: it is their own wish.

    refused: the last text could be no name. set: the one they had just joined, None if they came from the settings.
    teaches: colleagues see it too.
    """

    name: str
    wished: bool
    set: SetId | None
    refused: bool = False
    teaches: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """This name is seen from now on; the rest as above."""

    name: str
    wished: bool
    set: SetId | None
    teaches: bool = False


Named = AwaitingName | Called


def shown_name(learner: Learner) -> str:
    """The name others see; «» if the messenger gives none that can be read."""
    return learner.called or tidy(learner.name)


def seen_as(tx: Tx, learner: Learner, set_: PublishedSet) -> str | None:
    """The name by which the teacher of a set sees, or would see, this learner in its class; None if nobody does."""
    teachers = teachers_of(tx, set_)
    return shown_name(learner) if teachers and learner.id not in teachers else None


def teacher_for(tx: Tx, learner: Learner, set_: PublishedSet) -> str:
    """The name by which this learner sees who owns the set: the one they chose. «» if they chose none, if nobody owns
    it, and for its teachers. Nobody's name in the messenger is shown to a whole class."""
    owner = tx.learners.get(set_.owner) if set_.owner is not None else None
    return "" if owner is None or learner.id in teachers_of(tx, set_) else owner.called or ""


def await_name(tx: Tx, learner: Learner, set_: SetId | None) -> AwaitingName:
    """From now on a text is the name."""
    _listen(tx, learner, Expecting.NAME, Naming(set_))
    return _awaiting(tx, learner, set_)


def take_name(tx: Tx, learner: Learner, text: str, sign: str = "") -> Named:
    """Be called so; what is no name changes nothing, and another text is awaited. sign: see `hear`."""
    naming = replace(tx.talks.get(learner.id).naming or Naming(None), sign=sign)
    wish = as_wished(text)
    if wish is None:
        _listen(tx, learner, Expecting.NAME, naming)
        return _awaiting(tx, learner, naming.set, refused=True)
    tx.learners.put(replace(learner, called=wish))
    _listen(tx, learner, Expecting.NOTHING, naming)  # remembered, in case the same message comes again
    return Called(wish, True, naming.set, _teaches(tx, learner))


def said_again(tx: Tx, learner: Learner, naming: Naming) -> Named:
    """What came of a text that was taken in before."""
    if tx.talks.get(learner.id).expecting is Expecting.NAME:
        return _awaiting(tx, learner, naming.set, refused=True)
    return Called(shown_name(learner), learner.called is not None, naming.set, _teaches(tx, learner))


def be_called_as_in_messenger(tx: Tx, learner: Learner, set_: SetId | None, name: str) -> Called:
    """Wish for no name any more. name: the messenger's as it is now, which may have changed since they came."""
    learner = replace(learner, name=name[:LONGEST_STORED], called=None)
    tx.learners.put(learner)
    _listen(tx, learner, Expecting.NOTHING, None)
    return Called(shown_name(learner), False, set_, _teaches(tx, learner))


def _awaiting(tx: Tx, learner: Learner, set_: SetId | None, *, refused: bool = False) -> AwaitingName:
    return AwaitingName(shown_name(learner), learner.called is not None, set_, refused, _teaches(tx, learner))


def _teaches(tx: Tx, person: Learner) -> bool:
    return bool(taught_by(tx, person.id))


def _listen(tx: Tx, learner: Learner, expecting: Expecting, naming: Naming | None) -> None:
    tx.talks.put(learner.id, replace(tx.talks.get(learner.id), expecting=expecting, naming=naming))
