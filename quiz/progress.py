"""How far a learner has come: streak, forecast, retention, calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, fsum

from quiz.memory import Scheduling, recalls
from quiz.model import DayTally, Memory, Phase, Review, Score, SetId, StudyDay

FREEZE_EVERY, FREEZES_KEPT = 7, 2
LEARNED_FROM = 21.0
"""Days of stability from which a fact counts as learned."""
USUAL_SECONDS = 12.0
"""What an answer takes as long as nothing is known of the learner."""
SHADES = (1, 10, 20, 40)
"""Answers on a day from which the calendar's shades 1 … 4 begin."""
WEEK, MONTH = 7, 30


@dataclass(frozen=True, slots=True)
class Streak:
    """Days studied in a row. `frozen`: missed days of this streak that a freeze day was spent on."""

    length: int = 0
    freezes_left: int = 0
    frozen: tuple[StudyDay, ...] = ()
    studied_today: bool = False


@dataclass(frozen=True, slots=True)
class MatureTally:
    """Answers on one study day to facts that were in the review phase when asked."""

    day: StudyDay
    right: int
    total: int


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One square of the calendar. shade: 0 (nothing) … 4 (very much)."""

    day: StudyDay
    answers: int
    shade: int


@dataclass(frozen=True, slots=True)
class Foresight:
    """What a learner is expected to recall of the facts they have met: shares (0…1) on this day and on later ones, if
    nothing is reviewed until then. answers: on how many of theirs it rests. Of exams see `quiz.exam.Outlook`.
    """

    facts: int
    answers: int
    today: float
    week: float
    month: float


@dataclass(frozen=True, slots=True)
class Learned:
    """Facts by how well they are known; together they are all facts."""

    not_started: int
    learning: int
    learned: int
    set_aside: int


def streak(days: Collection[StudyDay], today: StudyDay) -> Streak:
    """The streak that goes on today; days after `today` are ignored.

    Every seventh day studied earns a freeze day, at most two are kept. A missed day spends one; without one
    the streak ends. Frozen days keep a streak but do not lengthen it. Today is not missed before it ends.
    """
    now = Streak()
    last: StudyDay | None = None
    for day in sorted(day for day in set(days) if day <= today):
        now = _studied(_bridged(now, last, day))
        last = day
    if last == today:
        return now
    return _bridged(Streak(now.length, now.freezes_left, now.frozen, studied_today=False), last, today)


def forecast(memories: Iterable[Memory], today: StudyDay, days: int = 14) -> list[int]:
    """How many facts are due on each of so many days from today on; overdue ones are due today."""
    due = [0] * days
    for memory in memories:
        ahead = max((memory.due_day - today).days, 0)
        if ahead < days and not memory.set_aside:
            due[ahead] += 1
    return due


def retention(tallies: Iterable[MatureTally], today: StudyDay, days: int = 30) -> Score:
    """Right answers among all to facts in review, over the last `days` study days, today included.

    Takes counts a day (one row a day, summed by the database), in any order and possibly several for a day.
    """
    recent = [tally for tally in tallies if 0 <= (today - tally.day).days < days]
    return Score(sum(tally.right for tally in recent), sum(tally.total for tally in recent))


def minutes_estimate(due: int, median_seconds: float | None = None) -> int:
    """Whole minutes for so many facts, at least 1 if any. median_seconds: the learner's own pace."""
    return ceil(due * (median_seconds or USUAL_SECONDS) / 60)


def foresight(memories: Collection[Memory], today: StudyDay, scheduling: Scheduling) -> Foresight | None:
    """Of these memories; None of none."""
    if not memories:
        return None

    def on(day: date) -> float:
        ages = [max((day - memory.last_day).days, 0) for memory in memories]
        chances = recalls(zip([memory.stability for memory in memories], ages, strict=True), scheduling)
        return fsum(chances) / len(memories)

    return Foresight(
        facts=len(memories),
        answers=sum(memory.reviews for memory in memories),
        today=on(today),
        week=on(today + timedelta(days=WEEK)),
        month=on(today + timedelta(days=MONTH)),
    )


def calendar(
    tallies: Iterable[DayTally], today: StudyDay, weeks: int = 13
) -> tuple[tuple[CalendarDay | None, ...], ...]:
    """Weeks from Monday to Sunday, oldest first, the last with today in it; None for days still to come."""
    answers: dict[StudyDay, int] = {}
    for tally in tallies:
        answers[tally.day] = answers.get(tally.day, 0) + tally.answers
    first = today - timedelta(days=today.weekday() + WEEK * (weeks - 1))
    days = [StudyDay(first + timedelta(days=ahead)) for ahead in range(WEEK * weeks)]
    squares = [_square(day, answers.get(day, 0)) if day <= today else None for day in days]
    return tuple(tuple(squares[start : start + WEEK]) for start in range(0, len(squares), WEEK))


def learned(memories: Iterable[Memory], facts: int) -> Learned:
    """Counts by state among so many facts; those without a memory are not started."""
    aside = known = begun = 0
    for memory in memories:
        if memory.set_aside:
            aside += 1
        elif is_learned(memory.phase, memory.stability):
            known += 1
        else:
            begun += 1
    return Learned(max(facts - aside - known - begun, 0), begun, known, aside)


def is_learned(phase: Phase, stability: float) -> bool:
    """Whether a memory (not one set aside) counts as learned. stability: days."""
    return stability >= LEARNED_FROM and phase == Phase.REVIEW


def _bridged(before: Streak, last: StudyDay | None, day: StudyDay) -> Streak:
    """The streak as it stands in the morning of `day`, when `last` was the last day studied."""
    if last is None:
        return before
    missed = [StudyDay(last + timedelta(days=n)) for n in range(1, min((day - last).days, FREEZES_KEPT + 2))]
    if len(missed) > before.freezes_left:
        return Streak()
    return Streak(before.length, before.freezes_left - len(missed), (*before.frozen, *missed))


def _studied(before: Streak) -> Streak:
    length = before.length + 1
    earned = length % FREEZE_EVERY == 0
    return Streak(length, min(before.freezes_left + earned, FREEZES_KEPT), before.frozen, studied_today=True)


def _square(day: StudyDay, answers: int) -> CalendarDay:
    return CalendarDay(day, answers, sum(answers >= least for least in SHADES))


def tallied(tally: DayTally, before: Memory | None, answered: Review, set_: SetId | None, times: int = 1) -> DayTally:
    """The day's tally with one more answer (or, times=-1, one less). before: memory ahead of that answer. set_: the
    fact's; None if it is there no more.
    """
    mature = before is not None and before.phase is Phase.REVIEW
    new_in = dict(tally.new_in)
    if before is None and set_ is not None:
        new_in[set_] = new_in.get(set_, 0) + times
    return replace(
        tally,
        answers=tally.answers + times,
        right=tally.right + times * int(bool(answered.correct)),
        new=tally.new + times * int(before is None),
        reviews=tally.reviews + times * int(mature),
        reviews_right=tally.reviews_right + times * int(mature and bool(answered.correct)),
        seconds=max(0.0, tally.seconds + times * (answered.seconds or 0.0)),
        new_in=tuple(sorted((id_, count) for id_, count in new_in.items() if count > 0)),
    )
