"""Times of day as people type them, and the time zones that they give away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from quiz.study_day import time_zone

_TIME = re.compile(
    r"(?:^|\D)([01]?\d|2[0-3])(?:\s*[:.\-ч ]\s*([0-5]\d))?\s*(?:ч|час\w*|h|o'clock)?\s*([ap]\.?m\.?)?(?:\D|$)", re.I
)
STEP = 15
"""Offsets of zones are whole quarters of an hour."""
DAY = 24 * 60


def read_clock(text: str) -> int | None:
    """Minutes since midnight: «19:30», «7.05», «в 20», «9 pm»; None if no time of day is meant."""
    match = _TIME.search(text.strip()[:40])
    if match is None or sum(char.isdigit() for char in text) > 4:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute


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
