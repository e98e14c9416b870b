"""What people have of a set that was deleted is taken away, a few people and a few rows at a time."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BindParameter, and_, bindparam, delete, func, select, tuple_

from db.link import LIMIT, Link
from db.tables import enrolments, facts, learners, memories
from quiz.model import LearnerId, SetId

_SET: BindParameter[int] = bindparam("set", type_=facts.c.set_id.type)
_AFTER: BindParameter[int] = bindparam("after", type_=learners.c.id.type)
_LAST: BindParameter[int] = bindparam("last", type_=learners.c.id.type)
_FIRST_FACT: BindParameter[int] = bindparam("first_fact", type_=facts.c.id.type)
_LAST_FACT: BindParameter[int] = bindparam("last_fact", type_=facts.c.id.type)
_PEOPLE = select(learners.c.id).where(learners.c.id > _AFTER).order_by(learners.c.id).limit(LIMIT)
_THEIRS = (enrolments.c.set_id == _SET, enrolments.c.learner_id > _AFTER, enrolments.c.learner_id <= _LAST)
_LEARNT = select(enrolments.c.learner_id).where(*_THEIRS).order_by(enrolments.c.learner_id)
_LEAVE = delete(enrolments).where(*_THEIRS)
_FACTS = select(func.min(facts.c.id).label("first"), func.max(facts.c.id).label("last")).where(facts.c.set_id == _SET)
# By the key, learner and fact: no index leads from a set to what is remembered of it, for every answer would pay it.
_OF_THEIRS = (
    select(memories.c.learner_id, memories.c.fact_id)
    .select_from(
        learners.join(
            memories, and_(memories.c.learner_id == learners.c.id, memories.c.fact_id.between(_FIRST_FACT, _LAST_FACT))
        )
    )
    .where(learners.c.id > _AFTER, learners.c.id <= _LAST, memories.c.set_id == _SET)
    .limit(LIMIT)
)
_FORGET = delete(memories).where(tuple_(memories.c.learner_id, memories.c.fact_id).in_(_OF_THEIRS))
_ALL_LEAVE = delete(enrolments).where(enrolments.c.set_id == _SET)
_ALL_FORGET = delete(memories).where(memories.c.set_id == _SET)


def sweep(
    link: Link, set_: SetId, after: LearnerId, people: int, rows: int
) -> tuple[Sequence[LearnerId], LearnerId | None]:
    """See quiz.ports.Sets.sweep."""
    looked_through: list[LearnerId] = link.do(_PEOPLE, {"after": after, "limit": people}).values()
    if not looked_through:
        return [], None
    theirs = {"set": set_, "after": after, "last": looked_through[-1]}
    learnt: list[LearnerId] = link.do(_LEARNT, theirs).values()
    link.do(_LEAVE, theirs)
    range_ = link.do(_FACTS, {"set": set_}).one()
    found = {"first_fact": range_.first, "last_fact": range_.last, "limit": rows}
    forgotten = 0 if range_.first is None else link.do(_FORGET, {**theirs, **found}).changed
    link.known.drop(looked_through)
    if forgotten == rows:  # the same people may have more
        return learnt, after
    return learnt, looked_through[-1] if len(looked_through) == people else None


def sweep_all(link: Link, set_: SetId) -> None:
    """All at once, before the set is there again."""
    link.do(_ALL_LEAVE, {"set": set_})
    link.do(_ALL_FORGET, {"set": set_})
