"""Somebody who is reminded, and the clocks of their zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

from hypothesis import strategies as st

from quiz.model import Learner, LearnerId, Reminding
from quiz.study_day import time_zone

ZONES = sorted(available_timezones())
MOSCOW = "Europe/Moscow"
JOINED = datetime(2026, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

MINUTES = st.integers(0, 24 * 60 - 1)
MOMENTS = st.datetimes(
    datetime(1970, 1, 1),  # noqa: DTZ001  bounds
    datetime(2037, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def person(zone: str = MOSCOW, next_at: datetime | None = None, **wishes: Any) -> Learner:
    return Learner(LearnerId(1), "Вера", "ru", zone, JOINED, reminding=replace(Reminding(next_at=next_at), **wishes))


def clock(hour: int, minute: int = 0, *, day: int = 18, month: int = 3, zone: str = MOSCOW) -> datetime:
    """An instant of 2026 by the clock of a zone."""
    return datetime(2026, month, day, hour, minute, tzinfo=time_zone(zone)).astimezone(UTC)


def local_minute(moment: datetime, zone: str) -> int:
    local = moment.astimezone(time_zone(zone))
    return local.hour * 60 + local.minute


def is_quiet(reminding: Reminding, minute: int) -> bool:
    begin, end = reminding.quiet_from, reminding.quiet_to
    return begin != end and (minute - begin) % 1440 < (end - begin) % 1440
