"""Why a database cannot be used, as data; the sentences for people are made at the edge."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
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
    NOT_OURS = "not-ours"
    """An SQLite database of another program, or one that was never migrated."""
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
    BUSY = "busy"
    """All connections are in use, ours or the server's, and none became free in time."""
    TOO_SLOW = "too-slow"
    """The server broke a statement off: it took longer, or waited longer for others, than is allowed."""
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


class NoRoom(Exception):
    """A copy was not begun, for it would fill the disk. `needed` and `free` in bytes, `where` is a folder."""

    def __init__(self, where: str, needed: int, free: int) -> None:
        super().__init__(f"{where}: {needed} bytes are needed, {free} are free")
        self.where = where
        self.needed = needed
        self.free = free


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


_OF_DISK = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.DISK_FULL,
    errno.EROFS: Reason.READ_ONLY,
    errno.EACCES: Reason.READ_ONLY,
    errno.EPERM: Reason.READ_ONLY,
    errno.EIO: Reason.DISK_ERROR,
}
_OF_SERVER = {
    "25006": Reason.READ_ONLY,
    "3D": Reason.REFUSED,  # no such database
    "28": Reason.REFUSED,  # no such user or password
    "08": Reason.UNREACHABLE,
    "53100": Reason.DISK_FULL,
    "53300": Reason.BUSY,  # more connections than the server allows
    "55P03": Reason.TOO_SLOW,  # waited too long for a lock
    "57014": Reason.TOO_SLOW,
    "57P01": Reason.UNREACHABLE,  # it is being shut down,
    "57P02": Reason.UNREACHABLE,  # has crashed,
    "57P03": Reason.UNREACHABLE,  # or is starting
    "58030": Reason.DISK_ERROR,
    "XX001": Reason.DAMAGED,
    "XX002": Reason.DAMAGED,
}
"""By SQLSTATE, or by the class that is its first two characters."""


def reason_of(error: BaseException | None) -> Reason | None:
    """What an error of SQLite says about the file; None if it says nothing about it."""
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the kind of error, the rest tells more of it (SQLITE_READONLY_DIRECTORY …).
    return None if code is None else _OF_SQLITE.get(code & 0xFF)


def reason_of_state(state: str) -> Reason | None:
    """What an SQLSTATE says about the server; None if it says nothing about it."""
    return _OF_SERVER.get(state) or _OF_SERVER.get(state[:2])


@contextmanager
def about_file(where: str) -> Iterator[None]:
    """Errors of SQLite and of the disk that say something about the file become DatabaseUnusable."""
    try:
        yield
    except sqlite3.Error as error:
        reason = reason_of(error)
        if reason is None:
            raise
        raise DatabaseUnusable(where, reason, str(error)) from error
    except OSError as error:
        reason = _OF_DISK.get(error.errno or 0, Reason.CANNOT_OPEN)
        raise DatabaseUnusable(where, reason, error.strerror or str(error)) from error
