"""Whether a notice still holds when it sets out: it may have waited for the morning."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.assignments import behind_by
from quiz.drafts import DraftId, Phase
from quiz.model import FactId, Learner, Notice, SetId
from quiz.ports import Tx
from quiz.study_day import study_day
from quiz.usecases.courses import courses

OF_ASSIGNMENTS = frozenset({"assigned", "exam-moved", "nudged"})


def timely(tx: Tx, learner: Learner, notice: Notice, now: datetime) -> Notice | None:
    """The notice as it is to be read now; None if there is no more reason for it.

    «nudged» tells how far behind they are at this moment, and becomes «nudged-late» if not all can be met any more.
    """
    match notice.word:
        case "reported":
            return notice if _is_open(tx, notice) else None
        case "draft-joined":
            return notice if _is_reviewed(tx, learner, notice) else None
        case word if word in OF_ASSIGNMENTS:
            return _of_assignment(tx, learner, notice, now)
        case _:
            return notice


def _is_open(tx: Tx, notice: Notice) -> bool:
    """Whether nobody has seen to the reported question yet; of notices of older versions that cannot be told."""
    fact, asked = notice.data.get("fact"), notice.data.get("asked")
    return fact is None or asked is None or bool(tx.complaints.open_about(FactId(int(fact)), str(asked)))


def _is_reviewed(tx: Tx, owner: Learner, notice: Notice) -> bool:
    """Whether the draft that somebody joined is still one."""
    draft = tx.drafts.get(owner.id, DraftId(int(notice.data["draft"])))
    return draft is not None and draft.phase is Phase.REVIEWING


def _of_assignment(tx: Tx, learner: Learner, notice: Notice, now: datetime) -> Notice | None:
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
