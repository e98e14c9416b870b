"""A text for a set that somebody teaches: its new name, or the code that lets them open it to others."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.model import Learner, PublishedSet
from quiz.ports import Tx
from quiz.roles import Action, Publishing
from quiz.talk import Expecting, Managing
from quiz.usecases.inviting import Accepted, accept
from quiz.usecases.managing import WISHES, AwaitingTitle, Opened, manage, open_to, retitle
from quiz.usecases.publishing import AwaitingCode, try_code
from quiz.usecases.rights import NotYours, permitted

SaidToSet = AwaitingTitle | Opened | Accepted
_OPENED = {wish: to for to, wish in WISHES.items()}


def say_to_set(tx: Tx, teacher: Learner, text: str, publishing: Publishing, now: datetime, sign: str = "") -> SaidToSet:
    """Take the text for what is awaited; what cannot be taken is awaited anew. sign: see `hear`."""
    talk = tx.talks.get(teacher.id)
    managing = talk.managing
    if managing is None:
        tx.talks.put(teacher.id, talk.hearing(Expecting.NOTHING))
        return NotYours()
    managing = replace(managing, sign=sign)
    if talk.expecting is Expecting.TITLE:
        said: SaidToSet = retitle(tx, teacher, managing.set, text)
    else:
        said = _say_code(tx, teacher, managing, text, publishing, now)
    awaits = isinstance(said, AwaitingTitle | AwaitingCode)
    expecting = talk.expecting if awaits else Expecting.NOTHING
    tx.talks.put(teacher.id, replace(tx.talks.get(teacher.id), expecting=expecting, managing=managing))
    return said


def said_again(tx: Tx, teacher: Learner, managing: Managing) -> SaidToSet:
    """What stands after a text that was taken in before; nothing is tried or named a second time."""
    set_ = _set_of(tx, teacher, managing)
    if isinstance(set_, NotYours):
        return set_
    match tx.talks.get(teacher.id).expecting:
        case Expecting.TITLE:
            return AwaitingTitle(set_, refused=True)
        case Expecting.CODE:
            return AwaitingCode(set_, wrong=True)
        case _:
            return manage(tx, teacher, set_.id)


def _say_code(
    tx: Tx, teacher: Learner, managing: Managing, text: str, publishing: Publishing, now: datetime
) -> SaidToSet:
    set_ = _set_of(tx, teacher, managing)
    if isinstance(set_, NotYours):
        return set_
    refused = try_code(tx, teacher, set_, text, publishing, now)
    if refused is not None:
        return refused
    if managing.wish in _OPENED:
        return open_to(tx, teacher, managing.set, _OPENED[managing.wish], publishing)
    return accept(tx, teacher, managing.code, now, publishing)


def _set_of(tx: Tx, teacher: Learner, managing: Managing) -> PublishedSet | NotYours:
    """Who takes a set over teaches it only afterwards: then it is enough that it is there."""
    if managing.code:
        found = tx.sets.get(managing.set)
        return NotYours() if found is None or found.deleted_at is not None else found
    return permitted(tx, teacher.id, managing.set, Action.EDIT)
