"""Which updates Telegram is told to have arrived, number by number."""

from __future__ import annotations

import asyncio
import time
from typing import Any, cast

import pytest

from bot.arrival import Arrival
from bot.incoming import Incoming
from bot.polling import QUIET, Polling
from bot.request import AiohttpRequest, Parameters


class Line:
    """A server that gives these batches, each when it is asked again; then the bot is stopped."""

    def __init__(self, *batches: list[int]) -> None:
        self.batches = list(batches)
        self.offsets: list[int | None] = []
        self.stop = asyncio.Event()

    async def call(self, url: str, parameters: Parameters, read_timeout: float = 0) -> Any:
        if not url.endswith("getUpdates"):
            return True
        self.offsets.append(cast(int | None, parameters.parameters.get("offset")))
        if not self.batches:
            self.stop.set()
            return []
        return [{"update_id": number} for number in self.batches.pop(0)]


class Handling:
    """Done as soon as it is begun."""

    def __init__(self) -> None:
        self.begun: list[int] = []

    def take(self, raw: dict[str, Any]) -> Arrival:
        self.begun.append(raw["update_id"])
        arrival = Arrival(raw["update_id"], "message")
        arrival.finish()
        return arrival

    async def finish(self) -> None:
        """There is nothing to wait for."""


async def fetched(*batches: list[int]) -> tuple[list[int], list[int | None]]:
    """The updates that were begun with, and the offsets that were told."""
    line, handling = Line(*batches), Handling()
    polling = Polling(cast(AiohttpRequest, line), "http://here/bot", cast(Incoming, handling))
    await asyncio.wait_for(polling.run(line.stop), 5)
    return handling.begun, line.offsets


async def test_what_is_done_is_confirmed_with_the_next_look() -> None:
    assert await fetched([7, 8], [9]) == ([7, 8, 9], [None, 9, 10])


async def test_a_number_below_what_is_confirmed_is_not_begun_with_each_time_it_is_given() -> None:
    begun, offsets = await fetched([7], [3, 8], [3, 9])
    assert begun == [7, 8, 9]
    assert offsets == [None, 8, 9, 10]


async def test_after_days_of_silence_numbers_may_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    real, passed = time.monotonic, 0.0

    def later() -> float:
        nonlocal passed
        passed += QUIET / 3
        return real() + passed

    line, handling = Line([900], [], [], [], [5], [6]), Handling()
    polling = Polling(cast(AiohttpRequest, line), "http://here/bot", cast(Incoming, handling))
    monkeypatch.setattr(time, "monotonic", later)
    await polling.run(line.stop)
    assert handling.begun == [900, 5, 6]
    assert None in line.offsets[1:]
