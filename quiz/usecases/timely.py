"""Whether a notice about what was set still holds when it sets out: it may have waited for the morning."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.assignments import behind_by
from quiz.model import Learner, Notice, SetId
from quiz.ports import Tx
from quiz.study_day import study_day
from quiz.usecases.courses import courses

OF_ASSIGNMENTS = frozenset({"assigned", "exam-moved", "nudged"})


def timely(tx: Tx, learner: Learner, notice: Notice, now: datetime) -> Notice | None:
    """The notice as it is to be read now; None if there is no more reason for it.

    «nudged» tells how far behind they are at this moment, and becomes «nudged-late» if not all can be met any more.
    """
    if notice.word not in OF_ASSIGNMENTS:
        return notice
    today = study_day(now, learner.zone)
    found = next(iter(courses(tx, learner, today, SetId(int(notice.data["set"])))), None)
    if found is None or found.assignment.exam_on.isoformat() != notice.data["exam"]:
        return None
    if notice.word != "nudged":
        return notice
    given, course, facts = found.assignment, found.course, found.set.facts
    begun = facts - tx.facts.count_unmet(learner.id, found.set.id, facts)
    if not behind_by(given, facts, begun, today):
        return None
    data = {**notice.data, "count": course.behind, "pace": course.a_day}
    if course.caught_up_on is None:
        return replace(notice, word="nudged-late", data={**data, "missing": course.missing})
    return replace(notice, data={**data, "by": course.caught_up_on.isoformat()})
