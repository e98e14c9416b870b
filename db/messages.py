"""Reminders and complaints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, case, func, null, select, update
from sqlalchemy.dialects import postgresql

from db.link import LEARNER, LIMIT, Link, insert_once
from db.tables import PLANNED, SENDING, UNANSWERED, complaints, facts, reminders
from quiz.model import Complaint, FactId, LearnerId, Reminder, SetId, StudyDay

_PLAN = insert_once(reminders)
_REMINDERS = select(reminders)
_THIS = (reminders.c.learner_id == LEARNER, reminders.c.day == bindparam("on"), reminders.c.nth == bindparam("which"))
_GET = _REMINDERS.where(*_THIS)
_CLAIM = (
    _REMINDERS.where(PLANNED)
    .order_by(reminders.c.planned_at, reminders.c.learner_id, reminders.c.day, reminders.c.nth)
    .limit(LIMIT)
    .with_for_update(key_share=True, skip_locked=True)
)
_MARK = update(reminders).where(*_THIS, reminders.c.status == bindparam("before"))
_GIVE_UP = update(reminders).where(SENDING, reminders.c.planned_at < bindparam("long_ago"))

_COMPLAIN = postgresql.insert(complaints)
_WORDS = _COMPLAIN.excluded.words
_KEPT_WORDS = case((func.length(_WORDS) > 0, _WORDS), else_=complaints.c.words)
_PUT = _COMPLAIN.on_conflict_do_update(
    index_elements=["learner_id", "asking_id"], set_={"words": _KEPT_WORDS, "answered_at": null()}
)
_OF = select(complaints).where(complaints.c.learner_id == LEARNER).order_by(complaints.c.at, complaints.c.asking_id)
_OPEN = select(complaints).where(UNANSWERED).order_by(complaints.c.at, complaints.c.learner_id, complaints.c.asking_id)
_SET: BindParameter[int] = bindparam("set", type_=facts.c.set_id.type)
_OPEN_IN = _OPEN.where(complaints.c.fact_id.in_(select(facts.c.id).where(facts.c.set_id == _SET)))
_OPEN_ABOUT = _OPEN.where(complaints.c.fact_id == bindparam("fact"), complaints.c.question == bindparam("which"))
_CLOSE = update(complaints).where(
    complaints.c.learner_id == LEARNER, complaints.c.asking_id == bindparam("which"), UNANSWERED
)


class SqlReminders:
    """See quiz.ports.Reminders.

    The learner is not held here: each statement decides by itself, and a sender locks reminders, not people.
    """

    def __init__(self, link: Link) -> None:
        self._link = link

    def plan(self, reminder: Reminder) -> bool:
        values = {
            "learner_id": reminder.learner,
            "day": reminder.day,
            "nth": reminder.nth,
            "planned_at": reminder.planned_at,
            "word": reminder.word,
            "due": reminder.due,
            "status": reminder.status,
        }
        return self._link.do(_PLAN, values).changed == 1

    def get(self, learner: LearnerId, day: StudyDay, nth: int) -> Reminder | None:
        row = self._link.do(_GET, {"learner": learner, "on": day, "which": nth}).one()
        return None if row is None else _reminder(row)

    def planned(self, limit: int) -> Sequence[Reminder]:
        return [_reminder(row) for row in self._link.lock(_CLAIM, {"limit": limit}).rows]

    def mark(self, reminder: Reminder, status: str) -> bool:
        values = {
            "learner": reminder.learner,
            "on": reminder.day,
            "which": reminder.nth,
            "before": reminder.status,
            "status": status,
        }
        return self._link.do(_MARK, values).changed == 1

    def give_up(self, planned_before: datetime) -> int:
        return self._link.do(_GIVE_UP, {"long_ago": planned_before, "status": "unknown"}).changed


def _reminder(row: Any) -> Reminder:
    return Reminder(
        learner=row.learner_id,
        day=row.day,
        nth=row.nth,
        planned_at=row.planned_at,
        word=row.word,
        due=row.due,
        status=row.status,
    )


class SqlComplaints:
    """See quiz.ports.Complaints."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def put(self, complaint: Complaint) -> None:
        self._link.of(
            complaint.learner,
            _PUT,
            learner_id=complaint.learner,
            asking_id=complaint.asking,
            fact_id=complaint.fact,
            question=complaint.question,
            at=complaint.at,
            words=complaint.words,
        )

    def of(self, learner: LearnerId) -> Sequence[Complaint]:
        return [_complaint(row) for row in self._link.of(learner, _OF).rows]

    def open_in(self, set_: SetId) -> Sequence[Complaint]:
        return [_complaint(row) for row in self._link.do(_OPEN_IN, {"set": set_}).rows]

    def open_about(self, fact: FactId, question: str) -> Sequence[Complaint]:
        return [_complaint(row) for row in self._link.do(_OPEN_ABOUT, {"fact": fact, "which": question}).rows]

    def close(self, complaint: Complaint, at: datetime) -> bool:
        return self._link.of(complaint.learner, _CLOSE, which=complaint.asking, answered_at=at).changed == 1


def _complaint(row: Any) -> Complaint:
    return Complaint(row.learner_id, row.fact_id, row.question, row.asking_id, row.at, row.words, row.answered_at)
