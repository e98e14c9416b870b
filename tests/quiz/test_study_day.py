"""Study days turn over at 04:00 by the learner's clock, whatever the zone does to its clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model import StudyDay
from quiz.study_day import day_start, local_instant, study_day, time_zone
from tests.rows import each_row

ZONES = sorted(available_timezones())
DAY = timedelta(days=1)


def at(zone: str, *clock: int, fold: int = 0) -> datetime:
    return datetime(*clock, tzinfo=time_zone(zone), fold=fold).astimezone(UTC)  # type: ignore[misc,arg-type]


def on(year: int, month: int, day: int) -> StudyDay:
    return StudyDay(date(year, month, day))


@cache
def clock_changes(zone: str, year: int) -> tuple[datetime, ...]:
    """The instants of a year at which the zone's offset changes, to the second."""
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=12 * n) for n in range(32)]
    offsets = [moment.astimezone(time_zone(zone)).utcoffset() for moment in days]
    return tuple(_halve(zone, days[n], days[n + 1]) for n in range(len(days) - 1) if offsets[n] != offsets[n + 1])


def _halve(zone: str, early: datetime, late: datetime) -> datetime:
    old = early.astimezone(time_zone(zone)).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) // 2).replace(microsecond=0)
        if middle.astimezone(time_zone(zone)).utcoffset() == old:
            early = middle
        else:
            late = middle
    return late


def check_around(zone: str, middle: datetime) -> None:
    """Every instant lies within its study day, and none is in an earlier one than the instant before it."""
    before = None
    for minutes in (-1600, -900, -300, -61, -30, -1, 0, 1, 29, 60, 119, 300, 900, 1600):
        moment = middle + timedelta(minutes=minutes)
        day = study_day(moment, zone)
        assert day_start(day, zone) <= moment < day_start(StudyDay(day + DAY), zone), (zone, moment)
        assert before is None or before <= day, (zone, moment)
        before = day


def test_a_study_day_turns_over_at_four_by_the_learners_clock() -> None:
    assert study_day(at("Europe/Moscow", 2026, 3, 15, 3, 59, 59), "Europe/Moscow") == on(2026, 3, 14)
    assert study_day(at("Europe/Moscow", 2026, 3, 15, 4, 0), "Europe/Moscow") == on(2026, 3, 15)
    assert day_start(on(2026, 3, 15), "Europe/Moscow") == datetime(2026, 3, 15, 1, tzinfo=UTC)


def test_the_same_instant_is_another_day_elsewhere() -> None:
    moment = datetime(2026, 6, 1, 16, 30, tzinfo=UTC)
    assert study_day(moment, "Asia/Kamchatka") == on(2026, 6, 2)
    assert study_day(moment, "America/Los_Angeles") == on(2026, 6, 1)


def test_every_zone_keeps_its_days_whole_around_every_clock_change_of_a_year() -> None:
    seen = set()
    for zone in ZONES:
        for change in clock_changes(zone, 2026) or (datetime(2026, 1, 1, tzinfo=UTC),):
            same = (change, change.astimezone(time_zone(zone)).utcoffset())  # Europe/Rome is as Europe/Berlin
            if same not in seen:
                check_around(zone, change)
            seen.add(same)
    assert len(seen) > 50


@given(zone=st.sampled_from(ZONES), year=st.integers(1900, 2037))
def test_every_zone_keeps_its_days_whole_in_the_past_and_the_future(zone: str, year: int) -> None:
    for change in clock_changes(zone, year):
        check_around(zone, change)


@given(
    zone=st.sampled_from(ZONES),
    start=st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  bounds
    gap=st.timedeltas(timedelta(0), timedelta(days=3)),
)
def test_as_time_grows_the_study_day_never_decreases(zone: str, start: datetime, gap: timedelta) -> None:
    assert study_day(start, zone) <= study_day(start + gap, zone)


def test_samoa_skipped_a_date_and_its_study_day_was_four_hours_long() -> None:
    zone = "Pacific/Apia"
    skipped = on(2011, 12, 30)
    assert study_day(at(zone, 2011, 12, 29, 23, 59), zone) == on(2011, 12, 29)
    assert study_day(at(zone, 2011, 12, 31, 0, 0), zone) == skipped
    assert day_start(on(2011, 12, 31), zone) - day_start(skipped, zone) == timedelta(hours=4)


def test_kwajalein_set_its_clock_back_over_four_and_its_study_day_went_on() -> None:
    zone = "Pacific/Kwajalein"
    (change,) = clock_changes(zone, 1969)
    assert change.astimezone(time_zone(zone)).replace(tzinfo=None).hour == 1
    assert {study_day(change + timedelta(hours=h), zone) for h in range(-18, 24)} == {on(1969, 9, 30)}
    check_around(zone, change)


def test_a_wall_clock_time_that_is_skipped_becomes_the_moment_of_the_jump() -> None:
    assert local_instant(date(2026, 3, 29), 2 * 60 + 30, "Europe/Berlin") == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert local_instant(date(2026, 3, 29), 3 * 60, "Europe/Berlin") == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_of_a_wall_clock_time_that_comes_twice_the_first_is_meant() -> None:
    assert local_instant(date(2026, 10, 25), 2 * 60 + 30, "Europe/Berlin") == at(
        "Europe/Berlin", 2026, 10, 25, 2, 30, fold=0
    )


@given(zone=st.sampled_from(ZONES), day=st.dates(date(1950, 1, 1), date(2100, 1, 1)), minute=st.integers(0, 1438))
def test_a_later_minute_is_never_an_earlier_instant(zone: str, day: date, minute: int) -> None:
    instant = local_instant(day, minute, zone)
    assert instant <= local_instant(day, minute + 1, zone)
    local = instant.astimezone(time_zone(zone)).replace(tzinfo=None)
    wanted = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    assert local == wanted or local > wanted  # at the minute, or after a jump over it


@each_row("zone", ["", "Europe", "Moscow", "../etc/passwd", "Europe/Moscow\0", "/etc/localtime", "ё" * 999])
def test_an_unknown_zone_is_a_value_error(zone: str) -> None:
    with pytest.raises(ValueError, match="unknown time zone"):
        study_day(datetime(2026, 1, 1, tzinfo=UTC), zone)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        study_day(datetime(2026, 1, 1), "UTC")  # noqa: DTZ001  that is the point
