"""The search for what is due: set by set, each by its own stretch of an index that is already in the right order.

Neither a long history nor a pile in a set that was left makes it dearer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, literal_column, select, union_all

from db.link import LEARNER, LIMIT, Link, padded
from db.tables import IN_REVIEW, MEMORY, RETIRED, facts, memories
from quiz.model import FactId, LearnerId, SetId, StudyDay

SETS_AT_ONCE = 20
"""Sets looked through in one statement: few people have more, and a long statement takes long to prepare."""
_FEW, _WIDER = 12, 4
"""Of many sets so few are looked at in each at first; then so many times as many, where that was not enough."""


def find_due(
    link: Link, learner: LearnerId, sets: Sequence[SetId], until: StudyDay, limit: int
) -> Sequence[Sequence[Any]]:
    """The first `limit` memories due in these sets, by day and fact: the fact's id, then the columns of MEMORY."""
    if len(sets) <= SETS_AT_ONCE:
        return _run(link, learner, due_in(len(sets)), sets, until, limit) if sets else ()
    each = _FEW
    while True:
        statements = ((keys_due_in(len(part)), part) for part in _parts(sets))
        keys = [row for statement, part in statements for row in _run(link, learner, statement, part, until, each)]
        first = first_of_all(keys, each, limit)
        if first is not None:
            break
        each *= _WIDER
    if not first:
        return ()
    chosen = padded(first)
    values = {f"fact_{place}": fact for place, fact in enumerate(chosen)}
    found = {row.fact_id: row for row in link.of(learner, _these(len(chosen)), **values).rows}
    return [found[fact] for fact in first]


def count_due(link: Link, learner: LearnerId, sets: Sequence[SetId], until: StudyDay, at_most: int) -> int:
    """How many are due in these sets; no more than `at_most` are counted."""
    count = 0
    for part in _parts(sets):
        count += _run(link, learner, count_due_in(len(part)), part, until, at_most)[0][0]
        if count >= at_most:
            break
    return min(count, at_most)


def find_loads(
    link: Link, learner: LearnerId, sets: Sequence[SetId], since: StudyDay, until: StudyDay
) -> Counter[StudyDay]:
    """How many are due in these sets on each of these days."""
    loads: Counter[StudyDay] = Counter()
    for part in _parts(sets):
        values = {f"set_{number}": set_ for number, set_ in enumerate(part)}
        rows = link.of(learner, loads_in(len(part)), **values, since=since, until=until).rows
        loads.update(dict(rows))
    return loads


def first_of_all(keys: Iterable[Any], each: int, limit: int) -> list[FactId] | None:
    """The first `limit` facts of all sets out of the first `each` of every set; None if that is too few to tell.

    keys: set_id, due_day and fact_id. A set with `each` of them may have more: beyond its last one nothing is sure.
    """
    order = sorted((row.due_day, row.fact_id, row.set_id) for row in keys)
    seen: Counter[SetId] = Counter()
    for place, (_, _, set_) in enumerate(order[:limit], 1):
        seen[set_] += 1
        if seen[set_] == each and place < limit:
            return None
    return [fact for _, fact, _ in order[:limit]]


@lru_cache
def due_in(sets: int) -> Select[Any]:
    """The first `limit` memories due in so many sets, out of the first so many of each."""
    parts = _first_of_each(sets, memories.c.fact_id, *MEMORY)
    if sets == 1:
        return parts[0]
    found = union_all(*(select(part.subquery()) for part in parts)).subquery()
    return select(found).order_by(found.c.due_day, found.c.fact_id).limit(LIMIT)


@lru_cache
def keys_due_in(sets: int) -> Select[Any]:
    """The keys of the first `limit` memories due in each of so many sets."""
    columns = (memories.c.set_id, memories.c.due_day, memories.c.fact_id)
    parts = _first_of_each(sets, *columns)
    return select(union_all(*(select(part.subquery()) for part in parts)).subquery())


@lru_cache
def count_due_in(sets: int) -> Select[int]:
    """How many are due in so many sets; in each, no more than `limit` are counted."""
    one: ColumnElement[int] = literal_column("1").label("one")
    parts = [_reviews(number, one).limit(LIMIT).subquery() for number in range(sets)]
    return select(func.count()).select_from(union_all(*map(select, parts)).subquery())


@lru_cache
def loads_in(sets: int) -> Select[Any]:
    """Each day on which something is due in so many sets, and how much."""
    parts = [
        _reviews(number, memories.c.due_day).where(memories.c.due_day >= bindparam("since")) for number in range(sets)
    ]
    found = union_all(*parts).subquery()
    return select(found.c.due_day, func.count().label("load")).group_by(found.c.due_day)


@lru_cache
def _these(number: int) -> Select[Any]:
    """So many memories by their facts."""
    these = [bindparam(f"fact_{place}", type_=memories.c.fact_id.type) for place in range(number)]
    return select(memories.c.fact_id, *MEMORY).where(memories.c.learner_id == LEARNER, memories.c.fact_id.in_(these))


def _first_of_each(sets: int, *columns: ColumnElement[Any]) -> list[Select[Any]]:
    order = memories.c.due_day, memories.c.fact_id
    return [_reviews(number, *columns).order_by(*order).limit(LIMIT) for number in range(sets)]


def _reviews(number: int, *columns: ColumnElement[Any]) -> Select[Any]:
    set_: BindParameter[int] = bindparam(f"set_{number}")
    return select(*columns).where(
        memories.c.learner_id == LEARNER,
        memories.c.set_id == set_,
        IN_REVIEW,
        memories.c.due_day <= bindparam("until"),
        memories.c.fact_id.not_in(select(facts.c.id).where(facts.c.set_id == set_, RETIRED)),
    )


def _parts(sets: Sequence[SetId]) -> list[Sequence[SetId]]:
    return [sets[start : start + SETS_AT_ONCE] for start in range(0, len(sets), SETS_AT_ONCE)]


def _run(
    link: Link, learner: LearnerId, statement: Select[Any], sets: Sequence[SetId], until: StudyDay, limit: int
) -> list[Any]:
    numbered = {f"set_{number}": set_ for number, set_ in enumerate(sets)}
    return link.of(learner, statement, **numbered, until=until, limit=limit).rows
