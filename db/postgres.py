"""The store on PostgreSQL: asyncpg connections in a pool, and the same plain use-cases in `run_sync`."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from db.address import Address
from db.errors import DatabaseUnusable, NewerDatabase, Reason
from db.known import Known
from db.link import Link
from db.prepared import Description, Statements
from db.revisions import check_revision
from db.transaction import perform
from quiz.ports import Tx

P = ParamSpec("P")
T = TypeVar("T")

ATTEMPTS = 6
FIRST_PAUSE = 0.01
"""Seconds before the second attempt, at most; it doubles with each."""

_COLLIDED = {
    "40001",  # serialization failure
    "40P01",  # deadlock: the other one went on
    "57P01",  # the server is being shut down or restarted
}
_COLLIDED_OR_WRONG = {
    "23505",  # two made the same new thing at once (a set's code): beginning again finds it
    "23503",  # the learner was forgotten meanwhile: beginning again finds nobody
}
_REFUSED = ("28", "3D")  # no such user or password; no such database
_SETTINGS = {
    "timezone": "UTC",
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
    # Plans are made once for each statement: every query here is meant for one index.
    "plan_cache_mode": "force_generic_plan",
    # Durable on return, whatever the server's default is.
    "synchronous_commit": "on",
}


def make_engine(address: Address, connections: int = 10) -> AsyncEngine:
    """An engine with a pool of so many connections, and as many again at peaks."""
    connect = dict(address.connect)
    connect["server_settings"] = _SETTINGS | connect["server_settings"]
    return create_async_engine(
        address.url,
        pool_size=connections,
        max_overflow=connections,
        pool_timeout=30,
        pool_recycle=1800,
        isolation_level="READ COMMITTED",
        connect_args={"timeout": 10, "command_timeout": 60, "prepared_statement_cache_size": 512, **connect},
    )


@asynccontextmanager
async def explained(address: Address) -> AsyncIterator[None]:
    """Failures to connect become DatabaseUnusable."""
    try:
        yield
    except (DatabaseUnusable, NewerDatabase):
        raise
    except TypeError as error:  # a word in the address that the driver does not know
        raise DatabaseUnusable(address.shown, Reason.BAD_URL, str(error)) from error
    except Exception as error:
        state = _state(error)
        if state is None and not isinstance(error, (OSError, DBAPIError)):
            raise
        refused = state is not None and state.startswith(_REFUSED)
        raise DatabaseUnusable(address.shown, Reason.REFUSED if refused else Reason.UNREACHABLE, str(error)) from error


class PostgresLine:
    """See db.prepared.Line. SQLAlchemy's connection, which knows when it is lost, given the text of statements."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[Any]) -> tuple[Sequence[Sequence[Any]], Description]:
        found = self._connection.exec_driver_sql(sql, tuple(values))
        described = found.cursor.description
        return found.fetchall(), described

    def change(self, sql: str, values: Sequence[Any]) -> int:
        return self._connection.exec_driver_sql(sql, tuple(values)).rowcount

    def change_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        self._connection.exec_driver_sql(sql, [tuple(each) for each in values])


class PostgresStore:
    """See quiz.ports.Store. Durable on return: the server has flushed its log.

    READ COMMITTED with the learner's row locked first: two transactions of one learner wait for each other,
    those of different learners do not meet. What still collides is run again, from the start.
    """

    def __init__(self, address: Address, connections: int = 10) -> None:
        self._address = address
        self._engine = make_engine(address, connections)
        # All statements of a look see one moment.
        self._only_reading = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._statements = Statements(self._engine.dialect)

    async def run(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def work(connection: Connection) -> T:
            return perform(self._link(connection, writes=True), usecase, *args, **kwargs)

        return await self._transact(self._engine, work)

    async def look(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def work(connection: Connection) -> T:
            return perform(self._link(connection, writes=False), usecase, *args, **kwargs)

        return await self._transact(self._only_reading, work)

    def _link(self, connection: Connection, writes: bool) -> Link:
        return Link(PostgresLine(connection), self._statements, Known(), writes)

    async def _transact(self, engine: AsyncEngine, work: Callable[[Connection], T]) -> T:
        for attempt in range(1, ATTEMPTS + 1):
            async with engine.connect() as connection:
                try:
                    await connection.begin()
                    result = await connection.run_sync(work)
                except DBAPIError as error:
                    if attempt == ATTEMPTS or not _worth_another(error, attempt):
                        raise
                else:
                    # A connection lost here leaves open whether it was committed, so this is never repeated.
                    await connection.commit()
                    return result
            await asyncio.sleep(random.uniform(0, FIRST_PAUSE * 2 ** (attempt - 1)))
        raise AssertionError("the last attempt returns or raises")

    async def open(self) -> None:
        """Raises DatabaseUnusable or NewerDatabase."""
        async with explained(self._address), self._engine.connect() as connection:
            await connection.run_sync(check_revision, self._address)

    async def close(self) -> None:
        """Close the connections."""
        await self._engine.dispose()


def _worth_another(error: DBAPIError, attempt: int) -> bool:
    state = _state(error)
    if state in _COLLIDED_OR_WRONG:
        return attempt == 1  # twice the same is a mistake of the use-case
    return error.connection_invalidated or state in _COLLIDED


def _state(error: BaseException) -> str | None:
    """The SQLSTATE of an error, whether SQLAlchemy has wrapped it or not."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return getattr(origin, "sqlstate", None)


@asynccontextmanager
async def open_postgres(address: Address) -> AsyncIterator[PostgresStore]:
    """The store, until the block ends."""
    store = PostgresStore(address)
    try:
        await store.open()
        yield store
    finally:
        await store.close()
