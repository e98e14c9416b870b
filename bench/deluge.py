"""A million hostile updates: the bot lives, its memory stays flat, and others hardly wait longer.

`python -m bench.deluge --updates 1000000 --rate 1500`: updates of bench.hostile, from two hundred people who know the
bot and twenty thousand strangers, brought by the lean stub. Meanwhile learners answer at their own pace, as before the
flood. Whether anybody's rows were touched is looked up by bench.flood, which is smaller and slower.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections.abc import Callable
from random import Random
from typing import Final

import uvloop

from bench.bots import TOKEN, Running, uzelok
from bench.crowd import Crowd
from bench.figures import Figure
from bench.flood import WARM, Endured
from bench.hostile import FIRST_KNOWN, KNOWN, Prey, hostile_update
from bench.learners import FIRST_CHAT, learners
from bench.stub import Stub, serve_stub

LEARNERS: Final = 300
"""So many that none has learnt all for the day before the flood is over: who comes anew stands behind it."""
PACE: Final = 5.0
"""Answers a second, of all learners together."""
CALM: Final = 20.0
"""Seconds in which it is seen what is normal."""
PART: Final = 5.0
"""Seconds between two looks at the memory."""
MOST_WAITING: Final = 300
"""Updates that may wait to be fetched: Telegram keeps them in one row, so behind more everybody waits."""
TICK: Final = 0.01


async def weather(updates: int, rate: float, seed: int, tell: Callable[[str], None] = lambda _: None) -> Endured:
    """So many hostile updates, so many a second. Raises Stuck if the bot leaves a learner without an answer."""
    found = Endured()
    async with serve_stub(TOKEN) as stub, uzelok(stub) as bot:
        crowd = learners(stub, LEARNERS)
        await crowd.all_once(8)
        await crowd.offered(PACE, CALM / 2)
        found.calm = await _waits(crowd, CALM)
        flood = asyncio.create_task(_pour(stub, updates, rate, Random(seed), found))
        while not flood.done():
            found.flooded += await _waits(crowd, PART)
            _sample(found, stub, bot, tell)
        await flood
    return found


async def _waits(crowd: Crowd, seconds: float) -> list[float]:
    return (await crowd.offered(PACE, seconds)).waits["verdict"]


def _sample(found: Endured, stub: Stub, bot: Running, tell: Callable[[str], None]) -> None:
    taken = max(found.updates - len(stub.updates), 0)
    found.memory.append((taken, bot.memory))
    tell(f"{taken:>9,} hostile updates: {bot.memory:.0f} MB, {len(stub.updates)} waiting")


async def _pour(stub: Stub, updates: int, rate: float, chance: Random, found: Endured) -> None:
    """As many as are due, but no more than may wait: a bot that is slower than the flood is told by the seconds."""
    prey = Prey(range(FIRST_CHAT, FIRST_CHAT + LEARNERS))
    begin = time.perf_counter()
    while found.updates < updates:
        due = min(int((time.perf_counter() - begin) * rate), updates) - found.updates
        for _ in range(min(due, MOST_WAITING - len(stub.updates))):
            stub.updates.put_raw(FIRST_KNOWN + chance.randrange(KNOWN), hostile_update(chance, prey))
            found.updates += 1
        await asyncio.sleep(TICK)
    found.seconds = time.perf_counter() - begin


def figures(found: Endured) -> list[Figure]:
    """As `make bench` shows them."""
    flood = f"a flood of {found.updates:,} hostile updates"
    calm, flooded = statistics.median(found.calm) * 1000, statistics.median(found.flooded) * 1000
    return [
        Figure(f"{flood}: memory beside that after {WARM:.0%} of it", (found.swelling,), 1.2, "times"),
        Figure(f"{flood}: others wait for a verdict", (flooded,), 2.0, "ms", (calm,), beside="without a flood"),
    ]


def measure_deluge(updates: int = 1_000_000, rate: float = 1500.0, seed: int = 1) -> list[Figure]:
    """A million."""
    return figures(uvloop.run(weather(updates, rate, seed)))


def main() -> int:
    """0 if all goals are met."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--updates", type=int, default=1_000_000)
    words.add_argument("--rate", type=float, default=1500.0, help="offered a second, as long as the bot keeps up")
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    found = uvloop.run(weather(given.updates, given.rate, given.seed, lambda line: print(line, flush=True)))
    print(f"{found.updates:,} in {found.seconds:.0f} s: {found.updates / found.seconds:.0f} a second")
    for name, waits in (("without a flood", found.calm), ("in the flood", found.flooded)):
        cuts = statistics.quantiles(waits, n=100)
        print(
            f"a verdict {name}: {cuts[49] * 1000:.1f} ms, 95 % {cuts[94] * 1000:.1f} ms, 99 % {cuts[98] * 1000:.1f} ms"
        )
    for figure in figures(found):
        print(f"{figure.name}: {figure.ratio:.2f}, at most {figure.goal:g}{'' if figure.met else ' MISSED'}")
    return int(not all(figure.met for figure in figures(found)))


if __name__ == "__main__":
    raise SystemExit(main())
