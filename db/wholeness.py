"""Is an SQLite file whole? Quickly, at a start; thoroughly, of a copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Timer

from db.errors import DatabaseUnusable, Reason, about_file
from db.revisions import check_known

Stopped = Callable[[], bool]
"""Whether somebody has asked to stop."""


class CopyStopped(Exception):
    """Somebody asked to stop."""


def never() -> bool:
    """Nobody asks to stop."""
    return False


def open_file(path: Path, mode: str, wait: float = 10.0) -> sqlite3.Connection:
    """A connection to a file that exists; mode is `ro` or `rw`. It begins no transactions by itself.

    wait: seconds for which it waits for locks of others.
    """
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=wait, isolation_level=None)


def look_through(connection: sqlite3.Connection, patience: float) -> str:
    """What SQLite finds wrong at a quick look, «ok» if nothing: in the whole file, or in as much as `patience` allows.

    patience: seconds. A large file takes longer than anybody wants to wait for a start; it is looked through whole
    when it is backed up.
    """
    # The statement itself looks at no clock while it is inside one table: it has to be interrupted from outside.
    alarm = Timer(patience, connection.interrupt)
    alarm.start()
    try:
        return str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return "ok"
    finally:
        alarm.cancel()
        alarm.join()  # one that rings late would interrupt the next statement


def prove(path: Path, shown: str, stopped: Stopped) -> str:
    """See prove_open; of a file, which is only read."""
    with about_file(shown):
        connection = open_file(path, "ro")
        try:
            return prove_open(connection, shown, stopped)
        finally:
            connection.close()


def prove_open(connection: sqlite3.Connection, shown: str, stopped: Stopped) -> str:
    """The revision of a database that is whole to the last page, index and reference, and that this program knows.

    It is called `shown` in errors. Raises DatabaseUnusable, NewerDatabase, or CopyStopped.
    """
    connection.set_progress_handler(stopped, 10_000)
    try:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise DatabaseUnusable(shown, Reason.DAMAGED, str(verdict))
        astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:  # by us, or by Ctrl+C, which SQLite takes for the same
            raise CopyStopped from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
    if astray is not None:
        raise DatabaseUnusable(shown, Reason.DAMAGED, f"{astray[0]} → {astray[2]}")
    return _revision(connection, shown)


def _revision(connection: sqlite3.Connection, shown: str) -> str:
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        raise DatabaseUnusable(shown, Reason.NOT_OURS)
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if found is None:
        raise DatabaseUnusable(shown, Reason.NOT_OURS)
    check_known(found[0], shown)
    return str(found[0])
