"""The store on PostgreSQL: asyncpg connections in a pool, and the same plain use-cases in `run_sync`."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from db.address import Address
from db.errors import DatabaseUnusable, Reason, reason_of_state
from db.known import Known
from db.link import Link
from db.prepared import Description, Statements
from db.revisions import check_revision
from db.transaction import perform
from quiz.ports import Tx

P = ParamSpec("P")
T = TypeVar("T")

ATTEMPTS = 6
FIRST_PAUSE, LONGEST_PAUSE = 0.01, 1.0
"""Seconds before the second attempt, at most; it doubles with each."""
PATIENCE = 20.0
"""Seconds for which a server that is away is waited for: a restart takes a few. A learner's answer comes late then."""
POOL_PATIENCE = 30.0
"""Seconds to wait for one of our connections to become free."""

_COLLIDED = {
    "40001",  # serialization failure
    "40P01",  # deadlock: the other one went on
}
_AWAY = ("57P01", "57P02", "57P03", "08")  # it is being shut down, has crashed, or is starting; the line broke
_COLLIDED_OR_WRONG = {
    "23505",  # two made the same new thing at once (a set's code): beginning again finds it
    "23503",  # the learner was forgotten meanwhile: beginning again finds nobody
}
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
        pool_timeout=POOL_PATIENCE,
        pool_recycle=1800,
        isolation_level="READ COMMITTED",
        connect_args={"timeout": 10, "command_timeout": 60, "prepared_statement_cache_size": 512, **connect},
    )


@asynccontextmanager
async def explained(address: Address) -> AsyncIterator[None]:
    """Failures to connect become DatabaseUnusable."""
    async with explained_at_work(address):
        try:
            yield
        except TypeError as error:  # a word in the address that the driver does not know
            raise DatabaseUnusable(address.shown, Reason.BAD_URL, str(error)) from error
        except DBAPIError as error:
            told = error.orig.__cause__ if error.orig else None
            if not isinstance(told, ValueError):
                raise
            # A value in the address that the driver does not know, such as sslmode=always.
            raise DatabaseUnusable(address.shown, Reason.BAD_URL, str(told)) from error


@asynccontextmanager
async def explained_at_work(address: Address) -> AsyncIterator[None]:
    """Errors that say something about the server become DatabaseUnusable, without what the statement was about."""
    try:
        yield
    except Exception as error:
        unusable = _unusable(error, address)
        if unusable is None:
            raise
        raise unusable from error


def _unusable(error: Exception, address: Address) -> DatabaseUnusable | None:
    state = _state(error)
    reason = None if state is None else reason_of_state(state)
    if isinstance(error, PoolTimeout):
        reason = Reason.BUSY
    elif reason is None and _is_away(error):
        reason = Reason.UNREACHABLE
    if reason is None:
        return None
    # Of SQLAlchemy's error only the server's own words: the rest is the statement and what people typed into it.
    origin = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return DatabaseUnusable(address.shown, reason, str(origin.__cause__ or origin))


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
    those of different learners do not meet. What still collides is run again, from the start; so is what was under
    way when the server went away, and a server that is away is waited for. Then DatabaseUnusable is raised.
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
        attempt, given_up = 0, time.monotonic() + PATIENCE
        while True:
            attempt += 1
            try:
                return await self._attempt(engine, work)
            except Exception as error:
                if not _worth_another(error, attempt, time.monotonic() > given_up):
                    unusable = _unusable(error, self._address)
                    if unusable is None:
                        raise
                    raise unusable from error
            await asyncio.sleep(random.uniform(0, min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE)))

    async def _attempt(self, engine: AsyncEngine, work: Callable[[Connection], T]) -> T:
        async with engine.connect() as connection:
            await connection.begin()
            result = await connection.run_sync(work)
            # A connection lost here leaves open whether it was committed. It becomes DatabaseUnusable, which is never
            # repeated.
            async with explained_at_work(self._address):
                await connection.commit()
            return result

    @property
    def server(self) -> tuple[AsyncEngine, Address]:
        """For what is no transaction of a use-case."""
        return self._engine, self._address

    async def open(self) -> None:
        """Raises DatabaseUnusable or NewerDatabase."""
        async with explained(self._address), self._engine.connect() as connection:
            await connection.run_sync(check_revision, self._address)

    async def close(self) -> None:
        """Close the connections."""
        await self._engine.dispose()


def _worth_another(error: Exception, attempt: int, too_late: bool) -> bool:
    """Whether what failed before its COMMIT may go better the next time."""
    if _is_away(error):
        return not too_late
    state = _state(error)
    if state in _COLLIDED_OR_WRONG:
        return attempt == 1  # twice the same is a mistake of the use-case
    return state in _COLLIDED and attempt < ATTEMPTS


def _is_away(error: Exception) -> bool:
    state = _state(error)
    if state is not None and state.startswith(_AWAY):
        return True
    return isinstance(error, OSError) or (isinstance(error, DBAPIError) and error.connection_invalidated)


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
