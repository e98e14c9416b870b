"""The bot is killed again and again under load: what is lost, what is counted or sent twice.

`python -m bench.kills --kills 200`: so many SIGKILLs, half on SQLite, half on PostgreSQL, side by side.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from random import Random
from typing import Final

from bench.bot_process import BotProcess, Calls, loud_lines, settings_for
from bench.figures import Figure
from bench.invariants import broken, standing
from bench.people import Player, at_work
from bench.reminded import arrived, be_due_again, come, is_open, reminders_of, settle_in, whereabouts
from bench.shipped import postgres, prepare
from db import open_store
from quiz.model import LearnerId
from sandbox import Telegram, serve

TOKEN: Final = "1000002:a-token-for-measurements"
SEATS: Final = 6
"""Learners who answer at any time."""
FIRST_SEATED, FIRST_REMINDED = 1_001, 2_000_000
REMINDED: Final = 12
"""Learners who are due to be reminded at each start, and as many of earlier ones once more."""
LEAST, MOST = 0.05, 3.0
"""Seconds of work between the first sign of life and the kill, on a machine that is not busy otherwise."""
USUAL_START: Final = 1.2
"""Seconds from the start to the first sign of life. Where it takes longer, everything does, and the kill waits too."""
SLOWEST: Final = 3.0
"""At most so many times as long."""
AT_THE_START: Final = 0.1
"""Share of the kills that come before the bot is up: amid migrations, or the publishing of what is shipped."""
STARTING, RESTING = 120.0, 1.5
"""Seconds: within which a bot has to be up; without any call, after which it counts as having nothing to do."""
PATIENCE: Final = 600.0
"""Seconds in which everything left open must be done at the end."""


@dataclass(slots=True)
class Survived:
    """What was found on one database. broken: each promise that was not kept, as a sentence.

    confirmed: verdicts that were shown. answers: those that stand in the log. cut_off: reminders under way at a kill,
    which are not sent again; of these, `arrived_all_the_same`.
    """

    name: str
    kills: int = 0
    learners: int = 0
    confirmed: int = 0
    answers: int = 0
    reminded: int = 0
    cut_off: int = 0
    arrived_all_the_same: int = 0
    broken: list[str] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)


class World:
    """A Telegram, a database, learners at work, and a bot that is killed and started anew."""

    def __init__(self, name: str, url: str, folder: Path, chance: Random, longest: float) -> None:
        self.found = Survived(name)
        self._url, self._folder, self._chance, self._longest = url, folder, chance, longest
        self._calls = Calls()
        self._telegram = Telegram()
        self._telegram.calls = self._calls
        self._account = self._telegram.add_bot(TOKEN, "measured_bot", "Measured")
        self._players: list[Player] = []
        self._reminded: list[int] = []
        self._slowness = 1.0
        self._settings: dict[str, str] = {}
        self._began = datetime.now(UTC)

    async def survive(self, kills: int, until: float, tell: Callable[[str], None]) -> Survived:
        """Kill so often, or until `until`, let what is left be done, and look at everything."""
        await prepare(self._url)
        async with serve(self._telegram) as served:
            self._settings = settings_for(TOKEN, served.url, self._url, self._folder)
            work = at_work(self._telegram, self._account, FIRST_SEATED, SEATS, self._chance)
            async with work as self._players:
                for number in range(1, kills + 1):
                    if time.monotonic() > until:
                        break
                    await self._one_life()
                    self.found.kills = number
                    if number % 10 == 0:
                        tell(f"{self.found.name}: {number} kills, {self._confirmed()} answers confirmed")
            await self._finish()
        await self._look()
        return self.found

    async def _one_life(self) -> None:
        await self._due()
        begin = time.perf_counter()
        bot = await self._start()
        try:
            if self._chance.random() < AT_THE_START:
                await asyncio.sleep(self._chance.uniform(0, USUAL_START * self._slowness))
            else:
                await asyncio.wait_for(self._calls.greeted.wait(), STARTING)
                self._slowness = min(max(1.0, (time.perf_counter() - begin) / USUAL_START), SLOWEST)
                await asyncio.sleep(self._chance.uniform(LEAST, self._longest) * self._slowness)
                await self._until_there_was_work()
        finally:
            await bot.kill()

    async def _until_there_was_work(self) -> None:
        """On a machine so busy that nobody is answered, a kill proves nothing: then it waits for an answer."""
        with suppress(TimeoutError):
            async with asyncio.timeout(STARTING):
                while self._confirmed() <= self.found.kills:  # noqa: ASYNC110  learners have no event for all of them
                    await asyncio.sleep(self._chance.uniform(0, LEAST))

    async def _start(self) -> BotProcess:
        self._calls.greeted.clear()
        return await BotProcess.start(self._settings, self._folder / "bot.log")

    async def _due(self) -> None:
        """More people who are to be reminded now, and some of the earlier ones once more."""
        first = FIRST_REMINDED + len(self._reminded)
        new = range(first, first + REMINDED)
        again = self._chance.sample(self._reminded, min(REMINDED, len(self._reminded)))
        settle_in(self._telegram, self._account, new)
        self._reminded += new
        async with open_store(self._url) as store:
            await store.run(come, new, datetime.now(UTC))
            await store.run(be_due_again, again, datetime.now(UTC))

    async def _finish(self) -> None:
        """A last life that ends in peace, once nothing is left to do."""
        bot = await self._start()
        try:
            async with asyncio.timeout(PATIENCE), open_store(self._url) as store:
                await self._calls.greeted.wait()
                while await self._busy() or await store.run(is_open, datetime.now(UTC)):
                    if not bot.alive:
                        raise RuntimeError("the bot ended by itself")
        except TimeoutError:
            self.found.broken.append(f"after {PATIENCE:.0f} s in peace something was still to be done")
        finally:
            await bot.stop()

    async def _busy(self) -> bool:
        """Whether the bot called, or had something to fetch, in the last while."""
        before = sum(self._calls.count.values())
        await asyncio.sleep(RESTING)
        return len(self._account.updates) > 0 or sum(self._calls.count.values()) > before

    async def _look(self) -> None:
        found = self.found
        async with open_store(self._url) as store:
            for player in self._players:
                learner = LearnerId(player.person.id)
                found.answers += len(standing(await store.run(lambda tx, who: tx.log.of(who), learner)))
                found.broken += await store.run(broken, learner, player.told)
            planned = await store.run(reminders_of, self._reminded, self._began)
        found.learners, found.confirmed = len(self._players), self._confirmed()
        reminded = whereabouts(planned, arrived(self._telegram, self._account))
        found.reminded, found.broken = reminded.came, found.broken + reminded.broken
        found.cut_off, found.arrived_all_the_same = reminded.cut_off, reminded.arrived_all_the_same
        loud = loud_lines(self._folder / "bot.log")
        found.logged = [f"{level}: {event} ({count})" for (level, event), count in loud.most_common(10)]

    def _confirmed(self) -> int:
        return sum(len(player.told.verdicts) for player in self._players)


async def survive(
    name: str,
    url: str,
    kills: int,
    seed: int,
    longest: float = MOST,
    until: float = inf,
    tell: Callable[[str], None] = print,
) -> Survived:
    """Kill the bot on this database so often, each time after at most `longest` seconds of work.

    until: on the monotonic clock; after that no more lives begin.
    """
    with tempfile.TemporaryDirectory(prefix="uzelok-kills-") as folder:
        return await World(name, url, Path(folder), Random(f"{seed}:{name}"), longest).survive(kills, until, tell)


async def survive_both(kills: int, seed: int, only: str = "", minutes: float = inf) -> list[Survived]:
    """Half of the kills on each database, side by side; all of them on one, if only that is named."""
    with ExitStack() as stack:
        places = {}
        if only != "postgres":
            places["SQLite"] = f"sqlite:///{stack.enter_context(tempfile.TemporaryDirectory())}/uzelok.sqlite3"
        if only != "sqlite":
            places["PostgreSQL"] = stack.enter_context(postgres())
        each, until = -(-kills // len(places)), time.monotonic() + minutes * 60
        async with asyncio.TaskGroup() as group:
            lives = [group.create_task(survive(name, url, each, seed, until=until)) for name, url in places.items()]
        return [life.result() for life in lives]


def figures(survived: Sequence[Survived]) -> list[Figure]:
    """As `make bench` shows them."""
    kills = sum(one.kills for one in survived)
    confirmed = sum(one.confirmed for one in survived)
    wrong = sum(len(one.broken) for one in survived)
    return [
        Figure(
            f"{kills} kills, {confirmed} answers confirmed: promises kept",
            (100.0 * (not wrong),),
            100.0,
            "%",
            at_least=True,
        )
    ]


def measure_kills(kills: int = 200, seed: int = 1) -> list[Figure]:
    """200 kills, half on each database."""
    return figures(asyncio.run(survive_both(kills, seed)))


def main() -> int:
    """0 if everything held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["sqlite", "postgres"], default="")
    parser.add_argument("--minutes", type=float, default=inf, help="no more kills after that")
    wanted = parser.parse_args()
    survived = asyncio.run(survive_both(wanted.kills, wanted.seed, wanted.only, wanted.minutes))
    for one in survived:
        print(f"\n{one.name}: {one.kills} kills, {one.learners} learners at work")
        print(f"  answers: {one.confirmed} confirmed, {one.answers} standing in the log")
        print(
            f"  reminders: {one.reminded} arrived; {one.cut_off} cut off, of which {one.arrived_all_the_same} arrived"
        )
        print("\n".join(f"  logged: {line}" for line in one.logged))
        print("\n".join(f"  BROKEN: {line}" for line in one.broken) or "  nothing lost, nothing counted or sent twice")
    return int(any(one.broken for one in survived))


if __name__ == "__main__":
    raise SystemExit(main())
