"""Several copies of the bot remind many at once: together no more than Telegram takes from one bot, and hardly less."""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench.bot_process import Calls
from bench.reminded import arrived, come, settle_in
from bench.replica import HOOK, TOKEN, Replica, reminders_sent, start_together, stopped_in_the_end
from bench.shipped import prepare
from db import open_store
from sandbox import Telegram, serve
from sandbox.errors import ApiError
from sandbox.limits import Limits
from sandbox.wire import Json

FIRST: Final = 2_000_000
PATIENCE: Final = 120.0
"""Seconds beyond those that the reminders take at Telegram's pace."""
LOOK_EVERY: Final = 0.05
FLOOD: Final = 429


class TimedCalls(Calls):
    """When messages arrived, in seconds; and what was refused because there were too many."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[float] = []
        self.floods = 0

    def add(self, method: str, params: Json, error: ApiError | str | None = None) -> None:
        super().add(method, params, error)
        if isinstance(error, ApiError) and error.code == FLOOD:
            self.floods += 1
        elif error is None and method.lower() == "sendmessage":
            self.sent.append(time.monotonic())


@dataclass(frozen=True, slots=True)
class Spent:
    """each: reminders sent by each copy. rate: messages a second of all together, in the long run.
    floods: refused with 429. twice, missing: reminders."""

    each: tuple[int, ...]
    rate: float
    floods: int
    twice: int
    missing: int


async def spend(url: str, replicas: int, people: int) -> Spent:
    """So many copies start at the same moment on this empty database, and all these people are due."""
    await prepare(url)
    telegram = Telegram(limits=Limits())
    calls = telegram.calls = TimedCalls()
    account = telegram.add_bot(TOKEN, "measured_bot", "Measured")
    everybody = range(FIRST, FIRST + people)
    settle_in(telegram, account, everybody)
    async with open_store(url) as store:
        await store.run(come, everybody, datetime.now(UTC))
    with tempfile.TemporaryDirectory(prefix="uzelok-replicas-") as folder:
        async with serve(telegram) as served:
            copies = [Replica(f"copy-{n}", served.url, url, Path(folder)) for n in range(replicas)]
            telegram.webhooks.balance(HOOK, [each.backend for each in copies])
            async with stopped_in_the_end(copies):
                await start_together(copies)
                async with asyncio.timeout(PATIENCE + people / Limits().overall):
                    while len(calls.sent) < people:  # noqa: ASYNC110  the sandbox has no event for this
                        await asyncio.sleep(LOOK_EVERY)
                    while sum(each := await reminders_sent(copies)) < people:  # noqa: ASYNC110  nor the copies
                        await asyncio.sleep(LOOK_EVERY)
    came = arrived(telegram, account)
    twice = sum(count > 1 for count in came.values())
    return Spent(tuple(each), pace(calls.sent), calls.floods, twice, people - len(came))


def pace(at: list[float]) -> float:
    """From one full helping of a second to another: within one they may bunch, and the first may be out at once."""
    helping = int(Limits().overall)
    counted = (len(at) - 1 - helping) // helping * helping
    return counted / (at[helping + counted] - at[helping])
