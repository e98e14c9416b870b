"""Published facts: what they say, which of them a learner has not met, and where they stand in their set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, exists, func, literal_column, or_, select, update
from sqlalchemy.dialects import postgresql

from db.fact_rows import FACTS, SET, fact_of, questions_to_text
from db.known import AHEAD, MOST_FACTS, MOST_LISTS, keep
from db.link import LEARNER, LIMIT, Link, padded
from db.published import joined
from db.tables import IN_USE, RETIRED, enrolments, facts, memories, sets
from db.waiting import Count, First
from quiz.model import FactId, LearnerId, PublishedFact, SetId
from quiz.questions import Fact

_GET_FACT = FACTS.where(facts.c.id == bindparam("fact"))
_WHOLE = FACTS.where(facts.c.set_id == SET).order_by(facts.c.position, facts.c.id)
_MET = exists().where(and_(memories.c.learner_id == LEARNER, memories.c.fact_id == facts.c.id))
_AHEAD = and_(facts.c.set_id == SET, IN_USE, facts.c.position >= bindparam("start", type_=Integer))
_UNMET = select(facts.c.id, facts.c.position).where(_AHEAD, ~_MET).order_by(facts.c.position, facts.c.id).limit(LIMIT)
_COUNT_UNMET = select(func.count()).select_from(
    select(literal_column("1").label("one")).select_from(facts).where(_AHEAD, ~_MET).limit(LIMIT).subquery()
)
_MOVE_START = (
    update(enrolments)
    .where(enrolments.c.learner_id == LEARNER, enrolments.c.set_id == SET)
    .values(met_edition=select(sets.c.edition).where(sets.c.id == SET).scalar_subquery())
)
_HERE, _THIS_FACT = bindparam("position", type_=Integer), bindparam("fact", type_=facts.c.id.type)
_WHERE = select(facts.c.set_id, facts.c.position).where(facts.c.id == _THIS_FACT)
_POSITION = select(facts.c.position).where(facts.c.id == _THIS_FACT)
_BEHIND = or_(facts.c.position > _HERE, and_(facts.c.position == _HERE, facts.c.id > _THIS_FACT))
_AHEAD_OF = or_(facts.c.position < _HERE, and_(facts.c.position == _HERE, facts.c.id < _THIS_FACT))
_USED = select(facts.c.id).where(facts.c.set_id == SET, IN_USE)
_AFTER = _USED.where(_BEHIND).order_by(facts.c.position, facts.c.id).limit(1)
_BEFORE = _USED.where(_AHEAD_OF).order_by(facts.c.position.desc(), facts.c.id.desc()).limit(1)
_COUNT_BEFORE = select(func.count()).where(facts.c.set_id == SET, IN_USE, _AHEAD_OF)
_RETIRED_IN = select(facts.c.id).where(facts.c.set_id == SET, RETIRED).order_by(facts.c.position, facts.c.id)
_NEXT = select((func.coalesce(func.max(facts.c.position), -1) + 1).label("next")).where(facts.c.set_id == SET, IN_USE)
_ADD_FACT = postgresql.insert(facts).on_conflict_do_nothing(index_elements=["set_id", "key"]).returning(facts.c.id)
_CHANGE_FACT = update(facts).where(facts.c.id == bindparam("which"))
_SET_RIGHT = update(facts).where(facts.c.id == bindparam("which"))
_COUNT_ANEW = (
    update(sets)
    .where(sets.c.id == SET)
    .values(
        edition=sets.c.edition + 1, facts=select(func.count()).where(facts.c.set_id == SET, IN_USE).scalar_subquery()
    )
)
_STRIDE = 20
"""How many facts may be looked through in vain before it is noted that they have been met."""
_ALL = 2**31 - 1
"""The position before which all facts of any set stand."""

_AT_ONCE = 256
"""Facts asked for in one statement."""


class SqlFacts:
    """See quiz.ports.Facts."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, fact: FactId) -> PublishedFact | None:
        known = self._link.known.facts.get(fact)
        if known is None:
            row = self._link.do(_GET_FACT, {"fact": fact}).one()
            known = None if row is None else keep(self._link.known.facts, fact, fact_of(row), MOST_FACTS)
        return known

    def some(self, facts: Sequence[FactId]) -> Sequence[PublishedFact]:
        found: dict[FactId, PublishedFact] = {}
        for start in range(0, len(facts), _AT_ONCE):
            wanted = padded(facts[start : start + _AT_ONCE])
            numbered = {f"fact_{number}": fact for number, fact in enumerate(wanted)}
            found |= {row.id: fact_of(row) for row in self._link.do(_so_many(len(wanted)), numbered).rows}
        return [found[fact] for fact in facts if fact in found]

    def unmet(self, learner: LearnerId, only: SetId | None, limit: int) -> Sequence[FactId]:
        known = self._link.known.of(learner).waiting.unmet
        found = known[only].so_many(limit) if only in known else None
        if found is None:
            ahead = limit + (AHEAD if self._link.known.lasts else 0)
            first = self._unmet(learner, only, ahead)
            found = keep(known, only, First(first, len(first) < ahead)).found[:limit]
        return found

    def beside(self, set_: SetId, fact: FactId | None, by: int) -> FactId | None:
        at = -1 if fact is None else self._link.do(_POSITION, {"fact": fact}).value()
        values = {"set": set_, "position": at, "fact": fact or 0}
        found: FactId | None = self._link.do(_AFTER if by > 0 else _BEFORE, values).value()
        return found

    def place(self, fact: FactId) -> int:
        found = self._link.do(_WHERE, {"fact": fact}).one()
        values = {"set": found.set_id, "position": found.position, "fact": fact}
        return int(self._link.do(_COUNT_BEFORE, values).value()) + 1

    def whole(self, set_: SetId) -> Sequence[PublishedFact]:
        return [fact_of(row) for row in self._link.do(_WHOLE, {"set": set_}).rows]

    def retired(self, set_: SetId) -> Sequence[FactId]:
        return self._link.do(_RETIRED_IN, {"set": set_}).values()

    def add(self, set_: SetId, fact: Fact) -> FactId | None:
        position: int = self._link.do(_NEXT, {"set": set_}).value()  # whoever adds facts holds the set
        new = {"set_id": set_, "key": fact.key, "position": position, **_said(fact, retired=False)}
        added: FactId | None = self._link.do(_ADD_FACT, new).value()
        if added is not None:
            self._count_anew(set_)
        return added

    def change(self, fact: PublishedFact) -> None:
        self._link.do(_CHANGE_FACT, {"which": fact.id, **_said(fact.fact, retired=fact.retired)})
        self._count_anew(fact.set_id)

    def set_right(self, facts: Sequence[FactId], at: datetime) -> None:
        self._link.do_many(_SET_RIGHT, [{"which": fact, "righted_at": at} for fact in facts])
        self._link.known.sets_changed(facts=True)

    def _count_anew(self, set_: SetId) -> None:
        self._link.do(_COUNT_ANEW, {"set": set_})
        self._link.known.sets_changed(facts=True)

    def _unmet(self, learner: LearnerId, only: SetId | None, limit: int) -> list[FactId]:
        found: list[FactId] = []
        for set_, start, _ in joined(self._link, learner, only):
            if len(found) >= limit:
                break
            rows = self._link.of(learner, _UNMET, set=set_.id, start=start, limit=limit - len(found)).rows
            found += [row.id for row in rows]
            first = rows[0].position if rows else _ALL
            if first >= start + _STRIDE and self._link.writes:
                self._link.of(learner, _MOVE_START, set=set_.id, met_before=first)
                self._link.known.of(learner).joined = None
        return found

    def count_unmet(self, learner: LearnerId, only: SetId | None, at_most: int) -> int:
        known = self._link.known.of(learner).waiting.unmet_counts
        found = known[only].at_most(at_most) if only in known else None
        if found is None:
            found = 0
            for set_, start, _ in joined(self._link, learner, only):
                found += self._link.of(learner, _COUNT_UNMET, set=set_.id, start=start, limit=at_most - found).value()
            keep(known, only, Count(found, exact=found < at_most), MOST_LISTS)
        return found


def _said(fact: Fact, *, retired: bool) -> dict[str, Any]:
    return {
        "statement": fact.statement,
        "subject": fact.subject,
        "quote": fact.quote,
        "questions": questions_to_text(fact),
        "retired": retired,
    }


@lru_cache
def _so_many(number: int) -> Select[Any]:
    """So many facts by their ids."""
    return FACTS.where(facts.c.id.in_([bindparam(f"fact_{place}", type_=facts.c.id.type) for place in range(number)]))
