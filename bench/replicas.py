"""Several copies of the bot on one PostgreSQL, behind one address, killed one by one under load.

`python -m bench.replicas --replicas 3 --kills 12`: learners answer without pause, reminders go out, a copy is killed,
the others go on, it is started again. Then: what all of them together send in a second.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final

from bench.bot_process import Calls, loud_lines
from bench.figures import Figure
from bench.invariants import broken
from bench.people import Player, at_work
from bench.reminded import Whereabouts, arrived, come, is_open, reminders_of, settle_in, whereabouts
from bench.replica import HOOK, TOKEN, Replica, reminders_sent, start_together, stopped_in_the_end
from bench.shared_budget import Spent, spend
from bench.shipped import postgres, prepare
from db import open_store
from quiz.model import LearnerId
from sandbox import Telegram, serve

SEATS: Final = 8
"""Learners who answer at any time."""
FIRST_SEATED, FIRST_REMINDED = 1_001, 2_000_000
FIRST_WAVE, WAVE = 200, 60
"""People who are due when all start, and when one that was killed starts again: seconds of work at Telegram's pace."""
LOAD: Final = 10
"""Updates that every copy has taken since the last start before one of them is killed."""
REACTIONS: Final = 3
"""What each learner has to see of the bot to be well on their way. Not everything that they do has a consequence that
can be seen, and after what has none they wait for two seconds: that is why the usual is measured as well."""
AT_ANY_MOMENT: Final = 1.0
"""Seconds within which the kill comes once there is load."""
RESTING: Final = 1.5
"""Seconds without any call after which there is nothing to do."""
PATIENCE: Final = 120.0
"""Seconds in which whatever is waited for must come."""
LOOK_EVERY: Final = 0.02
RUNS: Final = 3


@dataclass(slots=True)
class Carried:
    """What became of all that was to be done. broken: each promise that was not kept, as a sentence.

    taken, sent: updates and reminders of each copy. went_on: seconds after each kill until every learner was well
    on their way again; usual: before it. amid_reminders: kills while reminders were still to go out.
    confirmed: verdicts shown. due: people who were to be reminded once.
    """

    taken: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    went_on: list[float] = field(default_factory=list)
    usual: list[float] = field(default_factory=list)
    amid_reminders: int = 0
    confirmed: int = 0
    due: int = 0
    reminders: Whereabouts = field(default_factory=Whereabouts)
    broken: list[str] = field(default_factory=list)
    logged: Counter[tuple[str, str]] = field(default_factory=Counter)


class Several:
    """A Telegram, a database, learners at work, and copies of the bot."""

    def __init__(self, url: str, copies: int, folder: Path, chance: Random) -> None:
        self._url, self._count, self._folder, self._chance = url, copies, folder, chance
        self._calls = Calls()
        self._telegram = Telegram()
        self._telegram.calls = self._calls
        self._account = self._telegram.add_bot(TOKEN, "measured_bot", "Measured")
        self._copies: list[Replica] = []
        self._players: list[Player] = []
        self._began = datetime.now(UTC)
        self._found = Carried()

    async def survive(self, kills: int) -> Carried:
        """Kill one copy after the other so often, let what is left be done, and look at everything."""
        await prepare(self._url)
        await self._due(FIRST_WAVE)
        async with serve(self._telegram) as served:
            self._copies = [Replica(f"copy-{n}", served.url, self._url, self._folder) for n in range(self._count)]
            self._telegram.webhooks.balance(HOOK, [each.backend for each in self._copies])
            async with stopped_in_the_end(self._copies):
                await start_together(self._copies)
                work = at_work(self._telegram, self._account, FIRST_SEATED, SEATS, self._chance)
                async with work as self._players:
                    for number in range(kills):
                        await self._one_kill(self._copies[number % self._count])
                    await self._under_load()
                await self._nothing_is_left()
                self._found.taken, self._found.sent = self._taken(), await reminders_sent(self._copies)
        await self._look()
        return self._found

    async def _one_kill(self, victim: Replica) -> None:
        await self._under_load()
        self._found.usual.append(await self._all_react())
        await asyncio.sleep(self._chance.uniform(0, AT_ANY_MOMENT))
        await victim.kill()
        async with open_store(self._url) as store:
            self._found.amid_reminders += await store.run(is_open, datetime.now(UTC))
        self._found.went_on.append(await self._all_react())
        await self._due(WAVE)
        await victim.start()
        await victim.up()

    async def _all_react(self) -> float:
        """Seconds until the bot has reacted to every learner a few times."""
        begun, seen = time.monotonic(), [(player, player.heard) for player in self._players if not player.gone]
        await self._until(
            "all learners went on", lambda: all(one.gone or one.heard >= was + REACTIONS for one, was in seen)
        )
        return time.monotonic() - begun

    async def _under_load(self) -> None:
        """Over when every copy has taken its share."""
        before = self._taken()
        await self._until(
            "every copy takes updates",
            lambda: all(now >= then + LOAD for now, then in zip(self._taken(), before, strict=True)),
        )

    def _taken(self) -> list[int]:
        """Updates that each copy has answered for."""
        return [int(backend["answered"]) for backend in self._telegram.webhooks.balances()[HOOK].wire()]

    async def _until(self, what: str, so: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while not so():  # noqa: ASYNC110  nobody has an event for all of this
                    await asyncio.sleep(LOOK_EVERY)
        except TimeoutError:
            raise RuntimeError(f"not within {PATIENCE:.0f} s: {what}") from None

    async def _due(self, people: int) -> None:
        """So many more are to be reminded now."""
        first = FIRST_REMINDED + self._found.due
        new = range(first, first + people)
        settle_in(self._telegram, self._account, new)
        async with open_store(self._url) as store:
            await store.run(come, new, datetime.now(UTC))
        self._found.due += people

    async def _nothing_is_left(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE), open_store(self._url) as store:
                while await self._busy() or await store.run(is_open, datetime.now(UTC)):
                    pass
        except TimeoutError:
            self._found.broken.append(f"after {PATIENCE:.0f} s in peace something was still to be done")

    async def _busy(self) -> bool:
        """Whether the bot called, or had something to take, in the last while."""
        before = sum(self._calls.count.values())
        await asyncio.sleep(RESTING)
        return len(self._account.updates) > 0 or sum(self._calls.count.values()) > before

    async def _look(self) -> None:
        found = self._found
        people = range(FIRST_REMINDED, FIRST_REMINDED + found.due)
        async with open_store(self._url) as store:
            for player in self._players:
                found.broken += await store.run(broken, LearnerId(player.person.id), player.told)
            planned = await store.run(reminders_of, people, self._began)
        found.reminders = whereabouts(planned, arrived(self._telegram, self._account))
        found.confirmed = sum(len(player.told.verdicts) for player in self._players)
        found.broken += found.reminders.broken
        if found.reminders.planned != found.due:
            found.broken.append(f"{found.due} were to be reminded, {found.reminders.planned} reminders were planned")
        for copy in self._copies:
            found.logged += loud_lines(copy.log)


async def survive(url: str, copies: int, kills: int, seed: int = 1) -> Carried:
    """So many copies on this empty database; before each start more people become due to be reminded."""
    with tempfile.TemporaryDirectory(prefix="uzelok-replicas-") as folder:
        return await Several(url, copies, Path(folder), Random(seed)).survive(kills)


def measure_replicas(counts: Sequence[int] = (2, 3), kills: int = 12) -> list[Figure]:
    """So many copies, each time killed so often; then what they send together."""
    found = []
    for copies in counts:
        with postgres() as url:
            carried = asyncio.run(survive(url, copies, kills))
        spent = []
        for _ in range(RUNS):
            with postgres() as url:
                spent.append(asyncio.run(spend(url, copies, 300)))
        found += figures(copies, carried, spent)
    return found


def figures(copies: int, carried: Carried, spent: Sequence[Spent]) -> list[Figure]:
    """As `make bench` shows them."""
    kept = 100.0 * (not carried.broken)
    kills = f"{copies} copies, {len(carried.went_on)} kills"
    refused = tuple(float(one.floods) for one in spent)
    return [
        Figure(f"{kills}, {carried.confirmed} answers confirmed: promises kept", (kept,), 100.0, "%", at_least=True),
        Figure(
            f"{kills}: until all learners are on their way again",
            tuple(carried.went_on),
            2.0,
            "s",
            peer=tuple(carried.usual),
            beside="as long as it takes before a kill",
        ),
        Figure(
            f"{copies} copies together remind at least", tuple(one.rate for one in spent), 28.0, "/s", at_least=True
        ),
        Figure(f"{copies} copies together remind no more than", tuple(one.rate for one in spent), 30.0, "/s"),
        Figure(f"{copies} copies: reminders without a 429", (100.0 * (not any(refused)),), 100.0, "%", at_least=True),
    ]


def main() -> int:
    """0 if everything held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicas", type=int, default=2)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--reminded", type=int, default=300, help="people who are reminded when nobody is killed")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with postgres() as url:
        carried = asyncio.run(survive(url, wanted.replicas, wanted.kills, seed=wanted.seed))
    with postgres() as url:
        spent = asyncio.run(spend(url, wanted.replicas, wanted.reminded))
    reminders = carried.reminders
    print(f"{wanted.replicas} copies, {wanted.kills} kills: {carried.confirmed} answers confirmed")
    print(f"  updates taken by each: {carried.taken}; reminders sent by each: {carried.sent}")
    print(f"  all learners were well on their way after (s): {[round(seconds, 1) for seconds in carried.went_on]}")
    print(f"  the same before each kill (s): {[round(seconds, 1) for seconds in carried.usual]}")
    print(
        f"  reminders: {reminders.came} of {carried.due} arrived; {reminders.cut_off} cut off, of which"
        f" {reminders.arrived_all_the_same} arrived"
    )
    print("\n".join(f"  logged: {level}: {event} ({n})" for (level, event), n in carried.logged.most_common(10)))
    print("\n".join(f"  BROKEN: {line}" for line in carried.broken) or "  nothing lost, nothing counted or sent twice")
    print(f"together {spent.rate:.2f} reminders/s {spent.each}")
    print(f"  {spent.floods} times refused with 429; {spent.twice} came twice, {spent.missing} not at all")
    return int(bool(carried.broken or spent.floods or spent.twice or spent.missing))


if __name__ == "__main__":
    raise SystemExit(main())
