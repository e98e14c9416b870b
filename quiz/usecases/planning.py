"""What a class is about to be set: its first day, its pace, the exam; chosen, typed, looked at before it is set.

A plan that is not set yet lies on the keys; while a date of it may be typed, in the talk too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from quiz.assignments import arrives_on, last_new_day, least_pace
from quiz.day_text import NoSuchDay, of_first_day, read_day
from quiz.model import Assignment, Learner, PublishedSet, SetId, StudyDay
from quiz.ports import Tx
from quiz.roles import Action
from quiz.study_day import study_day
from quiz.talk import Expecting, Planning
from quiz.usecases.people import MOST_NEW
from quiz.usecases.rights import NotYours, permitted, teachers_of

MOST_AHEAD = 730
"""Days: no exam is further away."""
PACE = re.compile(
    r"\W*(?:(?:по|темп|pace)\W+)*(?P<count>\d{1,9})(?:\W+(?:нов\w+|факт\w*|new|facts?|в|день|a|per|day))*\W*",
    re.IGNORECASE,
)
"""«5», «по 5», «5 новых в день», "pace: 5"."""


class Trouble(StrEnum):
    """Why a plan cannot be set."""

    NO_FACTS = "no-facts"
    EXAM_IS_PAST = "exam-is-past"
    EXAM_TOO_FAR = "exam-too-far"
    START_IS_PAST = "start-is-past"
    START_TOO_LATE = "start-too-late"
    TOO_SLOW = "too-slow"
    TOO_SOON = "too-soon"
    """So many facts are not met by then at any pace."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is about to be set. starts_on: None for today. new_per_day: 0 for as few as will do. exam_on: None while it
    is not chosen."""

    starts_on: date | None = None
    new_per_day: int = 0
    exam_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChoosingDay:
    """A date is asked for: the exam's, or the first day's. refused: what was typed is no date, or one that no
    calendar has."""

    set: PublishedSet
    plan: Plan
    start: bool
    today: StudyDay
    refused: NoSuchDay | bool = False


@dataclass(frozen=True, slots=True)
class WhichDay:
    """This day was typed, and both may be meant: the plan if it is the first day, and if it is that of the exam."""

    set: PublishedSet
    day: date
    today: StudyDay
    plan: Plan
    as_start: Plan
    as_exam: Plan


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole plan. least: the pace that will do. arrives_on: when the last new fact is met; None if that is unknown.
    given: what is set now. trouble: why it cannot be set. refused: what was typed is neither a date nor a pace.
    outdated: it was to be set from an old message, while something else is set.
    """

    set: PublishedSet
    starts_on: date
    new_per_day: int
    exam_on: date
    today: StudyDay
    least: int = 0
    arrives_on: StudyDay | None = None
    given: Assignment | None = None
    trouble: Trouble | None = None
    refused: NoSuchDay | bool = False
    outdated: bool = False

    @property
    def plan(self) -> Plan:
        """The same, to be changed."""
        return Plan(self.starts_on, self.new_per_day, self.exam_on)


@dataclass(frozen=True, slots=True)
class Begun:
    """What a class has met of a set already. facts: of all of them together. whole: who has met every fact."""

    learners: int = 0
    facts: int = 0
    whole: int = 0


Planned = ChoosingDay | WhichDay | Preview | NotYours


def choose_day(tx: Tx, teacher: Learner, id_: SetId, plan: Plan, start: bool, now: datetime) -> Planned:
    """From now on a text is the exam's date, or that of the first day."""
    set_ = permitted(tx, teacher.id, id_, Action.ASSIGN)
    if isinstance(set_, NotYours):
        return set_
    _listen(tx, teacher, set_, plan, start)
    return ChoosingDay(set_, plan, start, study_day(now, teacher.zone))


def preview(tx: Tx, teacher: Learner, id_: SetId, plan: Plan, now: datetime) -> Planned:
    """What comes of a plan; until it is set, another date or pace may be typed."""
    if plan.exam_on is None:
        return choose_day(tx, teacher, id_, plan, False, now)
    set_ = permitted(tx, teacher.id, id_, Action.ASSIGN)
    if isinstance(set_, NotYours):
        return set_
    _listen(tx, teacher, set_, plan, None)
    return _seen(tx, set_, plan, plan.exam_on, study_day(now, teacher.zone))


def class_begun(tx: Tx, teacher: Learner, id_: SetId) -> Begun:
    """For a look: it counts what everybody has met."""
    set_ = permitted(tx, teacher.id, id_, Action.ASSIGN)
    if isinstance(set_, NotYours):
        return Begun()
    teachers = teachers_of(tx, set_)
    ids = [member.id for member in tx.classes.members(id_) if member.id not in teachers]
    met = tx.classes.begun(id_, ids).values()
    return Begun(len(ids), sum(met), sum(count >= set_.facts for count in met))


def say_day(tx: Tx, teacher: Learner, text: str, now: datetime) -> Planned:
    """A date was typed for the plan there is, or a pace. The same text, however often it comes, gives the same."""
    planning = tx.talks.get(teacher.id).planning
    set_ = NotYours() if planning is None else permitted(tx, teacher.id, planning.set, Action.ASSIGN)
    if planning is None or isinstance(set_, NotYours):
        return NotYours()
    plan = Plan(planning.starts_on, planning.new_per_day, planning.exam_on)
    today = study_day(now, teacher.zone)
    said, rest = of_first_day(text)
    start = planning.start if said is None else said
    day = read_day(rest, today)
    if not isinstance(day, date):
        return _no_day(tx, teacher, set_, (plan, planning.start), text, day or True, now)
    as_start = _that_will_do(tx, set_, replace(plan, starts_on=day), today)
    as_exam = _that_will_do(tx, set_, replace(plan, exam_on=day), today)
    if start is None:
        may_start, may_end = (_days_will_do(tx, set_, each, today) for each in (as_start, as_exam))
        if may_start and may_end:
            return WhichDay(set_, day, today, plan, as_start, as_exam)
        start = may_start
    return preview(tx, teacher, set_.id, as_start if start else as_exam, now)


def is_looked_at(tx: Tx, looked_at: Planning | None, seen: Preview) -> bool:
    """Whether that is what was looked at last."""
    if looked_at is None or looked_at.set != seen.set.id or looked_at.exam_on is None:
        return False
    plan = Plan(looked_at.starts_on, looked_at.new_per_day, looked_at.exam_on)
    return _seen(tx, seen.set, plan, looked_at.exam_on, seen.today).plan == seen.plan


def _no_day(
    tx: Tx,
    teacher: Learner,
    set_: PublishedSet,
    awaited: tuple[Plan, bool | None],
    text: str,
    refused: NoSuchDay | bool,
    now: datetime,
) -> Planned:
    """What is no date may be a pace, where one is not asked for a date."""
    plan, start = awaited
    if start is not None:
        asked = choose_day(tx, teacher, set_.id, plan, start, now)
        return replace(asked, refused=refused) if isinstance(asked, ChoosingDay) else asked
    pace = PACE.fullmatch(text)
    if pace and 0 < int(pace["count"]) <= MOST_NEW:
        return preview(tx, teacher, set_.id, replace(plan, new_per_day=int(pace["count"])), now)
    found = preview(tx, teacher, set_.id, plan, now)
    return replace(found, refused=refused) if isinstance(found, Preview) else found


def _that_will_do(tx: Tx, set_: PublishedSet, plan: Plan, today: StudyDay) -> Plan:
    """Another date moves what is possible: the pace is proposed anew where the one there is no longer will do."""
    seen = _seen(tx, set_, plan, plan.exam_on, today) if plan.exam_on else None
    return replace(plan, new_per_day=0) if seen and seen.trouble is Trouble.TOO_SLOW else plan


def _days_will_do(tx: Tx, set_: PublishedSet, plan: Plan, today: StudyDay) -> bool:
    return plan.exam_on is not None and not _wrong_days(_seen(tx, set_, plan, plan.exam_on, today))


def _seen(tx: Tx, set_: PublishedSet, plan: Plan, exam_on: date, today: StudyDay) -> Preview:
    given = tx.assignments.get(set_.id)
    starts_on = plan.starts_on or today
    seen = Preview(set_, starts_on, plan.new_per_day, exam_on, today, given=given)
    trouble = _wrong_days(seen)
    if trouble or not set_.facts:
        return replace(seen, trouble=trouble or Trouble.NO_FACTS)
    least = least_pace(set_.facts, starts_on, exam_on)
    if least > MOST_NEW:
        return replace(seen, least=least, trouble=Trouble.TOO_SOON)
    pace = min(max(plan.new_per_day, 1), MOST_NEW) if plan.new_per_day else least
    arrives = arrives_on(set_.facts, starts_on, pace)
    slow = Trouble.TOO_SLOW if arrives > last_new_day(starts_on, exam_on) else None
    return replace(seen, new_per_day=pace, least=least, arrives_on=arrives, trouble=slow)


def _wrong_days(seen: Preview) -> Trouble | None:
    if seen.exam_on <= seen.today:
        return Trouble.EXAM_IS_PAST
    if (seen.exam_on - seen.today).days > MOST_AHEAD:
        return Trouble.EXAM_TOO_FAR
    if seen.starts_on >= seen.exam_on:
        return Trouble.START_TOO_LATE
    kept = seen.given is not None and seen.given.starts_on == seen.starts_on
    return Trouble.START_IS_PAST if seen.starts_on < seen.today and not kept else None


def _listen(tx: Tx, teacher: Learner, set_: PublishedSet, plan: Plan, start: bool | None) -> None:
    planning = Planning(set_.id, start, plan.starts_on, plan.new_per_day, plan.exam_on)
    talk = tx.talks.get(teacher.id)
    tx.talks.put(teacher.id, replace(talk, expecting=Expecting.DAY, planning=planning))
