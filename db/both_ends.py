"""The two ends of a move: a file or a server, each in one transaction, with nobody else at the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import StaticPool

from db import postgres, sqlite
from db.address import Address
from db.alone import hold
from db.copying import remove
from db.errors import DatabaseUnusable, Reason, about_file
from db.revisions import check_revision
from db.tables import metadata
from db.wholeness import never, prove_open

T = TypeVar("T")


@contextmanager
def read_file(address: Address) -> Iterator[Connection]:
    """A connection to a file that is whole, up to date, and ours alone until the block ends."""
    assert address.path is not None
    raw = hold(Path(address.path))
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    try:
        with about_file(address.shown):
            prove_open(raw, address.shown, never)
        with sqlite.explained(address), engine.connect() as connection:
            check_revision(connection, address)
            yield connection
    finally:
        engine.dispose()
        raw.close()


@contextmanager
def write_file(address: Address) -> Iterator[Connection]:
    """A connection to a file, new or not; what it wrote stays only if the block ends well."""
    assert address.path is not None
    path = Path(address.path)
    new = not path.exists()
    sqlite.make_private_file(address)
    engine = sqlite.make_engine(address)
    done = False
    try:
        with sqlite.explained(address), engine.begin() as connection:
            yield connection
        done = True
    finally:
        engine.dispose()
        if new and not done:
            remove(path)


async def on_server(address: Address, work: Callable[[Connection], T]) -> T:
    """Do it in one transaction of the server."""
    engine = postgres.make_engine(address, connections=1)
    try:
        async with postgres.explained(address):
            connection = await engine.connect()
        async with postgres.explained_at_work(address), aclosing(connection), connection.begin():
            await _take_time(connection)
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


async def from_server(address: Address, work: Callable[[Connection], T]) -> T:
    """Do it on one snapshot of the server, while nobody may write."""
    engine = postgres.make_engine(address, connections=1)
    try:
        async with postgres.explained(address):
            connection = await engine.connect()
        async with postgres.explained_at_work(address), aclosing(connection):
            await _refuse_if_used(connection, address)
            await connection.run_sync(check_revision, address)
            await connection.rollback()
            await connection.execution_options(isolation_level="REPEATABLE READ")
            async with connection.begin():
                await _take_time(connection)
                names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
                # Before the first reading, which is when the snapshot is taken. Others may still read.
                await connection.execute(text(f"LOCK TABLE {names} IN SHARE MODE"))
                return await connection.run_sync(work)
    finally:
        await engine.dispose()


async def _take_time(connection: AsyncConnection) -> None:
    """No limits of time but that for locks: much data is much work, and one side waits while the other is read."""
    for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
        await connection.execute(text(f"SET LOCAL {limit} = 0"))


async def _refuse_if_used(connection: AsyncConnection, address: Address) -> None:
    name = address.connect["server_settings"]["application_name"]
    others = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND application_name = :name AND pid <> pg_backend_pid()"
    )
    if (await connection.execute(others, {"name": name})).scalar_one():
        raise DatabaseUnusable(address.shown, Reason.LOCKED)
