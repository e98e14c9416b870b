"""Copying an SQLite file whole, while others read and write it, and putting files in their places."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from db.errors import DatabaseUnusable, NoRoom, Reason, about_file, reason_of
from db.wholeness import CopyStopped, Stopped, never, open_file

OnProgress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""
PAGES = 1024
"""Pages copied in one step: 4 MB."""
BREATH = 0.002
"""Seconds of rest after a step, so that the disk and the processor serve learners in between."""
STEPS_A_FLUSH = 8
"""Steps after which what was copied is flushed. All of it at the end would stop a learner's commit for a second."""
RESERVE = 64 * 1024**2
"""Bytes that a copy leaves free: the database has to grow meanwhile."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file, by the endings of the names."""


def copy_whole(source: Path, to: Path, stopped: Stopped = never, on_progress: OnProgress = lambda *_: None) -> None:
    """Copy a database as it is at one moment into a new file that only its owner may read, flushed to the disk.

    Others may read and write it meanwhile. Raises DatabaseUnusable, NoRoom or CopyStopped; a part of it
    may be there then.
    """
    with about_file(str(to)):
        os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with about_file(str(source)):
        reading = open_file(source, "rw")
        try:
            _check_room(reading, to.parent)
            _copy(reading, to, stopped, on_progress)
        except sqlite3.Error as error:
            if reason_of(error) is not Reason.DISK_FULL:
                raise
            raise DatabaseUnusable(str(to.parent), Reason.DISK_FULL, str(error)) from error  # reading fills no disk
        finally:
            reading.close()
    with about_file(str(to)):
        flush(to)


def _check_room(reading: sqlite3.Connection, folder: Path) -> None:
    (pages,), (size,) = (reading.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    free = shutil.disk_usage(folder).free
    if free < pages * size + RESERVE:
        raise NoRoom(str(folder), pages * size + RESERVE, free)


def _copy(reading: sqlite3.Connection, to: Path, stopped: Stopped, on_progress: OnProgress) -> None:
    steps = count(1)

    def step(_: int, left: int, total: int) -> None:
        if stopped():
            raise CopyStopped
        on_progress(total - left, total)
        if next(steps) % STEPS_A_FLUSH == 0:
            os.fsync(written)
        time.sleep(BREATH)

    written = os.open(to, os.O_RDWR)
    writing = sqlite3.connect(to, isolation_level=None)
    try:
        # A copy that was broken off is thrown away, so it needs no journal; it is flushed once, at its end.
        writing.execute("PRAGMA journal_mode = OFF")
        writing.execute("PRAGMA synchronous = OFF")
        # A transaction of our own, open from the first step to the last: without it each step would see what was
        # written since the one before, and SQLite would begin again from the first page.
        reading.execute("BEGIN")
        reading.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        reading.backup(writing, pages=PAGES, progress=step)
        # It says of itself that it has a write-ahead log; from now on it is one file that stands alone.
        writing.execute("PRAGMA journal_mode = DELETE")
    finally:
        writing.close()
        os.close(written)


def flush(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    folder = path.is_dir()
    if folder and os.name == "nt":  # it has no way to ask for this
        return
    descriptor = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(part: Path, at: Path) -> None:
    """Give a finished file its name, for good."""
    part.replace(at)
    flush(at.parent)


def give_to_owner_of(example: Path, path: Path) -> None:
    """Whoever owns the example is to own the path: a command run by root must leave nothing that locks the bot out."""
    owner = example.stat()
    if os.name != "nt" and os.geteuid() == 0:
        os.chown(path, owner.st_uid, owner.st_gid)


def remove(part: Path) -> None:
    """Remove a file and what SQLite keeps beside it, as far as they are there."""
    for ending in ("", *BESIDE):
        with suppress(FileNotFoundError):
            part.with_name(part.name + ending).unlink()
