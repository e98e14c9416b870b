"""Memory of our bot after many updates, beside that after few: `python -m bench.endurance`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

import uvloop

from bench.bots import TOKEN, uzelok
from bench.figures import Figure
from bench.learners import learners
from bench.rate import IN_FLIGHT
from bench.stub import serve_stub

FEW: Final = 1_000
MANY: Final = 100_000
LEARNERS: Final = 128
"""When one has learnt all for the day, the next comes: some hundreds in a whole run."""


def measure_endurance(
    webhook: str = "", many: int = MANY, tell: Callable[[str], None] = lambda _: None
) -> list[Figure]:
    """Resident memory after `many` updates, over that after 1,000, in one run of one process. tell: how far it is."""
    few, later = uvloop.run(_measure(webhook, many, tell))
    name = f"memory of the bot after {many:,} updates"
    return [Figure(name, (later,), 1.2, "MB", (few,), beside=f"the same after {FEW:,}")]


async def _measure(webhook: str, many: int, tell: Callable[[str], None]) -> tuple[float, float]:
    async with serve_stub(TOKEN) as stub, uzelok(stub, webhook) as bot:
        crowd = learners(stub, LEARNERS)
        done = (await crowd.kept_busy(IN_FLIGHT, handled=FEW)).handled
        few = bot.memory
        tell(f"{done:>9,} updates: {few:.1f} MB")
        while done < many:
            done += (await crowd.kept_busy(IN_FLIGHT, handled=min(many - done, 10_000))).handled
            tell(f"{done:>9,} updates: {bot.memory:.1f} MB")
        return few, bot.memory


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(prog="bench.endurance", description=__doc__)
    words.add_argument("--updates", type=int, default=MANY)
    words.add_argument("--webhook", default="", help="the address that our bot asks updates to; without it, it polls")
    given = words.parse_args()
    for figure in measure_endurance(given.webhook, given.updates, lambda line: print(line, flush=True)):
        print(
            f"{figure.name}: {figure.ours[0]:.1f} MB, {figure.ratio:.3f} times {figure.beside}, at most {figure.goal:g}"
        )


if __name__ == "__main__":
    main()
