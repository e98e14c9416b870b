"""A flood of hostile updates: does the bot live through it, does it swell, do others notice?

`python -m bench.flood --updates 1000000 --rate 1000`: eight learners answer at their ease before and during the flood;
what they wait for a verdict, and what the bot holds in memory, is compared.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from bench.bot_process import BotProcess, Calls, loud_lines, settings_for, tail
from bench.figures import Figure
from bench.hostile import FIRST_KNOWN, FIRST_STRANGER, KNOWN, STRANGERS, Prey, hostile_update
from bench.invariants import broken
from bench.people import Player, at_work, keys_under
from bench.reminded import settle_in
from bench.shipped import prepare
from db import open_store
from quiz.model import LearnerId
from sandbox import Telegram, serve

TOKEN: Final = "1000002:a-token-for-measurements"
LEARNERS: Final = 8
FIRST_LEARNER: Final = 1_001
PAUSE: Final = 0.7
"""Seconds of thought before each step of a learner."""
CALM: Final = 45.0
"""Seconds without a flood, to see what is normal; the first SETTLING of them do not count."""
SETTLING: Final = 10.0
WARM: Final = 0.05
"""Share of the flood after which memory is compared."""
TICK: Final = 0.02
"""Seconds between two helpings."""
QUEUE: Final = 1_000
"""Updates waiting at Telegram beyond which the flood is held back: it would only grow longer."""
STALLED: Final = 60.0
"""Seconds without any update taken after which the bot counts as stuck."""


@dataclass(slots=True)
class Endured:
    """What a flood did. calm, flooded: seconds from an answer to its verdict. memory: (updates taken, megabytes)."""

    updates: int = 0
    seconds: float = 0.0
    calm: list[float] = field(default_factory=list)
    flooded: list[float] = field(default_factory=list)
    memory: list[tuple[int, float]] = field(default_factory=list)
    log_megabytes: float = 0.0
    logged: Counter[tuple[str, str]] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    @property
    def swelling(self) -> float:
        """The most that was in memory after the first WARM of the flood, over what it was there."""
        warm = [size for taken, size in self.memory if taken >= self.updates * WARM]
        return max(warm) / warm[0] if warm else 1.0

    @property
    def slower(self) -> float:
        """The learners' median wait under the flood, over the normal one."""
        return statistics.median(self.flooded) / statistics.median(self.calm)


class Flood:
    """A bot in its own process, learners at their ease, and somebody who means harm."""

    def __init__(self, updates: int, rate: float, seed: int, folder: Path, tell: Callable[[str], None]) -> None:
        self._updates, self._rate, self._folder, self._tell = updates, rate, folder, tell
        self._chance = Random(seed)
        self._url = f"sqlite:///{folder}/uzelok.sqlite3"
        self._telegram = Telegram()
        self._telegram.calls = Calls()
        self._account = self._telegram.add_bot(TOKEN, "measured_bot", "Measured")
        self._players: list[Player] = []
        self._found = Endured()
        self._bot: BotProcess

    async def endure(self, calm: float) -> Endured:
        """Look at what is normal, let the flood come, look at what is left. RuntimeError if the bot ends."""
        await prepare(self._url)
        settle_in(self._telegram, self._account, range(FIRST_KNOWN, FIRST_KNOWN + KNOWN))
        settle_in(self._telegram, self._account, range(FIRST_STRANGER, FIRST_STRANGER + STRANGERS))
        log = self._folder / "bot.log"
        async with serve(self._telegram) as served:
            self._bot = await BotProcess.start(settings_for(TOKEN, served.url, self._url, self._folder, 30), log)
            try:
                work = at_work(
                    self._telegram, self._account, FIRST_LEARNER, LEARNERS, self._chance, PAUSE, patience=5.0
                )
                async with work as self._players:
                    await asyncio.sleep(min(SETTLING, calm))
                    self._waits()
                    await asyncio.sleep(calm)
                    self._found.calm = self._waits()
                    await self._flood()
                    self._found.flooded = self._waits()
                    await asyncio.sleep(2 * PAUSE)  # whatever was on its way is shown
            finally:
                await self._bot.stop()
        self._found.logged, self._found.log_megabytes = loud_lines(log), log.stat().st_size / 1e6
        async with open_store(self._url) as store:
            for player in self._players:
                self._found.broken += await store.run(broken, LearnerId(player.person.id), player.told)
        return self._found

    def _waits(self) -> list[float]:
        """What the learners waited since the last time this was asked."""
        found: list[float] = []
        for player in self._players:
            found += player.told.waits
            player.told.waits = []
        return found

    async def _flood(self) -> None:
        queue, found = self._account.updates, self._found
        begin = moved = shown = time.perf_counter()
        before = len(queue)
        while found.updates < self._updates or len(queue) > QUEUE // 10:
            now = time.perf_counter()
            room = min(
                QUEUE - len(queue), int((now - begin) * self._rate) - found.updates, self._updates - found.updates
            )
            prey = self._prey()
            for _ in range(max(0, room)):
                queue.put_raw(hostile_update(self._chance, prey))
            found.updates += max(0, room)
            if room > 0 or len(queue) != before:
                moved, before = now, len(queue)
            if not self._bot.alive:
                raise RuntimeError(f"the bot ended by itself:\n{tail(self._bot.log)}")
            if now - moved > STALLED:
                raise RuntimeError(f"the bot takes no more updates:\n{tail(self._bot.log)}")
            if now - shown > 1:
                shown = now
                self._sample(now - begin)
            await asyncio.sleep(TICK)
        found.seconds = time.perf_counter() - begin

    def _sample(self, seconds: float) -> None:
        """Note how much is in memory; forget what was said to those who mean harm."""
        found = self._found
        taken = found.updates - len(self._account.updates)
        found.memory.append((taken, self._bot.resident()))
        for chat in self._telegram.chats_of(self._account):
            if chat.id >= FIRST_KNOWN:
                chat.messages.clear()
                chat.reply_keyboards.clear()
        if int(seconds) % 30 == 0:
            self._tell(f"{taken} updates in {seconds:.0f} s, {found.memory[-1][1]:.0f} MB")

    def _prey(self) -> Prey:
        screens = [player.screen for player in self._players if player.screen is not None]
        return Prey([player.person.id for player in self._players], [key for one in screens for key in keys_under(one)])


async def endure(
    updates: int, rate: float, seed: int, calm: float = CALM, tell: Callable[[str], None] = print
) -> Endured:
    """So many hostile updates, at most so many a second, on SQLite; `calm` seconds before it to see what is normal."""
    with tempfile.TemporaryDirectory(prefix="uzelok-flood-") as folder:
        return await Flood(updates, rate, seed, Path(folder), tell).endure(calm)


def figures(found: Endured) -> list[Figure]:
    """As `make bench` shows them."""
    flood = f"a flood of {found.updates} hostile updates"
    return [
        Figure(f"{flood}: memory beside that after {WARM:.0%} of it", (found.swelling,), 1.2, "times"),
        Figure(f"{flood}: others wait for a verdict, beside normal", (found.slower,), 2.0, "times"),
    ]


def measure_flood(updates: int = 100_000, rate: float = 1000, seed: int = 1) -> list[Figure]:
    """A hundred thousand hostile updates."""
    return figures(asyncio.run(endure(updates, rate, seed)))


def main() -> int:
    """0 if the bot lived through it, did not swell, others hardly noticed, and no row of theirs was touched."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--rate", type=float, default=1000, help="offered a second, as long as the bot keeps up")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calm", type=float, default=CALM, help="seconds without a flood before it")
    wanted = parser.parse_args()
    found = asyncio.run(endure(wanted.updates, wanted.rate, wanted.seed, wanted.calm))
    print(f"{found.updates} hostile updates in {found.seconds:.0f} s: {found.updates / found.seconds:.0f} a second")
    print(f"  a verdict takes, normally: {_told(found.calm)}; under the flood: {_told(found.flooded)}")
    sizes = [size for _, size in found.memory]
    if sizes:
        print(f"  memory: {sizes[0]:.0f} MB at first, {sizes[-1]:.0f} at last, at most {max(sizes):.0f}")
    print(f"  log: {found.log_megabytes:.1f} MB")
    print("\n".join(f"  logged: {level}: {event} ({count})" for (level, event), count in found.logged.most_common(40)))
    print("\n".join(f"  BROKEN: {line}" for line in found.broken) or "  nobody's rows were touched")
    for figure in figures(found):
        print(f"  {figure.name}: {figure.ours[0]:.2f} (goal {figure.goal}){'' if figure.met else ' MISSED'}")
    return int(bool(found.broken) or not all(figure.met for figure in figures(found)))


def _told(waits: Sequence[float]) -> str:
    if len(waits) < 2:
        return "nobody got one"
    high = statistics.quantiles(waits, n=20)[-1]
    return f"{statistics.median(waits) * 1000:.0f} ms, 95 % within {high * 1000:.0f} ms ({len(waits)} of them)"


if __name__ == "__main__":
    raise SystemExit(main())
