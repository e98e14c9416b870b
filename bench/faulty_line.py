"""Reminders through a line that fails: every reachable learner gets exactly one, or stands as unknown.

`python -m bench.faulty_line --learners 10000`: all are due at once, one call in ten fails. `--limits` has the server
count as Telegram does: 30 messages a second.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final

from bench.bot_process import BotProcess, Calls, loud_lines, settings_for, tail
from bench.figures import Figure
from bench.reminded import arrived, come, reminders_of, settle_in
from bench.shipped import prepare
from db import open_store
from quiz.model import LearnerId
from quiz.ports import Tx
from sandbox import Fault, Limits, Telegram, serve
from sandbox.accounts import Bot

TOKEN: Final = "1000002:a-token-for-measurements"
FIRST: Final = 2_000_000
AT_ONCE: Final = 500
"""Learners written in one transaction."""
LOOK_EVERY: Final = 0.5
"""Seconds between two looks at what is still open."""
NOT_CARRIED_OUT: Final = (Fault("sendMessage", "429"), Fault("sendMessage", "500"), Fault("sendMessage", "502"))
"""Telegram says so itself: these can be tried again."""
NOBODY_KNOWS: Final = (Fault("sendMessage", "reset"), Fault("sendMessage", "reset", applied=True))
BLOCKED: Final = Fault("sendMessage", "403")
"""Stands for a person who blocked the bot: this one does not pass."""
HELD: Final = (Fault("sendMessage", "timeout"), Fault("sendMessage", "timeout", applied=True))
"""No answer comes until the bot gives up, which takes as long as it takes: there are only so many of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """How the line fails: `share` of the calls, in these ways or because the bot is blocked, at random by the seed.

    timeouts: calls more that are never answered. limits: whether the server counts 30 messages a second.
    patience: seconds in which all must be done.
    """

    seed: int = 1
    share: float = 0.1
    kinds: Sequence[Fault] = (*NOT_CARRIED_OUT, *NOBODY_KNOWS)
    timeouts: int = 12
    limits: bool = False
    patience: float = 3600.0


@dataclass(slots=True)
class Delivered:
    """What became of the reminders. outcomes: how many by (status in the database, arrived in the chat).

    unreachable: learners who blocked the bot. broken: each promise that was not kept, as a sentence.
    """

    learners: int
    seconds: float = 0.0
    faults: int = 0
    unreachable: int = 0
    outcomes: Counter[tuple[str, int]] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)

    @property
    def unknown(self) -> int:
        """Learners of whom nobody can say whether they got it."""
        return sum(count for (status, _), count in self.outcomes.items() if status == "unknown")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Who is met by what: blocked people, and those for whom a call is lost without a word."""

    blocked: frozenset[int]
    unclear: frozenset[int]
    faults: int


def make_trouble(telegram: Telegram, bot: Bot, people: Sequence[int], line: Line) -> Trouble:
    """Each call to each of these people fails with the line's chance; so many more are held until the bot gives up."""
    chance = Random(line.seed)
    blocked, unclear, faults = set(), set(), 0
    for number, person in enumerate(chance.sample(people, line.timeouts)):
        telegram.faults.order(_for(person, HELD[number % len(HELD)]))
        unclear.add(person)
    for person in people:
        while chance.random() < line.share:
            faults += 1
            fault = chance.choice((*line.kinds, BLOCKED))
            if fault is BLOCKED:
                telegram.private_chat(bot, telegram.person(person)).blocked = True
                blocked.add(person)
                break
            telegram.faults.order(_for(person, fault))
            if fault in NOBODY_KNOWS:
                unclear.add(person)
    return Trouble(frozenset(blocked), frozenset(unclear), faults + line.timeouts)


def _for(person: int, fault: Fault) -> Fault:
    return Fault(fault.method, fault.kind, chat_id=person, applied=fault.applied)


async def deliver(learners: int, line: Line, tell: Callable[[str], None] = print) -> Delivered:
    """Remind so many learners through this line, on SQLite. TimeoutError if it does not end."""
    telegram = Telegram(limits=Limits() if line.limits else None)
    telegram.calls = Calls()
    account = telegram.add_bot(TOKEN, "measured_bot", "Measured")
    people = range(FIRST, FIRST + learners)
    settle_in(telegram, account, people)
    trouble = make_trouble(telegram, account, people, line)
    with tempfile.TemporaryDirectory(prefix="uzelok-line-") as name:
        folder = Path(name)
        url = f"sqlite:///{folder}/uzelok.sqlite3"
        await prepare(url)
        now = datetime.now(UTC)
        async with open_store(url) as store:
            for some in _in_parts(people):
                await store.run(come, some, now)
        begin = time.perf_counter()
        async with serve(telegram) as served:
            bot = await BotProcess.start(
                settings_for(TOKEN, served.url, url, folder, 30 if line.limits else 0), folder / "bot.log"
            )
            try:
                async with asyncio.timeout(line.patience):
                    await _until_done(bot, folder / "uzelok.sqlite3", tell)
            finally:
                await bot.stop()
        found = Delivered(learners, time.perf_counter() - begin, trouble.faults, len(trouble.blocked))
        async with open_store(url) as store:
            planned = await store.run(reminders_of, people, now)
            parked = await store.run(_parked, people)
        judge(
            found, trouble, parked, {who: one.status for (who, _), one in planned.items()}, arrived(telegram, account)
        )
        loud = loud_lines(folder / "bot.log")
        found.logged = [f"{level}: {event} ({count})" for (level, event), count in loud.most_common(10)]
        return found


def _in_parts(people: Sequence[int]) -> Iterator[Sequence[int]]:
    yield from (people[start : start + AT_ONCE] for start in range(0, len(people), AT_ONCE))


async def _until_done(bot: BotProcess, file: Path, tell: Callable[[str], None]) -> None:
    looks = 0
    while True:
        await asyncio.sleep(LOOK_EVERY)
        left, statuses = await asyncio.to_thread(_left, file)
        looks += 1
        if looks % 60 == 0:
            tell(f"{left} to be thought of, {dict(statuses)}")
        if not bot.alive:
            raise RuntimeError(f"the bot ended by itself:\n{tail(bot.log)}")
        if not left and not statuses["planned"] and not statuses["sending"]:
            return


def _left(file: Path) -> tuple[int, Counter[str]]:
    """Learners still to be thought of, and reminders by status. Reading only: the bot is not to be kept waiting."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)) as looking:
        left = looking.execute("SELECT count(*) FROM learners WHERE id NOT IN (SELECT learner_id FROM reminders)")
        return left.fetchone()[0], Counter(dict(looking.execute("SELECT status, count(*) FROM reminders GROUP BY 1")))


def _parked(tx: Tx, people: Sequence[int]) -> frozenset[int]:
    """Those of whom the database says that they blocked the bot."""
    found = (tx.learners.get(LearnerId(person)) for person in people)
    return frozenset(learner.id for learner in found if learner is not None and learner.blocked)


def judge(
    found: Delivered,
    trouble: Trouble,
    parked: frozenset[int],
    statuses: Mapping[int, str],
    came: Counter[tuple[int, int]],
) -> None:
    """Compare what the database says (`statuses`, `parked`) with what came, person by person."""
    times = Counter(dict.fromkeys(statuses, 0))
    for (person, _), count in came.items():
        times[person] += count
    for person, status in statuses.items():
        count = times[person]
        found.outcomes[status, count] += 1
        complaint = _complaint(status, count, person in trouble.blocked, person in trouble.unclear, person in parked)
        if complaint:
            found.broken.append(f"learner {person}: {complaint}")
    if len(statuses) != found.learners:
        found.broken.append(f"{found.learners - len(statuses)} learners were never thought of")


def _complaint(status: str, count: int, blocked: bool, unclear: bool, parked: bool) -> str:
    """What is wrong with one learner's outcome, «» if nothing is."""
    if count > 1:
        return f"came {count} times"
    if status == "unknown":
        return "" if unclear else "unknown, though the server said each time what had happened"
    if blocked:
        return (
            ""
            if count == 0 and parked and status != "sent"
            else f"blocked the bot, stands as {status}, parked: {parked}"
        )
    if parked:
        return "parked, though they never blocked the bot"
    return "" if (status, count) == ("sent", 1) else f"{status}, came {count} times"


def figures(found: Delivered) -> list[Figure]:
    """As `make bench` shows them."""
    kept = 100.0 * (1 - len(found.broken) / found.learners)
    name = f"{found.learners} reminders through 10 % faults ({found.unknown} left unknown): as promised"
    return [Figure(name, (kept,), 100.0, "%", at_least=True)]


def measure_faulty_line(learners: int = 10_000, seed: int = 1) -> list[Figure]:
    """Ten thousand reminders, as fast as the bot sends them."""
    return figures(asyncio.run(deliver(learners, Line(seed))))


def main() -> int:
    """0 if everything held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeouts", type=int, default=12, help="calls held until the bot gives up")
    parser.add_argument("--limits", action="store_true", help="30 messages a second, as Telegram counts")
    parser.add_argument("--minutes", type=float, default=60)
    wanted = parser.parse_args()
    line = Line(wanted.seed, timeouts=wanted.timeouts, limits=wanted.limits, patience=wanted.minutes * 60)
    found = asyncio.run(deliver(wanted.learners, line))
    print(f"{found.learners} learners, {found.faults} calls failed on purpose, {found.unreachable} blocked the bot")
    print(f"  done in {found.seconds:.0f} s: {found.learners / found.seconds:.0f} reminders a second")
    for (status, count), learners in sorted(found.outcomes.items()):
        print(f"  {status}, arrived {count} times: {learners} learners")
    print("\n".join(f"  logged: {line}" for line in found.logged))
    print("\n".join(f"  BROKEN: {line}" for line in found.broken[:50]) or "  everybody got one, or stands as unknown")
    return int(bool(found.broken))


if __name__ == "__main__":
    raise SystemExit(main())
