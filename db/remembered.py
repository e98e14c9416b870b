"""What learners remember."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql

from db.due import SETS_AT_ONCE, count_due, find_due, find_loads
from db.known import AHEAD, AHEAD_IN_MANY, MOST_EACH, MOST_LISTS, keep
from db.link import LEARNER, LIMIT, Link
from db.published import joined
from db.tables import IN_USE, MEMORY, ON_STEPS, enrolments, facts, memories
from db.waiting import Count, First
from quiz.model import FactId, LearnerId, Memory, Phase, Remembered, SetId, StudyDay

_THIS = and_(memories.c.learner_id == LEARNER, memories.c.fact_id == bindparam("fact"))
_GET = select(*MEMORY).where(_THIS)
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
    index_elements=["learner_id", "fact_id"], set_={column.name: _ADD.excluded[column.name] for column in MEMORY}
)
_ASKED = facts.join(memories, and_(facts.c.id == memories.c.fact_id, IN_USE)).join(
    enrolments, and_(enrolments.c.learner_id == memories.c.learner_id, enrolments.c.set_id == memories.c.set_id)
)
_ONLY = bindparam("only", type_=memories.c.set_id.type)
_IN_SETS = and_(memories.c.learner_id == LEARNER, _ONLY.is_(None) | (memories.c.set_id == _ONLY))
_OF = select(memories.c.fact_id, *MEMORY).select_from(_ASKED).where(_IN_SETS).order_by(memories.c.fact_id)
_RIPE = and_(_IN_SETS, ON_STEPS, memories.c.due_at <= bindparam("until"))
_STEPS = (
    select(memories.c.fact_id, *MEMORY)
    .select_from(_ASKED)
    .where(_RIPE)
    .order_by(memories.c.due_at, memories.c.fact_id)
    .limit(LIMIT)
)
_COUNT_STEPS = select(func.count()).select_from(_ASKED).where(_RIPE)

_MOST_STEPS = 100
"""So many facts on steps are kept in mind; few people have ten."""
_EVER = datetime.max.replace(tzinfo=UTC)


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

    def due(self, learner: LearnerId, only: SetId | None, until: StudyDay, limit: int) -> Sequence[Remembered]:
        known, asked = self._link.known.of(learner).waiting.due, (only, until)
        found = known[asked].so_many(limit) if asked in known else None
        if found is None:
            sets = self._joined(learner, only)
            ahead = limit
            if self._link.known.lasts:
                ahead += AHEAD if len(sets) <= SETS_AT_ONCE else AHEAD_IN_MANY
            rows = find_due(self._link, learner, sets, until, ahead)
            first = self._remembered(learner, rows)
            found = keep(known, asked, First(first, len(first) < ahead), MOST_LISTS).found[:limit]
        return found

    def on_steps(self, learner: LearnerId, only: SetId | None, until: datetime, limit: int) -> Sequence[Remembered]:
        known = self._link.known.of(learner).waiting.steps
        if only in known:
            return [each for each in known[only] if each.memory.due_at and each.memory.due_at <= until][:limit]
        if self._link.known.lasts:
            found = self._on_steps(learner, only, _EVER, _MOST_STEPS)
            if len(found) < _MOST_STEPS:
                keep(known, only, found)
                return self.on_steps(learner, only, until, limit)
        return self._on_steps(learner, only, until, limit)

    def _on_steps(self, learner: LearnerId, only: SetId | None, until: datetime, limit: int) -> list[Remembered]:
        return self._remembered(learner, self._link.of(learner, _STEPS, only=only, until=until, limit=limit).rows)

    def count_due(self, learner: LearnerId, only: SetId | None, until: StudyDay, at_most: int) -> int:
        known, asked = self._link.known.of(learner).waiting.counts, (only, until)
        count = known[asked].at_most(at_most) if asked in known else None
        if count is None:
            count = count_due(self._link, learner, self._joined(learner, only), until, at_most)
            keep(known, asked, Count(count, exact=count < at_most), MOST_LISTS)
        return count

    def loads(self, learner: LearnerId, since: StudyDay, until: StudyDay) -> Mapping[StudyDay, int]:
        known = self._link.known.of(learner).waiting.loads
        days = [StudyDay(date.fromordinal(day)) for day in range(since.toordinal(), until.toordinal() + 1)]
        if any(day not in known for day in days):
            found = find_loads(self._link, learner, self._joined(learner, None), since, until)
            known.update((day, found[day]) for day in days)
        return {day: known[day] for day in days}

    def count_on_steps(self, learner: LearnerId, only: SetId | None, until: datetime) -> int:
        count: int = self._link.of(learner, _COUNT_STEPS, only=only, until=until).value()
        return count

    def of(self, learner: LearnerId, only: SetId | None = None) -> Sequence[Remembered]:
        return self._remembered(learner, self._link.of(learner, _OF, only=only).rows)

    def wipe(self, learner: LearnerId) -> None:
        self._link.of(learner, _WIPE)
        self._link.of(learner, _LOOK_AGAIN_EVERYWHERE)
        known = self._link.known.of(learner)
        known.memories.clear()
        known.enrolments_changed()

    def _remembered(self, learner: LearnerId, rows: Sequence[Sequence[Any]]) -> list[Remembered]:
        found = [Remembered(row[0], _memory(row[1:])) for row in rows]
        if len(found) <= MOST_EACH:
            known = self._link.known.of(learner).memories
            for each in found:
                keep(known, each.fact, each.memory)
        return found

    def _joined(self, learner: LearnerId, only: SetId | None) -> list[SetId]:
        return [each.set.id for each in joined(self._link, learner, only)]


def _memory(row: Sequence[Any]) -> Memory:
    return Memory(Phase(row[0]), *row[1:])
