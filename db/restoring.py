"""Putting a backup in the place of the database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.address import parse
from db.alone import hold, refuse_if_read
from db.backup import database_file
from db.copying import OnProgress, copy_whole, give_to_owner_of, put, remove
from db.errors import DatabaseUnusable, Reason, about_file
from db.opening import migrate
from db.revisions import head
from db.sqlite import make_folder
from db.wholeness import never, open_file, prove


@dataclass(frozen=True, slots=True)
class Restored:
    """path: the database. kept: where the one before it is now. was: the backup's revision, before it was migrated."""

    path: Path
    kept: Path | None
    was: str
    revision: str


class ItIsTheDatabase(Exception):
    """The file to restore is the database itself."""


def restore(url: str, file: Path, now: datetime, on_progress: OnProgress = lambda *_: None) -> Restored:
    """Make a backup the database, bringing its tables up to date; what was there before is kept beside it.

    The backup is copied, checked to the last page and migrated before anything is touched; the rest are renames. The
    file itself stays as it is. It blocks. Raises DatabaseUnusable (LOCKED while somebody has the database open),
    NewerDatabase, NoRoom, NotOnFile or ItIsTheDatabase.
    """
    database = database_file(url)
    if file.resolve() == database.resolve():
        raise ItIsTheDatabase
    make_folder(parse(url))
    if database.exists():
        with _nobody_else(database):
            pass  # told now, before the long work; what counts is asked again below
    part = database.with_name(f".{database.name}.restoring")
    remove(part)
    try:
        copy_whole(file, part, never, on_progress)
        was = prove(part, str(file), never)
        revision = was if was == head() else _brought_up(url, part)
        kept = _swap(database, part, now)
    finally:
        remove(part)
    return Restored(database, kept, was, revision)


def _brought_up(url: str, part: Path) -> str:
    revision = migrate(parse(url).url.set(database=str(part)).render_as_string())
    with about_file(str(part)):
        connection = open_file(part, "rw")
        connection.execute("PRAGMA journal_mode = DELETE")  # one file again
        connection.close()
    return revision


def _swap(database: Path, part: Path, now: datetime) -> Path | None:
    with about_file(str(database)):
        there = database.exists()
        give_to_owner_of(database if there else database.parent, part)
        if there:
            part.chmod(database.stat().st_mode & 0o777)
        with _nobody_else(database) if there else nullcontext():
            replaced = _free_name(database, now)
            _set_aside(database, replaced)
            put(part, database)
        return replaced if there else None


def _free_name(database: Path, now: datetime) -> Path:
    at = now.astimezone(UTC)
    while (path := database.with_name(f"{database.stem}-replaced-{at:%Y%m%dT%H%M%SZ}{database.suffix}")).exists():
        at += timedelta(seconds=1)
    return path


def _set_aside(database: Path, replaced: Path) -> None:
    """Give the database, if there is one, a second name, so that at no moment its own names nothing.

    What lies beside it goes with it: a log would be taken for the log of whatever has the name next.
    """
    for ending in ("-wal", "-journal"):
        with suppress(FileNotFoundError):
            database.with_name(database.name + ending).rename(replaced.with_name(replaced.name + ending))
    database.with_name(database.name + "-shm").unlink(missing_ok=True)  # an index of the log, made anew when needed
    try:
        os.link(database, replaced)
    except FileNotFoundError:
        pass
    except OSError:  # a disk that knows no second names
        database.rename(replaced)


@contextmanager
def _nobody_else(database: Path) -> Iterator[None]:
    """Until the block ends nobody else can open the database, and all it holds is in its one file.

    One that is broken beyond opening is only looked at: SQLite opens it for nobody.
    """
    try:
        connection = hold(database)
    except DatabaseUnusable as error:
        if error.reason not in (Reason.NOT_A_DATABASE, Reason.DAMAGED):
            raise
        refuse_if_read(database)
        yield
        return
    try:
        connection.execute("COMMIT")
        with suppress(sqlite3.DatabaseError):  # a damaged one stays as it is, and its log with it
            connection.execute("PRAGMA journal_mode = DELETE")  # brings home what is in the log
        connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()
