"""Databases that break while they are in use: said in a clear word, nothing half done, and used again afterwards."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import func, select, text

from db import DatabaseUnusable, Reason, SqlStore, migrate, open_store, sqlite
from db.address import parse
from db.errors import reason_of_state
from db.postgres import PostgresStore
from db.wholeness import look_through
from quiz.model import AskingId, Complaint, DayTally, FactId
from quiz.ports import Tx
from tests.db.contents import file_of
from tests.db.samples import ANNA, BORIS, NOW, TODAY, answer, asking, enrol, learner, live
from tests.rows import each_row


async def failing(store: SqlStore, usecase: Callable[[Tx], object]) -> DatabaseUnusable:
    with pytest.raises(DatabaseUnusable) as told:
        await store.run(usecase)
    return told.value


def sleep(tx: Tx) -> None:
    """A second on the server."""
    tx._link.do(select(func.pg_sleep(1)), {})  # type: ignore[attr-defined]


def count_up(tx: Tx) -> None:
    tx.tallies.put(ANNA, DayTally(TODAY, answers=tx.tallies.get(ANNA, TODAY).answers + 1))


async def test_a_file_that_another_process_holds_is_told_and_used_again_when_it_lets_go(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.sqlite._PRAGMAS", ("PRAGMA busy_timeout = 20",))
    monkeypatch.setattr("db.sqlite.BUSY_MS", 20)
    async with open_store(sqlite_url) as store:
        await store.run(lambda tx: tx.learners.put(learner()))
        with closing(sqlite3.connect(file_of(sqlite_url), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert (await failing(store, count_up)).reason is Reason.LOCKED
        await store.run(count_up)
        assert (await store.run(lambda tx: tx.tallies.get(ANNA, TODAY))).answers == 1


async def test_damage_that_is_met_in_the_middle_is_told_and_the_rest_still_answers(sqlite_url: str) -> None:
    async with open_store(sqlite_url) as store:
        await store.run(live)
    with closing(sqlite3.connect(file_of(sqlite_url))) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tallies'").fetchone()
    async with open_store(sqlite_url) as store:
        with closing(sqlite3.connect(file_of(sqlite_url))) as raw, raw:
            raw.execute("UPDATE learners SET name = 'B'")  # what the store has read of the file is now out of date
        with file_of(sqlite_url).open("rb+") as file:
            file.seek(4096 * (root - 1))
            file.write(b"\xff" * 4096)
        assert (await failing(store, count_up)).reason is Reason.DAMAGED
        assert await store.run(lambda tx: tx.learners.get(ANNA)) is not None


async def test_a_disk_that_is_full_is_told_and_used_again_when_there_is_room(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the answer that did not fit is there; the next one is whole."""
    monkeypatch.setattr("db.sqlite._PRAGMAS", (*sqlite._PRAGMAS, "PRAGMA max_page_count = 66"))
    async with open_store(sqlite_url) as store:
        _, (x,) = await store.run(enrol, "x")
        await store.run(live, BORIS)
        await store.run(lambda tx: tx.complaints.put(Complaint(BORIS, x, "q", AskingId(1), NOW, "too long" * 6000)))
        answered = await answers_until_full(store, x)
        await store.run(lambda tx: tx.learners.forget(BORIS))  # makes room
        await store.run(answer_whole, x)
        assert len(await store.run(lambda tx: tx.log.of(ANNA))) == answered + 1
        assert (await store.run(lambda tx: tx.tallies.get(ANNA, TODAY))).answers == answered + 1


async def answers_until_full(store: SqlStore, of: FactId) -> int:
    for answered in range(10_000):
        try:
            await store.run(answer_whole, of)
        except DatabaseUnusable as error:
            if error.reason is not Reason.DISK_FULL:
                raise
            return answered
    raise AssertionError("it is never full")


def answer_whole(tx: Tx, of: FactId) -> None:
    tx.askings.add(asking(of))
    tx.log.append(answer(of))
    count_up(tx)


class OfAGiant(sqlite3.Connection):
    """To a file so large that looking through it never ends."""

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        return super().execute(endless if "quick_check" in sql else sql, parameters)


def test_a_look_through_ends_when_patience_does_and_what_follows_is_not_disturbed(sqlite_url: str) -> None:
    with closing(sqlite3.connect(file_of(sqlite_url), isolation_level=None, factory=OfAGiant)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("CREATE TABLE kept (x)")
        assert look_through(raw, patience=0.1) == "ok"
        raw.execute("INSERT INTO kept VALUES (1)")
        raw.execute("COMMIT")
        assert raw.execute("SELECT * FROM kept").fetchall() == [(1,)]


def test_a_look_through_finds_damage(sqlite_url: str) -> None:
    data = bytearray(file_of(sqlite_url).read_bytes())
    data[4096 * 2 : 4096 * 12] = b"\xff" * 40960
    file_of(sqlite_url).write_bytes(data)
    with closing(sqlite3.connect(file_of(sqlite_url))) as raw:
        assert look_through(raw, patience=600) != "ok"


@pytest.fixture
def server_url(own_server: Any) -> str:
    """A database with empty tables on a server that may be stopped."""
    own_server.psql("DROP DATABASE IF EXISTS mine WITH (FORCE);\nCREATE DATABASE mine;")
    url: str = own_server.get_uri("mine")
    migrate(url)
    return url


def stop(server: Any, mode: str) -> None:
    """As an administrator (fast) or a power cut (immediate) would."""
    command = [server.bin_path / "pg_ctl", "-w", "-D", server.pgdata, "-m", mode, "stop"]
    subprocess.run(command, user=server.system_user, check=True, capture_output=True)


@pytest.mark.parametrize("mode", ["fast", "immediate"])
async def test_each_answer_counts_once_though_the_server_is_restarted_in_the_middle(
    server_url: str, own_server: Any, mode: str
) -> None:
    """What ends with an error comes again, as an unconfirmed update does; what ends well was counted."""
    presses, under_way, repeated = 300, asyncio.Event(), list[Reason]()

    def press(tx: Tx, which: AskingId, of: FactId) -> bool:
        if tx.askings.take(ANNA, which) is None:
            return False
        tx.log.append(answer(of))
        count_up(tx)
        return True

    async def deliver(store: SqlStore, which: AskingId, of: FactId) -> None:
        while True:
            try:
                await store.run(press, which, of)
                return
            except DatabaseUnusable as error:
                repeated.append(error.reason)

    async with open_store(server_url) as store:
        _, (x,) = await store.run(enrol, "x")
        ids = await store.run(lambda tx: [tx.askings.add(asking(x)).id for _ in range(presses)])
        waiting = list(ids)

        async def worker() -> None:
            while waiting:
                if len(waiting) < presses * 2 // 3:
                    under_way.set()
                await deliver(store, waiting.pop(), x)

        workers = [asyncio.create_task(worker()) for _ in range(8)]
        await under_way.wait()
        await asyncio.to_thread(stop, own_server, mode)
        assert waiting, "answers were under way"
        await asyncio.to_thread(own_server.ensure_postgres_running)
        await asyncio.gather(*workers)
        assert set(repeated) <= {Reason.UNREACHABLE}
        assert len(repeated) <= len(workers), "only what was lost in its very COMMIT had to come again"
        assert len(await store.run(lambda tx: tx.log.of(ANNA))) == presses
        assert (await store.run(lambda tx: tx.tallies.get(ANNA, TODAY))).answers == presses


async def test_a_server_that_stays_away_is_told_and_used_again_when_it_is_back(
    server_url: str, own_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_store(server_url) as store:
        await store.run(lambda tx: tx.learners.put(learner()))
        await asyncio.to_thread(stop, own_server, "fast")
        try:
            with monkeypatch.context() as hurry:
                hurry.setattr("db.postgres.PATIENCE", 0.2)
                assert (await failing(store, count_up)).reason is Reason.UNREACHABLE
        finally:
            await asyncio.to_thread(own_server.ensure_postgres_running)
        await store.run(count_up)
        assert (await store.run(lambda tx: tx.tallies.get(ANNA, TODAY))).answers == 1


@pytest.mark.parametrize("limit", ["statement_timeout", "lock_timeout"])
async def test_what_takes_too_long_is_broken_off_and_told(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    async with open_store(postgres_url) as patient:
        await patient.run(lambda tx: tx.learners.put(learner()))
        monkeypatch.setitem(_settings(), limit, "100ms")
        async with open_store(postgres_url) as hurried:
            held, done = asyncio.Event(), asyncio.Event()

            async def hold() -> None:
                async with patient._engine.connect() as connection:  # type: ignore[union-attr]
                    await connection.execute(text(f"SELECT * FROM learners WHERE id = {ANNA} FOR UPDATE"))
                    held.set()
                    await done.wait()

            holding = asyncio.create_task(hold())
            await held.wait()
            assert (await failing(hurried, count_up)).reason is Reason.TOO_SLOW
            done.set()
            await holding
            await hurried.run(count_up)


def _settings() -> dict[str, str]:
    from db import postgres

    return postgres._SETTINGS


async def test_when_all_connections_are_in_use_too_long_it_is_told_and_passes(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.postgres.POOL_PATIENCE", 0.1)
    store = PostgresStore(parse(postgres_url), connections=1)
    try:
        slow = [asyncio.create_task(store.run(sleep)) for _ in range(2)]
        await asyncio.sleep(0.3)
        assert (await failing(store, lambda tx: tx.learners.get(ANNA))).reason is Reason.BUSY
        await asyncio.gather(*slow)
        assert await store.run(lambda tx: tx.learners.get(ANNA)) is None
    finally:
        await store.close()


async def test_a_server_that_only_reads_is_told(empty_postgres: str, server: Any) -> None:
    await asyncio.to_thread(migrate, empty_postgres)
    server.psql("ALTER DATABASE fresh SET default_transaction_read_only = on;")
    async with open_store(empty_postgres) as store:
        told = await failing(store, lambda tx: tx.learners.put(learner()))
    assert told.reason is Reason.READ_ONLY
    assert "Anna" not in f"{told} {told.detail}", "what people are called is not told"


@each_row(
    ("state", "reason"),
    [
        ("53100", Reason.DISK_FULL),
        ("53300", Reason.BUSY),
        ("57P03", Reason.UNREACHABLE),
        ("08006", Reason.UNREACHABLE),
        ("28P01", Reason.REFUSED),
        ("3D000", Reason.REFUSED),
        ("XX001", Reason.DAMAGED),
        ("58030", Reason.DISK_ERROR),
        ("23505", None),
        ("42P01", None),
    ],
)
def test_what_a_server_says_is_understood(state: str, reason: Reason | None) -> None:
    assert reason_of_state(state) is reason
