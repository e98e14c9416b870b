"""What learners remember.

What is due is found set by set, each by its own stretch of an index that is already in the right order:
neither a long history nor a pile in a set that was left makes it dearer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from db.known import AHEAD, MOST_EACH, keep
from db.link import LEARNER, LIMIT, Link
from db.prepared import Result
from db.published import joined
from db.tables import IN_REVIEW, IN_USE, ON_STEPS, RETIRED, enrolments, facts, memories
from db.waiting import Count, First
from quiz.model import FactId, LearnerId, Memory, Phase, Remembered, SetId, StudyDay

_MEMORY = (
    memories.c.phase,
    memories.c.step,
    memories.c.stability,
    memories.c.difficulty,
    memories.c.last_day,
    memories.c.due_day,
    memories.c.due_at,
    memories.c.reviews,
    memories.c.lapses,
    memories.c.set_aside,
)
_THIS = and_(memories.c.learner_id == LEARNER, memories.c.fact_id == bindparam("fact"))
_GET = select(*_MEMORY).where(_THIS)
_FORGET = delete(memories).where(_THIS)
_WIPE = delete(memories).where(memories.c.learner_id == LEARNER)
# A fact without a memory is new again: see `met_before` in db.tables.
_LOOK_AGAIN_EVERYWHERE = update(enrolments).where(enrolments.c.learner_id == LEARNER).values(met_before=0)
_POSITION = select(facts.c.position).where(facts.c.id == bindparam("fact")).scalar_subquery()
_LOOK_AGAIN = (
    update(enrolments)
    .where(
        enrolments.c.learner_id == LEARNER,
        enrolments.c.set_id == select(facts.c.set_id).where(facts.c.id == bindparam("fact")).scalar_subquery(),
        enrolments.c.met_before > _POSITION,
    )
    .values(met_before=_POSITION)
)
_ADD = postgresql.insert(memories)
_PUT = _ADD.values(
    set_id=select(facts.c.set_id).where(facts.c.id == bindparam("fact")).scalar_subquery()
).on_conflict_do_update(
    index_elements=["learner_id", "fact_id"], set_={column.name: _ADD.excluded[column.name] for column in _MEMORY}
)
_ASKED = facts.join(memories, and_(facts.c.id == memories.c.fact_id, IN_USE)).join(
    enrolments, and_(enrolments.c.learner_id == memories.c.learner_id, enrolments.c.set_id == memories.c.set_id)
)
_ONLY = bindparam("only", type_=memories.c.set_id.type)
_IN_SETS = and_(memories.c.learner_id == LEARNER, _ONLY.is_(None) | (memories.c.set_id == _ONLY))
_OF = select(memories.c.fact_id, *_MEMORY).select_from(_ASKED).where(_IN_SETS).order_by(memories.c.fact_id)
_RIPE = and_(_IN_SETS, ON_STEPS, memories.c.due_at <= bindparam("until"))
_STEPS = (
    select(memories.c.fact_id, *_MEMORY)
    .select_from(_ASKED)
    .where(_RIPE)
    .order_by(memories.c.due_at, memories.c.fact_id)
    .limit(LIMIT)
)
_COUNT_STEPS = select(func.count()).select_from(_ASKED).where(_RIPE)

_MOST_STEPS = 100
"""So many facts on steps are kept in mind; few people have ten."""
_EVER = datetime.max.replace(tzinfo=UTC)
_SETS_AT_ONCE = 20
"""Sets looked through in one statement: few people have more, and a long statement takes long to prepare."""


class SqlMemories:
    """See quiz.ports.Memories."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, learner: LearnerId, fact: FactId) -> Memory | None:
        known = self._link.known.of(learner).memories
        if fact in known:
            return known[fact]
        row = self._link.of(learner, _GET, fact=fact).one()
        return keep(known, fact, None if row is None else _memory(row))

    def put(self, learner: LearnerId, fact: FactId, memory: Memory | None) -> None:
        known = self._link.known.of(learner)
        if memory is None:
            self._link.of(learner, _FORGET, fact=fact)
            self._link.of(learner, _LOOK_AGAIN, fact=fact)
            known.enrolments_changed()
        else:
            self._put(learner, fact, memory)
            if fact in known.memories:
                known.waiting.changed(fact, known.memories[fact], memory)
            else:
                known.waiting.drop()
        keep(known.memories, fact, memory)

    def _put(self, learner: LearnerId, fact: FactId, memory: Memory) -> None:
        self._link.of(
            learner,
            _PUT,
            fact=fact,
            learner_id=learner,
            fact_id=fact,
            phase=memory.phase.value,
            step=memory.step,
            stability=memory.stability,
            difficulty=memory.difficulty,
            last_day=memory.last_day,
            due_day=memory.due_day,
            due_at=memory.due_at,
            reviews=memory.reviews,
            lapses=memory.lapses,
            set_aside=memory.set_aside,
        )

    def due(
        self, learner: LearnerId, only: SetId | None, until: StudyDay, limit: int, latest_first: bool = False
    ) -> Sequence[Remembered]:
        known, asked = self._link.known.of(learner).waiting.due, (only, until, latest_first)
        found = known[asked].so_many(limit) if asked in known else None
        if found is None:
            ahead = limit + (AHEAD if self._link.known.lasts else 0)
            first = self._due(learner, only, until, ahead, latest_first)
            found = keep(known, asked, First(first, len(first) < ahead)).found[:limit]
        return found

    def _due(
        self, learner: LearnerId, only: SetId | None, until: StudyDay, limit: int, latest_first: bool
    ) -> list[Remembered]:
        found: list[Remembered] = []
        for sets in self._joined(learner, only):
            result = self._in_sets(learner, due_in(len(sets), latest_first), sets, until, limit)
            found += self._remembered(learner, result)
        return sorted(found, key=lambda r: (r.memory.due_day, r.fact), reverse=latest_first)[:limit]

    def on_steps(self, learner: LearnerId, only: SetId | None, until: datetime, limit: int) -> Sequence[Remembered]:
        known = self._link.known.of(learner).waiting.steps
        if only in known:
            return [each for each in known[only] if each.memory.due_at and each.memory.due_at <= until][:limit]
        if not self._link.known.lasts:
            return self._remembered(learner, self._link.of(learner, _STEPS, only=only, until=until, limit=limit))
        found = self._remembered(learner, self._link.of(learner, _STEPS, only=only, until=_EVER, limit=_MOST_STEPS))
        if len(found) == _MOST_STEPS:
            return self._remembered(learner, self._link.of(learner, _STEPS, only=only, until=until, limit=limit))
        keep(known, only, found)
        return self.on_steps(learner, only, until, limit)

    def count_due(self, learner: LearnerId, only: SetId | None, until: StudyDay, at_most: int) -> int:
        known, asked = self._link.known.of(learner).waiting.counts, (only, until)
        count = known[asked].at_most(at_most) if asked in known else None
        if count is None:
            count = self._count_due(learner, only, until, at_most)
            keep(known, asked, Count(count, exact=count < at_most))
        return count

    def _count_due(self, learner: LearnerId, only: SetId | None, until: StudyDay, at_most: int) -> int:
        count = 0
        for sets in self._joined(learner, only):
            count += self._in_sets(learner, count_due_in(len(sets)), sets, until, at_most).value()
            if count >= at_most:
                break
        return min(count, at_most)

    def count_on_steps(self, learner: LearnerId, only: SetId | None, until: datetime) -> int:
        count: int = self._link.of(learner, _COUNT_STEPS, only=only, until=until).value()
        return count

    def of(self, learner: LearnerId, only: SetId | None = None) -> Sequence[Remembered]:
        return self._remembered(learner, self._link.of(learner, _OF, only=only))

    def wipe(self, learner: LearnerId) -> None:
        self._link.of(learner, _WIPE)
        self._link.of(learner, _LOOK_AGAIN_EVERYWHERE)
        known = self._link.known.of(learner)
        known.memories.clear()
        known.enrolments_changed()

    def _remembered(self, learner: LearnerId, result: Result) -> list[Remembered]:
        found = [Remembered(row[0], _memory(row[1:])) for row in result.rows]
        if len(found) <= MOST_EACH:
            known = self._link.known.of(learner).memories
            for each in found:
                keep(known, each.fact, each.memory)
        return found

    def _joined(self, learner: LearnerId, only: SetId | None) -> list[list[SetId]]:
        sets = [each.set.id for each in joined(self._link, learner, only)]
        return [sets[start : start + _SETS_AT_ONCE] for start in range(0, len(sets), _SETS_AT_ONCE)]

    def _in_sets(
        self, learner: LearnerId, statement: Select[Any], sets: list[SetId], until: StudyDay, limit: int
    ) -> Result:
        numbered = {f"set_{number}": set_ for number, set_ in enumerate(sets)}
        return self._link.of(learner, statement, **numbered, until=until, limit=limit)


@lru_cache
def due_in(sets: int, latest_first: bool) -> Select[Any]:
    """The first `limit` memories due in so many sets, out of the first so many of each."""
    columns = (memories.c.fact_id, *_MEMORY)
    order = _in_order(memories.c, latest_first)
    parts = [_reviews(number, *columns).order_by(*order).limit(LIMIT) for number in range(sets)]
    if sets == 1:
        return parts[0]
    found = union_all(*(select(part.subquery()) for part in parts)).subquery()
    return select(found).order_by(*_in_order(found.c, latest_first)).limit(LIMIT)


def _in_order(columns: ReadOnlyColumnCollection[str, Any], latest_first: bool) -> list[ColumnElement[Any]]:
    order: list[ColumnElement[Any]] = [columns.due_day, columns.fact_id]
    return [column.desc() for column in order] if latest_first else order


@lru_cache
def count_due_in(sets: int) -> Select[int]:
    """How many are due in so many sets; in each, no more than `limit` are counted."""
    one: ColumnElement[int] = literal_column("1").label("one")
    parts = [_reviews(number, one).limit(LIMIT).subquery() for number in range(sets)]
    return select(func.count()).select_from(union_all(*map(select, parts)).subquery())


def _reviews(number: int, *columns: ColumnElement[Any]) -> Select[Any]:
    set_: BindParameter[int] = bindparam(f"set_{number}")
    return select(*columns).where(
        memories.c.learner_id == LEARNER,
        memories.c.set_id == set_,
        IN_REVIEW,
        memories.c.due_day <= bindparam("until"),
        memories.c.fact_id.not_in(select(facts.c.id).where(facts.c.set_id == set_, RETIRED)),
    )


def _memory(row: Sequence[Any]) -> Memory:
    return Memory(Phase(row[0]), *row[1:])
