"""Question sets, their facts, and who joined them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Text, bindparam, case, cast, delete, func, insert, literal_column, select, update
from sqlalchemy.dialects import postgresql

from db.fact_rows import IN_SET, SET, fact_of, questions_to_text
from db.known import MOST_SETS, Joined, keep
from db.link import LEARNER, Link, insert_once
from db.prepared import Result
from db.sweeping import sweep, sweep_all
from db.tables import IN_USE, LISTED, assignments, corrections, enrolments, facts, sets
from quiz.model import Assignment, LearnerId, PublishedSet, SetId, Visibility
from quiz.questions import Fact, QuestionSet

_NOT_SHOWN = ("material", "edition", "saved_at")
_SETS = select(*(column for column in sets.c if column.name not in _NOT_SHOWN))
_GET_SET = _SETS.where(sets.c.id == SET)
_BY_CODE = _SETS.where(sets.c.code == bindparam("code"))
_HOLD_SET = _GET_SET.with_for_update(key_share=True)
_HOLD_BY_CODE = _BY_CODE.with_for_update(key_share=True)
_BY_TITLE = _SETS.where(sets.c.deleted_at.is_(None)).order_by(sets.c.title, sets.c.id)
_LISTED = _SETS.where(LISTED).order_by(sets.c.title, sets.c.id)
_OWNED = _SETS.where(sets.c.owner_id == LEARNER).order_by(sets.c.title, sets.c.id)
_EDITION = select(sets.c.edition).where(sets.c.id == SET)
_HOLD_EDITION = _EDITION.with_for_update(key_share=True)
_MATERIAL = select(sets.c.material).where(sets.c.id == SET)
_ADD_SET = insert(sets).returning(sets.c.id)
_CHANGE_SET = update(sets).where(sets.c.id == SET).values(edition=sets.c.edition + 1)
_MANAGE_SET = update(sets).where(sets.c.id == SET, sets.c.deleted_at.is_(None))
_BLANK_SET = update(sets).where(sets.c.id == SET).values(edition=sets.c.edition + 1)
_NO_KEY = literal_column("'#'", Text).concat(cast(facts.c.id, Text))
"""Of a fact whose set was deleted; no key of a question file looks so."""
_BLANK_FACTS = (
    update(facts)
    .where(facts.c.set_id == SET)
    .values(key=_NO_KEY, statement="", subject="", quote="", questions="[]", retired=True)
)
_FORGET_CORRECTIONS = delete(corrections).where(corrections.c.set_id == SET)
_WRITTEN = ("key", "position", "statement", "subject", "quote", "questions")
_STORED = select(*(facts.c[name] for name in _WRITTEN), facts.c.id).where(facts.c.set_id == SET, IN_USE)
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
_LEAVE = delete(enrolments).where(enrolments.c.learner_id == LEARNER, enrolments.c.set_id == SET)


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
            if known.deleted_at is not None:
                sweep_all(self._link, id_)
            owner = known.owner_id if owner is None else owner
            self._link.do(_CHANGE_SET, {"set": id_, **values, "owner_id": owner})
        self._save_facts(id_, questions.facts)
        self._link.known.sets_changed(facts=True)
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
            (fact.key, position, fact.statement, fact.subject, fact.quote, questions_to_text(fact))
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
        for statement in (_BLANK_FACTS, _FORGET_CORRECTIONS):
            self._link.do(statement, {"set": id_})
        self._link.known.sets_changed(facts=True)

    def sweep(
        self, id_: SetId, after: LearnerId, people: int, memories: int
    ) -> tuple[Sequence[LearnerId], LearnerId | None]:
        return sweep(self._link, id_, after, people, memories)

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
            facts=tuple(fact_of(row).fact for row in self._link.do(IN_SET, {"set": id_}).rows),
            about=set_.about,
            source=set_.source,
            material=self._link.do(_MATERIAL, {"set": id_}).value(),
        )


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
