"""A reminder tick among a million learners.

A tick is what bot.ticker asks of the database: `plan_due` until fewer came than it takes at a time, then `take_planned`
until none is left; sending is not part of it. A fifth of a million learners has no reminder set, those of the others
are spread over the day to come. First nobody is due; then, at one minute after the other, a hundred learners are, each
with 100 memories of which 30 % are due, so that each gets a reminder. The same hundreds are due in a database of only a
few thousand learners, by turns: what a tick takes longer there is what the million costs.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bench.databases import ROOM, fill, postgres_server, sqlite_file
from bench.figures import Figure
from bench.population import NOW, Library, Readers, add_learners, add_library, add_memories, without_indexes
from bench.stores import OpenStore, opened
from bench.timing import Report, Told, median_ms
from bot.ticker import AT_A_TIME
from quiz.model import LearnerId
from quiz.usecases.remind import plan_due, take_planned

GOAL = 50.0
LEARNERS, FEW = 1_000_000, 3_000
DUE = 100
TICKS = 9
"""Minutes at which a hundred learners are due."""
LIBRARY = Library(20, 100)
HOURS = 20
"""Over which the others' reminders are spread, beginning two hours after the first tick."""


def measure_tick() -> list[Figure]:
    """Milliseconds of a tick with nobody due, and what a million adds to one with a hundred due."""
    return report().figures


def report() -> Report:
    """SQLite."""
    with sqlite_file(ROOM) as large, sqlite_file() as small:
        return compare(large, small, "")


def on_postgres() -> Report:
    """PostgreSQL, told without a goal."""
    with postgres_server() as fresh:
        found = compare(fresh("many"), fresh("few"), "PostgreSQL: ")
    found.figures.clear()
    return found


def compare(large: str, small: str, prefix: str) -> Report:
    """Fill both, then tick by turns."""
    fill(large, partial(populate, learners=LEARNERS))
    fill(small, partial(populate, learners=FEW))
    with ExitStack() as stack:
        many, few = stack.enter_context(opened(large)), stack.enter_context(opened(small))
        idle = [[tick(store, moment(0) - timedelta(minutes=1))[0] for store in (many, few)] for _ in range(30)]
        busy = [[_with_due(store, moment(n)) for store in (many, few)] for n in range(TICKS)]
    none_due = tuple(one for one, _ in idle)
    each = statistics.median(one for one, _ in busy) / DUE * 1000
    more = tuple((one - other) * 1000 for one, other in busy)
    people = f"{LEARNERS:,} learners"
    told = [
        Told(f"{prefix}tick, {people}, none due", none_due),
        Told(f"{prefix}tick, {FEW:,} learners, none due", tuple(other for _, other in idle)),
        Told(f"{prefix}tick, {people}, {DUE} due", tuple(one for one, _ in busy), f"{each:.2f} ms for each due"),
        Told(f"{prefix}tick, {FEW:,} learners, {DUE} due", tuple(other for _, other in busy)),
    ]
    figures = [
        Figure(f"a reminder tick, {people}, none due", (median_ms(none_due),), GOAL, "ms"),
        Figure(f"what a tick with {DUE} due takes longer among {people} than among {FEW:,}", more, GOAL, "ms"),
    ]
    return Report(figures, told, [])


def moment(which: int) -> datetime:
    """The minute at which that hundred is due; the tick comes a second later."""
    return NOW + timedelta(minutes=which, seconds=1)


def hundred(which: int) -> range:
    """The learners who are due then."""
    return range(which * DUE + 1, (which + 1) * DUE + 1)


def tick(store: OpenStore, now: datetime) -> tuple[float, list[LearnerId]]:
    """Seconds of a tick, and who is to be sent a reminder."""
    taken: list[LearnerId] = []
    begin = time.perf_counter()
    while store.run(plan_due, now, AT_A_TIME) == AT_A_TIME:
        pass
    while reminded := store.run(take_planned, now, AT_A_TIME):
        taken += [one.learner.id for one in reminded]
    return time.perf_counter() - begin, taken


def _with_due(store: OpenStore, now: datetime) -> float:
    seconds, taken = tick(store, now)
    if len(taken) != DUE:
        raise RuntimeError(f"{len(taken)} reminders were taken, not {DUE}")
    return seconds


def populate(connection: Connection, learners: int) -> None:
    """The hundreds, with memories; then all others, a fifth of them without a reminder."""
    add_library(connection, LIBRARY)
    for which in range(TICKS):
        add_learners(connection, hundred(which), moment(which) - timedelta(seconds=1))
    with without_indexes(connection):
        add_memories(connection, Readers(1, TICKS * DUE), LIBRARY)
    for ids, at in _others(range(TICKS * DUE + 1, learners + 1)):
        add_learners(connection, ids, at)


def _others(ids: range) -> Iterable[tuple[range, datetime | None]]:
    parts = HOURS * 6
    size = len(ids) * 4 // 5 // parts
    for part in range(parts):
        yield ids[part * size : (part + 1) * size], NOW + timedelta(hours=2, minutes=10 * part)
    yield ids[parts * size :], None
