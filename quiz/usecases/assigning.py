"""A teacher sets a class something: a first day, a pace, the exam; changes it, takes it back, nudges those behind.

A plan that is not set yet lies on the keys; while a date of it may be typed, in the talk too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from quiz.assignments import arrives_on, behind_by, last_new_day, least_pace
from quiz.classroom import Member
from quiz.day_text import NoSuchDay, read_day
from quiz.daytime import next_daytime
from quiz.model import Assignment, Learner, LearnerId, PublishedSet, SetId, StudyDay
from quiz.ports import Tx
from quiz.roles import Action
from quiz.study_day import study_day
from quiz.talk import Expecting, Planning
from quiz.usecases.errands import NUDGED, tell_class
from quiz.usecases.going import go_elsewhere
from quiz.usecases.people import MOST_NEW
from quiz.usecases.rights import NotYours, permitted, teachers_of

MOST_AHEAD = 730
"""Days: no exam is further away."""
NUDGE_EVERY = timedelta(days=7)


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
class Preview:
    """A whole plan. least: the pace that will do. arrives_on: when the last new fact is met; None if that is unknown.
    given: what is set now. trouble: why it cannot be set.
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

    @property
    def plan(self) -> Plan:
        """The same, to be changed."""
        return Plan(self.starts_on, self.new_per_day, self.exam_on)


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody of the class, and how many facts they should have met besides."""

    member: Member
    by: int


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    """What the class has been set; given: None if nothing is. behind: those who are, the furthest first. reach: how
    many of them can be told so in time; 0 until `next_nudge`, if there is one. learners: how many learn the set.
    """

    set: PublishedSet
    given: Assignment | None
    today: StudyDay
    behind: tuple[Behind, ...] = ()
    reach: int = 0
    learners: int = 0
    next_nudge: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """It is done, and so many people are told of it; 0 if nothing is new to them. before: something had been set."""

    people: int
    before: bool = False


Planned = ChoosingDay | Preview | NotYours


def assignment_page(tx: Tx, teacher: Learner, id_: SetId, now: datetime) -> AssignmentPage | NotYours:
    """How the class stands to what it has been set. For a look: it counts what everybody has met."""
    set_ = permitted(tx, teacher.id, id_, Action.ASSIGN)
    if isinstance(set_, NotYours):
        return set_
    given, today = tx.assignments.get(id_), study_day(now, teacher.zone)
    if given is None:
        return AssignmentPage(set_, None, today)
    members = _class(tx, set_)
    behind = those_behind(members, tx.classes.begun(id_, [one.id for one in members]), given, set_.facts, now)
    next_nudge = given.nudged_at + NUDGE_EVERY if given.nudged_at else None
    waits = next_nudge is not None and next_nudge > now
    reach = 0 if waits else sum(_can_be_told(tx, one.member.id, given, now) for one in behind)
    return AssignmentPage(set_, given, today, behind, reach, len(members), next_nudge if waits else None)


def those_behind(
    members: Sequence[Member], begun: Mapping[LearnerId, int], given: Assignment, facts: int, now: datetime
) -> tuple[Behind, ...]:
    """Who of them should have met more by this morning of theirs, and has not made up for it since."""
    found = [Behind(one, behind_by(given, facts, begun.get(one.id, 0), study_day(now, one.zone))) for one in members]
    return tuple(sorted((one for one in found if one.by), key=lambda one: (-one.by, one.member.name, one.member.id)))


def choose_day(tx: Tx, teacher: Learner, id_: SetId, plan: Plan, start: bool, now: datetime) -> Planned:
    """From now on a text is the exam's date, or that of the first day."""
    set_ = permitted(tx, teacher.id, id_, Action.ASSIGN)
    if isinstance(set_, NotYours):
        return set_
    _listen(tx, teacher, set_, plan, start)
    return ChoosingDay(set_, plan, start, study_day(now, teacher.zone))


def preview(tx: Tx, teacher: Learner, id_: SetId, plan: Plan, now: datetime) -> Planned:
    """What comes of a plan; until it is set, another date for the exam may be typed."""
    if plan.exam_on is None:
        return choose_day(tx, teacher, id_, plan, False, now)
    set_ = permitted(tx, teacher.id, id_, Action.ASSIGN)
    if isinstance(set_, NotYours):
        return set_
    _listen(tx, teacher, set_, plan, False)
    return _seen(tx, set_, plan, plan.exam_on, study_day(now, teacher.zone))


def say_day(tx: Tx, teacher: Learner, text: str, now: datetime) -> Planned:
    """A date was typed for the plan there is. The same text, however often it comes, gives the same."""
    planning = tx.talks.get(teacher.id).planning
    if planning is None:
        return NotYours()
    plan = Plan(planning.starts_on, planning.new_per_day, planning.exam_on)
    today = study_day(now, teacher.zone)
    day = read_day(text, today)
    if not isinstance(day, date):
        asked = choose_day(tx, teacher, planning.set, plan, planning.start, now)
        return replace(asked, refused=day or True) if isinstance(asked, ChoosingDay) else asked
    said = replace(plan, starts_on=day) if planning.start else replace(plan, exam_on=day)
    # Another date moves what is possible: the pace is proposed anew where the one there is no longer will do.
    found = preview(tx, teacher, planning.set, said, now)
    if isinstance(found, Preview) and found.trouble is Trouble.TOO_SLOW:
        found = preview(tx, teacher, planning.set, replace(said, new_per_day=0), now)
    if planning.start and not isinstance(found, NotYours):
        _listen(tx, teacher, found.set, said, True)
    return found


def assign(tx: Tx, teacher: Learner, id_: SetId, plan: Plan, now: datetime) -> Told | Planned:
    """Set it. The class is told if that is new to them, or the exam is on another day; the rest it learns by itself.

    Where something is set already, a plan other than the one looked at last is shown first: its key may stand in an old
    message.
    """
    looked_at = tx.talks.get(teacher.id).planning
    go_elsewhere(tx, teacher)
    seen = preview(tx, teacher, id_, plan, now)
    if not isinstance(seen, Preview) or seen.trouble:
        return seen
    before = seen.given
    given = Assignment(id_, seen.starts_on, seen.new_per_day, seen.exam_on, teacher.id, now)
    if before is not None:
        kept = replace(given, given_by=before.given_by, given_at=before.given_at, nudged_at=before.nudged_at)
        if kept == before:
            go_elsewhere(tx, teacher)
            return Told(0, before=True)
        if not _is_of(tx, looked_at, seen):
            return seen
        given = replace(given, nudged_at=before.nudged_at)
    go_elsewhere(tx, teacher)
    tx.assignments.put(given)
    if before is not None and before.exam_on == given.exam_on:
        return Told(0, before=True)
    word = "assigned" if before is None or before.exam_on < seen.today else "exam-moved"
    return Told(_tell(tx, word, seen.set, given, now), before is not None)


def take_back(tx: Tx, teacher: Learner, id_: SetId) -> PublishedSet | NotYours:
    """The class learns the set as before. Nobody is told: what is not to be done any more needs no word."""
    set_ = permitted(tx, teacher.id, id_, Action.ASSIGN)
    if not isinstance(set_, NotYours):
        go_elsewhere(tx, teacher)
        tx.assignments.remove(id_)
    return set_


def nudge(tx: Tx, teacher: Learner, id_: SetId, people: int, now: datetime) -> Told | NotYours:
    """Tell those of the class who are behind that they are, unless it was done in the last seven days. people: how many
    they are by the page; to count them anew would take long.

    Whoever has caught up before their morning comes is told nothing, see `timely`.
    """
    set_ = permitted(tx, teacher.id, id_, Action.ASSIGN)
    if isinstance(set_, NotYours):
        return set_
    given = tx.assignments.get(id_)
    if given is None or not people or not tx.assignments.nudge(id_, now, now - NUDGE_EVERY):
        return Told(0)
    _tell(tx, NUDGED, set_, given, now)
    return Told(people)


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


def _is_of(tx: Tx, looked_at: Planning | None, seen: Preview) -> bool:
    """Whether that is what was looked at last."""
    if looked_at is None or looked_at.set != seen.set.id or looked_at.exam_on is None:
        return False
    plan = Plan(looked_at.starts_on, looked_at.new_per_day, looked_at.exam_on)
    return _seen(tx, seen.set, plan, looked_at.exam_on, seen.today).plan == seen.plan


def _wrong_days(seen: Preview) -> Trouble | None:
    if seen.exam_on <= seen.today:
        return Trouble.EXAM_IS_PAST
    if (seen.exam_on - seen.today).days > MOST_AHEAD:
        return Trouble.EXAM_TOO_FAR
    if seen.starts_on >= seen.exam_on:
        return Trouble.START_TOO_LATE
    kept = seen.given is not None and seen.given.starts_on == seen.starts_on
    return Trouble.START_IS_PAST if seen.starts_on < seen.today and not kept else None


def _class(tx: Tx, set_: PublishedSet) -> list[Member]:
    teachers = teachers_of(tx, set_)
    return [member for member in tx.classes.members(set_.id) if member.id not in teachers]


def _can_be_told(tx: Tx, person: LearnerId, given: Assignment, now: datetime) -> bool:
    """Whether a word reaches them, and before the day of the exam: it waits until it is day with them."""
    found = tx.learners.get(person)
    if found is None or found.blocked:
        return False
    return study_day(next_daytime(found, now), found.zone) < given.exam_on


def _tell(tx: Tx, word: str, set_: PublishedSet, given: Assignment, now: datetime) -> int:
    """How many there are to be told."""
    tell_class(tx, set_, word, {"set": set_.id, "title": set_.title, "exam": given.exam_on.isoformat()}, now)
    return tx.classes.size(set_.id, reachable=True)


def _listen(tx: Tx, teacher: Learner, set_: PublishedSet, plan: Plan, start: bool) -> None:
    planning = Planning(set_.id, start, plan.starts_on, plan.new_per_day, plan.exam_on)
    talk = tx.talks.get(teacher.id)
    tx.talks.put(teacher.id, replace(talk, expecting=Expecting.DAY, planning=planning))
