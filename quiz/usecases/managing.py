"""The life of a set, in its owner's hands: its name, who finds it, the archive, its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from quiz.formats import shape
from quiz.model import Learner, PublishedSet, SetId, Visibility
from quiz.ports import Tx
from quiz.roles import ANYBODY, Action, Publishing, Role
from quiz.talk import Expecting, Managing
from quiz.usecases.deleting import delete_set
from quiz.usecases.going import go_elsewhere
from quiz.usecases.publishing import AwaitingCode, MayNotPublish, ask_to_publish
from quiz.usecases.rights import NotYours, permitted, permitted_and_held, role_of

LONGEST_TITLE = shape.TITLE
WISHES = {Visibility.LINK: "link", Visibility.LISTED: "listed"}


@dataclass(frozen=True, slots=True)
class Managed:
    """A set, and what can be decided about it. teachers: beside its owner. done: a word on what was just decided."""

    set: PublishedSet
    role: Role
    teachers: int
    done: str = ""


@dataclass(frozen=True, slots=True)
class AwaitingTitle:
    """The next text is the set's new name. refused: the last one was empty or too long."""

    set: PublishedSet
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Choosing:
    """Who is to find the set?"""

    set: PublishedSet


@dataclass(frozen=True, slots=True)
class Deleting:
    """Is it to be deleted? learners, teachers: who else would lose it. last: asked for the second time."""

    set: PublishedSet
    learners: int
    teachers: int
    last: bool


@dataclass(frozen=True, slots=True)
class Deleted:
    """It is gone. learners: who are told."""

    title: str
    learners: int


Opened = Managed | MayNotPublish | AwaitingCode | NotYours


def manage(tx: Tx, teacher: Learner, id_: SetId) -> Managed | NotYours:
    """What can be decided about the set."""
    set_ = permitted(tx, teacher.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    go_elsewhere(tx, teacher)
    return managed(tx, teacher, set_)


def managed(tx: Tx, teacher: Learner, set_: PublishedSet, done: str = "") -> Managed:
    """The same, below a word."""
    return Managed(set_, role_of(tx, teacher.id, set_), len(tx.teachers.of_set(set_.id)), done)


def await_title(tx: Tx, teacher: Learner, id_: SetId) -> AwaitingTitle | NotYours:
    """The next text is the set's new name."""
    set_ = permitted(tx, teacher.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    _listen(tx, teacher, Expecting.TITLE, Managing(id_, "title"))
    return AwaitingTitle(set_)


def retitle(tx: Tx, teacher: Learner, id_: SetId, said: str) -> AwaitingTitle | Managed | NotYours:
    """Name it so; its link and what learners remember stay."""
    set_ = permitted_and_held(tx, teacher.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    title = " ".join(said.split())
    if not 0 < len(title) <= LONGEST_TITLE:
        return AwaitingTitle(set_, refused=True)
    renamed = replace(set_, title=title)
    tx.sets.change(renamed)
    return managed(tx, teacher, renamed, "renamed")


def choose_visibility(tx: Tx, teacher: Learner, id_: SetId) -> Choosing | NotYours:
    """Who is to find it?"""
    set_ = permitted(tx, teacher.id, id_, Action.OPEN)
    if isinstance(set_, NotYours):
        return set_
    go_elsewhere(tx, teacher)
    return Choosing(set_)


def open_to(tx: Tx, teacher: Learner, id_: SetId, to: Visibility, publishing: Publishing = ANYBODY) -> Opened:
    """From now on these find it. Those who learn it already go on, whatever is decided."""
    set_ = permitted_and_held(tx, teacher.id, id_, Action.OPEN)
    if isinstance(set_, NotYours):
        return set_
    if to is not Visibility.PRIVATE:
        refused = ask_to_publish(tx, teacher, set_, publishing, Managing(id_, WISHES[to]))
        if refused is not None:
            return refused
    opened = replace(set_, visibility=to)
    tx.sets.change(opened)
    return managed(tx, teacher, opened, f"opened-{to}")


def archive(tx: Tx, teacher: Learner, id_: SetId, on: bool, now: datetime) -> Managed | NotYours:
    """Nobody new joins from now on, and those who learn it go on; or (not on) it is open again as it was."""
    set_ = permitted_and_held(tx, teacher.id, id_, Action.ARCHIVE)
    if isinstance(set_, NotYours):
        return set_
    after = replace(set_, archived_at=(set_.archived_at or now) if on else None)
    tx.sets.change(after)
    return managed(tx, teacher, after, "archived" if on else "restored")


def ask_delete(tx: Tx, teacher: Learner, id_: SetId, last: bool) -> Deleting | NotYours:
    """What deleting it would mean; last: asked once more."""
    set_ = permitted(tx, teacher.id, id_, Action.DELETE)
    if isinstance(set_, NotYours):
        return set_
    return Deleting(set_, tx.classes.size(id_), len(tx.teachers.of_set(id_)), last)


def delete(tx: Tx, teacher: Learner, id_: SetId, now: datetime) -> Deleted | NotYours:
    """For good."""
    set_ = permitted_and_held(tx, teacher.id, id_, Action.DELETE)
    if isinstance(set_, NotYours):
        return set_
    return Deleted(set_.title, delete_set(tx, set_, teacher.id, now))


def _listen(tx: Tx, teacher: Learner, expecting: Expecting, managing: Managing | None) -> None:
    tx.talks.put(teacher.id, replace(tx.talks.get(teacher.id), expecting=expecting, managing=managing))
