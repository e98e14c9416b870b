"""How a learner stands to what their classes have been set, and which new facts today brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from quiz.assignments import Course, State, course
from quiz.assignments import new_facts as new_of_set
from quiz.exam import Outlook
from quiz.model import Assignment, DayTally, FactId, Learner, PublishedSet, SetId, StudyDay
from quiz.ports import Tx
from quiz.study_day import study_day
from quiz.talk import Study


@dataclass(frozen=True, slots=True)
class Assigned:
    """A set whose class has been set something, and how the learner stands to it. outlook: if it was asked for and the
    exam is near, see `before_exam`."""

    set: PublishedSet
    assignment: Assignment
    course: Course
    outlook: Outlook | None = None

    @property
    def pace(self) -> int:
        """New facts a day: of today or tomorrow, or as it was set if these bring none."""
        return self.course.a_day or self.assignment.new_per_day


def courses(tx: Tx, learner: Learner, today: StudyDay, only: SetId | None = None) -> tuple[Assigned, ...]:
    """Of all sets the learner has joined, or of one, the nearest exam first; exams that are over are left out."""
    given = [each for each in tx.assignments.of(learner.id) if only in (None, each.set)]
    found = [_standing(tx, learner, each, today) for each in sorted(given, key=_nearest)]
    return tuple(each for each in found if each.course.state is not State.OVER)


def paced(tx: Tx, learner: Learner, now: datetime) -> tuple[Assigned, ...]:
    """The sets whose pace is their class's and not the learner's own, as long as something new is left in them."""
    found = courses(tx, learner, study_day(now, learner.zone))
    return tuple(each for each in found if each.course.state not in (State.ALL_MET, State.TODAY))


def in_force(tx: Tx, learner: Learner, only: SetId | None, today: StudyDay) -> Sequence[Assignment]:
    """Those that decide today's new facts, the nearest exam first: nothing for most people, and nothing is read."""
    given = [each for each in tx.assignments.of(learner.id) if only in (None, each.set) and today < each.exam_on]
    return sorted(given, key=_nearest)


def new_today(tx: Tx, learner: Learner, stretch: Study, tally: DayTally, pile: bool) -> Sequence[FactId]:
    """The new facts of today that are still to be met. pile: more is due than a day should hold.

    Those of sets with an exam come first, as many as it takes, pile or not. What they leave of the learner's own limit
    goes to other sets; in a pile those wait, unless they were asked for.
    """
    given = in_force(tx, learner, stretch.set, tally.day)
    own = learner.new_per_day + stretch.extra - tally.new
    waits = pile and not stretch.extra
    if not given:
        return tx.facts.unmet(learner.id, stretch.set, own) if own > 0 and not waits else ()
    found = [fact for each in given for fact in _of_one(tx, learner, each, tally)]
    own -= len(found)
    if own <= 0 or waits:
        return found
    if stretch.extra:  # by wish the pace may be left behind
        more = tx.facts.unmet(learner.id, stretch.set, own + len(found))
        return found + [fact for fact in more if fact not in found][:own]
    return found + _of_others(tx, learner, stretch.set, given, own)


def new_tomorrow(tx: Tx, learner: Learner, only: SetId | None, today: StudyDay, unmet: int) -> int:
    """How many new facts tomorrow brings. unmet: of all the sets together."""
    given = in_force(tx, learner, only, today)
    if not given:
        return min(learner.new_per_day, unmet)
    tomorrow = StudyDay(today + timedelta(days=1))
    assigned = 0
    for each in given:
        facts, begun = _met(tx, learner, each.set)
        allowed = new_of_set(each, facts, begun, tomorrow)
        if allowed is not None:
            assigned += allowed
            unmet -= facts - begun
    return assigned + min(max(learner.new_per_day - assigned, 0), max(unmet, 0))


def first_start(tx: Tx, learner: Learner, only: SetId | None, today: StudyDay) -> StudyDay | None:
    """The next day on which something begins that has been set."""
    starts = [each.starts_on for each in in_force(tx, learner, only, today) if each.starts_on > today]
    return StudyDay(min(starts)) if starts else None


def _of_one(tx: Tx, learner: Learner, given: Assignment, tally: DayTally) -> Sequence[FactId]:
    """What is left of the day's share of one set."""
    facts, begun = _met(tx, learner, given.set)
    met_today = tally.new_of(given.set)
    allowed = new_of_set(given, facts, max(begun - met_today, 0), tally.day) or 0
    return tx.facts.unmet(learner.id, given.set, allowed - met_today) if allowed > met_today else ()


def _of_others(tx: Tx, learner: Learner, only: SetId | None, given: Sequence[Assignment], limit: int) -> list[FactId]:
    """The first so many of sets without an exam ahead, in the order they were joined."""
    found: list[FactId] = []
    assigned = {each.set for each in given}
    for set_ in tx.sets.joined(learner.id):
        if len(found) < limit and set_.id not in assigned and only in (None, set_.id):
            found += tx.facts.unmet(learner.id, set_.id, limit - len(found))
    return found


def _standing(tx: Tx, learner: Learner, given: Assignment, today: StudyDay) -> Assigned:
    set_ = _set(tx, given.set)
    facts, begun = _met(tx, learner, given.set)
    met_today = tx.tallies.get(learner.id, today).new_of(given.set)
    return Assigned(set_, given, course(given, facts, begun, met_today, today))


def _met(tx: Tx, learner: Learner, set_: SetId) -> tuple[int, int]:
    """How many facts the set has, and how many of them the learner has met."""
    facts = _set(tx, set_).facts
    return facts, facts - tx.facts.count_unmet(learner.id, set_, facts)


def _set(tx: Tx, id_: SetId) -> PublishedSet:
    found = tx.sets.get(id_)
    assert found is not None, "an assignment goes with its set"
    return found


def _nearest(given: Assignment) -> tuple[object, SetId]:
    return given.exam_on, given.set
