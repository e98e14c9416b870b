"""A learner's own calendar: study days that turn over at 04:00 in their time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from quiz.model import StudyDay

TURNS_AT = 4 * 60
"""The local minute at which a study day begins: late enough for night owls, early enough for early birds."""


@lru_cache(maxsize=256)
def study_day(now: datetime, zone: str) -> StudyDay:
    """The study day that the instant `now` belongs to.

    It is the date of the wall clock minus four hours. Where a zone sets its clock back over 04:00 or by a
    whole date, the day that has begun goes on: as real time grows, the study day never decreases.
    Raises ValueError for an unknown zone or a `now` without a time zone.
    """
    if now.tzinfo is None:
        raise ValueError("now has no time zone")
    local = now.astimezone(time_zone(zone))
    day = (local.replace(tzinfo=None) - timedelta(minutes=TURNS_AT)).date()
    if local.fold and day_start(StudyDay(day + timedelta(days=1)), zone) <= now:
        day += timedelta(days=1)
    return StudyDay(day)


def day_start(day: StudyDay, zone: str) -> datetime:
    """The first instant (UTC) of a study day. A day left out by a zone starts and ends with the next."""
    return local_instant(day, TURNS_AT, zone)


def local_instant(day: date, minute: int, zone: str) -> datetime:
    """The first instant (UTC) at which the wall clock has come to `minute` minutes after midnight of `day`.

    A time that the clock skips becomes the moment of the jump; of a time that comes twice the first is meant.
    Minutes from 1440 on fall on the following dates. Raises ValueError for an unknown zone.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    place = time_zone(zone)
    late = wall.replace(tzinfo=place).astimezone(UTC)
    if late.astimezone(place).replace(tzinfo=None) == wall:
        return late
    early = wall.replace(tzinfo=place, fold=1).astimezone(UTC)
    return _jump(early, late, place)


@lru_cache(maxsize=1024)
def time_zone(name: str) -> ZoneInfo:
    """The IANA zone of that name; ValueError if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError) as error:  # OSError: a folder, such as Europe
        raise ValueError(f"unknown time zone: {name!r}") from error


def _jump(before: datetime, after: datetime, place: ZoneInfo) -> datetime:
    """The instant between two others, to the second, at which the zone's offset changes."""
    old = before.astimezone(place).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(place).utcoffset() == old:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)
