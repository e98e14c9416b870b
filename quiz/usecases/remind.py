"""Reminding: plan what is due on a tick, send it once, and what the learner presses on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quiz import reminders
from quiz.model import Learner, LearnerId, Reminder, StudyDay
from quiz.ports import Tx
from quiz.progress import Streak, minutes_estimate, streak
from quiz.session import LEARN_AHEAD
from quiz.study_day import study_day
from quiz.talk import Study
from quiz.usecases.agenda import left_today
from quiz.usecases.courses import in_force, new_today

LONGEST_WAY = timedelta(minutes=15)
"""More than a reminder is on its way, with all repetitions; it sets out `CATCH_UP` after its plan at the latest."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder about to go out. minutes: what the answers take at the learner's own pace."""

    reminder: Reminder
    learner: Learner
    minutes: int
    streak: Streak


@dataclass(frozen=True, slots=True)
class Snoozed:
    """«In an hour»: at is None if there is no second one today."""

    at: datetime | None


def remind_next(tx: Tx, learner: Learner, now: datetime) -> Learner:
    """Store the learner with the next instant at which to think of reminding them."""
    today = study_day(now, learner.zone)
    at = reminders.next_reminder(
        learner,
        studied_today=tx.tallies.get(learner.id, today).answers > 0,
        sent_today=_sent(tx, learner.id, today),
        silent_days=_silent_days(tx, learner, today, now),
        now=now,
    )
    learner = replace(learner, reminding=replace(learner.reminding, next_at=at))
    tx.learners.put(learner)
    return learner


def plan_due(tx: Tx, now: datetime, limit: int) -> int:
    """A tick: plan a reminder for each learner who should get one now; how many learners were looked at.

    At most `limit` of them; when as many came, there may be more. Each is looked at by one process only.
    """
    learners = tx.learners.to_remind(now, limit)
    for learner in learners:
        _plan(tx, learner, now)
    return len(learners)


def take_planned(tx: Tx, now: datetime, limit: int) -> Sequence[Reminded]:
    """Reminders to send now, each given to one caller only; those grown old meanwhile are dropped."""
    taken = []
    for reminder in tx.reminders.planned(limit):
        learner = tx.learners.get(reminder.learner)
        # It may have waited behind others until the learner's night had begun.
        late = learner is None or now - reminder.planned_at > reminders.CATCH_UP or reminders.is_quiet(learner, now)
        if learner is None or late or learner.blocked or not learner.reminding.on:
            tx.reminders.mark(reminder, "dropped")
        elif _studied_since(tx, learner, now):
            tx.reminders.mark(reminder, "studied")
        elif tx.reminders.mark(reminder, "sending"):
            taken.append(_reminded(tx, replace(reminder, status="sending"), learner, now))
    return taken


def give_up_lost(tx: Tx, now: datetime) -> int:
    """Reminders whose process died while they were on their way become «unknown»; how many they were.

    They are not sent again: each may have arrived.
    """
    return tx.reminders.give_up(now - reminders.CATCH_UP - LONGEST_WAY)


def record(tx: Tx, reminder: Reminder, outcome: str, blocked: bool = False) -> None:
    """What became of a reminder: sent, failed or unknown; a learner who blocked the bot is left alone."""
    tx.reminders.mark(reminder, outcome)
    learner = tx.learners.get(reminder.learner)
    if blocked and learner is not None:
        park(tx, learner)


def park(tx: Tx, learner: Learner) -> None:
    """The learner blocked the bot: no reminders until they write again."""
    tx.learners.put(replace(learner, blocked=True, reminding=replace(learner.reminding, next_at=None)))


def in_an_hour(tx: Tx, learner: Learner, now: datetime) -> Snoozed:
    """Pressed on a reminder: once more today."""
    at = reminders.snooze(learner, _sent(tx, learner.id, study_day(now, learner.zone)), now)
    if at is not None:
        tx.learners.put(replace(learner, reminding=replace(learner.reminding, next_at=at)))
    return Snoozed(at)


def not_today(tx: Tx, learner: Learner, now: datetime) -> Learner:
    """Pressed on a reminder: the next one comes tomorrow."""
    at = reminders.next_reminder(
        learner,
        studied_today=False,
        sent_today=1,
        silent_days=_silent_days(tx, learner, study_day(now, learner.zone), now),
        now=now,
    )
    learner = replace(learner, reminding=replace(learner.reminding, next_at=at))
    tx.learners.put(learner)
    return learner


def _plan(tx: Tx, learner: Learner, now: datetime) -> None:
    today = study_day(now, learner.zone)
    sent = _sent(tx, learner.id, today)
    due = left_today(tx, learner, now) if tx.sets.joined(learner.id) else 0
    decision = reminders.decide(
        learner,
        studied_today=tx.tallies.get(learner.id, today).answers > 0,
        sent_today=sent,
        silent_days=_silent_days(tx, learner, today, now),
        due=due,
        now=now,
    )
    if isinstance(decision, reminders.Send):
        tx.reminders.plan(Reminder(learner.id, today, decision.nth, now, decision.word, due))
    remind_next(tx, learner, now)


def _sent(tx: Tx, learner: LearnerId, today: StudyDay) -> int:
    """Reminders planned for this study day; after a flight west it may have had its own already, as «tomorrow»."""
    tomorrow = StudyDay(today + timedelta(days=1))
    return sum(tx.reminders.get(learner, day, nth) is not None for day, nth in ((today, 0), (today, 1), (tomorrow, 0)))


def _silent_days(tx: Tx, learner: Learner, today: StudyDay, now: datetime) -> int:
    """Study days since the last answer, or since the learner came or set the reminder, if that is later.

    Days on which there was nothing to do are no silence: who has learned all is not given up. With what their class is
    set, reminders begin anew.
    """
    starts = [study_day(learner.reminding.since or learner.joined_at, learner.zone)]
    starts += [day for day in (tx.tallies.last_day(learner.id),) if day]
    starts += [StudyDay(each.starts_on) for each in in_force(tx, learner, None, today) if each.starts_on <= today]
    if not new_today(tx, learner, Study(now), tx.tallies.get(learner.id, today), pile=False):
        due = tx.memories.due(learner.id, None, today, 1)
        steps = tx.memories.on_steps(learner.id, None, now + LEARN_AHEAD, 1)
        starts.append(min((r.memory.due_day for r in (*due, *steps)), default=today))
    return max(0, (today - max(starts)).days)


def _studied_since(tx: Tx, learner: Learner, now: datetime) -> bool:
    return tx.tallies.get(learner.id, study_day(now, learner.zone)).answers > 0


def _reminded(tx: Tx, reminder: Reminder, learner: Learner, now: datetime) -> Reminded:
    today = study_day(now, learner.zone)
    tallies = tx.tallies.of(learner.id)
    answers = sum(tally.answers for tally in tallies)
    pace = sum(tally.seconds for tally in tallies) / answers if answers else None
    return Reminded(
        reminder=reminder,
        learner=learner,
        minutes=minutes_estimate(reminder.due, pace),
        streak=streak([tally.day for tally in tallies], today),
    )
