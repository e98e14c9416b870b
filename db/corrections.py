"""The history of published facts, and who is still to be told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Integer, Select, and_, bindparam, exists, func, select, update

from db.link import LEARNER, Link, insert_once, padded
from db.tables import TO_TELL, corrections, reviews
from quiz.formats import question_from_plain, question_to_plain
from quiz.model import Change, Correction, FactId, Happening, LearnerId, SetId
from quiz.questions import Fact

_SET: BindParameter[int] = bindparam("set", type_=corrections.c.set_id.type)
_FACT: BindParameter[int] = bindparam("fact", type_=corrections.c.fact_id.type)
_VERSION = bindparam("of_version", type_=Integer)
_ADD = insert_once(corrections)
_LATEST = select(func.max(corrections.c.version)).where(corrections.c.fact_id == _FACT)
_OF = select(corrections).where(corrections.c.fact_id == _FACT).order_by(corrections.c.version)
_GET = select(corrections).where(corrections.c.fact_id == _FACT, corrections.c.version == _VERSION)
_BY = select(corrections).where(corrections.c.by_id == LEARNER).order_by(corrections.c.fact_id, corrections.c.version)
_DUE = (
    select(corrections.c.set_id)
    .where(TO_TELL, corrections.c.tell_at <= bindparam("now"))
    .order_by(corrections.c.tell_at, corrections.c.set_id)
    .limit(1)
)
_WAITING = (
    select(corrections)
    .where(TO_TELL, corrections.c.set_id == _SET)
    .order_by(corrections.c.at, corrections.c.fact_id, corrections.c.version)
)
_THIS = and_(corrections.c.fact_id == _FACT, corrections.c.version == _VERSION)
_TOLD_SO_FAR = update(corrections).where(_THIS).values(told_up_to=bindparam("up_to"))
_ALL_TOLD = update(corrections).where(_THIS).values(tell_at=None)


class SqlCorrections:
    """See quiz.ports.Corrections."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, correction: Correction) -> bool:
        values = {
            "fact_id": correction.fact,
            "version": correction.version,
            "set_id": correction.set,
            "at": correction.at,
            "by_id": correction.by,
            "change": correction.change.value,
            "before": _to_plain(correction.before),
            "righted": list(correction.righted),
            "grave": bool(correction.righted),
            "tell_at": correction.tell_at,
            "told_up_to": correction.told_up_to,
        }
        return self._link.do(_ADD, values).changed == 1

    def latest(self, fact: FactId) -> int:
        return int(self._link.do(_LATEST, {"fact": fact}).value() or 1)

    def get(self, fact: FactId, version: int) -> Correction | None:
        row = self._link.do(_GET, {"fact": fact, "of_version": version}).one()
        return None if row is None else _correction(row)

    def of(self, fact: FactId) -> Sequence[Correction]:
        return [_correction(row) for row in self._link.do(_OF, {"fact": fact}).rows]

    def by(self, person: LearnerId) -> Sequence[Correction]:
        return [_correction(row) for row in self._link.do(_BY, {"learner": person}).rows]

    def due(self, now: datetime) -> SetId | None:
        found: SetId | None = self._link.do(_DUE, {"now": now}).value()
        return found

    def waiting(self, set_: SetId) -> Sequence[Correction]:
        return [_correction(row) for row in self._link.do(_WAITING, {"set": set_}).rows]

    def told(self, corrections: Sequence[Correction], up_to: LearnerId | None) -> None:
        rows = [{"fact": each.fact, "of_version": each.version} for each in corrections]
        if up_to is None:
            self._link.do_many(_ALL_TOLD, rows)
        else:
            self._link.do_many(_TOLD_SO_FAR, [{**row, "up_to": up_to} for row in rows])

    def last_answers(
        self, set_: SetId, of: Sequence[LearnerId]
    ) -> Mapping[LearnerId, Mapping[tuple[FactId, str], datetime]]:
        found: dict[LearnerId, dict[tuple[FactId, str], datetime]] = defaultdict(dict)
        if of:
            wanted = padded(of)
            named = {f"learner_{number}": learner for number, learner in enumerate(wanted)}
            for row in self._link.do(_last_answers(len(wanted)), {"set": set_, **named}).rows:
                found[row.learner_id][row.fact_id, row.question] = row.last
        return found


@cache
def _last_answers(number: int) -> Select[Any]:
    """For each of so many learners the last answer to each question of the set's facts that wait to be told of."""
    own = reviews.c
    later = reviews.alias("later")
    taken_back = exists().where(later.c.learner_id == own.learner_id, later.c.undoes == own.id)
    told_of = select(corrections.c.fact_id).where(TO_TELL, corrections.c.set_id == _SET)
    these = [bindparam(f"learner_{place}", type_=own.learner_id.type) for place in range(number)]
    return (
        select(own.learner_id, own.fact_id, own.question, func.max(own.at).label("last"))
        .where(own.learner_id.in_(these), own.fact_id.in_(told_of))
        .where(own.happening == Happening.ANSWER.value, ~taken_back)
        .group_by(own.learner_id, own.fact_id, own.question)
    )


def _correction(row: Any) -> Correction:
    return Correction(
        fact=row.fact_id,
        set=row.set_id,
        version=row.version,
        at=row.at,
        by=row.by_id,
        change=Change(row.change),
        before=_from_plain(row.before),
        righted=tuple(row.righted),
        tell_at=row.tell_at,
        told_up_to=row.told_up_to,
    )


def _to_plain(fact: Fact) -> dict[str, object]:
    return {
        "key": fact.key,
        "statement": fact.statement,
        "subject": fact.subject,
        "quote": fact.quote,
        "questions": [question_to_plain(question) for question in fact.questions],
    }


def _from_plain(plain: Mapping[str, Any]) -> Fact:
    asked = tuple(question_from_plain(question) for question in plain["questions"])
    return Fact(plain["key"], plain["statement"], plain["quote"], asked, plain["subject"])
