"""A set with all who learn it, read together: many rows in few statements.

Memories and the log come as one row for each learner, put together by the database, a text for each column: hundreds of
thousands of lines would cost more on their way as rows than all that is done with them afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy import type_coerce as as_type

from db.columns import from_json
from db.fits import parameters_in
from db.foretold import in_bins
from db.link import LIMIT, Link, padded
from db.tables import (
    GRAVE,
    IN_USE,
    askings,
    corrections,
    enrolments,
    facts,
    learners,
    memories,
    reviews,
    sets,
    teachers,
)
from quiz.calibration import Bin
from quiz.classroom import Member, Traces
from quiz.items import FirstAnswers, Reply
from quiz.model import FactId, Happening, LearnerId, Phase, SetId, StudyDay

_SET: BindParameter[int] = bindparam("set", type_=facts.c.set_id.type)
_MEMBERS = (
    select(
        learners.c.id,
        func.coalesce(learners.c.called, learners.c.name),
        learners.c.zone,
        enrolments.c.joined_at,
        learners.c.parameters,
    )
    .select_from(enrolments.join(learners, learners.c.id == enrolments.c.learner_id))
    .where(enrolments.c.set_id == _SET)
    .order_by(enrolments.c.joined_at.desc(), learners.c.id)
)
_TEACH = select(teachers.c.learner_id).where(teachers.c.set_id == _SET)
_OWN = select(sets.c.id).where(sets.c.id == _SET, sets.c.owner_id == enrolments.c.learner_id)
_SIZE = select(func.count()).where(
    enrolments.c.set_id == _SET, enrolments.c.learner_id.not_in(_TEACH), ~_OWN.correlate(enrolments).exists()
)
_REACHABLE = _SIZE.where(enrolments.c.learner_id == learners.c.id, ~learners.c.blocked)
_LEARNERS = (
    select(enrolments.c.learner_id)
    .where(
        enrolments.c.set_id == _SET, enrolments.c.learner_id > bindparam("after", type_=enrolments.c.learner_id.type)
    )
    .order_by(enrolments.c.learner_id)
    .limit(LIMIT)
)
_FACTS = select(facts.c.id).where(facts.c.set_id == _SET, IN_USE).order_by(facts.c.position, facts.c.id)
_RIGHTED = (
    select(corrections.c.fact_id, corrections.c.at, corrections.c.righted)
    .where(GRAVE, corrections.c.set_id == _SET)
    .order_by(corrections.c.fact_id, corrections.c.version)
)
_AT_ONCE = 256
"""Learners asked for in one statement."""
_SEPARATOR = "\x1e"
"""ASCII's own separator of records, which stands in no key of a question."""
# Spelt out: a separator given as a value is put into the text at each execution, which is not how we run statements.
_SEPARATED: ColumnElement[str] = literal_column(f"'{_SEPARATOR}'")

_YES, _NO = "1", "0"
_PHASES = {phase.value: phase for phase in Phase}

_IN_SET = reviews.c.fact_id.in_(select(facts.c.id).where(facts.c.set_id == _SET, IN_USE))
_PICKED = (
    select(as_type(askings.c.picked, Text))
    .where(askings.c.learner_id == reviews.c.learner_id, askings.c.id == reviews.c.asking_id)
    .correlate(reviews)
    .scalar_subquery()
)
"""Within a CASE, so that it is looked up for wrong answers only: a join is made for all."""


class SqlClasses:
    """See quiz.ports.Classes."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def members(self, set_: SetId) -> Sequence[Member]:
        return [
            Member(who, name, zone, at, parameters=parameters_in(parameters, who))
            for who, name, zone, at, parameters in self._link.do(_MEMBERS, {"set": set_}).rows
        ]

    def size(self, set_: SetId, reachable: bool = False) -> int:
        return int(self._link.do(_REACHABLE if reachable else _SIZE, {"set": set_}).value())

    def learners(self, set_: SetId, after: LearnerId, limit: int) -> Sequence[LearnerId]:
        return self._link.do(_LEARNERS, {"set": set_, "after": after, "limit": limit}).values()

    def facts(self, set_: SetId) -> Sequence[FactId]:
        return self._link.do(_FACTS, {"set": set_}).values()

    def traces(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, Traces]:
        return {row.learner_id: _columns(row) for row in self._rows(_traces, set_, of)}

    def begun(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, int]:
        return {row.learner_id: row.met for row in self._rows(_begun, set_, of)}

    def predicted(self, set_: SetId, of: Sequence[LearnerId]) -> Mapping[LearnerId, Sequence[Bin]]:
        found: dict[LearnerId, list[Bin]] = defaultdict(list)
        for learner, *bin_ in self._rows(_predicted, set_, of):
            found[learner].append(Bin(*bin_))
        return found

    def first_answers(self, set_: SetId, of: Sequence[LearnerId]) -> FirstAnswers:
        taken_back: dict[LearnerId, set[int]] = defaultdict(set)
        for learner, undone in self._rows(_undone, None, of):
            taken_back[learner].add(undone)
        righted = self._righted(set_)
        for row in self._rows(_before_righted, set_, of) if righted else ():
            if row.at < righted.get((row.fact_id, row.question), row.at):
                taken_back[row.learner_id].add(row.id)
        found: dict[str, dict[LearnerId, Reply]] = defaultdict(dict)
        for row in self._rows(_answers, set_, of):
            for asked, outcome in _first(row, taken_back.get(row.learner_id, ())).items():
                found[asked][row.learner_id] = _reply(outcome)
        return {_question(asked): given for asked, given in found.items()}

    def _righted(self, set_: SetId) -> Mapping[tuple[FactId, str], datetime]:
        """When each question of the set was last set right, if ever."""
        rows = self._link.do(_RIGHTED, {"set": set_}).rows
        return {(row.fact_id, key): row.at for row in rows for key in row.righted}

    def _rows(
        self, statement: Callable[[int], Select[Any]], set_: SetId | None, of: Sequence[LearnerId]
    ) -> Iterator[Any]:
        about = {} if set_ is None else {"set": set_}
        for start in range(0, len(of), _AT_ONCE):
            wanted = padded(of[start : start + _AT_ONCE])
            named = {f"learner_{number}": learner for number, learner in enumerate(wanted)}
            yield from self._link.do(statement(len(wanted)), {**about, **named}).rows


@cache
def _traces(number: int) -> Select[Any]:
    """For each of so many learners what they remember of facts in use, a text for each column."""
    own = memories.c
    return (
        select(
            own.learner_id,
            _in_one_text(cast(own.fact_id, Text)).label("facts"),
            _in_one_text(own.phase).label("phases"),
            _in_one_text(cast(own.stability, Text)).label("stabilities"),
            _in_one_text(cast(own.last_day, Text)).label("last_days"),
            _in_one_text(cast(own.lapses, Text)).label("lapses"),
            _in_one_text(case((own.set_aside, _YES), else_=_NO)).label("set_aside"),
            _in_one_text(cast(own.reviews, Text)).label("reviews"),
        )
        .select_from(memories.join(facts, and_(facts.c.id == own.fact_id, IN_USE)))
        .where(_of_these(own.learner_id, number), own.set_id == _SET)
        .group_by(own.learner_id)
    )


@cache
def _begun(number: int) -> Select[Any]:
    """How many facts in use each of so many learners has met."""
    own = memories.c
    return (
        select(own.learner_id, func.count().label("met"))
        .select_from(memories.join(facts, and_(facts.c.id == own.fact_id, IN_USE)))
        .where(_of_these(own.learner_id, number), own.set_id == _SET)
        .group_by(own.learner_id)
    )


@cache
def _predicted(number: int) -> Select[Any]:
    """What was foretold of the answers of so many learners, in bins."""
    return in_bins(reviews.c.learner_id).where(_of_these(reviews.c.learner_id, number), _IN_SET)


@cache
def _answers(number: int) -> Select[Any]:
    """For each of so many learners all answers to facts in use, a text for each column.

    What was picked is read of wrong answers only.
    """
    answers = and_(_of_these(reviews.c.learner_id, number), reviews.c.happening == Happening.ANSWER.value)
    asked = cast(reviews.c.fact_id, Text) + " " + as_type(reviews.c.question, Text)
    outcome = case((reviews.c.correct, _YES), else_=_NO + func.coalesce(_PICKED, ""))
    return (
        select(
            reviews.c.learner_id,
            _in_one_text(cast(reviews.c.id, Text)).label("ids"),
            _in_one_text(asked).label("asked"),
            _in_one_text(outcome).label("outcomes"),
        )
        .where(answers, _IN_SET)
        .group_by(reviews.c.learner_id)
    )


def _in_one_text(column: ColumnElement[str]) -> ColumnElement[str]:
    return func.aggregate_strings(column, _SEPARATED)  # type: ignore[arg-type]  # its types know only plain texts


@cache
def _before_righted(number: int) -> Select[Any]:
    """Answers of so many learners to facts that were set right later: of whichever question."""
    own = reviews.c
    return (
        select(own.learner_id, own.id, own.fact_id, own.question, own.at)
        .select_from(facts.join(reviews, own.fact_id == facts.c.id))
        .where(facts.c.set_id == _SET, IN_USE, facts.c.righted_at.is_not(None), own.at < facts.c.righted_at)
        .where(_of_these(own.learner_id, number), own.happening == Happening.ANSWER.value)
    )


@cache
def _undone(number: int) -> Select[Any]:
    """Answers that so many learners took back: few, and in an index of their own."""
    own = reviews.c
    return select(own.learner_id, own.undoes).where(_of_these(own.learner_id, number), own.undoes.is_not(None))


def _of_these(column: ColumnElement[int], number: int) -> ColumnElement[bool]:
    return column.in_([bindparam(f"learner_{place}", type_=column.type) for place in range(number)])


def _columns(row: Any) -> Traces:
    """The texts have all memories in one order."""
    return Traces(
        facts=list(map(_number, row.facts.split(_SEPARATOR))),
        phases=list(map(_PHASES.__getitem__, row.phases.split(_SEPARATOR))),
        stabilities=list(map(float, row.stabilities.split(_SEPARATOR))),
        last_days=list(map(_day, row.last_days.split(_SEPARATOR))),
        lapses=list(map(int, row.lapses.split(_SEPARATOR))),
        set_aside=list(map(_YES.__eq__, row.set_aside.split(_SEPARATOR))),
        reviews=list(map(int, row.reviews.split(_SEPARATOR))),
    )


def _first(row: Any, taken_back: Collection[int]) -> dict[str, str]:
    """What came of the first answer of a learner to each question.

    The texts have all lines in one order, mostly that of the log, but that is not promised.
    """
    ids = list(map(int, row.ids.split(_SEPARATOR)))
    asked, outcomes = row.asked.split(_SEPARATOR), row.outcomes.split(_SEPARATOR)
    if taken_back or ids != sorted(ids):
        lines = sorted(line for line in zip(ids, asked, outcomes, strict=True) if line[0] not in taken_back)
        asked, outcomes = [line[1] for line in lines], [line[2] for line in lines]
    # Backwards: of all that is put in under one key the last stays.
    return dict(zip(reversed(asked), reversed(outcomes), strict=True))


def _question(asked: str) -> tuple[FactId, str]:
    fact, _, key = asked.partition(" ")
    return FactId(int(fact)), key


@lru_cache(maxsize=4096)
def _number(fact: str) -> FactId:
    return FactId(int(fact))


@lru_cache(maxsize=4096)
def _day(day: str) -> StudyDay:
    return StudyDay(date.fromisoformat(day))


@lru_cache(maxsize=4096)
def _reply(outcome: str) -> Reply:
    """«1», or «0» and what was picked. Few ways of answering are many people's."""
    return Reply(outcome[0] == _YES, tuple(from_json(outcome[1:] or "[]")))
