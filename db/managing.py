"""Who teaches what with whom, links for one person, who may publish, and wrong codes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, insert, select, update

from db.link import LEARNER, Link, insert_once, upsert
from db.tables import guesses, invitations, publishers, teachers
from quiz.model import LearnerId, SetId
from quiz.sharing import CoTeacher, Guessed, Invitation, Offered, Publisher

_SET: BindParameter[int] = bindparam("set")
_CARRIED: BindParameter[str] = bindparam("carried")
_TEACHES = (teachers.c.learner_id == LEARNER, teachers.c.set_id == _SET)
_HAS = select(teachers.c.since).where(*_TEACHES)
_ADD_TEACHER = insert_once(teachers)
_REMOVE_TEACHER = delete(teachers).where(*_TEACHES)
_OF_SET = (
    select(teachers.c.learner_id, teachers.c.since)
    .where(teachers.c.set_id == _SET)
    .order_by(teachers.c.since, teachers.c.learner_id)
)
_SETS = select(teachers.c.set_id, teachers.c.since).where(teachers.c.learner_id == LEARNER).order_by(teachers.c.set_id)
_INVITE = insert(invitations)
_BY_CODE = select(invitations).where(invitations.c.code == _CARRIED)
_OF = select(invitations).where(invitations.c.learner_id == LEARNER).order_by(invitations.c.at, invitations.c.code)
_THIS = (invitations.c.learner_id == LEARNER, invitations.c.code == _CARRIED)
_USE = update(invitations).where(*_THIS, invitations.c.used_at.is_(None))
_WITHDRAW = delete(invitations).where(*_THIS)
# Who only tried has a row without it, from before wrong codes were kept elsewhere.
_PUBLISHER = select(publishers).where(publishers.c.learner_id == LEARNER, publishers.c.since.is_not(None))
_PUT_PUBLISHER = upsert(publishers)
_GUESSED = select(guesses).where(guesses.c.who == bindparam("person"))
_PUT_GUESSED = upsert(guesses)
_FORGET_GUESSES = delete(guesses).where(guesses.c.since <= bindparam("before"))


class SqlTeachers:
    """See quiz.ports.Teachers. The set is held, not the people: they may be of two transactions at a time."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def has(self, learner: LearnerId, set_: SetId) -> bool:
        return self._link.do(_HAS, {"learner": learner, "set": set_}).one() is not None

    def add(self, learner: LearnerId, set_: SetId, since: datetime) -> bool:
        values = {"learner_id": learner, "set_id": set_, "since": since}
        return self._link.do(_ADD_TEACHER, values).changed == 1

    def remove(self, learner: LearnerId, set_: SetId) -> bool:
        return self._link.do(_REMOVE_TEACHER, {"learner": learner, "set": set_}).changed == 1

    def of_set(self, set_: SetId) -> Sequence[CoTeacher]:
        return [CoTeacher(row.learner_id, row.since) for row in self._link.do(_OF_SET, {"set": set_}).rows]

    def sets(self, learner: LearnerId) -> Sequence[tuple[SetId, datetime]]:
        return [(row.set_id, row.since) for row in self._link.do(_SETS, {"learner": learner}).rows]


class SqlInvitations:
    """See quiz.ports.Invitations."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, invitation: Invitation) -> None:
        self._link.of(
            invitation.by,
            _INVITE,
            learner_id=invitation.by,
            code=invitation.code,
            set_id=invitation.set,
            offered=invitation.offered.value,
            at=invitation.at,
            used_at=invitation.used_at,
        )

    def by_code(self, code: str) -> Invitation | None:
        row = self._link.do(_BY_CODE, {"carried": code}).one()
        return None if row is None else _invitation(row)

    def of(self, learner: LearnerId) -> Sequence[Invitation]:
        return [_invitation(row) for row in self._link.of(learner, _OF).rows]

    def use(self, invitation: Invitation, at: datetime) -> bool:
        values = {"learner": invitation.by, "carried": invitation.code, "used_at": at}
        return self._link.do(_USE, values).changed == 1

    def remove(self, invitation: Invitation) -> bool:
        return self._link.do(_WITHDRAW, {"learner": invitation.by, "carried": invitation.code}).changed == 1


class SqlPublishers:
    """See quiz.ports.Publishers."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, learner: LearnerId) -> Publisher | None:
        row = self._link.of(learner, _PUBLISHER).one()
        return None if row is None else Publisher(row.learner_id, row.since)

    def put(self, publisher: Publisher) -> None:
        self._link.of(publisher.learner, _PUT_PUBLISHER, learner_id=publisher.learner, since=publisher.since)


class SqlGuesses:
    """See quiz.ports.Guesses."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, who: str) -> Guessed | None:
        row = self._link.do(_GUESSED, {"person": who}).one()
        return None if row is None else Guessed(row.who, row.tries, row.since)

    def put(self, guesses: Guessed) -> None:
        self._link.do(_PUT_GUESSED, {"who": guesses.who, "tries": guesses.tries, "since": guesses.since})

    def forget(self, before: datetime) -> None:
        self._link.do(_FORGET_GUESSES, {"before": before})


def _invitation(row: Any) -> Invitation:
    return Invitation(row.learner_id, row.code, row.set_id, Offered(row.offered), row.at, row.used_at)
