"""Backups of an SQLite file: whole copies, made while the bot runs, proven, and rotated."""

from __future__ import annotations

import asyncio
import errno
import os
import re
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from db.address import parse, without_password
from db.copying import OnProgress, copy_whole, flush, give_to_owner_of, put, remove
from db.errors import DatabaseUnusable, NewerDatabase, NoRoom, Reason, about_file
from db.wholeness import Stopped, never, prove

NIGHT = timedelta(hours=1)
"""After midnight in UTC, a day's backup is due: 04:00 in Moscow, when the study day turns over."""
_STAMP = "%Y%m%dT%H%M%SZ"
_OURS = re.compile(r"uzelok-(\d{8}T\d{6}Z)\.sqlite3", re.ASCII)
_PART = re.compile(r"\.uzelok-\d{8}T\d{6}Z\.sqlite3\.\d+\.part", re.ASCII)
_FORGOTTEN = timedelta(days=1)
"""An unfinished copy of that age is of a process that died."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made and proven. size: bytes. removed: older ones that it made superfluous."""

    path: Path
    at: datetime
    size: int
    revision: str
    removed: tuple[Path, ...]


class NotOnFile(Exception):
    """Only SQLite is backed up and restored by copying; PostgreSQL has its own tools. `url` has no password."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def database_file(url: str) -> Path:
    """The file of an SQLite database. Raises DatabaseUnusable for a bad address, NotOnFile for PostgreSQL."""
    address = parse(url)
    if address.path is None:
        raise NotOnFile(without_password(address))
    return Path(address.path)


def back_up(
    url: str,
    folder: Path | None,
    keep: int,
    now: datetime,
    stopped: Stopped = never,
    on_progress: OnProgress = lambda *_: None,
) -> Backup:
    """Copy the database into the folder (None: `backups` beside it) as `uzelok-20261127T040000Z.sqlite3`.

    The copy is whole and of one moment, checked to the last page, and gets its name only then. Afterwards backups
    beyond the newest `keep` are removed; 0 keeps all. Files of other names are never touched. It blocks.
    Raises DatabaseUnusable, NewerDatabase, NoRoom, NotOnFile, or CopyStopped.
    """
    database = database_file(url)
    if not database.is_file():
        raise DatabaseUnusable(str(database), Reason.CANNOT_OPEN, os.strerror(errno.ENOENT))
    folder = _folder(database, folder)
    at, path = _free_name(folder, now)
    part = folder / f".{path.name}.{os.getpid()}.part"
    try:
        copy_whole(database, part, stopped, on_progress)
        revision = prove(part, str(path), stopped)
        size = part.stat().st_size
        with about_file(str(path)):
            give_to_owner_of(database, part)
            put(part, path)
    finally:
        remove(part)
    with about_file(str(folder)):
        return Backup(path, at, size, revision, _rotate(folder, path, keep, now))


async def back_up_if_due(url: str, folder: Path | None, keep: int, now: datetime) -> Backup | None:
    """Make the night's backup unless it is there already; to be called at the start and once an hour.

    A backup is due once after each 01:00 UTC, at the first call that finds none since. PostgreSQL, and keep = 0,
    need none. The work is done in a thread; when the call is cancelled it stops soon. What goes wrong is logged as
    an error and tried again at the next call: nothing is raised.
    """
    stop = threading.Event()
    try:
        return await asyncio.to_thread(_if_due, url, folder, keep, now, stop.is_set)
    except asyncio.CancelledError:
        stop.set()
        raise
    except NoRoom as error:
        log.error("no backup: the disk is too full", folder=error.where, needed=error.needed, free=error.free)
    except (DatabaseUnusable, NewerDatabase) as error:
        log.error("no backup", reason=str(error))
    except Exception:
        log.exception("no backup")
    return None


def _if_due(url: str, folder: Path | None, keep: int, now: datetime, stopped: Stopped) -> Backup | None:
    try:
        database = database_file(url)
    except NotOnFile:
        return None
    newest = newest_backup(database.parent / "backups" if folder is None else folder, now)
    moment = now.astimezone(UTC)
    night = (moment - NIGHT).replace(hour=0, minute=0, second=0, microsecond=0) + NIGHT
    if keep == 0 or (newest is not None and newest >= night):
        return None
    made = back_up(url, folder, keep, now, stopped)
    log.info("backed up", path=str(made.path), size=made.size, removed=len(made.removed))
    return made


def newest_backup(folder: Path, now: datetime) -> datetime | None:
    """When the newest backup there was made, by its name; names from the future, of a clock that went wrong, aside."""
    return max((at for at in _ours(folder) if at <= now), default=None)


def newest_backup_of(url: str, folder: Path | None, now: datetime) -> datetime | None:
    """When the newest backup of this database was made; None if there is none, as on PostgreSQL.

    Raises DatabaseUnusable for a bad address.
    """
    try:
        database = database_file(url)
    except NotOnFile:
        return None
    return newest_backup(database.parent / "backups" if folder is None else folder, now)


def _folder(database: Path, folder: Path | None) -> Path:
    folder = database.parent / "backups" if folder is None else folder
    with about_file(str(folder)):
        missing = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if missing:
            give_to_owner_of(database, folder)
            flush(folder.parent)
    return folder


def _free_name(folder: Path, now: datetime) -> tuple[datetime, Path]:
    """Named by this second or, if others of this minute are there, by the one after them."""
    at = now.astimezone(UTC).replace(microsecond=0)
    just_made = [other for other in _ours(folder) if at <= other < at + timedelta(minutes=1)]
    if just_made:
        at = max(just_made) + timedelta(seconds=1)
    return at, folder / f"uzelok-{at.strftime(_STAMP)}.sqlite3"


def _rotate(folder: Path, made: Path, keep: int, now: datetime) -> tuple[Path, ...]:
    """Remove what is older than the newest `keep`, never what was just made; and what processes that died have left."""
    for path in folder.iterdir():
        if _PART.fullmatch(path.name) and path.stat().st_mtime < (now - _FORGOTTEN).timestamp():
            remove(path)
    ours = _ours(folder)
    old = sorted(ours, reverse=True)[keep:] if keep else []
    removed = tuple(ours[at] for at in old if ours[at] != made)
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def _ours(folder: Path) -> dict[datetime, Path]:
    """The backups in the folder by their times. A link is not ours, nor is a name that tells no time."""
    found: dict[datetime, Path] = {}
    for path in folder.iterdir() if folder.is_dir() else ():
        name = _OURS.fullmatch(path.name)
        if name is not None and path.is_file() and not path.is_symlink():
            with suppress(ValueError):
                found[datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)] = path
    return found
