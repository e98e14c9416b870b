"""What classes have been set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, delete, select, update

from db.link import Link, upsert
from db.published import assignment_of, joined
from db.tables import assignments
from quiz.model import Assignment, LearnerId, SetId

_SET: BindParameter[int] = bindparam("set")
_GET = select(assignments).where(assignments.c.set_id == _SET)
_PUT = upsert(assignments)
_NUDGE = update(assignments).where(
    assignments.c.set_id == _SET,
    assignments.c.nudged_at.is_(None) | (assignments.c.nudged_at <= bindparam("not_since")),
)
_REMOVE = delete(assignments).where(assignments.c.set_id == _SET)


class SqlAssignments:
    """See quiz.ports.Assignments."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, set_: SetId) -> Assignment | None:
        row = self._link.do(_GET, {"set": set_}).one()
        return None if row is None else assignment_of(set_, row)

    def of(self, learner: LearnerId) -> Sequence[Assignment]:
        return [each.assignment for each in joined(self._link, learner, None) if each.assignment is not None]

    def put(self, assignment: Assignment) -> None:
        values = {
            "set_id": assignment.set,
            "starts_on": assignment.starts_on,
            "new_per_day": assignment.new_per_day,
            "exam_on": assignment.exam_on,
            "given_by": assignment.given_by,
            "given_at": assignment.given_at,
            "nudged_at": assignment.nudged_at,
        }
        self._link.do(_PUT, values)
        self._link.known.sets_changed()  # those who joined the set learn as it says

    def remove(self, set_: SetId) -> None:
        self._link.do(_REMOVE, {"set": set_})
        self._link.known.sets_changed()

    def nudge(self, set_: SetId, at: datetime, not_since: datetime) -> bool:
        nudged = self._link.do(_NUDGE, {"set": set_, "nudged_at": at, "not_since": not_since}).changed
        self._link.known.sets_changed()
        return nudged == 1
