"""SQLite's driver, as db.prepared wants it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from db.prepared import Description


class SqliteLine:
    """See db.prepared.Line. The driver itself, with its errors as SQLAlchemy calls them."""

    __slots__ = ("_connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[Any]) -> tuple[Sequence[Sequence[Any]], Description]:
        try:
            cursor = self._connection.execute(sql, values)
            return cursor.fetchall(), cursor.description
        except sqlite3.Error as error:
            raise _wrapped(error, sql) from error

    def change(self, sql: str, values: Sequence[Any]) -> int:
        try:
            return self._connection.execute(sql, values).rowcount
        except sqlite3.Error as error:
            raise _wrapped(error, sql) from error

    def change_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        try:
            self._connection.executemany(sql, values)
        except sqlite3.Error as error:
            raise _wrapped(error, sql) from error


def _wrapped(error: sqlite3.Error, sql: str) -> Exception:
    """The values are left out: they may be what somebody wrote."""
    return DBAPIError.instance(sql, (), error, sqlite3.Error, hide_parameters=True)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's connection inside SQLAlchemy's."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
