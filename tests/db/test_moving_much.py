"""A move of much: in little memory, with the same sums everywhere, and begun again when it was killed."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import tracemalloc
from contextlib import closing

import pytest
from sqlalchemy import Column, Connection, MetaData, Table, create_engine, insert
from sqlalchemy.ext.asyncio import create_async_engine

from db import DatabaseUnusable, Reason, move
from db.columns import Instant, Words
from db.sums import summed
from tests.db.contents import contents, file_of
from tests.db.moved import seen
from tests.db.samples import NOW
from tests.db.test_transactions import everything
from tests.project.files import ROOT


def test_memory_does_not_grow_with_the_number_of_rows(source: str, empty_postgres: str) -> None:
    with closing(sqlite3.connect(file_of(source))) as raw, raw:
        raw.executemany(
            "INSERT INTO reviews"
            " (learner_id, id, fact_id, happening, at, day, rating, correct, question, asking_id, seconds)"
            " SELECT 2, ?, fact_id, happening, at, day, rating, correct, question, asking_id, ?"
            " FROM reviews WHERE learner_id = 7000000001 AND id = 1",
            [(nth, nth / 7) for nth in range(2, 30_000)],
        )
    tracemalloc.start()
    try:
        moved = move(source, empty_postgres)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert {one.name: one.arrived for one in moved.tables}["reviews"] > 30_000
    assert peak < 12 * 1024**2, "thirty thousand rows alone would be more"


def test_the_checksum_does_not_depend_on_a_languages_order_of_letters(empty_postgres: str) -> None:
    """A table with text for its key, as one may be added later."""
    table = Table("words", MetaData(), Column("word", Words, primary_key=True), Column("at", Instant))
    rows = [{"word": word, "at": NOW} for word in ("b", "B", "a", "ё", "е", "Я", "_", "👩", "\uffff", "a b", "ab", "")]

    def fill(connection: Connection) -> tuple[int, str]:
        table.create(connection)
        connection.execute(insert(table), rows)
        return summed(connection, table)

    async def on_server() -> tuple[int, str]:
        engine = create_async_engine(empty_postgres.replace("postgresql:", "postgresql+asyncpg:"))
        async with engine.begin() as connection:
            found = await connection.run_sync(fill)
        await engine.dispose()
        return found

    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        on_file = fill(connection)
    engine.dispose()
    assert asyncio.run(on_server()) == on_file
    assert on_file[0] == len(rows)


KILLED = """
import sys, time
from db import move
def slowly(at):
    print(at.stage, at.table, flush=True)
    time.sleep(0.05)
move(sys.argv[1], sys.argv[2], slowly)
"""


@pytest.mark.parametrize("stage", ["moving", "comparing"])
def test_a_move_that_is_killed_leaves_nothing_and_can_be_begun_again(
    source: str, empty_postgres: str, stage: str
) -> None:
    before = contents(file_of(source))
    command = [sys.executable, "-c", KILLED, source, empty_postgres]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as moving:
        assert moving.stdout is not None
        assert f"{stage} tallies\n" in iter(moving.stdout.readline, "")
        moving.kill()
    with pytest.raises(DatabaseUnusable) as told:
        seen(empty_postgres, everything)
    assert told.value.reason is Reason.NOT_MIGRATED
    assert contents(file_of(source)) == before
    assert all(one.agrees for one in move(source, empty_postgres).tables)
