"""Question sets, their facts, and who joined them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Integer, Row, and_, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql

from db.columns import to_json
from db.link import LEARNER, LIMIT, Link, insert_once
from db.tables import IN_USE, enrolments, facts, memories, sets
from quiz.formats import question_from_plain, question_to_plain
from quiz.model import FactId, LearnerId, PublishedFact, PublishedSet, SetId
from quiz.questions import Fact, QuestionSet

_SET: BindParameter[int] = bindparam("set")
_NOT_SHOWN = ("material", "edition", "saved_at")
_SETS = select(*(column for column in sets.c if column.name not in _NOT_SHOWN))
_GET_SET = _SETS.where(sets.c.id == _SET)
_BY_CODE = _SETS.where(sets.c.code == bindparam("code"))
_BY_TITLE = _SETS.order_by(sets.c.title, sets.c.id)
_MATERIAL = select(sets.c.material).where(sets.c.id == _SET)
_ADD_SET = insert(sets).returning(sets.c.id)
_CHANGE_SET = update(sets).where(sets.c.id == _SET).values(edition=sets.c.edition + 1)
_KEYS = select(facts.c.key, facts.c.id).where(facts.c.set_id == _SET, IN_USE)
_RETIRE = update(facts).where(facts.c.id == bindparam("fact")).values(retired=True)
_FACT_KEY = ("id", "set_id", "key")
_ADD_FACT = postgresql.insert(facts)
_PUT_FACT = _ADD_FACT.on_conflict_do_update(
    index_elements=["set_id", "key"],
    set_={column.name: _ADD_FACT.excluded[column.name] for column in facts.c if column.name not in _FACT_KEY},
)
_JOINED = (
    _SETS.join(enrolments, enrolments.c.set_id == sets.c.id)
    .where(enrolments.c.learner_id == LEARNER)
    .order_by(enrolments.c.position, enrolments.c.set_id)
)
_JOIN = insert_once(enrolments).values(
    position=select(func.coalesce(func.max(enrolments.c.position), 0) + 1)
    .where(enrolments.c.learner_id == LEARNER)
    .scalar_subquery()
)
_LEAVE = delete(enrolments).where(enrolments.c.learner_id == LEARNER, enrolments.c.set_id == _SET)

_SHOWN = ("id", "set_id", "key", "statement", "subject", "quote", "questions")
_FACTS = select(*(facts.c[name] for name in _SHOWN))
_GET_FACT = _FACTS.where(facts.c.id == bindparam("fact"))
_SOME = _FACTS.where(facts.c.id.in_(bindparam("facts", expanding=True)))
_IN_SET = _FACTS.where(facts.c.set_id == _SET, IN_USE).order_by(facts.c.position, facts.c.id)
_MET = exists().where(and_(memories.c.learner_id == LEARNER, memories.c.fact_id == facts.c.id))
_AHEAD = and_(facts.c.set_id == _SET, IN_USE, facts.c.position >= bindparam("start", type_=Integer))
_UNMET = select(facts.c.id, facts.c.position).where(_AHEAD, ~_MET).order_by(facts.c.position, facts.c.id).limit(LIMIT)
_COUNT_UNMET = select(func.count()).select_from(facts).where(_AHEAD, ~_MET)
_START = select(enrolments.c.met_before).where(
    enrolments.c.learner_id == LEARNER,
    enrolments.c.set_id == _SET,
    enrolments.c.met_edition == select(sets.c.edition).where(sets.c.id == _SET).scalar_subquery(),
)
_MOVE_START = (
    update(enrolments)
    .where(enrolments.c.learner_id == LEARNER, enrolments.c.set_id == _SET)
    .values(met_edition=select(sets.c.edition).where(sets.c.id == _SET).scalar_subquery())
)
_STRIDE = 20
"""How many facts may be looked through in vain before it is noted that they have been met."""
_ALL = 2**31 - 1
"""The position before which all facts of any set stand."""

_AT_ONCE = 256
"""Facts asked for in one statement."""


class SqlSets:
    """See quiz.ports.Sets."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def save(self, code: str, questions: QuestionSet, owner: LearnerId | None, at: datetime) -> PublishedSet:
        values = {
            "code": code,
            "title": questions.title,
            "language": questions.language,
            "about": questions.about,
            "source": questions.source,
            "material": questions.material,
            "facts": len(questions.facts),
            "saved_at": at,
        }
        known = self._link.do(_BY_CODE.with_for_update(key_share=True), {"code": code}).one_or_none()
        if known is None:
            id_: SetId = self._link.do(_ADD_SET, {**values, "owner_id": owner, "edition": 1}).scalar_one()
        else:
            id_ = known.id
            owner = known.owner_id if owner is None else owner
            self._link.do(_CHANGE_SET, {"set": id_, **values, "owner_id": owner})
        self._save_facts(id_, questions.facts)
        saved = self.get(id_)
        assert saved is not None
        return saved

    def _save_facts(self, id_: SetId, wanted: Sequence[Fact]) -> None:
        kept = {fact.key for fact in wanted}
        before = self._link.do(_KEYS, {"set": id_}).all()
        self._link.do_many(_RETIRE, [{"fact": row.id} for row in before if row.key not in kept])
        rows = [
            {
                "set_id": id_,
                "key": fact.key,
                "position": position,
                "statement": fact.statement,
                "subject": fact.subject,
                "quote": fact.quote,
                "questions": _questions_to_text(fact),
                "retired": False,
            }
            for position, fact in enumerate(wanted)
        ]
        self._link.do_many(_PUT_FACT, rows)

    def get(self, id_: SetId) -> PublishedSet | None:
        return _one_set(self._link.do(_GET_SET, {"set": id_}))

    def by_code(self, code: str) -> PublishedSet | None:
        return _one_set(self._link.do(_BY_CODE, {"code": code}))

    def all(self) -> Sequence[PublishedSet]:
        return [_set(row) for row in self._link.do(_BY_TITLE)]

    def joined(self, learner: LearnerId) -> Sequence[PublishedSet]:
        return [_set(row) for row in self._link.of(learner, _JOINED)]

    def join(self, learner: LearnerId, id_: SetId, at: datetime) -> bool:
        self._link.enrolment_changed(learner)
        return (
            self._link.of(
                learner, _JOIN, learner_id=learner, set_id=id_, joined_at=at, met_edition=0, met_before=0
            ).rowcount
            == 1
        )

    def leave(self, learner: LearnerId, id_: SetId) -> bool:
        self._link.enrolment_changed(learner)
        return self._link.of(learner, _LEAVE, set=id_).rowcount == 1

    def questions(self, id_: SetId) -> QuestionSet:
        set_ = self.get(id_)
        if set_ is None:
            raise KeyError(id_)
        return QuestionSet(
            title=set_.title,
            language=set_.language,
            facts=tuple(_fact(row).fact for row in self._link.do(_IN_SET, {"set": id_})),
            about=set_.about,
            source=set_.source,
            material=self._link.do(_MATERIAL, {"set": id_}).scalar_one(),
        )


class SqlFacts:
    """See quiz.ports.Facts."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, fact: FactId) -> PublishedFact | None:
        row = self._link.do(_GET_FACT, {"fact": fact}).one_or_none()
        return None if row is None else _fact(row)

    def some(self, facts: Sequence[FactId]) -> Sequence[PublishedFact]:
        found: dict[FactId, PublishedFact] = {}
        for start in range(0, len(facts), _AT_ONCE):
            wanted = _padded(facts[start : start + _AT_ONCE])
            found |= {row.id: _fact(row) for row in self._link.do(_SOME, {"facts": wanted})}
        return [found[fact] for fact in facts if fact in found]

    def unmet(self, learner: LearnerId, only: SetId | None, limit: int) -> Sequence[FactId]:
        found: list[FactId] = []
        for set_ in self._link.enrolled(learner, only):
            if len(found) >= limit:
                break
            start = self._start(learner, set_)
            rows = self._link.of(learner, _UNMET, set=set_, start=start, limit=limit - len(found)).all()
            found += [row.id for row in rows]
            first = rows[0].position if rows else _ALL
            if first >= start + _STRIDE:
                self._link.of(learner, _MOVE_START, set=set_, met_before=first)
        return found

    def _start(self, learner: LearnerId, set_: SetId) -> int:
        """The position in the set before which the learner has met everything."""
        return self._link.of(learner, _START, set=set_).scalar_one_or_none() or 0

    def count_unmet(self, learner: LearnerId, only: SetId | None) -> int:
        return sum(
            self._link.of(learner, _COUNT_UNMET, set=set_, start=self._start(learner, set_)).scalar_one()
            for set_ in self._link.enrolled(learner, only)
        )


def _padded(ids: Sequence[FactId]) -> list[FactId]:
    """The ids, the last repeated up to a power of two: few different statements, so they stay prepared."""
    size = 1 << (len(ids) - 1).bit_length()
    return [*ids, *([ids[-1]] * (size - len(ids)))]


def _one_set(rows: Iterable[Row[Any]]) -> PublishedSet | None:
    return next(map(_set, rows), None)


def _set(row: Row[Any]) -> PublishedSet:
    return PublishedSet(
        id=row.id,
        code=row.code,
        title=row.title,
        language=row.language,
        about=row.about,
        source=row.source,
        owner=row.owner_id,
        facts=row.facts,
    )


def _fact(row: Row[Any]) -> PublishedFact:
    fact = _fact_from_text(row.key, row.statement, row.quote, row.questions, row.subject)
    return PublishedFact(row.id, row.set_id, fact)


def _questions_to_text(fact: Fact) -> str:
    return to_json([question_to_plain(question) for question in fact.questions])


@lru_cache(maxsize=4096)
def _fact_from_text(key: str, statement: str, quote: str, questions: str, subject: str) -> Fact:
    """Facts change seldom and are asked for with every question, so what was read stays read."""
    asked = tuple(question_from_plain(plain) for plain in json.loads(questions))
    return Fact(key, statement, quote, asked, subject)
