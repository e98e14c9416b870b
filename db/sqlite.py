"""The store on an SQLite file: one connection that writes, and one that only reads, in a thread of its own.

SQLite lets one transaction write at a time, so a queue in front of one connection loses nothing: see db.group_commit.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from db.address import Address
from db.errors import DatabaseUnusable, Reason, reason_of
from db.group_commit import GroupCommit
from db.known import Known
from db.link import Link
from db.prepared import Statements
from db.revisions import check_revision
from db.sqlite_line import SqliteLine, driver_of
from db.transaction import perform
from db.wholeness import look_through
from quiz.ports import Tx

P = ParamSpec("P")
T = TypeVar("T")

BUSY_MS = 10_000
"""How long to wait for another process (an import, a backup) to finish its transaction."""
LEAST_ROOM = 64 * 1024
"""Bytes; what SQLite puts beside its file begins with half of that."""
LOOK = 2.0
"""Seconds that looking for damage may take at a start."""

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_MS}",
    # FULL, not NORMAL: in WAL mode NORMAL may lose the last commits when the power fails. An answer that was
    # confirmed to a learner must be there afterwards; the price is one flush of the disk for each commit.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",  # what somebody deletes is gone from the file as well
    "PRAGMA cache_size = -16000",
)


def make_engine(address: Address) -> Engine:
    """An engine whose transactions begin as writing ones, so that none has to be upgraded and fail."""
    engine = create_engine(
        address.url,
        pool_size=1,
        max_overflow=0,
        connect_args={"timeout": BUSY_MS / 1000, "cached_statements": 512, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        _write_ahead(connection)
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Keep a write-ahead log: readers in other processes do not stop us, nor we them; a commit is one append.

    Only the change to it needs the file alone, and SQLite does not wait for that by itself.
    """
    for pause in (*[0.05] * (BUSY_MS // 50), None):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if pause is None or reason_of(error) is not Reason.LOCKED:
                raise
        time.sleep(pause)


@contextmanager
def explained(address: Address) -> Iterator[None]:
    """Errors that say something about the file become DatabaseUnusable."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        explained_error = explanation(address, error)
        if explained_error is error:
            raise
        raise explained_error from error


def explanation(address: Address, error: DBAPIError | sqlite3.Error) -> Exception:
    """DatabaseUnusable if the error says something about the file, else the error itself."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    reason = reason_of(origin)
    if reason is Reason.DISK_ERROR and has_no_room(address):
        reason = Reason.DISK_FULL
    return error if reason is None else DatabaseUnusable(address.shown, reason, str(origin))


def has_no_room(address: Address) -> bool:
    """Whether the disk is full: where SQLite cannot make what it puts beside the file, it says just «I/O error»."""
    assert address.path is not None
    with suppress(OSError):
        return shutil.disk_usage(Path(address.path).parent).free < LEAST_ROOM
    return False


def make_folder(address: Address) -> None:
    """The folder the file lies in, if it is missing."""
    assert address.path is not None
    path = Path(address.path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(address.shown, Reason.NO_FOLDER, str(error)) from error


def make_private_file(address: Address) -> None:
    """The file, if it is missing, empty and for its owner only; what SQLite puts beside it is as private as it is."""
    assert address.path is not None
    make_folder(address)
    with suppress(OSError):  # that it is there, or why it cannot be made: SQLite tells in its own words
        os.close(os.open(address.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def check_file(connection: Connection, address: Address) -> None:
    """Raise DatabaseUnusable if the file is seen to be damaged or cannot be written: now, not at somebody's answer."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    verdict = look_through(driver, LOOK)
    if verdict != "ok":
        raise DatabaseUnusable(address.shown, Reason.DAMAGED, verdict)
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")  # writes a page


class SqliteStore:
    """See quiz.ports.Store. Durable on return: the disk has been flushed.

    A caller that is cancelled while waiting does not stop its use-case, which may still commit.
    """

    def __init__(self, address: Address) -> None:
        self._address = address
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        self._engine = make_engine(address)
        self._connection: Connection | None = None
        self._writing: GroupCommit | None = None
        self._looking = Looking(address)
        self._known = Known(lasts=True)

    async def run(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        assert self._writing is not None
        return await self._writing.run(partial(self._perform, usecase, *args, **kwargs))

    async def look(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._looking.run(usecase, *args, **kwargs)

    def _perform(self, usecase: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        with explained(self._address):
            return perform(Link(self._line, self._statements, self._known, writes=True), usecase, *args, **kwargs)

    def _open(self) -> sqlite3.Connection:
        with explained(self._address):
            self._connection = self._engine.connect()
            with self._connection.begin():
                check_revision(self._connection, self._address)
                check_file(self._connection, self._address)
        return driver_of(self._connection)

    async def open(self) -> None:
        """Raises DatabaseUnusable or NewerDatabase."""
        driver = await asyncio.get_running_loop().run_in_executor(self._thread, self._open)
        self._line = SqliteLine(driver)
        self._statements = Statements(self._engine.dialect)
        forget = self._known.forget
        self._writing = GroupCommit(driver, self._thread, BUSY_MS, partial(explanation, self._address), forget)

    async def close(self) -> None:
        """After the use-cases that are under way."""
        if self._writing is not None:
            await self._writing.close()
        await self._looking.close()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()


class Looking:
    """A second connection in a thread of its own, which may only read: beside the writer, however long it takes."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-look")
        self._engine = make_engine(address)
        self._connection: Connection | None = None

    async def run(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        work = partial(self._perform, usecase, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _perform(self, usecase: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        with explained(self._address):
            driver = self._open()
            driver.execute("BEGIN")
            try:
                return perform(
                    Link(SqliteLine(driver), self._statements, Known(), writes=False), usecase, *args, **kwargs
                )
            finally:
                driver.execute("ROLLBACK")  # there is nothing to keep

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
            self._statements = Statements(self._engine.dialect)
            driver_of(self._connection).execute("PRAGMA query_only = ON")
        return driver_of(self._connection)

    async def close(self) -> None:
        """After what is being looked at."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()


@asynccontextmanager
async def open_sqlite(address: Address) -> AsyncIterator[SqliteStore]:
    """The store, until the block ends."""
    make_private_file(address)
    store = SqliteStore(address)
    try:
        await store.open()
        yield store
    finally:
        await store.close()
