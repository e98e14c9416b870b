"""Times of day as people type them, and the time zones that they give away."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from unicodedata import normalize

from quiz.study_day import time_zone

STEP = 15
"""Offsets of zones are whole quarters of an hour."""
DAY = 24 * 60
LONGEST = 60
"""Characters; who writes more tells something else."""
NAMED = {"полдень": 12 * 60, "полночь": 0, "noon": 12 * 60, "midday": 12 * 60, "midnight": 0}

_BEFORE = re.compile(
    r"(?:(?:сейчас|уже|время|у меня|мне|около|примерно|ровно|давай|в|во|на|к"
    r"|now|it['’]?s|it is|the time is|at|about|around)\b[ :,—–-]*)+"
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?:(?:\s*[:.,\-–—]\s*|\s+|\s*(?:ч|час|часа|часов|h)\b\.?\s*|(?<=\d\d)(?=\d\d))(?P<minute>\d{2})"
    r"(?:\s*(?:мин|минут|минуты|минута|min|minutes)\b\.?)?)?"
    r"\s*(?:(?:ч|час|часа|часов|h|hours|o['’]clock)\b\.?)?"
    r"\s*(?P<part>утра|дня|вечера|ночи|[ap]\.?\s?m\.?|in the (?:morning|afternoon|evening)|at night)?"
)
_SHORT = re.compile(r"(?P<hour>\d{1,2})\s*[чh]\s*(?P<minute>\d{2})")
"""«7ч45», «19h30»: no border between the letter and the minutes."""

# Which hour of the 24 is meant by a small one; «13 дня» and «20 вечера» say it twice and mean it as it is.
_PARTS: dict[str, Callable[[int], int]] = {
    "утра": lambda hour: hour % 12,
    "дня": lambda hour: hour + 12 if hour < 8 else hour,
    "вечера": lambda hour: (hour + 12) % 24,
    "ночи": lambda hour: (hour + 12) % 24 if hour > 6 else hour,
    "in the morning": lambda hour: hour % 12,
    "in the afternoon": lambda hour: hour % 12 + 12,
    "in the evening": lambda hour: hour % 12 + 12,
    "at night": lambda hour: (hour + 12) % 24 if hour > 6 else hour,
    "am": lambda hour: hour % 12,
    "pm": lambda hour: hour % 12 + 12,
}


def read_clock(text: str) -> int | None:
    """Minutes since midnight: «19:30», «7.05», «в 8 вечера», «0745», «9 pm», «полдень».

    None if no time of day is meant, or one that no clock shows.
    """
    said = " ".join(normalize("NFKC", text).casefold().split()).strip(' .!?,;)(«»"')
    if len(said) > LONGEST:
        return None
    said = _BEFORE.sub("", said, count=1) if _BEFORE.match(said) else said
    if said in NAMED:
        return NAMED[said]
    match = _SHORT.fullmatch(said) or _TIME.fullmatch(said)
    if match is None:
        return None
    found = match.groupdict()
    hour = _hour(int(found["hour"]), found.get("part") or "")
    minute = int(found["minute"] or 0)
    if hour is None or minute > 59 or hour * 60 + minute > DAY:
        return None
    return (hour * 60 + minute) % DAY


def _hour(hour: int, part: str) -> int | None:
    """The hour of 24, from one of twelve and the part of the day; None if they do not go together."""
    if not part:
        return hour
    if 1 <= hour <= 12:
        return _PARTS[part if part in _PARTS else f"{part[0]}m"](hour)
    half_of_day = part[0] in "ap"
    return None if half_of_day or hour > 23 else hour


def zones_at(minute: int, zones: Sequence[str], now: datetime) -> list[str]:
    """Those of the zones whose clocks show this minute of the day at the instant `now`, give or take seven minutes."""
    return [zone for zone in zones if _apart(local_minute(zone, now), minute) <= STEP // 2]


def local_minute(zone: str, now: datetime) -> int:
    """What the clock shows there, in minutes since midnight."""
    local = now.astimezone(time_zone(zone))
    return local.hour * 60 + local.minute


def _apart(one: int, other: int) -> int:
    distance = abs(one - other) % DAY
    return min(distance, DAY - distance)
