"""A hundred thousand reminders at once: how evenly they go out, and how long an answer waits behind them.

`python -m bench.sending`: the bot as a process on SQLite, all learners due, a server that enforces Telegram's limits
(30 messages a second, one a second in a chat). Meanwhile a few people write to the bot, each now and then, and the
answer is a new message too, so it needs a turn of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench.bot_process import BotProcess, Calls, settings_for, tail
from bench.figures import Figure
from bench.reminded import come, settle_in
from bench.shipped import prepare
from db import open_store
from sandbox import Limits, Telegram, serve
from sandbox.accounts import Bot
from sandbox.errors import ApiError
from sandbox.wire import Json

TOKEN: Final = "1000002:a-token-for-measurements"
FIRST, FIRST_TALKER, TALKERS = 2_000_000, 1_000_000, 5
WAITING: Final = 100_000
AT_ONCE: Final = 500
"""Learners written in one transaction."""
BEFORE: Final = 5.0
"""Seconds after the first reminder from which it is measured."""
PAUSE: Final = 0.7
"""Seconds between two messages of people, who take turns."""
LEAST, MOST, PATIENCE = 29.0, 30.0, 100.0
"""Messages a second; milliseconds."""


@dataclass(slots=True)
class Sent:
    """rates: messages that were taken, in each second. refused: how often the server said 429. waits: seconds from a
    person's message to the answer, as people take turns; calm: the same with nothing waiting.
    """

    rates: list[int] = field(default_factory=list)
    refused: int = 0
    waits: list[float] = field(default_factory=list)
    calm: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Messages a second."""
        return statistics.mean(self.rates)


class Counted(Calls):
    """Also notes when each message was taken, and how many were refused."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[float] = []
        self.refused = 0

    def add(self, method: str, params: Json, error: ApiError | str | None = None) -> None:
        super().add(method, params, error)
        if isinstance(error, ApiError) and error.code == 429:
            self.refused += 1
        elif error is None and method == "sendMessage":
            self.taken.append(time.monotonic())


async def send_all(waiting: int, seconds: float, tell: Callable[[str], None] = print) -> Sent:
    """So many learners due at once; measured for so many seconds. RuntimeError if the bot ends."""
    telegram, calls, found = Telegram(limits=Limits()), Counted(), Sent()
    telegram.calls = calls
    account = telegram.add_bot(TOKEN, "measured_bot", "Measured")
    people = range(FIRST, FIRST + waiting)
    settle_in(telegram, account, [*people, *range(FIRST_TALKER, FIRST_TALKER + TALKERS)])
    with tempfile.TemporaryDirectory(prefix="uzelok-sending-") as name:
        folder = Path(name)
        url = f"sqlite:///{folder}/uzelok.sqlite3"
        await prepare(url)
        async with serve(telegram) as served:
            bot = await BotProcess.start(settings_for(TOKEN, served.url, url, folder, 30), folder / "bot.log")
            try:
                await asyncio.wait_for(calls.greeted.wait(), 30)
                found.calm = await _talk(telegram, account, 15 * PAUSE)
                async with open_store(url) as store:
                    now = datetime.now(UTC)
                    for start in range(0, waiting, AT_ONCE):
                        await store.run(come, people[start : start + AT_ONCE], now)
                tell(f"{waiting:,} learners are due")
                before = len(calls.taken)
                while len(calls.taken) == before:
                    await asyncio.sleep(0.1)
                    if not bot.alive:
                        raise RuntimeError(f"the bot ended by itself:\n{tail(bot.log)}")
                await asyncio.sleep(BEFORE)
                begin = time.monotonic()
                found.waits = await _talk(telegram, account, seconds)
                span = int(time.monotonic() - begin)
                taken = [at - begin for at in calls.taken if at >= begin]
                found.rates = [sum(second <= at < second + 1 for at in taken) for second in range(span)]
                found.refused = calls.refused
            finally:
                await bot.stop()
    return found


async def _talk(telegram: Telegram, account: Bot, seconds: float) -> list[float]:
    """People write by turns for so long; what each answer took."""
    waits: list[float] = []
    until, turn = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        chat = telegram.conversation(FIRST_TALKER + turn % TALKERS, account.id)
        turn += 1
        before, asked = len(chat.messages), time.monotonic()
        chat.say("/help")
        async with asyncio.timeout(30):
            while len(chat.messages) < before + 2:  # noqa: ASYNC110  the sandbox has no event for this
                await asyncio.sleep(0.001)
        waits.append(time.monotonic() - asked)
        await asyncio.sleep(PAUSE)
    return waits


def figures(found: Sent, waiting: int) -> list[Figure]:
    """As `make bench` shows them."""
    longer = statistics.median(found.waits) - statistics.median(found.calm)
    highest = sorted(found.waits)[int(len(found.waits) * 0.99)] - statistics.median(found.calm)
    behind = f"behind {waiting:,} reminders"
    return [
        Figure("messages a second, of the 30 that Telegram takes", (found.rate,), LEAST, "/s", at_least=True),
        Figure("the same, at most", (found.rate,), MOST, "/s"),
        Figure("refusals (429) meanwhile, and one", (found.refused + 1.0,), 1.0, "times"),
        Figure(f"an answer waits {behind} (median)", (max(longer, 0) * 1000,), PATIENCE, "ms"),
        Figure(f"an answer waits {behind} (99 %)", (max(highest, 0) * 1000,), PATIENCE, "ms"),
    ]


def measure_sending(waiting: int = WAITING, seconds: float = 45.0) -> list[Figure]:
    """A hundred thousand are due; looked at for three quarters of a minute."""
    return figures(asyncio.run(send_all(waiting, seconds)), waiting)


def main() -> int:
    """0 if all goals are met."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--learners", type=int, default=WAITING)
    words.add_argument("--seconds", type=float, default=45.0)
    wanted = words.parse_args()
    found = asyncio.run(send_all(wanted.learners, wanted.seconds))
    print(f"taken in each second: {found.rates}; refused: {found.refused}")
    for figure in figures(found, wanted.learners):
        print(
            f"{figure.name}: {figure.ours[0]:.1f} {figure.unit} (goal {figure.goal:g}){'' if figure.met else ' MISSED'}"
        )
    return int(not all(figure.met for figure in figures(found, wanted.learners)))


if __name__ == "__main__":
    raise SystemExit(main())
