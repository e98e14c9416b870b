"""An SQLite database from a stranger: read in memory, table by table. Nothing in it is run; what takes too long is
broken off."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from quiz.errors import BadFile, Fault

MOST_ROWS = 400_000
"""Of a table, unless asked for less. A damaged tree may lead to the same rows again and again."""
LONGEST_VALUE = 32_000_000
"""Bytes of a single value."""
MOST_TAKEN = 64_000_000
"""Characters of all values together."""
STEPS_A_LOOK = 1000
"""Of SQLite's machine."""
LOOKS_WHILE_OPENING, LOOKS = 10, 30_000
"""A schema has some thirty tables and indexes, and may have a thousand: more take SQLite very long to read."""
SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA query_only = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
)
COMPUTED = re.compile(r"\bas\b", re.IGNORECASE)
"""Without this word no column can compute its values, and no table of Anki's has it."""
MAGIC = b"SQLite format 3\0"
WRITE_AHEAD = slice(18, 20)
UNREADABLE = (sqlite3.Error, MemoryError, OverflowError, UnicodeDecodeError)
"""The last: where SQLite quotes the damaged schema in what it says of it."""


@contextmanager
def opened(database: bytes, names: Collection[str]) -> Iterator[Tables]:
    """The tables with these names, as far as they are there. Raises BadFile, now or while they are read."""
    if not database.startswith(MAGIC):
        raise damaged()
    held = bytearray(database)
    held[WRITE_AHEAD] = b"\1\1"  # a journal beside it cannot be there: it is in memory
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _prepare(connection, held, names)
        yield Tables(connection, names)
    except sqlite3.OperationalError as error:
        interrupted = getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT"
        raise too_much() if interrupted else damaged() from error
    except UNREADABLE as error:
        raise damaged() from error
    finally:
        connection.close()


class Tables:
    """names: of those that are there."""

    def __init__(self, connection: sqlite3.Connection, names: Collection[str]) -> None:
        self._connection = connection
        self._left = MOST_TAKEN
        self.names = {
            name
            for kind, name, sql in self.rows("SELECT type, name, sql FROM sqlite_master")
            if kind == "table" and isinstance(name, str) and name in names and _is_plain(str(sql))
        }

    def rows(self, query: str, most: int = MOST_ROWS) -> Iterator[tuple[object, ...]]:
        """No more is taken out than an honest file can hold. A query is a plain walk over one table: whatever
        SQLite sorts or counts by itself cannot be broken off."""
        for count, row in enumerate(self._connection.execute(query), start=1):
            self._left -= sum(len(value) for value in row if isinstance(value, str | bytes))
            if self._left < 0 or count > most:
                raise too_much()
            yield row


def _is_plain(sql: str) -> bool:
    """It is none that a module makes up, and has no column that computes its values."""
    return sql[:13].upper() == "CREATE TABLE " and not COMPUTED.search(sql)


def _prepare(connection: sqlite3.Connection, database: bytearray, names: Collection[str]) -> None:
    connection.deserialize(database)
    connection.set_progress_handler(_ends_after(LOOKS_WHILE_OPENING), STEPS_A_LOOK)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    for setting in SETTINGS:
        connection.execute(setting)
    connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")  # reads the schema
    connection.set_authorizer(_only(names))
    connection.set_progress_handler(_ends_after(LOOKS), STEPS_A_LOOK)


def _ends_after(looks: int) -> Callable[[], int]:
    left = iter(range(looks))
    return lambda: int(next(left, None) is None)


def _only(names: Collection[str]) -> Callable[[int, str | None, str | None, str | None, str | None], int]:
    """What SQLite may do: read these tables. `inside` names the view or the trigger that asks."""

    def may(action: int, one: str | None, _two: str | None, _database: str | None, inside: str | None) -> int:
        if inside is None:
            if action == sqlite3.SQLITE_SELECT:
                return sqlite3.SQLITE_OK
            if action == sqlite3.SQLITE_READ and (one == "sqlite_master" or one in names):
                return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    return may


def damaged() -> BadFile:
    """What cannot be read."""
    return BadFile([Fault(None, None, "", "apkg-damaged")])


def too_much() -> BadFile:
    """What would take too long, or too much memory."""
    return BadFile([Fault(None, None, "", "apkg-too-much")])
