"""Having an SQLite file to ourselves."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from db.errors import DatabaseUnusable, Reason, about_file
from db.wholeness import open_file

PATIENCE = 2.0
"""Seconds to wait for somebody who is just leaving."""
_READERS = 0x40000002, 510
"""The bytes of the file, first and how many, that SQLite locks for as long as a connection reads."""


def hold(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody else has open, nor can open until it is closed; a transaction is begun.

    With a write-ahead log every connection holds a lock from its first statement to its end, so an idle bot is found
    as well. Raises DatabaseUnusable: LOCKED if somebody has it open.
    """
    with about_file(str(path)):
        connection = open_file(path, "rw", PATIENCE)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def refuse_if_read(path: Path) -> None:
    """Raise DatabaseUnusable (LOCKED) if another process reads a file that SQLite itself cannot open any more."""
    if os.name == "nt":  # it lets nobody rename what is open
        return
    import fcntl

    with about_file(str(path)), path.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _READERS[1], _READERS[0])
        except OSError as error:
            raise DatabaseUnusable(str(path), Reason.LOCKED) from error
