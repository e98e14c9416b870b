"""A teacher sets a class something: a first day, a pace, the exam; changes it, takes it back, nudges those behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from quiz.assignments import behind_by
from quiz.classroom import Member
from quiz.daytime import next_daytime
from quiz.model import Assignment, Learner, LearnerId, PublishedSet, SetId, StudyDay
from quiz.ports import Tx
from quiz.roles import Action
from quiz.study_day import study_day, time_zone
from quiz.usecases.errands import NUDGED, tell_class
from quiz.usecases.going import go_elsewhere
from quiz.usecases.planning import Plan, Planned, Preview, is_looked_at, preview
from quiz.usecases.rights import NotYours, permitted, teachers_of

NUDGE_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody of the class, and how many facts they should have met besides."""

    member: Member
    by: int


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    """What the class has been set; given: None if nothing is. behind: those who are, the furthest first. reach: how
    many of them can be told so in time; 0 until `next_nudge`, if there is one: a day by the teacher's calendar.
    learners: how many learn the set.
    """

    set: PublishedSet
    given: Assignment | None
    today: StudyDay
    behind: tuple[Behind, ...] = ()
    reach: int = 0
    learners: int = 0
    next_nudge: date | None = None


@dataclass(frozen=True, slots=True)
class AlreadySet:
    """The class has been set exactly that; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Told:
    """It is done, and so many people are told of it; 0 if nothing is new to them. before: something had been set."""

    people: int
    before: bool = False


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
    free_at = given.nudged_at + NUDGE_EVERY if given.nudged_at else now
    if free_at > now:
        next_nudge = free_at.astimezone(time_zone(teacher.zone)).date()
        return AssignmentPage(set_, given, today, behind, 0, len(members), next_nudge)
    reach = sum(_can_be_told(tx, one.member.id, given, now) for one in behind)
    return AssignmentPage(set_, given, today, behind, reach, len(members))


def those_behind(
    members: Sequence[Member], begun: Mapping[LearnerId, int], given: Assignment, facts: int, now: datetime
) -> tuple[Behind, ...]:
    """Who of them should have met more by this morning of theirs, and has not made up for it since."""
    found = [Behind(one, behind_by(given, facts, begun.get(one.id, 0), study_day(now, one.zone))) for one in members]
    return tuple(sorted((one for one in found if one.by), key=lambda one: (-one.by, one.member.name, one.member.id)))


def assign(tx: Tx, teacher: Learner, id_: SetId, plan: Plan, now: datetime) -> Told | AlreadySet | Planned:
    """Set it. The class is told if that is new to them, or the exam is on another day; the rest it learns by itself.

    Where something is set already, a plan other than the one looked at last is shown first, beside what is set: its key
    may stand in an old message.
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
            return AlreadySet()
        if not is_looked_at(tx, looked_at, seen):
            return replace(seen, outdated=True)
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
