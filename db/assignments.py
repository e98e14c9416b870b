"""What classes have been set."""

from __future__ import annotations

from sqlalchemy import BindParameter, bindparam, delete, select

from db.link import Link, upsert
from db.tables import assignments
from quiz.model import Assignment, SetId

_SET: BindParameter[int] = bindparam("set")
_GET = select(assignments).where(assignments.c.set_id == _SET)
_PUT = upsert(assignments)
_REMOVE = delete(assignments).where(assignments.c.set_id == _SET)


class SqlAssignments:
    """See quiz.ports.Assignments."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, set_: SetId) -> Assignment | None:
        row = self._link.do(_GET, {"set": set_}).one()
        if row is None:
            return None
        return Assignment(
            set=row.set_id,
            starts_on=row.starts_on,
            new_per_day=row.new_per_day,
            exam_on=row.exam_on,
            given_by=row.given_by,
            given_at=row.given_at,
            nudged_at=row.nudged_at,
        )

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

    def remove(self, set_: SetId) -> None:
        self._link.do(_REMOVE, {"set": set_})
