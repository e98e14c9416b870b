"""Learners, and where their conversations stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import bindparam, delete, select, update

from db.columns import to_json
from db.fits import parameters_in
from db.link import LEARNER, LIMIT, Link, upsert
from db.tables import TO_REMIND, assignments, corrections, draft_seats, learners, notices, sets, talks
from quiz.memory import SCHEDULING, sensible
from quiz.model import Learner, LearnerId, Reminding
from quiz.talk import Talk, from_plain, to_plain

log = structlog.get_logger()

_LEARNERS = select(learners)
_LOOK_AT = _LEARNERS.where(learners.c.id == LEARNER)
_GET = _LOOK_AT.with_for_update(key_share=True)
_PUT = upsert(learners)
_FORGET = delete(learners).where(learners.c.id == LEARNER)
_DISOWN = update(sets).where(sets.c.owner_id == LEARNER).values(owner_id=None)
_NO_GIVER = update(assignments).where(assignments.c.given_by == LEARNER).values(given_by=None)
_SEND_AWAY = delete(draft_seats).where(draft_seats.c.owner_id == LEARNER)
_NO_CORRECTOR = update(corrections).where(corrections.c.by_id == LEARNER).values(by_id=None)
_NAMELESS = update(notices).where(notices.c.who_id == LEARNER).values(who_id=None)
_CLAIM = (
    _LEARNERS.where(TO_REMIND, learners.c.remind_at <= bindparam("now"))
    .order_by(learners.c.remind_at, learners.c.id)
    .limit(LIMIT)
    .with_for_update(key_share=True, skip_locked=True)
)
_AFTER = select(learners.c.id).where(learners.c.id > LEARNER).order_by(learners.c.id).limit(LIMIT)
_IDS = select(learners.c.id).order_by(learners.c.id)
_TALK = select(talks.c.talk).where(talks.c.learner_id == LEARNER)
_PUT_TALK = upsert(talks)


class SqlLearners:
    """See quiz.ports.Learners."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, learner: LearnerId) -> Learner | None:
        known = self._link.known.of(learner)
        if known.learner is None:
            row = self._link.do(_GET if self._link.writes else _LOOK_AT, {"learner": learner}).one()
            self._link.held(learner)
            known.learner = None if row is None else _learner(row)
        return known.learner

    def put(self, learner: Learner) -> None:
        self._link.of(
            learner.id,
            _PUT,
            id=learner.id,
            name=learner.name,
            language=learner.language,
            zone=learner.zone,
            joined_at=learner.joined_at,
            new_per_day=learner.new_per_day,
            reviews_per_day=learner.reviews_per_day,
            zone_known=learner.zone_known,
            reminder_known=learner.reminder_known,
            blocked=learner.blocked,
            remind=learner.reminding.on,
            remind_minute=learner.reminding.minute,
            quiet_from=learner.reminding.quiet_from,
            quiet_to=learner.reminding.quiet_to,
            remind_at=learner.reminding.next_at,
            remind_since=learner.reminding.since,
            called=learner.called,
            retention=None if learner.retention == SCHEDULING.retention else learner.retention,
            easy_days=sum(1 << weekday for weekday in learner.easy_days) or None,
            parameters=None if learner.parameters is None else to_json(learner.parameters),
        )
        # Read again when it is asked for: of what people type not everything can be stored as it is.
        self._link.known.of(learner.id).learner = None

    def forget(self, learner: LearnerId) -> None:
        self._link.put_off(learner, None)
        self._link.of(learner, _FORGET)
        self._link.of(learner, _DISOWN)
        self._link.of(learner, _NO_GIVER)
        self._link.of(learner, _SEND_AWAY)
        self._link.of(learner, _NO_CORRECTOR)
        self._link.of(learner, _NAMELESS)
        self._link.known.forget()

    def to_remind(self, now: datetime, limit: int) -> Sequence[Learner]:
        found = [_learner(row) for row in self._link.lock(_CLAIM, {"now": now, "limit": limit}).rows]
        for learner in found:
            self._link.held(learner.id)
            self._link.known.of(learner.id).learner = learner
        return found

    def ids(self) -> Iterable[LearnerId]:
        return self._link.do(_IDS, {}).values()

    def after(self, learner: LearnerId, limit: int) -> Sequence[LearnerId]:
        return self._link.do(_AFTER, {"learner": learner, "limit": limit}).values()


def _learner(row: Any) -> Learner:
    return Learner(
        id=row.id,
        name=row.name,
        language=row.language,
        zone=row.zone,
        joined_at=row.joined_at,
        new_per_day=row.new_per_day,
        reviews_per_day=row.reviews_per_day,
        zone_known=row.zone_known,
        reminder_known=row.reminder_known,
        blocked=row.blocked,
        reminding=Reminding(
            on=row.remind,
            minute=row.remind_minute,
            quiet_from=row.quiet_from,
            quiet_to=row.quiet_to,
            next_at=row.remind_at,
            since=row.remind_since,
        ),
        called=row.called,
        retention=_sound(row),
        easy_days=frozenset(weekday for weekday in range(7) if (row.easy_days or 0) >> weekday & 1),
        parameters=parameters_in(row.parameters, row.id),
    )


def _sound(row: Any) -> float:
    """The wished retention, put right if it cannot be what anybody wished."""
    if row.retention is None:
        return SCHEDULING.retention
    wished = sensible(row.retention)
    if wished != row.retention:
        log.warning("a learner's retention was out of bounds", learner=row.id, stored=row.retention, taken=wished)
    return wished


class SqlTalks:
    """See quiz.ports.Talks."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, learner: LearnerId) -> Talk:
        known = self._link.known.of(learner)
        if known.talk is None:
            plain = self._link.of(learner, _TALK).value()
            known.talk = Talk() if plain is None else from_plain(plain)
        return known.talk

    def put(self, learner: LearnerId, talk: Talk) -> None:
        # A talk is put several times in a transaction, and read by nothing but get().
        self._link.put_off(learner, lambda: self._link.of(learner, _PUT_TALK, learner_id=learner, talk=to_plain(talk)))
        self._link.known.of(learner).talk = talk
