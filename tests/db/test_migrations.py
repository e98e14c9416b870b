from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine
from sqlalchemy.ext.asyncio import create_async_engine

from db import migrate, open_store
from db.revisions import head, revisions
from db.tables import metadata
from quiz.ports import Tx
from quiz.questions import QuestionSet
from tests.db.odd_rows import Tables, add_a_row_to_each_table, assert_kept, rows_of
from tests.db.samples import ANNA, NOW, fact, learner, live
from tests.db.test_transactions import everything


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'x.db'}"
    found: str = request.getfixturevalue("empty_postgres")
    return found


def inspected(url: str) -> tuple[list[object], dict[str, str]]:
    """How the tables differ from the metadata, and what the database says of each index."""

    def look(connection: Connection) -> tuple[list[object], dict[str, str]]:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        sqlite = connection.dialect.name == "sqlite"
        query = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            if sqlite
            else "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
        )
        return compare_metadata(context, metadata), dict(map(tuple, connection.exec_driver_sql(query)))

    async def from_server() -> tuple[list[object], dict[str, str]]:
        engine = create_async_engine(url.replace("postgresql:", "postgresql+asyncpg:"))
        async with engine.connect() as connection:
            found = await connection.run_sync(look)
        await engine.dispose()
        return found

    if url.startswith("postgresql"):
        return asyncio.run(from_server())
    engine = create_engine(url)
    with engine.connect() as connection:
        found = look(connection)
    engine.dispose()
    return found


def test_the_migrated_tables_are_those_of_the_metadata(url: str) -> None:
    differences, indexes = inspected(url)
    assert differences == []
    for table in metadata.tables.values():
        for index in table.indexes:
            partial = index.dialect_options["sqlite"]["where"] is not None
            assert (" WHERE " in indexes[str(index.name)]) == partial


def test_sqlite_is_exactly_what_the_metadata_would_make(sqlite_url: str) -> None:
    """Word for word, so that also «without rowid», cascades and the conditions of indexes are compared."""
    migrated = create_engine(sqlite_url)
    made = create_engine("sqlite://")
    metadata.create_all(made)
    with migrated.connect() as ours, made.connect() as theirs:
        found, wanted = definitions(ours), definitions(theirs)
    migrated.dispose()
    made.dispose()
    assert found == wanted


def definitions(connection: Connection) -> dict[str, list[str]]:
    """By table or index its parts, in any order: constraints may stand in another, and a column that was added later
    stands behind the others, in SQLite on the line of the last.
    """
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'alembic%'"
    rows = connection.exec_driver_sql(query)
    return {name: sorted(re.split(r",\s+|\n\s*", sql)) for name, sql in rows}


def test_every_step_up_and_down_keeps_every_row_of_every_table(empty_url: str) -> None:
    """A revision that is added later is walked as well: rows are made for whatever tables it leaves behind."""
    steps = revisions()
    before: Tables = {}
    number = 0
    for revision in steps:
        assert migrate(empty_url, revision) == revision
        assert_kept(before, rows_of(empty_url))
        for _ in range(3):
            add_a_row_to_each_table(empty_url, number)
            number += 1
        before = rows_of(empty_url)
        assert all(len(table.rows) >= 3 for table in before.values())
    for revision in [*reversed(steps[:-1]), "base"]:
        assert migrate(empty_url, revision) == ("" if revision == "base" else revision)
        after = rows_of(empty_url)
        assert_kept(before, after)
        before = after
    assert before == {}
    assert migrate(empty_url) == head()
    assert not any(table.rows for table in rows_of(empty_url).values())


async def test_the_bot_works_on_tables_that_were_taken_down_and_built_again(empty_url: str) -> None:
    for _ in range(2):
        assert await asyncio.to_thread(migrate, empty_url) == head()
        async with open_store(empty_url) as store:
            assert await store.run(lambda tx: tx.learners.get(ANNA)) is None
            await store.run(live)
        assert await asyncio.to_thread(migrate, empty_url, "base") == ""


async def test_facts_saved_before_quotes_had_subjects_are_kept_and_have_none(empty_url: str) -> None:
    await asyncio.to_thread(migrate, empty_url)
    named = QuestionSet("A", "ru", (fact("x"), replace(fact("y"), subject="Антонов-Овсеенко")), material="It was.")
    async with open_store(empty_url) as store:
        set_ = await store.run(lambda tx: tx.sets.save("a", named, ANNA, NOW).id)
    assert await asyncio.to_thread(migrate, empty_url, "0001") == "0001"
    await asyncio.to_thread(migrate, empty_url)
    async with open_store(empty_url) as store:
        kept = await store.run(lambda tx: tx.sets.questions(set_))
    assert kept == replace(named, facts=(fact("x"), fact("y")))


async def test_who_wished_for_nothing_follows_what_is_usual_now(empty_url: str) -> None:
    def wish(tx: Tx, retention: float) -> None:
        tx.learners.put(replace(learner(ANNA), retention=retention))

    for stored, found in ((0.9, 0.8), (0.85, 0.85)):
        await asyncio.to_thread(migrate, empty_url)
        async with open_store(empty_url) as store:
            await store.run(wish, stored)
        await asyncio.to_thread(migrate, empty_url, "0019")
        await asyncio.to_thread(migrate, empty_url)
        async with open_store(empty_url) as store:
            anna = await store.run(lambda tx: tx.learners.get(ANNA))
            assert anna is not None
            assert anna.retention == found


async def test_migrating_what_is_up_to_date_changes_nothing(url: str) -> None:
    async with open_store(url) as store:
        await store.run(live)
        before = await store.run(everything)
        assert migrate(url) == head()  # inside a running loop, too
        assert await store.run(everything) == before


def test_two_databases_can_be_migrated_at_once_in_one_process(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path}/{number}.sqlite3" for number in range(6)]
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(migrate, urls)) == [head()] * 6


def test_two_that_migrate_at_once_do_not_disturb_each_other(empty_url: str) -> None:
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(migrate, [empty_url, empty_url])) == [head(), head()]
