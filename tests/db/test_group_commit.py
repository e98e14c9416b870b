"""On an SQLite file use-cases run on the event loop, and those that come together are committed together."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from db import DatabaseUnusable, Reason, open_store
from db.sqlite import SqliteStore
from quiz.model import DayTally, LearnerId
from quiz.ports import Tx
from tests.db.samples import ANNA, TODAY, learner


class Spilled(BaseException):
    """What no use-case should raise."""


@pytest.fixture
async def store(sqlite_url: str) -> AsyncIterator[SqliteStore]:
    async with open_store(sqlite_url) as opened:
        assert isinstance(opened, SqliteStore)
        yield opened


def path_of(url: str) -> str:
    return url.removeprefix("sqlite:///")


def arrive(tx: Tx, number: int) -> int:
    tx.learners.put(learner(LearnerId(number)))
    return number


def learners_seen(url: str) -> list[int]:
    """As another process sees them."""
    with closing(sqlite3.connect(path_of(url))) as other:
        return [id_ for (id_,) in other.execute("SELECT id FROM learners ORDER BY id")]


async def test_what_is_told_is_there_for_everybody(store: SqliteStore, sqlite_url: str) -> None:
    async def come(number: int) -> bool:
        await store.run(arrive, number)
        return number in learners_seen(sqlite_url)

    assert all(await asyncio.gather(*map(come, range(1, 65))))
    assert learners_seen(sqlite_url) == list(range(1, 65))


async def test_a_group_is_committed_in_the_thread_where_the_disk_is_slow(
    store: SqliteStore, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.group_commit.SLOW_FLUSH", 0.0)
    await asyncio.gather(*(store.run(arrive, number) for number in range(1, 9)))
    await test_what_is_told_is_there_for_everybody(store, sqlite_url)


async def test_one_that_fails_takes_back_only_its_own(store: SqliteStore, sqlite_url: str) -> None:
    def come(tx: Tx, number: int) -> int:
        arrive(tx, number)
        if number % 3 == 0:
            raise Spilled(number) if number % 2 else LookupError(number)
        return number

    told = await asyncio.gather(*(store.run(come, number) for number in range(1, 20)), return_exceptions=True)
    assert [type(each) for each in told[2:6:3]] == [Spilled, LookupError]
    assert learners_seen(sqlite_url) == [number for number in range(1, 20) if number % 3]


async def test_one_that_fails_leaves_nothing_in_what_is_known(store: SqliteStore) -> None:
    def count(tx: Tx, fail: bool) -> int:
        answers = tx.tallies.get(ANNA, TODAY).answers + 1
        tx.tallies.put(ANNA, DayTally(TODAY, answers=answers))
        if fail:
            raise LookupError
        return answers

    await store.run(lambda tx: tx.learners.put(learner()))
    turns = (store.run(count, fail) for fail in (False, True, False, True, True, False))
    told = await asyncio.gather(*turns, return_exceptions=True)
    assert [each for each in told if isinstance(each, int)] == [1, 2, 3]


@pytest.mark.parametrize("error", [Spilled, StopIteration, asyncio.CancelledError, RecursionError])
async def test_whatever_is_raised_the_next_one_is_served(store: SqliteStore, error: type[BaseException]) -> None:
    def fail(tx: Tx) -> None:
        arrive(tx, 1)
        raise error

    for together in (1, 3):
        told = await asyncio.gather(*(store.run(fail) for _ in range(together)), return_exceptions=True)
        assert all(isinstance(each, RuntimeError if error is StopIteration else error) for each in told)
        assert await store.run(arrive, 2) == 2
    assert await store.run(lambda tx: list(tx.learners.ids())) == [2]


async def test_a_caller_that_is_cancelled_does_not_stop_the_others(store: SqliteStore, sqlite_url: str) -> None:
    coming = [asyncio.create_task(store.run(arrive, number)) for number in range(1, 9)]
    await asyncio.sleep(0)
    for task in coming[::2]:
        task.cancel()
    told = await asyncio.gather(*coming, return_exceptions=True)
    assert told[1::2] == [2, 4, 6, 8]
    await store.run(arrive, 9)
    assert learners_seen(sqlite_url) == list(range(1, 10))


async def test_what_another_process_writes_is_seen(store: SqliteStore, sqlite_url: str) -> None:
    await store.run(lambda tx: tx.learners.put(learner()))
    assert await store.run(lambda tx: tx.learners.get(ANNA)) == learner()
    with closing(sqlite3.connect(path_of(sqlite_url))) as other, other:
        other.execute("UPDATE learners SET name = 'Hanna'")
    found = await store.run(lambda tx: tx.learners.get(ANNA))
    assert found is not None
    assert found.name == "Hanna"


async def test_a_long_queue_does_not_hold_the_loop(store: SqliteStore) -> None:
    def slow(tx: Tx) -> None:
        until = time.perf_counter() + 0.003
        while time.perf_counter() < until:
            tx.learners.get(ANNA)

    async with longest_stall() as stalls:
        await asyncio.gather(*(store.run(slow) for _ in range(50)))
    assert len(stalls) > 10  # the loop had its turn between the groups


@asynccontextmanager
async def longest_stall() -> AsyncIterator[list[float]]:
    """Seconds between the turns of the loop."""
    stalls: list[float] = []

    async def beat() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0)
            stalls.append(time.perf_counter() - before)

    beating = asyncio.create_task(beat())
    await asyncio.sleep(0)
    yield stalls
    beating.cancel()


async def test_a_file_that_another_process_holds_is_waited_for_beside_the_loop(
    store: SqliteStore, sqlite_url: str
) -> None:
    with closing(sqlite3.connect(path_of(sqlite_url), isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        async with longest_stall() as stalls:
            coming = [asyncio.create_task(store.run(arrive, number)) for number in range(1, 4)]
            await asyncio.sleep(0.5)
            assert not any(task.done() for task in coming)
        holder.execute("COMMIT")
    assert await asyncio.gather(*coming) == [1, 2, 3]
    assert max(stalls) < 2  # on the loop it would have waited ten, in vain


async def test_who_waits_too_long_for_the_file_is_told(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.sqlite.BUSY_MS", 50)
    async with open_store(sqlite_url) as store:
        with closing(sqlite3.connect(path_of(sqlite_url), isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            told = await asyncio.gather(*(store.run(arrive, n) for n in (1, 2)), return_exceptions=True)
        assert [each.reason for each in told if isinstance(each, DatabaseUnusable)] == [Reason.LOCKED] * 2
        assert await store.run(arrive, 3) == 3
    assert learners_seen(sqlite_url) == [3]


async def test_closing_waits_for_what_is_under_way(sqlite_url: str) -> None:
    async with open_store(sqlite_url) as store:
        coming = [asyncio.create_task(store.run(arrive, number)) for number in range(1, 101)]
        await asyncio.sleep(0)
    assert await asyncio.gather(*coming) == list(range(1, 101))
    assert learners_seen(sqlite_url) == list(range(1, 101))
    with pytest.raises(RuntimeError, match="closed"):
        await store.run(arrive, 101)


async def test_the_log_before_the_file_does_not_grow_for_ever(
    store: SqliteStore, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.group_commit.CHECKPOINT_AFTER", 50)
    log = Path(f"{path_of(sqlite_url)}-wal")
    sizes = []
    for _ in range(4):
        for number in range(1, 101):
            await store.run(arrive, number)
        sizes.append(log.stat().st_size)
    assert sizes[-1] <= 2 * sizes[0]
    assert learners_seen(sqlite_url) == list(range(1, 101))


async def test_closing_waits_for_those_that_wait_for_the_next_turn_of_the_loop(sqlite_url: str) -> None:
    def slow(tx: Tx, number: int) -> int:
        time.sleep(0.003)
        return arrive(tx, number)

    async with open_store(sqlite_url) as store:
        coming = [asyncio.create_task(store.run(slow, number)) for number in range(1, 11)]
        await asyncio.sleep(0)
    assert await asyncio.wait_for(asyncio.gather(*coming), 5) == list(range(1, 11))


FULL_DISK = """
import asyncio, resource, signal, sys
from db import DatabaseUnusable, open_store
from tests.db.samples import ANNA, NOW, learner, question_set
from tests.db.test_group_commit import arrive

async def main(url):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    big = question_set(*(f"k{n}" for n in range(3000)))
    async with open_store(url) as store:
        await store.run(arrive, 1)
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, most))
        saving = store.run(lambda tx: tx.sets.save("a", big, None, NOW))
        told = await asyncio.gather(saving, store.run(arrive, 2), return_exceptions=True)
        print([each.reason.value if isinstance(each, DatabaseUnusable) else each for each in told])
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        print(await store.run(arrive, 3), await store.run(lambda tx: (list(tx.learners.ids()), tx.sets.all())))

asyncio.run(main(sys.argv[1]))
"""


def test_a_disk_that_is_full_at_the_flush_is_told_and_the_store_works_again(sqlite_url: str) -> None:
    """A limit on the size of files stands for the disk; the log before the file reaches it first."""
    root = Path(__file__).parents[2]
    setting = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", FULL_DISK, sqlite_url]
    done = subprocess.run(command, cwd=root, env=setting, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    told, after = done.stdout.splitlines()
    assert told in (
        "['disk-full', 2]",
        "['disk-error', 2]",
        "['disk-full', 'disk-full']",
        "['disk-error', 'disk-error']",
    )
    kept = "[1, 2, 3]" if told.endswith("2]") else "[1, 3]"
    assert after == f"3 ({kept}, [])"
    assert learners_seen(sqlite_url) == [int(number) for number in kept.strip("[]").split(", ")]
