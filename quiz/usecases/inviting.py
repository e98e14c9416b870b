"""Several teachers of one set: a link for one person, who teaches it from then on or takes it over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from quiz.model import Learner, LearnerId, PublishedSet, SetId
from quiz.ports import Tx
from quiz.roles import ANYBODY, Action, Publishing, Role, may
from quiz.sharing import Invitation, Offered
from quiz.talk import Managing
from quiz.usecases.going import go_elsewhere
from quiz.usecases.managing import Managed, managed
from quiz.usecases.naming import shown_name
from quiz.usecases.people import Home, Invited, arrive
from quiz.usecases.publishing import AwaitingCode, MayNotPublish, ask_to_publish
from quiz.usecases.rights import NotYours, permitted, permitted_and_held, role_of
from quiz.usecases.telling import tell

PREFIX = "inv-"
"""How the code of an invitation begins."""
LASTS = timedelta(days=7)
ACTIONS = {Offered.TEACH: Action.INVITE, Offered.OWN: Action.HAND_OVER}


@dataclass(frozen=True, slots=True)
class Teacher:
    """Somebody who teaches the set with its owner."""

    id: LearnerId
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Teachers:
    """Who else teaches the set. invited: a link waits for somebody. done: a word on what was just decided."""

    set: PublishedSet
    people: tuple[Teacher, ...]
    invited: bool
    done: str = ""


@dataclass(frozen=True, slots=True)
class Inviting:
    """The link to be given to one person."""

    set: PublishedSet
    invitation: Invitation


@dataclass(frozen=True, slots=True)
class Parting:
    """Is this person to teach the set no more?"""

    set: PublishedSet
    teacher: Teacher


@dataclass(frozen=True, slots=True)
class SteppingDown:
    """Do they want to teach it no more?"""

    set: PublishedSet


@dataclass(frozen=True, slots=True)
class SteppedDown:
    """They teach it no more."""

    set: PublishedSet


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody was invited and has to say yes. name: who invites."""

    set: PublishedSet
    invitation: Invitation
    name: str


class Why(StrEnum):
    """Why an invitation leads nowhere."""

    GONE = "gone"
    """Unknown or withdrawn, or who made it has no say any more; nobody is told which."""
    USED = "used"
    EXPIRED = "expired"
    OWN = "own"
    """They made it themselves."""


@dataclass(frozen=True, slots=True)
class NoInvitation:
    """The link leads nowhere."""

    why: Why


@dataclass(frozen=True, slots=True)
class Taken:
    """They said yes, now or before."""

    managed: Managed
    offered: Offered


Came = Home | Invited | Offer | Taken | NoInvitation
Accepted = Taken | NoInvitation | MayNotPublish | AwaitingCode


def come(tx: Tx, learner: Learner, code: str, now: datetime) -> Came:
    """/start: by an invitation to teach, or as everybody does."""
    if not code.startswith(PREFIX) or tx.sets.by_code(code) is not None:
        return arrive(tx, learner, code, now)
    go_elsewhere(tx, learner)
    found = _found(tx, learner, tx.invitations.by_code(code), None, now)
    if not isinstance(found, tuple):
        return found
    invitation, set_ = found
    inviter = tx.learners.get(invitation.by)
    return Offer(set_, invitation, shown_name(inviter) if inviter else "")


def accept(tx: Tx, learner: Learner, code: str, now: datetime, publishing: Publishing = ANYBODY) -> Accepted:
    """Yes: teach the set with its owner, or take it over; who hands it over goes on as a co-teacher.

    A set that others find is taken over only by who may publish.
    """
    invitation = tx.invitations.by_code(code)
    held = tx.sets.hold(invitation.set) if invitation is not None else None
    found = _found(tx, learner, invitation, held, now)
    if not isinstance(found, tuple):
        return found
    invitation, set_ = found
    owns = invitation.offered is Offered.OWN
    if owns and set_.open:
        refused = ask_to_publish(tx, learner, set_, publishing, Managing(set_.id, "own", code))
        if refused is not None:
            return refused
    if not tx.invitations.use(invitation, now):
        return NoInvitation(Why.USED)
    if owns:
        tx.teachers.remove(learner.id, set_.id)
        set_ = replace(set_, owner=learner.id)
        tx.sets.change(set_)
        tx.teachers.add(invitation.by, set_.id, now)
    else:
        tx.teachers.add(learner.id, set_.id, now)
    word = "taken-over" if owns else "teaches-too"
    tell(tx, invitation.by, word, {"title": set_.title, "set": set_.id}, now, learner.id)
    return Taken(managed(tx, learner, set_), invitation.offered)


def invite(tx: Tx, owner: Learner, id_: SetId, offered: Offered, code: str, now: datetime) -> Inviting | NotYours:
    """The link that is open for this, or a new one with this code: one at a time, so that a second press makes none."""
    set_ = permitted_and_held(tx, owner.id, id_, ACTIONS[offered])
    if isinstance(set_, NotYours):
        return set_
    go_elsewhere(tx, owner)
    for known in _made(tx, owner, id_, offered):
        if _is_over(known, now):
            tx.invitations.remove(known)
        elif known.used_at is None:
            return Inviting(set_, known)
    invitation = Invitation(owner.id, PREFIX + code, id_, offered, now)
    tx.invitations.add(invitation)
    return Inviting(set_, invitation)


def withdraw(tx: Tx, owner: Learner, id_: SetId, offered: Offered, now: datetime) -> Teachers | Managed | NotYours:
    """The open link leads nowhere from now on. One that was used is not open: who has come by it stays."""
    set_ = permitted_and_held(tx, owner.id, id_, ACTIONS[offered])
    if isinstance(set_, NotYours):
        return set_
    open_ = [known for known in _made(tx, owner, id_, offered) if known.used_at is None]
    withdrawn = [tx.invitations.remove(known) for known in open_]
    done = "withdrawn" if any(withdrawn) else "no-open-link"
    return managed(tx, owner, set_, done) if offered is Offered.OWN else _teachers(tx, owner, set_, now, done)


def teachers(tx: Tx, owner: Learner, id_: SetId, now: datetime) -> Teachers | NotYours:
    """Who else teaches it."""
    set_ = permitted(tx, owner.id, id_, Action.INVITE)
    if isinstance(set_, NotYours):
        return set_
    go_elsewhere(tx, owner)
    return _teachers(tx, owner, set_, now)


def ask_to_part(tx: Tx, owner: Learner, id_: SetId, who: LearnerId, now: datetime) -> Parting | Teachers | NotYours:
    """Is this person to teach it no more?"""
    found = teachers(tx, owner, id_, now)
    if isinstance(found, NotYours):
        return found
    teacher = next((each for each in found.people if each.id == who), None)
    return found if teacher is None else Parting(found.set, teacher)


def part_with(tx: Tx, owner: Learner, id_: SetId, who: LearnerId, now: datetime) -> Teachers | NotYours:
    """This person teaches it no more, and is told so."""
    set_ = permitted_and_held(tx, owner.id, id_, Action.INVITE)
    if isinstance(set_, NotYours):
        return set_
    parted = tx.teachers.remove(who, id_)
    if parted:
        tell(tx, who, "parted", {"title": set_.title}, now)
    return _teachers(tx, owner, set_, now, "parted" if parted else "")


def ask_to_step_down(tx: Tx, teacher: Learner, id_: SetId) -> SteppingDown | NotYours:
    """Do they want to teach it no more?"""
    set_ = permitted(tx, teacher.id, id_, Action.STEP_DOWN)
    return set_ if isinstance(set_, NotYours) else SteppingDown(set_)


def step_down(tx: Tx, teacher: Learner, id_: SetId, now: datetime) -> SteppedDown | NotYours:
    """They teach it no more, and its owner is told so."""
    set_ = permitted_and_held(tx, teacher.id, id_, Action.STEP_DOWN)
    if isinstance(set_, NotYours):
        return set_
    tx.teachers.remove(teacher.id, id_)
    if set_.owner is not None:
        tell(tx, set_.owner, "stepped-down", {"title": set_.title}, now, teacher.id)
    return SteppedDown(set_)


def _found(
    tx: Tx, learner: Learner, invitation: Invitation | None, held: PublishedSet | None, now: datetime
) -> tuple[Invitation, PublishedSet] | Taken | NoInvitation:
    """The invitation and its set, if it still holds for this person. Who said yes to it before is where it leads."""
    if invitation is None:
        return NoInvitation(Why.GONE)
    set_ = held or tx.sets.get(invitation.set)
    if set_ is None or set_.deleted_at is not None:
        return NoInvitation(Why.GONE)
    role = role_of(tx, learner.id, set_)
    mine = role is Role.OWNER or (role is Role.COTEACHER and invitation.offered is Offered.TEACH)
    if mine and invitation.by != learner.id:
        return Taken(managed(tx, learner, set_), invitation.offered)
    if invitation.used_at is not None:
        return NoInvitation(Why.USED)
    if not may(role_of(tx, invitation.by, set_), ACTIONS[invitation.offered]):
        return NoInvitation(Why.GONE)
    if invitation.by == learner.id:
        return NoInvitation(Why.OWN)
    return NoInvitation(Why.EXPIRED) if _is_over(invitation, now) else (invitation, set_)


def _teachers(tx: Tx, owner: Learner, set_: PublishedSet, now: datetime, done: str = "") -> Teachers:
    people = []
    for each in tx.teachers.of_set(set_.id):
        found = tx.learners.get(each.learner)
        people.append(Teacher(each.learner, shown_name(found) if found else "", each.since))
    made = _made(tx, owner, set_.id, Offered.TEACH)
    invited = any(known.used_at is None and not _is_over(known, now) for known in made)
    return Teachers(set_, tuple(people), invited, done)


def _made(tx: Tx, owner: Learner, id_: SetId, offered: Offered) -> list[Invitation]:
    return [known for known in tx.invitations.of(owner.id) if (known.set, known.offered) == (id_, offered)]


def _is_over(invitation: Invitation, now: datetime) -> bool:
    return now - invitation.at >= LASTS
