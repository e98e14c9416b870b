"""Teachers' drafts: where they stand, their texts, their questions and what was said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Integer,
    Text,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    type_coerce,
    update,
)

from db.draft_rows import draft_of, fact_of, fact_row, question_of, question_row, values_of
from db.link import LEARNER, LIMIT, Link, insert_once, upsert
from db.tables import INVITED, OF_SET, TO_WRITE, draft_facts, draft_questions, draft_texts, drafted, drafts
from quiz.drafts import NOBODY, Drafted, DraftId, DraftQuestion, DraftTally, Only, Phase, TeacherDraft, Verdict
from quiz.formats import question_to_plain
from quiz.model import LearnerId, SetId, StudyDay
from quiz.questions import Fact, Kind

_DRAFT: BindParameter[int] = bindparam("draft")
_NTH = bindparam("at", type_=BigInteger)  # wider than the column: buttons bring what strangers write on them
_DRAFTS = select(*(column for column in drafts.c if column.name != "material"))
_LATEST = _DRAFTS.where(drafts.c.learner_id == LEARNER).order_by(drafts.c.id.desc()).limit(1)
_THIS = (drafts.c.learner_id == LEARNER, drafts.c.id == _DRAFT)
_GET = _DRAFTS.where(*_THIS)
_ADD = insert(drafts)
_CHANGE = update(drafts).where(
    *_THIS, drafts.c.phase == bindparam("before"), drafts.c.attempt == bindparam("had", type_=Integer)
)
_MATERIAL = select(drafts.c.material).where(*_THIS)
_PUT_MATERIAL = update(drafts).where(*_THIS)
_DELETE = delete(drafts).where(*_THIS)
_ABOUT = (
    select(drafts.c.learner_id, drafts.c.id)
    .where(or_(drafts.c.set_id == bindparam("set"), drafts.c.code == bindparam("code")))
    .order_by(drafts.c.learner_id, drafts.c.id)
)
_TO_WRITE = (
    _DRAFTS.where(TO_WRITE, drafts.c.take_at <= bindparam("now"))
    .order_by(drafts.c.take_at, drafts.c.learner_id)
    .limit(LIMIT)
    .with_for_update(key_share=True, skip_locked=True)
)
_OF_TEXTS = (draft_texts.c.learner_id == LEARNER, draft_texts.c.draft_id == _DRAFT)
_TEXTS = select(draft_texts.c.text).where(*_OF_TEXTS).order_by(draft_texts.c.nth)
_ADD_TEXT = insert_once(draft_texts)
_DELETE_TEXTS = delete(draft_texts).where(*_OF_TEXTS)
_DELETE_FACTS = delete(draft_facts).where(draft_facts.c.learner_id == LEARNER, draft_facts.c.draft_id == _DRAFT)
_ADD_FACT, _ADD_QUESTION = insert(draft_facts), insert(draft_questions)
_OF_QUESTIONS = (draft_questions.c.learner_id == LEARNER, draft_questions.c.draft_id == _DRAFT)
_DELETE_QUESTIONS = delete(draft_questions).where(*_OF_QUESTIONS)
_QUESTIONS = (
    select(
        draft_questions.c.nth,
        draft_questions.c.fact,
        draft_questions.c.question,
        draft_questions.c.to_check,
        draft_questions.c.verdict,
        draft_questions.c.edition,
        draft_questions.c.chair,
        draft_facts.c.key,
        draft_facts.c.statement,
        draft_facts.c.subject,
        draft_facts.c.quote,
    )
    .join(
        draft_facts,
        (draft_facts.c.learner_id == draft_questions.c.learner_id)
        & (draft_facts.c.draft_id == draft_questions.c.draft_id)
        & (draft_facts.c.nth == draft_questions.c.fact),
    )
    .where(*_OF_QUESTIONS)
)
_QUESTION = _QUESTIONS.where(draft_questions.c.nth == _NTH)
_AFTER = _QUESTIONS.where(draft_questions.c.nth > _NTH).order_by(draft_questions.c.nth).limit(1)
_BEFORE = _QUESTIONS.where(draft_questions.c.nth < _NTH).order_by(draft_questions.c.nth.desc()).limit(1)
_IS_OPEN = draft_questions.c.verdict == literal_column("'open'")
_PLAIN = type_coerce(draft_questions.c.question, Text)
_KINDS = {kind: _PLAIN.startswith(f'{{"kind":"{kind}",', autoescape=True) for kind in Kind}
"""Whether a question is of this kind: that is what its JSON begins with."""
_ONLY = {
    only: [_KINDS[only.kind]] if only.kind else [draft_questions.c.to_check] if only is Only.CHECK else []
    for only in Only
}
_STEPS = {
    (only_open, only): _AFTER.where(*([_IS_OPEN] if only_open else []), *these)
    for only_open in (False, True)
    for only, these in _ONLY.items()
}
_BACK = {only: _BEFORE.where(*these) for only, these in _ONLY.items()}
_PLACES = {
    only: select(
        func.sum(case((draft_questions.c.nth <= _NTH, 1), else_=0)).label("place"), func.count().label("all")
    ).where(*_OF_QUESTIONS, *these)
    for only, these in _ONLY.items()
}
_COUNT_KINDS = select(
    *(func.sum(case((is_of_kind, 1), else_=0)).label(kind) for kind, is_of_kind in _KINDS.items())
).where(*_OF_QUESTIONS)
_KEPT = _QUESTIONS.where(draft_questions.c.verdict == literal_column("'kept'")).order_by(draft_questions.c.nth)
_TALLY = (
    select(
        draft_questions.c.verdict,
        func.count().label("questions"),
        func.sum(case((draft_questions.c.to_check, 1), else_=0)).label("to_check"),
        func.sum(draft_questions.c.edition).label("editions"),
    )
    .where(*_OF_QUESTIONS)
    .group_by(draft_questions.c.verdict)
)
_CHAIR = bindparam("sitting", type_=Integer)
_EDITION, _SAT = func.coalesce(draft_questions.c.edition, 0), func.coalesce(draft_questions.c.chair, 0)
_CHANGED = {draft_questions.c.edition: _EDITION + 1, draft_questions.c.chair: _CHAIR}
_SEEN = (bindparam("seen", type_=Integer) == _EDITION) | (_SAT == _CHAIR)
"""Nobody else has changed it since. Whoever changed it last has seen what there was before."""
_CHANGED_UNSEEN = {
    draft_questions.c.edition: _EDITION + 1,
    draft_questions.c.chair: case(((_EDITION == 0) | (_SAT == _CHAIR), _CHAIR), else_=NOBODY),
}
"""Changed together with others: whoever does that need not have seen what somebody else has changed before."""
_SAY_OF = update(draft_questions).where(*_OF_QUESTIONS, draft_questions.c.nth == _NTH).values(_CHANGED)
_SAYING = {
    (whole, if_seen): _SAY_OF.where(*([_SEEN] if if_seen else []))
    for whole in (False, True)
    for if_seen in (False, True)
}
"""By whether the question is put as well, and whether it depends on what was seen. A statement is always given the same
values, so each has one of its own.
"""
_FACT_OF = select(draft_questions.c.fact).where(*_OF_QUESTIONS, draft_questions.c.nth == _NTH).scalar_subquery()
_STATE = (
    update(draft_facts)
    .where(draft_facts.c.learner_id == LEARNER, draft_facts.c.draft_id == _DRAFT, draft_facts.c.nth == _FACT_OF)
    .where(draft_facts.c.statement != bindparam("stated"))
    .values(statement=bindparam("stated"))
)
_SAY_OF_BESIDE = (
    update(draft_questions)
    .where(*_OF_QUESTIONS, draft_questions.c.fact == _FACT_OF, draft_questions.c.nth != _NTH)
    .values(_CHANGED_UNSEEN)
)
_OF_FACTS = (draft_facts.c.learner_id == LEARNER, draft_facts.c.draft_id == _DRAFT)
_WHOLE_FACT = _QUESTIONS.where(draft_questions.c.fact == _FACT_OF).order_by(draft_questions.c.nth)
_FACT_NUMBER = select(draft_questions.c.fact).where(*_OF_QUESTIONS, draft_questions.c.nth == _NTH)
_LAST_FACT = select(func.max(draft_facts.c.nth)).where(*_OF_FACTS)
_LAST_QUESTION = select(func.max(draft_questions.c.nth)).where(*_OF_QUESTIONS)
_HAS_FACT = select(draft_facts.c.nth).where(*_OF_FACTS, draft_facts.c.key == bindparam("named")).limit(1)
_JUDGE_OPEN = update(draft_questions).where(*_OF_QUESTIONS, _IS_OPEN).values(_CHANGED_UNSEEN)
_OPEN_ONES = select(draft_questions.c.nth).where(*_OF_QUESTIONS, _IS_OPEN).order_by(draft_questions.c.nth)
_REOPEN = (
    update(draft_questions)
    .where(*_OF_QUESTIONS, draft_questions.c.verdict == literal_column("'kept'"))
    .where(draft_questions.c.nth.between(_NTH, bindparam("last", type_=BigInteger)))
    .values(_CHANGED_UNSEEN)
)
_BY_INVITE = _DRAFTS.where(INVITED, drafts.c.invite == bindparam("code"))
_OF_ONE_SET = _DRAFTS.where(OF_SET, drafts.c.set_id == bindparam("set", type_=BigInteger)).order_by(drafts.c.id)
_DRAFTED = select(drafted.c.texts, drafted.c.files).where(
    drafted.c.learner_id == LEARNER, drafted.c.day == bindparam("on", type_=drafted.c.day.type)
)
_PUT_DRAFTED = upsert(drafted)


class SqlDrafts:
    """See quiz.ports.Drafts."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def latest(self, learner: LearnerId) -> TeacherDraft | None:
        row = self._link.of(learner, _LATEST).one()
        return None if row is None else draft_of(row)

    def get(self, learner: LearnerId, draft: DraftId) -> TeacherDraft | None:
        row = self._link.of(learner, _GET, draft=draft).one()
        return None if row is None else draft_of(row)

    def add(self, draft: TeacherDraft) -> None:
        self._link.of(draft.learner, _ADD, learner_id=draft.learner, id=draft.id, material="", **values_of(draft))

    def change(self, draft: TeacherDraft, phase: Phase, attempt: int) -> bool:
        before = {"draft": draft.id, "before": phase.value, "had": attempt}
        return self._link.of(draft.learner, _CHANGE, **before, **values_of(draft)).changed == 1

    def delete(self, learner: LearnerId, draft: DraftId) -> None:
        self.empty(learner, draft)
        self._link.of(learner, _DELETE_TEXTS, draft=draft)
        self._link.of(learner, _DELETE, draft=draft)

    def about(self, set_: SetId, code: str) -> Sequence[tuple[LearnerId, DraftId]]:
        found = self._link.do(_ABOUT, {"set": set_, "code": code}).rows
        return [(row.learner_id, row.id) for row in found]

    def empty(self, learner: LearnerId, draft: DraftId) -> None:
        self._link.of(learner, _DELETE_QUESTIONS, draft=draft)
        self._link.of(learner, _DELETE_FACTS, draft=draft)
        self.put_material(learner, draft, "")

    def add_text(self, learner: LearnerId, draft: DraftId, nth: int, text: str) -> None:
        self._link.of(learner, _ADD_TEXT, learner_id=learner, draft_id=draft, nth=nth, text=text)

    def texts(self, learner: LearnerId, draft: DraftId) -> Sequence[str]:
        return self._link.of(learner, _TEXTS, draft=draft).values()

    def put_material(self, learner: LearnerId, draft: DraftId, material: str) -> None:
        self._link.of(learner, _PUT_MATERIAL, draft=draft, material=material)

    def material(self, learner: LearnerId, draft: DraftId) -> str:
        return self._link.of(learner, _MATERIAL, draft=draft).value() or ""

    def add_facts(self, draft: TeacherDraft, facts: Sequence[Fact], after: tuple[int, int], verdict: Verdict) -> None:
        number, place = after
        added, asked = [], []
        for fact in facts:
            number += 1
            added.append(fact_row(draft.learner, draft.id, number, fact))
            for question in fact.questions:
                place += 1
                asked.append(question_row(draft.learner, draft.id, place, number, question, verdict))
        self._link.do_many(_ADD_FACT, added)
        self._link.do_many(_ADD_QUESTION, asked)

    def question(self, learner: LearnerId, draft: DraftId, nth: int) -> DraftQuestion | None:
        return question_of(self._link.of(learner, _QUESTION, draft=draft, at=nth).one())

    def question_after(
        self, learner: LearnerId, draft: DraftId, nth: int, *, only_open: bool, only: Only = Only.ALL
    ) -> DraftQuestion | None:
        return question_of(self._link.of(learner, _STEPS[only_open, only], draft=draft, at=nth).one())

    def question_before(self, learner: LearnerId, draft: DraftId, nth: int, only: Only) -> DraftQuestion | None:
        return question_of(self._link.of(learner, _BACK[only], draft=draft, at=nth).one())

    def tally(self, learner: LearnerId, draft: DraftId) -> DraftTally:
        rows = {row.verdict: row for row in self._link.of(learner, _TALLY, draft=draft).rows}
        count = {verdict: rows[verdict].questions if verdict in rows else 0 for verdict in Verdict}
        to_check = rows[Verdict.OPEN].to_check if Verdict.OPEN in rows else 0
        open_, kept, dropped = count[Verdict.OPEN], count[Verdict.KEPT], count[Verdict.DROPPED]
        editions = sum(int(row.editions or 0) for row in rows.values())
        return DraftTally(open_ + kept + dropped, open_, kept, dropped, int(to_check), editions)

    def kinds(self, learner: LearnerId, draft: DraftId) -> Mapping[Kind, int]:
        row = self._link.of(learner, _COUNT_KINDS, draft=draft).one()
        return {kind: int(count) for kind in Kind if (count := getattr(row, kind))}

    def place(self, learner: LearnerId, draft: DraftId, nth: int, only: Only) -> tuple[int, int]:
        row = self._link.of(learner, _PLACES[only], draft=draft, at=nth).one()
        return (int(row.place or 0), row.all) if row else (0, 0)

    def judge(
        self, learner: LearnerId, draft: DraftId, nth: int, verdict: Verdict, chair: int = 0, seen: int | None = None
    ) -> bool:
        return self._say_of(learner, draft, nth, {"verdict": verdict.value}, chair, seen)

    def put_question(
        self,
        learner: LearnerId,
        draft: DraftId,
        nth: int,
        fact: Fact,
        verdict: Verdict,
        chair: int = 0,
        seen: int | None = None,
    ) -> bool:
        (question,) = fact.questions
        said = {"question": question_to_plain(question), "verdict": verdict.value}
        if not self._say_of(learner, draft, nth, said, chair, seen):
            return False
        if self._link.of(learner, _STATE, draft=draft, at=nth, stated=fact.statement).changed:
            self._link.of(learner, _SAY_OF_BESIDE, draft=draft, at=nth, sitting=chair)
        return True

    def _say_of(
        self, learner: LearnerId, draft: DraftId, nth: int, said: dict[str, Any], chair: int, seen: int | None
    ) -> bool:
        saying = _SAYING["question" in said, seen is not None]
        values = said if seen is None else said | {"seen": seen}
        return self._link.of(learner, saying, draft=draft, at=nth, sitting=chair, **values).changed == 1

    def whole_fact(self, learner: LearnerId, draft: DraftId, nth: int) -> Fact | None:
        rows = self._link.of(learner, _WHOLE_FACT, draft=draft, at=nth).rows
        return fact_of(rows) if rows else None

    def has_fact(self, learner: LearnerId, draft: DraftId, key: str) -> bool:
        return self._link.of(learner, _HAS_FACT, draft=draft, named=key).one() is not None

    def append(
        self, learner: LearnerId, draft: DraftId, fact: Fact, beside: int, verdict: Verdict, chair: int = 0
    ) -> int:
        place = (self._link.of(learner, _LAST_QUESTION, draft=draft).value() or 0) + 1
        if beside:
            number = self._link.of(learner, _FACT_NUMBER, draft=draft, at=beside).value()
        else:
            number = (self._link.of(learner, _LAST_FACT, draft=draft).value() or 0) + 1
            self._link.do_many(_ADD_FACT, [fact_row(learner, draft, number, fact)])
        (question,) = fact.questions
        self._link.do_many(_ADD_QUESTION, [question_row(learner, draft, place, number, question, verdict, chair)])
        return place

    def judge_open(self, learner: LearnerId, draft: DraftId, verdict: Verdict, chair: int = 0) -> int:
        return self._link.of(learner, _JUDGE_OPEN, draft=draft, verdict=verdict.value, sitting=chair).changed

    def open_ones(self, learner: LearnerId, draft: DraftId) -> Sequence[int]:
        return self._link.of(learner, _OPEN_ONES, draft=draft).values()

    def reopen(self, learner: LearnerId, draft: DraftId, first: int, last: int, chair: int = 0) -> None:
        span = {"at": first, "last": last}
        self._link.of(learner, _REOPEN, draft=draft, verdict=Verdict.OPEN.value, sitting=chair, **span)

    def by_invite(self, code: str) -> TeacherDraft | None:
        row = self._link.do(_BY_INVITE, {"code": code}).one()
        return None if row is None else draft_of(row)

    def of_set(self, set_: SetId) -> Sequence[TeacherDraft]:
        return [draft_of(row) for row in self._link.do(_OF_ONE_SET, {"set": set_}).rows]

    def kept(self, learner: LearnerId, draft: DraftId) -> Sequence[Fact]:
        facts: dict[int, list[Any]] = {}
        for row in self._link.of(learner, _KEPT, draft=draft).rows:
            facts.setdefault(row.fact, []).append(row)
        return [fact_of(rows) for _, rows in sorted(facts.items())]

    def to_write(self, now: datetime, limit: int) -> Sequence[TeacherDraft]:
        return [draft_of(row) for row in self._link.lock(_TO_WRITE, {"now": now, "limit": limit}).rows]

    def drafted(self, learner: LearnerId, day: StudyDay) -> Drafted:
        row = self._link.of(learner, _DRAFTED, on=day).one()
        return Drafted() if row is None else Drafted(row.texts, row.files)

    def put_drafted(self, learner: LearnerId, day: StudyDay, drafted: Drafted) -> None:
        self._link.of(learner, _PUT_DRAFTED, learner_id=learner, day=day, texts=drafted.texts, files=drafted.files)
