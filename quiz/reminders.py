"""When to remind whom, as rules. The clock that ticks and the messages are elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from quiz.model import Learner, Reminding, StudyDay
from quiz.study_day import TURNS_AT, local_instant, study_day, time_zone

DAILY_FOR = 7
"""Days of silence during which a reminder comes every day."""
RARE_ON = (10, 14, 21)
LAST_ON = 30
SNOOZE = timedelta(hours=1)
CATCH_UP = timedelta(hours=3)
"""A reminder that could not go out in time (the bot was down) is still sent so much later, not after that."""


class Word(StrEnum):
    """What kind of message goes out."""

    DAILY = "daily"
    RARE = "rare"
    LAST = "last"
    AGAIN = "again"


class Reason(StrEnum):
    """Why none goes out."""

    OFF = "off"
    BLOCKED = "blocked"
    NOT_YET = "not_yet"
    STUDIED = "studied"
    SENT = "sent"
    TOO_LATE = "too_late"
    QUIET = "quiet"
    SILENT = "silent"
    NOTHING_TO_DO = "nothing_to_do"


@dataclass(frozen=True, slots=True)
class Send:
    """Remind now. LAST says that no more will come. AGAIN is the day's second (nth 1), by «in an hour»."""

    word: Word
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Skip:
    """Do not remind now."""

    why: Reason


def next_reminder(
    learner: Learner, studied_today: bool, sent_today: int, silent_days: int, now: datetime
) -> datetime | None:
    """The next instant (UTC, later than `now`) at which to ask `decide`; None if there is none in sight.

    To be stored as `reminding.next_at` after every decision but NOT_YET, and whenever the learner studies,
    presses «not today» (then with sent_today=1), or changes zone or reminder. Other arguments: see `decide`.
    """
    if not learner.reminding.on or learner.blocked:
        return None
    today = study_day(now, learner.zone)
    silent = 0 if studied_today else max(silent_days, 0)
    for ahead in range(LAST_ON + 1):
        done = ahead == 0 and (studied_today or sent_today > 0)
        if done or _word(silent + ahead) is None:
            continue
        at = _reminder_at(learner, StudyDay(today + timedelta(days=ahead)))
        if at > now:
            return at
    return None


def decide(
    learner: Learner, studied_today: bool, sent_today: int, silent_days: int, due: int, now: datetime
) -> Send | Skip:
    """Whether to remind the learner now. `reminding.next_at` comes from `next_reminder` or `snooze`.

    studied_today: on the learner's study day of `now`. sent_today: reminders already sent on this study day
    or the one after it (flying west repeats a day). silent_days: study days since the last study, joining, or
    turning reminders on, whichever is latest. due: facts that could be asked now.
    """
    reminding, at = learner.reminding, learner.reminding.next_at
    if not reminding.on:
        return Skip(Reason.OFF)
    if learner.blocked:
        return Skip(Reason.BLOCKED)
    if at is None or at > now:
        return Skip(Reason.NOT_YET)
    if studied_today:
        return Skip(Reason.STUDIED)
    today = study_day(now, learner.zone)
    if sent_today > 1 or (sent_today and at == _reminder_at(learner, today)):
        return Skip(Reason.SENT)  # a second one only at another time, by «in an hour»
    if now - at > CATCH_UP or study_day(at, learner.zone) != today:
        return Skip(Reason.TOO_LATE)
    if is_quiet(learner, now):
        return Skip(Reason.QUIET)
    word = Word.AGAIN if sent_today else _word(silent_days)
    if word is None:
        return Skip(Reason.SILENT)
    return Send(word, sent_today) if due > 0 else Skip(Reason.NOTHING_TO_DO)


def snooze(learner: Learner, sent_today: int, now: datetime) -> datetime | None:
    """When «in an hour», pressed now, reminds again (UTC), to be stored as `reminding.next_at`.

    Moved out of quiet hours. None if that would be another study day, or a second one was already sent today:
    then the next ordinary reminder stays as it is.
    """
    if sent_today > 1 or not learner.reminding.on:
        return None
    at = out_of_quiet(learner, now + SNOOZE)
    return at if study_day(at, learner.zone) == study_day(now, learner.zone) else None


def is_quiet(learner: Learner, now: datetime) -> bool:
    """Whether the learner wants to be left in peace now."""
    return _is_quiet(learner.reminding, _local_minute(now, learner.zone))


def reminder_minute(reminding: Reminding) -> int:
    """The local minute at which reminders come: the one asked for, or the end of the quiet hours it is in."""
    return reminding.quiet_to if _is_quiet(reminding, reminding.minute) else reminding.minute


def variant(day: StudyDay, count: int) -> int:
    """Which of `count` wordings to use on that day, 0 … count-1: all take turns, none comes twice running."""
    return day.toordinal() % count


def _word(silent_days: int) -> Word | None:
    if silent_days <= DAILY_FOR:
        return Word.DAILY
    if silent_days in RARE_ON:
        return Word.RARE
    return Word.LAST if silent_days == LAST_ON else None


def _reminder_at(learner: Learner, day: StudyDay) -> datetime:
    """The instant of a study day's reminder. A minute before 04:00 is on the calendar's next date."""
    minute = reminder_minute(learner.reminding)
    night = minute < TURNS_AT
    at = local_instant(day + timedelta(days=night), minute, learner.zone)
    return out_of_quiet(learner, at)  # the clock may have jumped over the minute into quiet hours


def out_of_quiet(learner: Learner, at: datetime) -> datetime:
    """That instant, or the end of the quiet hours that it lies in."""
    minute, quiet = _local_minute(at, learner.zone), learner.reminding
    if not _is_quiet(quiet, minute):
        return at
    date = at.astimezone(time_zone(learner.zone)).date()
    return local_instant(date + timedelta(days=minute >= quiet.quiet_to), quiet.quiet_to, learner.zone)


def _is_quiet(reminding: Reminding, minute: int) -> bool:
    """Quiet hours may run over midnight; from equal to to means that there are none."""
    begin, end = reminding.quiet_from, reminding.quiet_to
    return begin <= minute < end if begin <= end else minute >= begin or minute < end


def _local_minute(at: datetime, zone: str) -> int:
    local = at.astimezone(time_zone(zone))
    return local.hour * 60 + local.minute
