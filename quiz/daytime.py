"""When people may be written to: by day, and not in hours they want to be quiet."""

from __future__ import annotations

from datetime import datetime, timedelta

from quiz.clock_text import local_minute
from quiz.model import Learner
from quiz.reminders import is_quiet, out_of_quiet
from quiz.study_day import local_instant, time_zone

MORNING, EVENING = 9 * 60, 21 * 60
"""Local minutes between which it is day for everybody."""


def is_daytime(learner: Learner, now: datetime) -> bool:
    """Whether the learner may be told something now that can wait."""
    return next_daytime(learner, now) == now


def next_daytime(learner: Learner, now: datetime) -> datetime:
    """`now` if it is day with the learner and they want no quiet, else the next such moment (UTC).

    For those who want quiet all day long it is when the quiet hours are over, be it evening.
    """
    at = now
    for _ in range(2):  # a morning may lie in quiet hours; what follows them may lie in the evening
        at = out_of_quiet(learner, _morning_after(learner, at))
        if not _is_night(learner, at) and not is_quiet(learner, at):
            return at
    return out_of_quiet(learner, now)


def _is_night(learner: Learner, at: datetime) -> bool:
    return not MORNING <= local_minute(learner.zone, at) < EVENING


def _morning_after(learner: Learner, at: datetime) -> datetime:
    """That instant, or 9:00 if it is night."""
    if not _is_night(learner, at):
        return at
    date = at.astimezone(time_zone(learner.zone)).date()
    return local_instant(date + timedelta(days=local_minute(learner.zone, at) >= EVENING), MORNING, learner.zone)
