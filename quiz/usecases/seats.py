"""Several people at one draft: each calls it by a number of their own, and has a seat there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.drafts import DraftId, Phase, Seat, TeacherDraft
from quiz.model import LearnerId
from quiz.ports import Tx
from quiz.roles import Action
from quiz.usecases.naming import shown_name
from quiz.usecases.rights import NotYours, permitted
from quiz.usecases.telling import tell


def reach(tx: Tx, person: LearnerId, number: DraftId) -> TeacherDraft | None:
    """The draft that the person calls so: one of their own, or one at which they have a seat. None: there is none, or
    it is not for them (any more)."""
    if number > 0:
        return tx.drafts.get(person, number)
    seat = tx.seats.get(person, number)
    draft = tx.drafts.get(seat.owner, seat.draft) if seat is not None else None
    if seat is None or draft is None or not (seat.invited or _teaches(tx, person, draft)):
        return None
    return with_seat(draft, seat)


def reach_open(tx: Tx, person: LearnerId, number: DraftId) -> TeacherDraft | None:
    """The same, if it is under review."""
    draft = reach(tx, person, number)
    return draft if draft is not None and draft.phase is Phase.REVIEWING else None


def with_seat(draft: TeacherDraft, seat: Seat) -> TeacherDraft:
    """The draft as a guest looks at it."""
    return replace(draft, seat=seat)


def who_sits(tx: Tx, draft: TeacherDraft, chair: int) -> str:
    """The name of whoever has this chair; «» if they have left."""
    seated = {seat.chair: seat.learner for seat in tx.seats.at(draft.learner, draft.id)} | {0: draft.learner}
    found = tx.learners.get(seated[chair]) if chair in seated else None
    return shown_name(found) if found is not None else ""


def send_home(tx: Tx, draft: TeacherDraft, word: str, now: datetime, title: str) -> None:
    """The draft has come to its end: its guests are told by this word, and have no seats any more."""
    for seat in tx.seats.at(draft.learner, draft.id):
        if seat.chair:
            tell(tx, seat.learner, word, {"title": title}, now)
    tx.seats.clear(draft.learner, draft.id)


def _teaches(tx: Tx, person: LearnerId, draft: TeacherDraft) -> bool:
    return draft.set is not None and not isinstance(permitted(tx, person, draft.set, Action.EDIT), NotYours)
