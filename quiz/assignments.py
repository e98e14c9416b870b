"""What a class has been set: where a learner should be, the day's new facts, and what it takes to catch up.

An assignment has a first day, a pace and an exam. The plan is a straight line: so many facts met by the end of each
day. All of them are to have been met some days ahead of the exam, see `margin`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

from quiz.model import Assignment, StudyDay

REPETITION = 7
"""Days between the last new facts and the exam. A fact answered right comes again after two or three days, and then
after a week or more: in a week it has been asked again, and if it was forgotten, once more."""
SHORT = 3
"""Of an assignment that is shorter than three such weeks, the last third is for repetition."""
FASTER = 2
"""Whoever is behind meets half as many facts again as the pace says, until they have caught up."""
MOST_A_DAY = 20
"""New facts that a day may bring whoever came late, or twice the pace if that is more: with their steps that is a
quarter of an hour. Who needs more than that is told that it will not do."""


class State(StrEnum):
    """How a learner stands to what was set."""

    WAITING = "waiting"
    """It begins on a later day."""
    READY = "ready"
    """It has begun, and nothing of it was met yet; nobody is behind."""
    ON_TRACK = "on-track"
    BEHIND = "behind"
    ALL_MET = "all-met"
    """There is nothing new left: now it is repeated."""
    TODAY = "today"
    """The exam is today."""
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Course:
    """How a learner stands, and what becomes of it if they meet all new facts that each day allows.

    behind: facts that they should have met besides. a_day: new facts of this day, or of the next if these are met.
    caught_up_on: by the end of which day they are with the plan again, None if they are, or will not be before the
    exam. missing: facts that they will not have met by the exam. in_time: all are met with the days for repetition
    still ahead.
    """

    state: State
    behind: int = 0
    a_day: int = 0
    caught_up_on: StudyDay | None = None
    missing: int = 0
    in_time: bool = True


def margin(starts_on: date, exam_on: date) -> int:
    """Days between the last new facts and the exam, at least 1: on the day itself nothing new is met."""
    return max(1, min(REPETITION, (exam_on - starts_on).days // SHORT))


def last_new_day(starts_on: date, exam_on: date) -> date:
    """The day by whose end all facts are to have been met."""
    return exam_on - timedelta(days=margin(starts_on, exam_on))


def least_pace(facts: int, starts_on: date, exam_on: date) -> int:
    """New facts a day with which so many are met in time."""
    return ceil(facts / ((last_new_day(starts_on, exam_on) - starts_on).days + 1))


def arrives_on(facts: int, starts_on: date, pace: int) -> StudyDay:
    """The day on which the last of so many facts is met at that pace."""
    return StudyDay(starts_on + timedelta(days=max(ceil(facts / pace) - 1, 0)))


def planned(given: Assignment, facts: int, day: date) -> int:
    """How many of the set's facts should have been met before this day.

    If the set has grown since and the pace no longer does, the plan is steeper.
    """
    pace = _pace(given, facts)
    return min(facts, pace * max((day - given.starts_on).days, 0))


def behind_by(given: Assignment, facts: int, begun: int, day: date) -> int:
    """Facts that should have been met before this day and still are not; 0 from the exam's day on."""
    return max(planned(given, facts, day) - begun, 0) if day < given.exam_on else 0


def new_facts(given: Assignment, facts: int, begun: int, day: date) -> int | None:
    """How many new facts of the set this day allows; None if the assignment says nothing of it, since it is over.

    begun: facts met before this day. At least the pace, and more for whoever is behind: what catches up, and what is
    needed to have met all in time.
    """
    if day >= given.exam_on:
        return None
    if day < given.starts_on:
        return 0
    pace, left = _pace(given, facts), max(facts - begun, 0)
    most = max(MOST_A_DAY, 2 * pace)
    if behind_by(given, facts, begun, day):
        pace += ceil(pace / FASTER)
    last = last_new_day(given.starts_on, given.exam_on)
    days = (last - day).days + 1 if day <= last else (given.exam_on - day).days
    return min(left, max(pace, min(ceil(left / days), most)))


def course(given: Assignment, facts: int, begun: int, met_today: int, today: StudyDay) -> Course:
    """How a learner stands who has met so many facts of the set by now, of which so many today."""
    if today >= given.exam_on:
        return Course(State.TODAY if today == given.exam_on else State.OVER, missing=max(facts - begun, 0))
    before = max(begun - met_today, 0)
    allowed = new_facts(given, facts, before, today) or 0
    tomorrow = StudyDay(today + timedelta(days=1))
    # Today is not over: it is supposed to bring what the pace says, and only what is met beyond that catches up.
    beyond = max(met_today - _pace(given, facts), 0)
    behind = min(max(behind_by(given, facts, before, today) - beyond, 0), max(facts - begun, 0))
    ahead = _ahead(given, facts, max(begun, before + allowed), tomorrow)
    if today < given.starts_on:
        state = State.WAITING
    elif begun >= facts:
        state = State.ALL_MET
    elif behind:
        state = State.BEHIND
    else:
        state = State.ON_TRACK if begun else State.READY
    a_day = allowed if met_today < allowed else new_facts(given, facts, begun, tomorrow) or 0
    caught_up = ahead.caught_up_on if behind else None
    return Course(state, behind, a_day, caught_up, ahead.missing, ahead.in_time)


@dataclass(frozen=True, slots=True)
class _Ahead:
    caught_up_on: StudyDay | None
    missing: int
    in_time: bool


def _ahead(given: Assignment, facts: int, begun: int, day: StudyDay) -> _Ahead:
    """What becomes of somebody who has met so many before this day, and from then on all that each day allows."""
    last = last_new_day(given.starts_on, given.exam_on)
    caught_up_on = None
    in_time = begun >= facts
    while True:
        if caught_up_on is None and begun >= planned(given, facts, day):
            caught_up_on = StudyDay(day - timedelta(days=1))
        if begun >= facts or day >= given.exam_on:
            return _Ahead(caught_up_on, max(facts - begun, 0), in_time)
        begun += new_facts(given, facts, begun, day) or 0
        in_time = in_time or (begun >= facts and day <= last)
        day = StudyDay(day + timedelta(days=1))


def _pace(given: Assignment, facts: int) -> int:
    return max(given.new_per_day, least_pace(facts, given.starts_on, given.exam_on), 1)
