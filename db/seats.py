"""Who is at whose draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, bindparam, delete, select

from db.link import LEARNER, Link, upsert
from db.tables import draft_seats
from quiz.drafts import DraftId, Seat
from quiz.model import LearnerId

_NUMBER = bindparam("called", type_=BigInteger)
_MINE = select(draft_seats).where(draft_seats.c.learner_id == LEARNER)
_ONE = (draft_seats.c.learner_id == LEARNER, draft_seats.c.number == _NUMBER)
_THERE = (draft_seats.c.owner_id == bindparam("owner"), draft_seats.c.draft_id == bindparam("draft"))
_GET = _MINE.where(draft_seats.c.number == _NUMBER)
_ALL_MINE = _MINE.order_by(draft_seats.c.number)
_AT = select(draft_seats).where(*_THERE).order_by(draft_seats.c.chair)
_PUT = upsert(draft_seats)
_REMOVE = delete(draft_seats).where(*_ONE)
_CLEAR = delete(draft_seats).where(*_THERE)


class SqlSeats:
    """See quiz.ports.Seats."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, learner: LearnerId, number: DraftId) -> Seat | None:
        row = self._link.of(learner, _GET, called=number).one()
        return None if row is None else _seat(row)

    def mine(self, learner: LearnerId) -> Sequence[Seat]:
        return [_seat(row) for row in self._link.of(learner, _ALL_MINE).rows]

    def at(self, owner: LearnerId, draft: DraftId) -> Sequence[Seat]:
        return [_seat(row) for row in self._link.do(_AT, {"owner": owner, "draft": draft}).rows]

    def put(self, seat: Seat) -> None:
        self._link.of(
            seat.learner,
            _PUT,
            learner_id=seat.learner,
            number=seat.number,
            owner_id=seat.owner,
            draft_id=seat.draft,
            chair=seat.chair,
            place=seat.place,
            seen_at=seat.seen_at,
            invited=seat.invited,
        )

    def remove(self, learner: LearnerId, number: DraftId) -> None:
        self._link.of(learner, _REMOVE, called=number)

    def clear(self, owner: LearnerId, draft: DraftId) -> None:
        self._link.do(_CLEAR, {"owner": owner, "draft": draft})


def _seat(row: Any) -> Seat:
    place = (row.chair, row.place, row.seen_at, row.invited)
    return Seat(row.learner_id, row.number, row.owner_id, row.draft_id, *place)
