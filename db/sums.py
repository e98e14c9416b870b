"""Rows read in batches, and a checksum over them that is the same in both databases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, Table, select

BATCH = 1000
"""Rows held in memory at a time."""


def summed(connection: Connection, table: Table, on_rows: Callable[[int], None] = lambda _: None) -> tuple[int, str]:
    """How many rows there are, and a checksum over them in the order of their keys."""
    running = Sum()
    for rows in in_batches(connection, table):
        running.add(rows)
        on_rows(running.rows)
    return running.rows, running.checksum


def in_batches(connection: Connection, table: Table) -> Iterator[Sequence[Any]]:
    """All rows in the order of their keys, never more than a batch of them in memory."""
    keys = [_in_one_order(column, connection.dialect.name) for column in table.primary_key]
    query = select(table).order_by(*keys)
    yield from connection.execute(query, execution_options={"yield_per": BATCH}).partitions()


def _in_one_order(column: Column[Any], dialect: str) -> Any:
    """Text in the order of its bytes, as SQLite has it; a server sorts by the rules of some language."""
    return column.collate("C") if dialect == "postgresql" and column.type.python_type is str else column


class Sum:
    """SHA-256 over rows as lines of JSON: numbers as they are, moments (in UTC) and days in ISO 8601."""

    def __init__(self) -> None:
        self.rows = 0
        self._digest = sha256()

    def add(self, rows: Sequence[Any]) -> None:
        """Rows that come next in the order of their keys."""
        self.rows += len(rows)
        for row in rows:
            self._digest.update(_LINE.encode(tuple(row)).encode() + b"\n")

    @property
    def checksum(self) -> str:
        """Of all rows so far, in hexadecimal digits."""
        return self._digest.hexdigest()


def _iso(value: date) -> str:
    return value.isoformat()


_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_iso)
