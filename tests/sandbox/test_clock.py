"""The clock that can be moved."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from sandbox import Clock, Conversation, Telegram

MARCH = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_still_clock_moves_only_when_told() -> None:
    clock = Clock(MARCH, running=False)
    assert clock.now() == clock.now() == MARCH
    clock.advance(timedelta(hours=1))
    assert clock.now() == MARCH + timedelta(hours=1)
    clock.move_to(MARCH - timedelta(days=400))
    assert clock.now() == MARCH - timedelta(days=400)


def test_a_running_clock_goes_on_from_where_it_was_set() -> None:
    clock = Clock(MARCH)
    first = clock.now()
    assert timedelta() <= first - MARCH < timedelta(seconds=5)
    assert clock.now() >= first
    clock.move_to(datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=3))))
    assert clock.now().utcoffset() == timedelta()
    assert clock.now().isoformat().startswith("2019-12-31T21:00:0")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Clock(datetime.fromisoformat("2026-01-01"))
    with pytest.raises(ValueError, match="time zone"):
        Clock().move_to(datetime.fromisoformat("2026-01-01"))


def test_listeners_hear_of_every_move() -> None:
    clock = Clock(MARCH, running=False)
    heard: list[datetime] = []
    clock.listen(lambda: heard.append(clock.now()))
    clock.advance(timedelta(days=1))
    clock.move_to(MARCH)
    assert heard == [MARCH + timedelta(days=1), MARCH]


def test_alarms_ring_in_order_when_they_are_passed() -> None:
    clock = Clock(MARCH, running=False)
    rung: list[int] = []
    for hours in (2, 1, 5):
        clock.at(MARCH + timedelta(hours=hours), lambda hours=hours: rung.append(hours))  # type: ignore[misc]
    clock.advance(timedelta(hours=3))
    assert rung == [1, 2]
    clock.advance(timedelta(hours=3))
    assert rung == [1, 2, 5]


async def test_alarms_ring_as_time_goes_by() -> None:
    clock = Clock()
    rung = asyncio.Event()
    running = asyncio.create_task(clock.run())
    await asyncio.sleep(0)
    clock.at(clock.now() + timedelta(seconds=0.05), rung.set)
    await asyncio.wait_for(rung.wait(), 2)
    running.cancel()


async def test_the_clock_is_moved_over_http(http: Any, telegram: Telegram) -> None:
    assert (await http.get("/sandbox/clock")).json() == {"now": "2026-03-02T12:00:00+00:00"}

    async def move(**how: Any) -> str:
        now: str = (await http.post("/sandbox/clock", json=how)).json()["now"]
        return now

    assert await move(advance_seconds=3600) == "2026-03-02T13:00:00+00:00"
    assert await move(to="2026-03-28T23:30:00+03:00") == "2026-03-28T20:30:00+00:00"
    # The night when Berlin's clocks go forward; in Moscow they do not.
    assert await move(tomorrow_at="09:00", zone="Europe/Berlin") == "2026-03-29T07:00:00+00:00"
    assert await move(tomorrow_at="09:00", zone="Europe/Moscow") == "2026-03-30T06:00:00+00:00"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"advance_seconds": "soon"},
        {"to": "tomorrow"},
        {"to": "2026-01-01T00:00:00"},
        {"tomorrow_at": "25:00"},
        {"tomorrow_at": "09:00", "zone": "Mars/Base"},
        {"tomorrow_at": "09:00", "zone": "../../etc/passwd"},
    ],
)
async def test_a_move_that_makes_no_sense_is_refused(http: Any, body: dict[str, Any]) -> None:
    response = await http.post("/sandbox/clock", json=body)
    assert response.status_code == 400
    assert response.json()["error"]


async def test_messages_bear_the_sandbox_time(api: Any, chat: Conversation, telegram: Telegram) -> None:
    message = await api.result("sendMessage", chat_id=7, text="a")
    assert message["date"] == MARCH.timestamp()
    telegram.clock.advance(timedelta(days=1))
    edited = await api.result("editMessageText", chat_id=7, message_id=message["message_id"], text="b")
    assert edited["date"] == MARCH.timestamp()
    assert edited["edit_date"] == MARCH.timestamp() + 86_400


async def test_a_message_older_than_two_days_cannot_be_deleted(
    api: Any, chat: Conversation, telegram: Telegram
) -> None:
    message = await api.result("sendMessage", chat_id=7, text="a")
    telegram.clock.advance(timedelta(hours=48))
    answer = await api("deleteMessage", chat_id=7, message_id=message["message_id"])
    assert answer["description"] == "Bad Request: message can't be deleted"
    telegram.clock.advance(timedelta(seconds=-1))
    assert await api.result("deleteMessage", chat_id=7, message_id=message["message_id"])
