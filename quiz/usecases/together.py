"""Several people work on one draft: the owner asks them in by a link, and each sees how far the others are.

The owner alone publishes, throws away, asks in and parts with guests; all else is for guests too. A seat is kept as
long as there is the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quiz.drafts import DraftId, Phase, Seat, TeacherDraft
from quiz.model import Learner, SetId
from quiz.ports import Tx
from quiz.roles import Action
from quiz.usecases import drafting
from quiz.usecases.naming import shown_name
from quiz.usecases.reviewing import OWNER_ONLY
from quiz.usecases.rights import NotYours, permitted
from quiz.usecases.seats import reach, reach_open, send_home
from quiz.usecases.standing import NoDraftLeft, Standing, leave_as_it_is, stand_at, standing_of
from quiz.usecases.telling import tell

MOST_GUESTS = 10
"""Of one draft: whoever may come by a link, a crowd may not."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at a draft, as the others see them. place: see Seat."""

    name: str
    chair: int
    place: int
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Who works on a draft, for its owner. code: of the link, «» if there is none. questions: of the draft."""

    draft: TeacherDraft
    code: str
    guests: tuple[Guest, ...]
    questions: int


@dataclass(frozen=True, slots=True)
class NoInvitation:
    """The link leads nowhere: it was withdrawn, or the draft is no more. full: it has as many guests as it may."""

    full: bool = False


@dataclass(frozen=True, slots=True)
class GuestDraft:
    """A draft of somebody else's. number: what the guest calls it. owner: their name."""

    number: DraftId
    title: str
    owner: str


def colleagues(tx: Tx, learner: Learner, id_: DraftId) -> Colleagues | Standing:
    """Who works on the draft, and by which link others may come."""
    leave_as_it_is(tx, learner)
    draft = _own(tx, learner, id_)
    return _colleagues(tx, draft) if draft is not None else stand_at(tx, learner, id_, OWNER_ONLY)


def invite(tx: Tx, learner: Learner, id_: DraftId, code: str) -> Colleagues | Standing:
    """Make the link: `code`, which nobody can guess. If there is one already it stays."""
    draft = _own(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_, OWNER_ONLY)
    if not draft.invite:
        draft = replace(draft, invite=code)
        tx.drafts.change(draft, draft.phase, draft.attempt)
    return _colleagues(tx, draft)


def withdraw(tx: Tx, learner: Learner, id_: DraftId) -> Colleagues | Standing:
    """The link leads nowhere from now on; who has come by it stays."""
    draft = _own(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_, OWNER_ONLY)
    draft = replace(draft, invite="")
    tx.drafts.change(draft, draft.phase, draft.attempt)
    return _colleagues(tx, draft)


def part_with(tx: Tx, learner: Learner, id_: DraftId, chair: int) -> Colleagues | Standing:
    """This guest works on the draft no more; what they did stays."""
    draft = _own(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_, OWNER_ONLY)
    for seat in tx.seats.at(draft.learner, draft.id):
        if chair and seat.chair == chair:
            tx.seats.remove(seat.learner, seat.number)
    return _colleagues(tx, draft)


def leave_draft(tx: Tx, learner: Learner, id_: DraftId) -> None:
    """Work on somebody else's draft no more. A draft of one's own cannot be left."""
    leave_as_it_is(tx, learner)
    if id_ < 0:
        tx.seats.remove(learner.id, id_)


def come_in(tx: Tx, learner: Learner, code: str, now: datetime) -> Standing | NoInvitation:
    """Somebody has opened the link: from now on they work on the draft too. Its owner is told once."""
    found = tx.drafts.by_invite(code) if code else None
    draft = tx.drafts.get(found.learner, found.id) if found is not None else None  # its owner is held from now on
    if draft is None or draft.invite != code:
        return NoInvitation()
    if draft.learner == learner.id:
        return standing_of(tx, learner, draft)
    if draft.phase is not Phase.REVIEWING:
        return NoInvitation()
    return _seated(tx, learner, draft, now, invited=True)


def open_draft_of_set(tx: Tx, learner: Learner, id_: SetId, now: datetime) -> Standing | NoInvitation | NotYours:
    """Work on the newest draft by which a colleague is bringing this set up to date."""
    set_ = permitted(tx, learner.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    theirs = _of_set(tx, learner, id_)
    draft = tx.drafts.get(theirs[-1].learner, theirs[-1].id) if theirs else None  # its owner is held from now on
    if draft is None or draft.phase is not Phase.REVIEWING or draft.set != id_:
        return NoDraftLeft()
    return _seated(tx, learner, draft, now, invited=False)


def whose_draft_of_set(tx: Tx, learner: Learner, id_: SetId) -> str | None:
    """The name of the colleague who is bringing this set up to date, «» if they have none; None if there is no draft to
    be looked at, or it is not for this person."""
    if isinstance(permitted(tx, learner.id, id_, Action.EDIT), NotYours):
        return None
    theirs = _of_set(tx, learner, id_)
    owner = tx.learners.get(theirs[-1].learner) if theirs else None
    return shown_name(owner) if owner is not None else None


def guest_drafts(tx: Tx, learner: Learner) -> tuple[GuestDraft, ...]:
    """Drafts of others that this person works on, the latest first."""
    found = []
    for seat in tx.seats.mine(learner.id):
        draft = reach(tx, learner.id, seat.number) if seat.number < 0 else None
        owner = tx.learners.get(draft.learner) if draft is not None else None
        if draft is not None and owner is not None:
            found.append(GuestDraft(seat.number, draft.title, shown_name(owner)))
    return tuple(found)


def be_seen(tx: Tx, learner: Learner, id_: DraftId, place: int, now: datetime) -> None:
    """The person looks at this question (0: the overview). Of a draft that nobody shares it is not noted."""
    draft = reach_open(tx, learner.id, id_)
    if draft is not None and draft.chairs:
        seat = draft.seat or Seat(learner.id, draft.id, learner.id, draft.id, 0, 0, now)
        tx.seats.put(replace(seat, place=place, seen_at=now))


def who_is_there(tx: Tx, learner: Learner, id_: DraftId) -> tuple[Guest, ...]:
    """The others at the draft; only reads."""
    draft = reach_open(tx, learner.id, id_)
    return tuple(each for each in _guests(tx, draft) if each.chair != draft.chair) if draft is not None else ()


def discard_for_all(tx: Tx, learner: Learner, id_: DraftId, now: datetime) -> TeacherDraft | None:
    """See drafting.discard: what was thrown away, None if nothing was. Its guests are told."""
    draft = tx.drafts.get(learner.id, id_)
    if draft is None or not drafting.discard(tx, learner, id_):
        return None
    send_home(tx, draft, "draft-discarded", now, draft.title)
    return draft


def _own(tx: Tx, learner: Learner, id_: DraftId) -> TeacherDraft | None:
    draft = reach_open(tx, learner.id, id_)
    return draft if draft is not None and draft.seat is None else None


def _of_set(tx: Tx, learner: Learner, id_: SetId) -> Sequence[TeacherDraft]:
    drafts = tx.drafts.of_set(id_)
    return [each for each in drafts if each.phase is Phase.REVIEWING and each.learner != learner.id]


def _seated(tx: Tx, learner: Learner, draft: TeacherDraft, now: datetime, invited: bool) -> Standing | NoInvitation:
    seats = tx.seats.at(draft.learner, draft.id)
    mine = next((seat for seat in seats if seat.learner == learner.id), None)
    if mine is None:
        if sum(seat.chair > 0 for seat in seats) >= MOST_GUESTS:
            return NoInvitation(full=True)
        mine = _take_seat(tx, learner, draft, now, invited)
    elif invited and not mine.invited:
        mine = replace(mine, invited=True)
        tx.seats.put(mine)
    return stand_at(tx, learner, mine.number)


def _take_seat(tx: Tx, learner: Learner, draft: TeacherDraft, now: datetime, invited: bool) -> Seat:
    """A number below zero that nothing of theirs has, and a chair that nobody had before."""
    chair = draft.chairs + 1
    tx.drafts.change(replace(draft, chairs=chair), draft.phase, draft.attempt)
    if tx.seats.get(draft.learner, draft.id) is None:
        tx.seats.put(Seat(draft.learner, draft.id, draft.learner, draft.id, 0, 0, draft.changed_at))
    number = -int(now.timestamp())
    while tx.seats.get(learner.id, DraftId(number)) is not None:
        number -= 1
    seat = Seat(learner.id, DraftId(number), draft.learner, draft.id, chair, 0, now, invited)
    tx.seats.put(seat)
    tell(tx, draft.learner, "draft-joined", {"title": draft.title, "draft": draft.id}, now, learner.id)
    return seat


def _colleagues(tx: Tx, draft: TeacherDraft) -> Colleagues:
    guests = tuple(each for each in _guests(tx, draft) if each.chair)
    return Colleagues(draft, draft.invite, guests, tx.drafts.tally(draft.learner, draft.id).questions)


def _guests(tx: Tx, draft: TeacherDraft) -> Sequence[Guest]:
    seats = tx.seats.at(draft.learner, draft.id)
    found = [(seat, tx.learners.get(seat.learner)) for seat in seats]
    return [Guest(shown_name(who), seat.chair, seat.place, seat.seen_at) for seat, who in found if who is not None]
