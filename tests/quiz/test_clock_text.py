"""What people type when they are asked what time it is, and where on Earth that is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.clock_text import local_minute, read_clock, zones_at
from tests.rows import each_row

NOW = datetime(2026, 3, 8, 12, 0, tzinfo=UTC)
TIMES = {
    # digits and signs
    "19:30": "19:30",
    "7:45": "7:45",
    "07:45": "7:45",
    "7.05": "7:05",
    "7,05": "7:05",
    "19-30": "19:30",
    "19–30": "19:30",
    "19 : 30": "19:30",
    "19 30": "19:30",
    "1930": "19:30",
    "0745": "7:45",
    "0:00": "0:00",
    "00:00": "0:00",
    "24:00": "0:00",
    "23:59": "23:59",
    "8": "8:00",
    "20": "20:00",
    " 8 ": "8:00",
    "１９：３０": "19:30",
    # Russian
    "в 20": "20:00",
    "в 7:45": "7:45",
    "В 7:45.": "7:45",
    "давай в 20:15!": "20:15",
    "сейчас 14:35": "14:35",
    "у меня сейчас 14:35": "14:35",
    "уже 22:10": "22:10",
    "около 14:35": "14:35",
    "19 часов": "19:00",
    "21 час": "21:00",
    "2 часа": "2:00",
    "19 часов 30 минут": "19:30",
    "19 ч 30 мин": "19:30",
    "19ч30": "19:30",
    "7 ч.": "7:00",
    "7 утра": "7:00",
    "в 7 утра": "7:00",
    "8 часов утра": "8:00",
    "7 вечера": "19:00",
    "7:45 вечера": "19:45",
    "19:30 вечера": "19:30",
    "2 дня": "14:00",
    "2 часа дня": "14:00",
    "12 дня": "12:00",
    "11 дня": "11:00",
    "14 дня": "14:00",
    "12 ночи": "0:00",
    "1 ночи": "1:00",
    "11 ночи": "23:00",
    "12 вечера": "0:00",
    "полдень": "12:00",
    "в полночь": "0:00",
    # English
    "9 pm": "21:00",
    "9pm": "21:00",
    "9:30 PM": "21:30",
    "9 p.m.": "21:00",
    "at 9 a.m.": "9:00",
    "12 am": "0:00",
    "12:05am": "0:05",
    "12 pm": "12:00",
    "7 o'clock": "7:00",
    "7 o’clock": "7:00",
    "it's 14:35": "14:35",
    "It’s 2:35 pm": "14:35",
    "it is 8": "8:00",
    "now 8:15": "8:15",
    "19h30": "19:30",
    "7 in the morning": "7:00",
    "7 in the evening": "19:00",
    "3 in the afternoon": "15:00",
    "11 at night": "23:00",
    "noon": "12:00",
    "at midnight": "0:00",
}
NONSENSE = [
    "", " ", "привет", "не знаю", "вечером", "later", "25:00", "24:01", "14:75", "7:5", "19:3",
    "-5", "12:345", "1:2:3", "99", "100", "123456", "13 pm", "0 am", "25 вечера", "у меня 2 кота",
    "8 или 9", "с 8 до 9", "15.10.1923", "2026-03-08", "12:00 " * 20, "7:45 завтра на площади", "½",
    "🕖", "am", "утра", ":", "7:", ":30",
]  # fmt: skip


def minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


@each_row(("typed", "meant"), TIMES.items())
def test_a_time_of_day_is_read_however_it_is_spelled(typed: str, meant: str) -> None:
    assert read_clock(typed) == minutes(meant)


@each_row("typed", NONSENSE)
def test_what_no_clock_shows_is_no_time(typed: str) -> None:
    assert read_clock(typed) is None


@given(st.integers(0, 24 * 60 - 1), st.sampled_from([":", ".", " : ", "-", " "]))
def test_every_minute_of_the_day_reads_back(minute: int, sign: str) -> None:
    assert read_clock(f"{minute // 60:02}{sign}{minute % 60:02}") == minute
    assert read_clock(f"в {minute // 60}:{minute % 60:02}") == minute


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_minute_of_the_day_or_nothing(typed: str) -> None:
    minute = read_clock(typed)
    assert minute is None or 0 <= minute < 24 * 60


def test_zones_are_found_by_what_their_clocks_show() -> None:
    zones = ["Europe/Moscow", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "America/New_York", "Europe/Minsk"]
    assert zones_at(15 * 60, zones, NOW) == ["Europe/Moscow", "Europe/Minsk"]
    assert zones_at(17 * 60 + 30, zones, NOW) == ["Asia/Kolkata"]
    assert zones_at(17 * 60 + 45, zones, NOW) == ["Asia/Kathmandu"]
    assert zones_at(8 * 60, zones, NOW) == ["America/New_York"], "daylight saving has begun that night"
    assert zones_at(3 * 60, zones, NOW) == []


@each_row(("slow", "found"), [(0, True), (7, True), (-7, True), (8, False), (-8, False)])
def test_a_clock_may_be_wrong_by_seven_minutes(slow: int, found: bool) -> None:
    assert (zones_at(15 * 60 - slow, ["Europe/Moscow"], NOW) == ["Europe/Moscow"]) == found


def test_a_clock_that_is_a_little_slow_at_midnight_is_still_right() -> None:
    midnight = NOW.replace(hour=21)
    assert zones_at(23 * 60 + 57, ["Europe/Moscow"], midnight) == ["Europe/Moscow"]
    assert zones_at(3, ["Europe/Moscow"], midnight - timedelta(minutes=3)) == ["Europe/Moscow"]


@given(st.sampled_from(["Asia/Kolkata", "America/St_Johns", "Pacific/Chatham", "UTC"]), st.integers(0, 10**7))
def test_a_zone_is_always_among_those_where_it_is_the_time_it_shows(zone: str, after: int) -> None:
    now = NOW + timedelta(minutes=after)
    assert zone in zones_at(local_minute(zone, now), [zone, "Europe/Moscow"], now)
