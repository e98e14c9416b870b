"""Question sets, their facts, and who joined them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql

from db.columns import to_json
from db.known import AHEAD, MOST_FACTS, MOST_LISTS, MOST_SETS, Joined, keep
from db.link import LEARNER, LIMIT, Link, insert_once, padded
from db.prepared import Result
from db.tables import IN_USE, LISTED, RETIRED, assignments, enrolments, facts, memories, sets
from db.waiting import Count, First
from quiz.formats import question_from_plain, question_to_plain
from quiz.model import Assignment, FactId, LearnerId, PublishedFact, PublishedSet, SetId, Visibility
from quiz.questions import Fact, QuestionSet

_SET: BindParameter[int] = bindparam("set")
_NOT_SHOWN = ("material", "edition", "saved_at")
_SETS = select(*(column for column in sets.c if column.name not in _NOT_SHOWN))
_GET_SET = _SETS.where(sets.c.id == _SET)
_BY_CODE = _SETS.where(sets.c.code == bindparam("code"))
_HOLD_SET = _GET_SET.with_for_update(key_share=True)
_HOLD_BY_CODE = _BY_CODE.with_for_update(key_share=True)
_BY_TITLE = _SETS.where(sets.c.deleted_at.is_(None)).order_by(sets.c.title, sets.c.id)
_LISTED = _SETS.where(LISTED).order_by(sets.c.title, sets.c.id)
_OWNED = _SETS.where(sets.c.owner_id == LEARNER).order_by(sets.c.title, sets.c.id)
_EDITION = select(sets.c.edition).where(sets.c.id == _SET)
_HOLD_EDITION = _EDITION.with_for_update(key_share=True)
_MATERIAL = select(sets.c.material).where(sets.c.id == _SET)
_ADD_SET = insert(sets).returning(sets.c.id)
_CHANGE_SET = update(sets).where(sets.c.id == _SET).values(edition=sets.c.edition + 1)
_MANAGE_SET = update(sets).where(sets.c.id == _SET, sets.c.deleted_at.is_(None))
_BLANK_SET = update(sets).where(sets.c.id == _SET).values(edition=sets.c.edition + 1)
_NO_KEY = literal_column("'#'", Text).concat(cast(facts.c.id, Text))
"""Of a fact whose set was deleted; no key of a question file looks so."""
_BLANK_FACTS = (
    update(facts)
    .where(facts.c.set_id == _SET)
    .values(key=_NO_KEY, statement="", subject="", quote="", questions="[]", retired=True)
)
_FORGET_MEMORIES = delete(memories).where(memories.c.set_id == _SET)
_ALL_LEAVE = delete(enrolments).where(enrolments.c.set_id == _SET)
_WRITTEN = ("key", "position", "statement", "subject", "quote", "questions")
_STORED = select(*(facts.c[name] for name in _WRITTEN), facts.c.id).where(facts.c.set_id == _SET, IN_USE)
_RETIRE = update(facts).where(facts.c.id == bindparam("fact")).values(retired=True)
_FACT_KEY = ("id", "set_id", "key", "righted_at")
_ADD_FACT = postgresql.insert(facts)
_PUT_FACT = _ADD_FACT.on_conflict_do_update(
    index_elements=["set_id", "key"],
    set_={column.name: _ADD_FACT.excluded[column.name] for column in facts.c if column.name not in _FACT_KEY},
).inline()  # the new ids are not asked for
_MET_BEFORE = case((enrolments.c.met_edition == sets.c.edition, enrolments.c.met_before), else_=0).label("met_before")
_ASSIGNED = [column for column in assignments.c if column.name != "set_id"]
_JOINED = (
    _SETS.add_columns(_MET_BEFORE, *_ASSIGNED)
    .join(enrolments, enrolments.c.set_id == sets.c.id)
    .join(assignments, assignments.c.set_id == sets.c.id, isouter=True)
    .where(enrolments.c.learner_id == LEARNER, sets.c.deleted_at.is_(None))
    .order_by(enrolments.c.position, enrolments.c.set_id)
)
_JOIN = insert_once(enrolments).values(
    position=select(func.coalesce(func.max(enrolments.c.position), 0) + 1)
    .where(enrolments.c.learner_id == LEARNER)
    .scalar_subquery()
)
_LEAVE = delete(enrolments).where(enrolments.c.learner_id == LEARNER, enrolments.c.set_id == _SET)

_SHOWN = ("id", "set_id", "key", "statement", "subject", "quote", "questions", "retired", "righted_at")
_FACTS = select(*(facts.c[name] for name in _SHOWN))
_GET_FACT = _FACTS.where(facts.c.id == bindparam("fact"))
_WHOLE = _FACTS.where(facts.c.set_id == _SET).order_by(facts.c.position, facts.c.id)
_IN_SET = _FACTS.where(facts.c.set_id == _SET, IN_USE).order_by(facts.c.position, facts.c.id)
_MET = exists().where(and_(memories.c.learner_id == LEARNER, memories.c.fact_id == facts.c.id))
_AHEAD = and_(facts.c.set_id == _SET, IN_USE, facts.c.position >= bindparam("start", type_=Integer))
_UNMET = select(facts.c.id, facts.c.position).where(_AHEAD, ~_MET).order_by(facts.c.position, facts.c.id).limit(LIMIT)
_COUNT_UNMET = select(func.count()).select_from(
    select(literal_column("1").label("one")).select_from(facts).where(_AHEAD, ~_MET).limit(LIMIT).subquery()
)
_MOVE_START = (
    update(enrolments)
    .where(enrolments.c.learner_id == LEARNER, enrolments.c.set_id == _SET)
    .values(met_edition=select(sets.c.edition).where(sets.c.id == _SET).scalar_subquery())
)
_HERE, _THIS_FACT = bindparam("position", type_=Integer), bindparam("fact", type_=facts.c.id.type)
_WHERE = select(facts.c.set_id, facts.c.position).where(facts.c.id == _THIS_FACT)
_POSITION = select(facts.c.position).where(facts.c.id == _THIS_FACT)
_BEHIND = or_(facts.c.position > _HERE, and_(facts.c.position == _HERE, facts.c.id > _THIS_FACT))
_AHEAD_OF = or_(facts.c.position < _HERE, and_(facts.c.position == _HERE, facts.c.id < _THIS_FACT))
_USED = select(facts.c.id).where(facts.c.set_id == _SET, IN_USE)
_AFTER = _USED.where(_BEHIND).order_by(facts.c.position, facts.c.id).limit(1)
_BEFORE = _USED.where(_AHEAD_OF).order_by(facts.c.position.desc(), facts.c.id.desc()).limit(1)
_COUNT_BEFORE = select(func.count()).where(facts.c.set_id == _SET, IN_USE, _AHEAD_OF)
_RETIRED_IN = select(facts.c.id).where(facts.c.set_id == _SET, RETIRED).order_by(facts.c.position, facts.c.id)
_CHANGE_FACT = update(facts).where(facts.c.id == bindparam("which"))
_SET_RIGHT = update(facts).where(facts.c.id == bindparam("which"))
_COUNT_ANEW = (
    update(sets)
    .where(sets.c.id == _SET)
    .values(
        edition=sets.c.edition + 1, facts=select(func.count()).where(facts.c.set_id == _SET, IN_USE).scalar_subquery()
    )
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
            "deleted_at": None,
        }
        known = self._link.lock(_HOLD_BY_CODE, {"code": code}).one()
        if known is None:
            id_: SetId = self._link.do(
                _ADD_SET, {**values, "owner_id": owner, "edition": 1, "visibility": _visibility_of_new(owner)}
            ).value()
        else:
            id_ = known.id
            owner = known.owner_id if owner is None else owner
            self._link.do(_CHANGE_SET, {"set": id_, **values, "owner_id": owner})
        self._save_facts(id_, questions.facts)
        self._link.known.forget()
        saved = self.get(id_)
        assert saved is not None
        return saved

    def _save_facts(self, id_: SetId, wanted: Sequence[Fact]) -> None:
        """What has not changed is not written: a newer version of a large set holds up others for little longer than a
        small one does."""
        stored = {row.key: tuple(row) for row in self._link.do(_STORED, {"set": id_}).rows}
        kept = {fact.key for fact in wanted}
        self._link.do_many(_RETIRE, [{"fact": row[-1]} for key, row in stored.items() if key not in kept])
        rows = [
            (fact.key, position, fact.statement, fact.subject, fact.quote, _questions_to_text(fact))
            for position, fact in enumerate(wanted)
        ]
        changed = [row for row in rows if stored.get(row[0], ())[:-1] != row]
        more = {"set_id": id_, "retired": False}
        self._link.do_many(_PUT_FACT, [dict(zip(_WRITTEN, row, strict=True)) | more for row in changed])

    def get(self, id_: SetId) -> PublishedSet | None:
        known = self._link.known.sets.get(id_)
        if known is None:
            known = _one_set(self._link.do(_GET_SET, {"set": id_}))
            if known is not None:
                keep(self._link.known.sets, id_, known, MOST_SETS)
        return known

    def hold(self, id_: SetId) -> PublishedSet | None:
        held = _one_set(self._link.lock(_HOLD_SET, {"set": id_}))
        self._link.known.sets.pop(id_, None)
        return held if held is None else keep(self._link.known.sets, id_, held, MOST_SETS)

    def change(self, set_: PublishedSet) -> None:
        values = {
            "title": set_.title,
            "owner_id": set_.owner,
            "visibility": set_.visibility.value,
            "archived_at": set_.archived_at,
        }
        self._link.do(_MANAGE_SET, {"set": set_.id, **values})
        self._link.known.sets_changed()

    def blank(self, id_: SetId, at: datetime) -> None:
        nothing = {"title": "", "about": "", "source": "", "material": "", "owner_id": None, "facts": 0}
        self._link.do(_BLANK_SET, {"set": id_, **nothing, "deleted_at": at})
        for statement in (_BLANK_FACTS, _FORGET_MEMORIES, _ALL_LEAVE):
            self._link.do(statement, {"set": id_})
        self._link.known.sets_changed(deleted=True)

    def by_code(self, code: str) -> PublishedSet | None:
        return _one_set(self._link.do(_BY_CODE, {"code": code}))

    def all(self) -> Sequence[PublishedSet]:
        return [_set(row) for row in self._link.do(_BY_TITLE, {}).rows]

    def listed(self) -> Sequence[PublishedSet]:
        return [_set(row) for row in self._link.do(_LISTED, {}).rows]

    def owned(self, learner: LearnerId) -> Sequence[PublishedSet]:
        return [_set(row) for row in self._link.do(_OWNED, {"learner": learner}).rows]

    def joined(self, learner: LearnerId) -> Sequence[PublishedSet]:
        return [each.set for each in joined(self._link, learner, None)]

    def join(self, learner: LearnerId, id_: SetId, at: datetime) -> bool:
        added = self._link.of(
            learner, _JOIN, learner_id=learner, set_id=id_, joined_at=at, met_edition=0, met_before=0
        ).changed
        self._link.known.of(learner).enrolments_changed()
        return added == 1

    def leave(self, learner: LearnerId, id_: SetId) -> bool:
        left = self._link.of(learner, _LEAVE, set=id_).changed
        self._link.known.of(learner).enrolments_changed()
        return left == 1

    def edition(self, id_: SetId, hold: bool = False) -> int:
        found = (self._link.lock(_HOLD_EDITION, {"set": id_}) if hold else self._link.do(_EDITION, {"set": id_})).one()
        if found is None:
            raise KeyError(id_)
        return int(found.edition)

    def questions(self, id_: SetId) -> QuestionSet:
        set_ = self.get(id_)
        if set_ is None:
            raise KeyError(id_)
        return QuestionSet(
            title=set_.title,
            language=set_.language,
            facts=tuple(_fact(row).fact for row in self._link.do(_IN_SET, {"set": id_}).rows),
            about=set_.about,
            source=set_.source,
            material=self._link.do(_MATERIAL, {"set": id_}).value(),
        )


class SqlFacts:
    """See quiz.ports.Facts."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, fact: FactId) -> PublishedFact | None:
        known = self._link.known.facts.get(fact)
        if known is None:
            row = self._link.do(_GET_FACT, {"fact": fact}).one()
            known = None if row is None else keep(self._link.known.facts, fact, _fact(row), MOST_FACTS)
        return known

    def some(self, facts: Sequence[FactId]) -> Sequence[PublishedFact]:
        found: dict[FactId, PublishedFact] = {}
        for start in range(0, len(facts), _AT_ONCE):
            wanted = padded(facts[start : start + _AT_ONCE])
            numbered = {f"fact_{number}": fact for number, fact in enumerate(wanted)}
            found |= {row.id: _fact(row) for row in self._link.do(_so_many(len(wanted)), numbered).rows}
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
        return [_fact(row) for row in self._link.do(_WHOLE, {"set": set_}).rows]

    def retired(self, set_: SetId) -> Sequence[FactId]:
        return self._link.do(_RETIRED_IN, {"set": set_}).values()

    def change(self, fact: PublishedFact) -> None:
        said = fact.fact
        self._link.do(
            _CHANGE_FACT,
            {
                "which": fact.id,
                "statement": said.statement,
                "subject": said.subject,
                "quote": said.quote,
                "questions": _questions_to_text(said),
                "retired": fact.retired,
            },
        )
        self._link.do(_COUNT_ANEW, {"set": fact.set_id})
        self._link.known.forget()

    def set_right(self, facts: Sequence[FactId], at: datetime) -> None:
        self._link.do_many(_SET_RIGHT, [{"which": fact, "righted_at": at} for fact in facts])
        self._link.known.forget()

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


def joined(link: Link, learner: LearnerId, only: SetId | None) -> list[Joined]:
    """Sets the learner has joined, in that order; just the one if it is among them."""
    known = link.known.of(learner)
    if known.joined is None:
        rows = link.of(learner, _JOINED).rows
        known.joined = [Joined(_set(row), row.met_before, assignment_of(row.id, row)) for row in rows]
        for each in known.joined:
            keep(link.known.sets, each.set.id, each.set, MOST_SETS)
    return known.joined if only is None else [each for each in known.joined if each.set.id == only]


def assignment_of(set_: SetId, row: Any) -> Assignment | None:
    """What the class of the set has been set, from a row with the columns of an assignment; None if that is empty."""
    if row.starts_on is None:
        return None
    return Assignment(
        set=set_,
        starts_on=row.starts_on,
        new_per_day=row.new_per_day,
        exam_on=row.exam_on,
        given_by=row.given_by,
        given_at=row.given_at,
        nudged_at=row.nudged_at,
    )


@lru_cache
def _so_many(number: int) -> Select[Any]:
    """So many facts by their ids."""
    return _FACTS.where(facts.c.id.in_([bindparam(f"fact_{place}", type_=facts.c.id.type) for place in range(number)]))


def _visibility_of_new(owner: LearnerId | None) -> str:
    return (Visibility.LISTED if owner is None else Visibility.LINK).value


def _one_set(found: Result) -> PublishedSet | None:
    return _set(found.rows[0]) if found.rows else None


def _set(row: Any) -> PublishedSet:
    return PublishedSet(
        id=row.id,
        code=row.code,
        title=row.title,
        language=row.language,
        about=row.about,
        source=row.source,
        owner=row.owner_id,
        facts=row.facts,
        visibility=Visibility(row.visibility),
        archived_at=row.archived_at,
        deleted_at=row.deleted_at,
    )


def _fact(row: Any) -> PublishedFact:
    fact = _fact_from_text(row.key, row.statement, row.quote, row.questions, row.subject)
    return PublishedFact(row.id, row.set_id, fact, row.retired, row.righted_at)


def _questions_to_text(fact: Fact) -> str:
    return to_json([question_to_plain(question) for question in fact.questions])


@lru_cache(maxsize=4096)
def _fact_from_text(key: str, statement: str, quote: str, questions: str, subject: str) -> Fact:
    """Facts change seldom and are asked for with every question, so what was read stays read."""
    asked = tuple(question_from_plain(plain) for plain in json.loads(questions))
    return Fact(key, statement, quote, asked, subject)
