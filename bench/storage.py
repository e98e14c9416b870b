"""What a learner costs on the disk, and an answer on its way there: `python -m bench.storage`.

Sizes are those of bench.lived_in, rows that came day by day with every index in place. An answer is what the bot does
(bench.session): the verdict in one transaction, the next question in another. Learners answer a sitting each. The first
sittings come after a checkpoint, so that PostgreSQL logs each page they touch whole; for the later ones it has done so.
Sizes and counts are exact here and the same elsewhere; processor time belongs to the machine.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import asyncpg  # type: ignore[import-untyped]  # it has no types
from rich.console import Console
from rich.table import Table
from sqlalchemy import event

from bench.databases import NoServer, leave_nothing_behind, postgres_server, sqlite_file
from bench.lived_in import Life, live
from bench.population import NOW
from bench.session import Session
from bench.stores import OpenStore, opened
from bench.timing import WIDTH
from db.address import parse
from db.postgres import PostgresStore
from db.tables import metadata
from quiz.model import LearnerId

T = TypeVar("T")

LIFE = Life(learners=1_000, days=20)
SITTINGS = 40
"""Learners who answer; each twice."""
SITTING = 12
"""Answers of one."""
AT_ONCE = 16
"""Learners who answer side by side, to see how many answers one process takes in a second."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of a table: its rows, and bytes of them and of its indexes, empty room included."""

    rows: int
    data: int
    indexes: int

    @property
    def per_row(self) -> float:
        """Bytes, indexes included."""
        return (self.data + self.indexes) / self.rows if self.rows else 0.0


@dataclass(slots=True)
class Answers:
    """Of so many answers: bytes written to the write-ahead log, processor seconds of our process and of the server
    (0 for SQLite, which is in our process), and statements and transactions on the way to a server."""

    given: int = 0
    log: float = 0.0
    ours: float = 0.0
    servers: float = 0.0
    statements: int = 0
    transactions: int = 0

    def each(self, total: float) -> float:
        """For one of them."""
        return total / self.given


@dataclass(slots=True)
class Measured:
    """Of one database. grown: rows of each table that came with one answer. rate: answers a second when AT_ONCE learn
    side by side."""

    sizes: dict[str, Size]
    first: Answers = field(default_factory=Answers)
    later: Answers = field(default_factory=Answers)
    grown: dict[str, float] = field(default_factory=dict)
    rate: float = 0.0


def on_sqlite(life: Life, sittings: int = SITTINGS, within: Path | None = None) -> Measured:
    """A file. within: the folder it is to lie in."""
    with sqlite_file(within=within) as url:
        live(url, life)
        path = parse(url).path
        assert path is not None
        found = Measured(sizes_of_file(path))
        with opened(url) as store:
            for answers in (found.first, found.later):
                logs = [_log_of_file(store, Path(path), learner, answers) for learner in life.ids[:sittings]]
                # The bot brings the log into the file now and then and begins it anew: the median has seen none of it.
                answers.log = statistics.median(logs) * answers.given
            grown = sizes_of_file(path)
            found.rate = _side_by_side(store, life.ids[-AT_ONCE:])
        found.grown = _grown(found.sizes, grown, found.first.given + found.later.given)
    return found


def _log_of_file(store: OpenStore, path: Path, learner: int, answers: Answers) -> float:
    """Bytes of the log for an answer of one sitting."""
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    other.close()
    given = _sit(store, learner, answers)
    return path.with_name(f"{path.name}-wal").stat().st_size / given


def on_postgres(life: Life, sittings: int = SITTINGS) -> Measured:
    """A server as it comes. Raises NoServer."""
    with postgres_server() as fresh:
        url = fresh("lived_in")
        live(url, life)
        found = Measured(_asked(url, _sizes_on_server))
        with opened(url) as store:
            for answers in (found.first, found.later):
                if answers is found.first:
                    _asked(url, _checkpoint)
                before, servers = _asked(url, _log_position), _servers_seconds(url)
                with _counted(store, answers):
                    for learner in life.ids[:sittings]:
                        _sit(store, learner, answers)
                answers.servers = _servers_seconds(url) - servers
                answers.log = _asked(url, _log_position) - before
            grown = _asked(url, _sizes_on_server)
            found.rate = _side_by_side(store, life.ids[-AT_ONCE:])
        found.grown = _grown(found.sizes, grown, found.first.given + found.later.given)
    return found


def _sit(store: OpenStore, learner: int, answers: Answers) -> int:
    """Let one learner answer; how many answers they gave."""
    begun = time.process_time()
    session = Session(store.store, LearnerId(learner), NOW)
    store.wait_for(session.answer(SITTING, at_once=False))
    answers.ours += time.process_time() - begun
    answers.given += session.given
    return session.given


def _side_by_side(store: OpenStore, learners: Sequence[int]) -> float:
    """Answers a second."""
    sessions = [Session(store.store, LearnerId(learner), NOW) for learner in learners]

    async def all_of_them() -> None:
        await asyncio.gather(*(session.answer(SITTING, at_once=False) for session in sessions))

    begun = time.perf_counter()
    store.wait_for(all_of_them())
    return sum(session.given for session in sessions) / (time.perf_counter() - begun)


@contextmanager
def _counted(store: OpenStore, answers: Answers) -> Iterator[None]:
    """Count what goes to the server meanwhile."""
    assert isinstance(store.store, PostgresStore)
    engine = store.store.server[0].sync_engine

    def statement(*_: Any) -> None:
        answers.statements += 1

    def transaction(*_: Any) -> None:
        answers.transactions += 1

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", transaction)
    yield
    event.remove(engine, "before_cursor_execute", statement)
    event.remove(engine, "commit", transaction)


def sizes_of_file(path: str) -> dict[str, Size]:
    """By table."""
    connection = sqlite3.connect(path)
    pages = "SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE"
    used: Mapping[str, int] = dict(connection.execute(pages).fetchall())
    belongs = connection.execute("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'").fetchall()
    found = {
        name: Size(
            connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0],
            used[name],
            sum(used.get(index, 0) for index, table in belongs if table == name),
        )
        for name in metadata.tables
    }
    connection.close()
    return found


async def _sizes_on_server(connection: Any) -> dict[str, Size]:
    found = {}
    for name in metadata.tables:
        count, data, indexes = await connection.fetchrow(
            f"SELECT count(*), pg_table_size('{name}'), pg_indexes_size('{name}') FROM {name}"
        )
        found[name] = Size(count, data, indexes)
    return found


async def _checkpoint(connection: Any) -> None:
    await connection.execute("CHECKPOINT")


async def _log_position(connection: Any) -> float:
    return float(await connection.fetchval("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"))


async def _backends(connection: Any) -> Sequence[int]:
    rows = await connection.fetch(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    return [row["pid"] for row in rows]


def _servers_seconds(url: str) -> float:
    """Processor time so far of the processes that serve the open connections; they run on this machine."""
    return sum(map(_processor_seconds, _asked(url, _backends)))


def _processor_seconds(pid: int) -> float:
    return int(Path(f"/proc/{pid}/schedstat").read_bytes().split()[0]) / 1e9


def _asked(url: str, question: Callable[[Any], Awaitable[T]]) -> T:
    async def ask() -> T:
        connection = await asyncpg.connect(url)
        try:
            return await question(connection)
        finally:
            await connection.close()

    return asyncio.run(ask())


def _grown(before: Mapping[str, Size], after: Mapping[str, Size], answers: int) -> dict[str, float]:
    more = {name: (after[name].rows - before[name].rows) / answers for name in before}
    return {name: rows for name, rows in more.items() if rows}


def main() -> None:
    """Print both databases."""
    leave_nothing_behind()
    console = Console()
    if not console.is_terminal:
        console.width = WIDTH
    try:
        server = on_postgres(LIFE)
    except NoServer as error:
        server = None
        console.print(str(error))
    both = {"SQLite": on_sqlite(LIFE)} | ({"PostgreSQL": server} if server else {})
    for name, found in both.items():
        sizes = Table(f"{name}, rows of", "rows", "bytes of a row", "of its indexes", "together")
        for table, size in found.sizes.items():
            sizes.add_row(table, *_bytes_of_a_row(size))
        console.print(sizes)
    columns = ("answers", "log, bytes", "statements", "transactions", "ms, ours", "ms, server's")
    answers = Table("an answer and the next question", *columns)
    for name, found in both.items():
        for when, one in (("after a checkpoint", found.first), ("later", found.later)):
            answers.add_row(f"{name}, {when}", *_told(one))
    console.print(answers)
    for name, found in both.items():
        console.print(f"{name}, rows for each answer: {_listed(found.grown)}")
        console.print(f"{name}, {AT_ONCE} learners side by side: {found.rate:.0f} answers a second")


def _bytes_of_a_row(size: Size) -> tuple[str, ...]:
    if not size.rows:
        return "0", "", "", ""
    parts = (size.data / size.rows, size.indexes / size.rows, size.per_row)
    return f"{size.rows:,}", *(f"{part:.0f}" for part in parts)


def _told(one: Answers) -> tuple[str, ...]:
    counted = [f"{one.each(total):.1f}" if total else "" for total in (one.statements, one.transactions)]
    spent = [f"{one.each(total) * 1000:.2f}" if total else "" for total in (one.ours, one.servers)]
    return f"{one.given}", f"{one.each(one.log):,.0f}", *counted, *spent


def _listed(grown: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {rows:.2f}" for name, rows in grown.items())


if __name__ == "__main__":
    main()
