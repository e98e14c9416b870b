"""How many full answers a second, beside other libraries' echo bots, and how long a learner waits at half that rate.

None of the bots keeps to Telegram's thirty new messages a second here: verdicts on what was typed are such messages.

`python -m bench.rate` measures and prints; with `--profile FILE` it says where our bot's time goes instead.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

import uvloop

from bench.bots import RUN, TOKEN, Running, echo, uzelok
from bench.crowd import Crowd
from bench.figures import Figure
from bench.learners import chatters, learners
from bench.stub import serve_stub

IN_FLIGHT: Final = 64
LEARNERS: Final = 256
"""Of whom 64 at a time learn; who has answered waits for the others to have had their turn."""
ROUNDS: Final = 5
SECONDS: Final = 8.0
"""Of a round."""
WARM_UP: Final = 2.0
PEERS: Final = ("aiogram", "ptb")
PATIENCE: Final = 150.0
"""Milliseconds within which 99 of 100 are to be answered."""


@dataclass(frozen=True, slots=True)
class Round:
    """rate: things done in a second. handled: updates answered in a second. cost: the bot's processor time for one
    thing, in ms. stub: the share of a core that stub and people took. median, late: what 50 % and 99 % waited at
    most, by name, in ms."""

    rate: float
    handled: float
    cost: float
    stub: float
    median: dict[str, float]
    late: dict[str, float]


@dataclass(slots=True)
class Site:
    """A bot and the people at it. rounds: what was measured so far, oldest first."""

    crowd: Crowd
    bot: Running
    rounds: list[Round] = field(default_factory=list)

    async def round(self, seconds: float, rate: float = 0.0, in_flight: int = IN_FLIGHT) -> Round:
        """So many in flight; with a rate, so many a second are due by the clock."""
        bot, own = self.bot.busy, time.process_time()
        if rate:
            tally = await self.crowd.offered(rate, seconds)
        else:
            tally = await self.crowd.kept_busy(in_flight, seconds)
        own = time.process_time() - own
        found = Round(
            tally.rate,
            tally.handled / tally.seconds,
            (self.bot.busy - bot) / max(tally.done, 1) * 1000,
            own / tally.seconds,
            {name: tally.wait(name, 0.5) * 1000 for name in tally.waits},
            {name: tally.wait(name, 0.99) * 1000 for name in tally.waits},
        )
        if not rate:
            self.rounds.append(found)
        return found


@dataclass(frozen=True, slots=True)
class Measured:
    """ceiling: what the stub does at best. sites: by the bot's name. half: rounds of ours at half its rate."""

    ceiling: Round
    sites: dict[str, Site]
    half: list[Round]


def measure_rate(webhook: str = "", rounds: int = ROUNDS, seconds: float = SECONDS) -> list[Figure]:
    """All figures of this page."""
    return figures(uvloop.run(measure(webhook, rounds, seconds)))


async def measure(webhook: str, rounds: int, seconds: float) -> Measured:
    """The bots by turns: every round of a peer stands between two of ours."""
    async with AsyncExitStack() as stack:
        raw = await stack.enter_async_context(_ours(raw=True))
        ceiling = await raw.round(min(seconds, 3.0))
    async with AsyncExitStack() as stack:
        sites = {"uzelok": await stack.enter_async_context(_ours(webhook=webhook))}
        for peer in PEERS:
            sites[peer] = await stack.enter_async_context(_echo(peer))
        for site in sites.values():
            await site.round(WARM_UP)
            site.rounds.clear()
        for _ in range(rounds):
            for peer in PEERS:
                await sites[peer].round(seconds)
                await sites["uzelok"].round(seconds)
        half = statistics.median(one.rate for one in sites["uzelok"].rounds) / 2
        return Measured(ceiling, sites, [await sites["uzelok"].round(seconds, half) for _ in range(rounds)])


def figures(measured: Measured) -> list[Figure]:
    """As figures. Ours are taken in pairs with the peer's round just before."""
    ours = [one.rate for one in measured.sites["uzelok"].rounds]
    found = []
    for number, (peer, goal, name) in enumerate((("aiogram", 1.0, "aiogram"), ("ptb", 2.0, "python-telegram-bot"))):
        theirs = tuple(one.rate for one in measured.sites[peer].rounds)
        mine = tuple(ours[number :: len(PEERS)])
        title = f"full answers, beside echoes of {name}"
        found.append(Figure(title, mine, goal, "a second", theirs, at_least=True, beside=f"an echo bot on {name}"))
    for wait, title in (("verdict", "from a press to its verdict"), ("question", "from «next» to the next question")):
        late = tuple(one.late[wait] for one in measured.half)
        found.append(Figure(f"99 % {title}, at half that rate", late, PATIENCE, "ms"))
    return found


@asynccontextmanager
async def _ours(webhook: str = "", run: Sequence[str] = RUN, raw: bool = False) -> AsyncIterator[Site]:
    """Our bot with learners who have come in. raw: in its place bare requests."""
    async with (
        serve_stub(TOKEN) as stub,
        echo("raw", stub) if raw else uzelok(stub, webhook, run, limited=False) as bot,
    ):
        crowd = learners(stub, LEARNERS)
        await crowd.all_once(IN_FLIGHT)
        yield Site(crowd, bot)


@asynccontextmanager
async def _echo(module: str) -> AsyncIterator[Site]:
    async with serve_stub(TOKEN) as stub, echo(module, stub) as bot:
        yield Site(chatters(stub, IN_FLIGHT), bot)


async def profiled(file: str, webhook: str, seconds: float, in_flight: int) -> Round:
    """One round of our bot under the profiler, which writes the file when the bot stops."""
    async with _ours(webhook, ("-m", "bench.profiled", file)) as site:
        return await site.round(seconds, in_flight=in_flight)


def told(name: str, rounds: list[Round]) -> str:
    """The medians of some rounds, in a line."""

    def middle(of: Callable[[Round], float]) -> float:
        return statistics.median(of(one) for one in rounds)

    waits = [
        f"{wait} {middle(lambda one: one.median[wait]):.0f} / {middle(lambda one: one.late[wait]):.0f} ms"  # noqa: B023  called at once
        for wait in rounds[0].median
    ]
    return ", ".join(
        [
            f"{name:16} {middle(lambda one: one.rate):8.1f}/s",
            f"{middle(lambda one: one.handled):8.1f} updates/s",
            f"{middle(lambda one: one.cost):6.2f} ms of processor each",
            f"stub {middle(lambda one: one.stub):4.0%}",
            *waits,
        ]
    )


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(prog="bench.rate", description=__doc__)
    words.add_argument("--rounds", type=int, default=ROUNDS)
    words.add_argument("--seconds", type=float, default=SECONDS, help="of a round")
    words.add_argument("--webhook", default="", help="the address that our bot asks updates to; without it, it polls")
    words.add_argument("--profile", default="", metavar="FILE", help="run our bot alone; write where its time goes")
    words.add_argument("--in-flight", type=int, default=IN_FLIGHT, help="under the profiler")
    given = words.parse_args()
    if given.profile:
        one = uvloop.run(profiled(given.profile, given.webhook, given.seconds, given.in_flight))
        print(told("profiled", [one]))
        sys.exit()
    measured = uvloop.run(measure(given.webhook, given.rounds, given.seconds))
    print(told("the stub's most", [measured.ceiling]))
    for name, site in measured.sites.items():
        print(told(name, site.rounds))
    print(told("uzelok at half", measured.half))
    for figure in figures(measured):
        goal = f"{'at least' if figure.at_least else 'at most'} {figure.goal:g}"
        said = f"{figure.ratio:.3f} times" if figure.peer else f"{statistics.median(figure.ours):.1f} {figure.unit}"
        print(f"{figure.name}: {said}, {goal}: {'met' if figure.met else 'not met'}")


if __name__ == "__main__":
    main()
