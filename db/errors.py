"""Why a database cannot be used, as data; the sentences for people are made at the edge."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from quiz.ports import StoreAway


class Reason(StrEnum):
    """What keeps a database from being used."""

    BAD_URL = "bad-url"
    """The address is not one of SQLite or PostgreSQL."""
    IN_MEMORY = "in-memory"
    """An SQLite database without a file would forget all."""
    NO_FOLDER = "no-folder"
    """The folder of the file cannot be made."""
    CANNOT_OPEN = "cannot-open"
    """The file cannot be opened: it is a folder, or nobody here may read it."""
    READ_ONLY = "read-only"
    """The file, its folder or its disk cannot be written."""
    DISK_FULL = "disk-full"
    NOT_A_DATABASE = "not-a-database"
    """The file holds something else."""
    DAMAGED = "damaged"
    """The file was an SQLite database, and is broken."""
    DISK_ERROR = "disk-error"
    """The disk failed to read or write."""
    LOCKED = "locked"
    """Another process holds the database and does not let go."""
    UNREACHABLE = "unreachable"
    """No server answers there."""
    REFUSED = "refused"
    """The server knows no such user, password or database."""
    NOT_MIGRATED = "not-migrated"
    """Its tables are of an earlier version, or not there yet: `migrate` brings them up to date."""


class DatabaseUnusable(StoreAway):
    """The database cannot be used.

    where: its path, or its address without the password. detail: in the database's own words, may be empty.
    """

    def __init__(self, where: str, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{where}: {reason.value}" + (f" ({detail})" if detail else ""))
        self.where = where
        self.reason = reason
        self.detail = detail


class NewerDatabase(Exception):
    """The tables were made by a newer version of the program: this one does not know their revision."""

    def __init__(self, where: str, found: str, known: str) -> None:
        super().__init__(f"{where}: revision {found} is newer than {known}")
        self.where = where
        self.found = found
        self.known = known


_OF_SQLITE = {
    sqlite3.SQLITE_READONLY: Reason.READ_ONLY,
    sqlite3.SQLITE_FULL: Reason.DISK_FULL,
    sqlite3.SQLITE_NOTADB: Reason.NOT_A_DATABASE,
    sqlite3.SQLITE_CORRUPT: Reason.DAMAGED,
    sqlite3.SQLITE_IOERR: Reason.DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: Reason.CANNOT_OPEN,
    sqlite3.SQLITE_PERM: Reason.CANNOT_OPEN,
    sqlite3.SQLITE_BUSY: Reason.LOCKED,
}


def reason_of(error: BaseException | None) -> Reason | None:
    """What an error of SQLite says about the file; None if it says nothing about it."""
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the kind of error, the rest tells more of it (SQLITE_READONLY_DIRECTORY …).
    return None if code is None else _OF_SQLITE.get(code & 0xFF)
