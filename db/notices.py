"""What people are told when they are not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from db.link import LEARNER, LIMIT, Link
from db.tables import NOTICE_PLANNED, NOTICE_SENDING, notices
from quiz.model import LearnerId, Notice, NoticeId

_LAST = select(func.max(notices.c.id)).where(notices.c.learner_id == LEARNER)
_ADD = insert(notices)
_CLAIM = (
    select(notices)
    .where(NOTICE_PLANNED, notices.c.at <= bindparam("now"))
    .order_by(notices.c.at, notices.c.learner_id, notices.c.id)
    .limit(LIMIT)
    .with_for_update(key_share=True, skip_locked=True)
)
_CHANGE = update(notices).where(
    notices.c.learner_id == LEARNER,
    notices.c.id == bindparam("which"),
    notices.c.status == bindparam("status_before"),
    notices.c.at == bindparam("at_before"),
)
_GIVE_UP = update(notices).where(NOTICE_SENDING, notices.c.at < bindparam("long_ago"))
_OF = select(notices).where(notices.c.learner_id == LEARNER).order_by(notices.c.id)


class SqlNotices:
    """See quiz.ports.Notices.

    The learner is held only while one is added, which counts up their number; a sender locks notices, not people.
    """

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, notice: Notice) -> Notice:
        last = self._link.of(notice.learner, _LAST).value()
        added = replace(notice, id=NoticeId((last or 0) + 1))
        self._link.of(
            notice.learner,
            _ADD,
            learner_id=added.learner,
            id=added.id,
            at=added.at,
            word=added.word,
            data=dict(added.data),
            status=added.status,
            who_id=added.who,
        )
        return added

    def waiting(self, now: datetime, limit: int) -> Sequence[Notice]:
        return [_notice(row) for row in self._link.lock(_CLAIM, {"now": now, "limit": limit}).rows]

    def change(self, before: Notice, after: Notice) -> bool:
        values = {
            "learner": before.learner,
            "which": before.id,
            "status_before": before.status,
            "at_before": before.at,
            "status": after.status,
            "at": after.at,
        }
        return self._link.do(_CHANGE, values).changed == 1

    def give_up(self, sent_before: datetime) -> int:
        return self._link.do(_GIVE_UP, {"long_ago": sent_before, "status": "unknown"}).changed

    def of(self, learner: LearnerId) -> Sequence[Notice]:
        return [_notice(row) for row in self._link.of(learner, _OF).rows]


def _notice(row: Any) -> Notice:
    return Notice(row.learner_id, row.id, row.at, row.word, row.data, row.status, row.who_id)
