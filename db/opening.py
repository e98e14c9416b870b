"""The doors of this room."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from db import postgres, sqlite
from db.address import Address, parse
from db.revisions import change_revision

SqlStore = sqlite.SqliteStore | postgres.PostgresStore


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[SqlStore]:
    """The store at `sqlite:///path` or `postgresql://…`, until the block ends.

    Its tables must be up to date: see `migrate`. Raises DatabaseUnusable or NewerDatabase.
    """
    address = parse(url)
    if address.path is not None:
        async with sqlite.open_sqlite(address) as on_file:
            yield on_file
    else:
        async with postgres.open_postgres(address) as on_server:
            yield on_server


def migrate(url: str, to: str = "head") -> str:
    """Bring the tables to a revision (the newest), all or nothing, making the SQLite file if there is none.

    Returns the revision it has then. It blocks; from inside an event loop call it in a thread.
    Raises DatabaseUnusable or NewerDatabase.
    """
    address = parse(url)
    if address.path is not None:
        return _migrate_sqlite(address, to)
    # A loop of its own, in a thread of its own: the caller may be inside another loop.
    with ThreadPoolExecutor(1, thread_name_prefix="migrate") as thread:
        return thread.submit(lambda: asyncio.run(_migrate_postgres(address, to))).result()


def _migrate_sqlite(address: Address, to: str) -> str:
    sqlite.make_private_file(address)
    engine = sqlite.make_engine(address)
    try:
        with sqlite.explained(address), engine.begin() as connection:
            sqlite.check_file(connection, address)
            return change_revision(connection, address, to)
    finally:
        engine.dispose()


async def _migrate_postgres(address: Address, to: str) -> str:
    engine = postgres.make_engine(address, connections=1)
    try:
        async with postgres.explained(address):
            connection = await engine.connect()
        try:
            async with connection.begin():
                return await connection.run_sync(change_revision, address, to)
        finally:
            await connection.close()
    finally:
        await engine.dispose()
