"""Messages a second that several copies of the bot share: a row is one message, free again when its time is over.

The copies need no word between them: each takes a free row that no other is taking (SKIP LOCKED), by the clock of the
database. PostgreSQL only; on SQLite there is one process, which counts for itself.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db.address import Address
from db.postgres import PostgresStore, explained
from db.sqlite import SqliteStore

_PREPARE = (
    text("DELETE FROM message_slots WHERE nth >= :count"),
    text(
        "INSERT INTO message_slots (nth, taken_at) SELECT nth, 'epoch' FROM generate_series(0, :count - 1) AS nth"
        " ON CONFLICT DO NOTHING"
    ),
)
_FREE = "taken_at <= clock_timestamp() - make_interval(secs => :window)"
_QUIET = "NOT EXISTS (SELECT FROM message_slots WHERE taken_at > clock_timestamp() - make_interval(secs => :gap))"
_TAKE = (
    "UPDATE message_slots SET taken_at = clock_timestamp() WHERE nth ="
    " (SELECT nth FROM message_slots WHERE {} ORDER BY taken_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING nth"
)
_TAKE_ANY = text(_TAKE.format(_FREE))
_TAKE_EVENLY = text(_TAKE.format(f"{_FREE} AND {_QUIET}"))
_WAIT = text(
    "SELECT extract(epoch FROM min(taken_at) - clock_timestamp()) + :window,"
    " extract(epoch FROM max(taken_at) - clock_timestamp()) + :gap FROM message_slots"
)
SHORTEST = 0.001
"""Seconds to wait when another copy has just taken what was free."""


async def shared_slots(store: SqliteStore | PostgresStore, count: int, window: float) -> SharedSlots | None:
    """The `count` messages in `window` seconds of all copies of the bot on this store; None where there is only one
    copy, or no limit (0).

    Raises DatabaseUnusable.
    """
    if isinstance(store, SqliteStore) or not count:
        return None
    slots = SharedSlots(*store.server, count, window)
    await slots.prepare()
    return slots


class SharedSlots:
    """count: messages in `window` seconds. What is sent to many keeps a gap of window / count before it."""

    def __init__(self, engine: AsyncEngine, address: Address, count: int, window: float) -> None:
        self._engine = engine
        self._address = address
        self._count = count
        self._times = {"window": window, "gap": window / count}

    async def prepare(self) -> None:
        """See to it that there are so many rows. Raises DatabaseUnusable, as `take` does."""
        async with explained(self._address), self._engine.begin() as connection:
            for statement in _PREPARE:
                await connection.execute(statement, {"count": self._count})

    async def take(self, bulk: bool) -> float:
        """0.0: go. Otherwise nothing was taken, and seconds after which to ask again."""
        async with explained(self._address), self._engine.begin() as connection:
            taken = await connection.execute(_TAKE_EVENLY if bulk else _TAKE_ANY, self._used(bulk))
            if taken.first() is not None:
                return 0.0
            until_free, until_quiet = (await connection.execute(_WAIT, self._times)).one()
        return max(float(until_free), float(until_quiet) if bulk else 0.0, SHORTEST)

    def _used(self, bulk: bool) -> dict[str, Any]:
        return self._times if bulk else {"window": self._times["window"]}
