"""A backup takes the place of the database: proven first, never under somebody's hands, and nothing is thrown away."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from db import (
    DatabaseUnusable,
    ItIsTheDatabase,
    NewerDatabase,
    NoRoom,
    NotOnFile,
    Reason,
    back_up,
    migrate,
    open_store,
    restore,
)
from db.revisions import head
from tests.db.contents import contents, file_of
from tests.db.samples import ANNA, BORIS, enrol, live
from tests.db.test_backup import MOMENT, answering, names

HOLD = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("SELECT * FROM learners").fetchall()
print("open", flush=True)
time.sleep(60)
"""


@pytest.fixture
def backup(sqlite_url: str) -> Path:
    """A backup with a row in every table."""

    async def fill() -> None:
        async with open_store(sqlite_url) as store:
            await store.run(live)

    asyncio.run(fill())
    return back_up(sqlite_url, None, 7, MOMENT).path


def refused(url: str, file: Path) -> DatabaseUnusable:
    with pytest.raises(DatabaseUnusable) as told:
        restore(url, file, MOMENT)
    return told.value


async def test_a_backup_taken_under_load_is_restored_to_the_last_row(sqlite_url: str) -> None:
    async with open_store(sqlite_url) as store:
        await store.run(live)
        await store.run(live, BORIS)
        _, (x,) = await store.run(enrol, "z", code="b")
        done = asyncio.Event()
        load = asyncio.create_task(answering(store, x, done))
        await asyncio.sleep(0.1)
        made = await asyncio.to_thread(back_up, sqlite_url, None, 7, MOMENT)
        done.set()
        await load
    saved, last = contents(made.path), contents(file_of(sqlite_url))
    restored = await asyncio.to_thread(restore, sqlite_url, made.path, MOMENT)
    assert contents(restored.path) == saved != last
    assert restored.kept is not None
    assert contents(restored.kept) == last, "nothing of what was there before is lost"
    async with open_store(sqlite_url) as store:
        assert await store.run(lambda tx: tx.learners.get(ANNA)) is not None
        await store.run(lambda tx: tx.learners.forget(ANNA))
    assert contents(made.path) == saved, "the backup itself stays as it was"


def test_what_was_there_before_is_kept_under_a_clear_name_with_all_that_was_in_its_log(
    sqlite_url: str, tmp_path: Path, backup: Path
) -> None:
    """As after a crash: the last commits are only in the write-ahead log."""
    with closing(sqlite3.connect(file_of(sqlite_url))) as raw:
        raw.execute("PRAGMA wal_autocheckpoint = 0")
        raw.execute("UPDATE learners SET name = 'since the backup'")
        raw.commit()
        crashed = {ending: Path(f"{file_of(sqlite_url)}{ending}").read_bytes() for ending in ("", "-wal", "-shm")}
    for ending, data in crashed.items():
        Path(f"{file_of(sqlite_url)}{ending}").write_bytes(data)
    kept = restore(sqlite_url, backup, MOMENT).kept
    assert kept == tmp_path / "uzelok-replaced-20261127T040000Z.db"
    assert names(tmp_path) == ["backups", kept.name, "uzelok.db"], "no log of the old one is left for the new one"
    assert contents(kept)["learners"][0][1] == "since the backup"
    assert contents(file_of(sqlite_url))["learners"][0][1] == "Anna"
    assert restore(sqlite_url, backup, MOMENT).kept == tmp_path / "uzelok-replaced-20261127T040001Z.db"


def test_it_refuses_while_another_process_has_the_database_open_even_an_idle_one(
    sqlite_url: str, tmp_path: Path, backup: Path
) -> None:
    before = contents(file_of(sqlite_url))
    holder = subprocess.Popen([sys.executable, "-c", HOLD, file_of(sqlite_url)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        assert refused(sqlite_url, backup).reason is Reason.LOCKED
    finally:
        holder.kill()
        holder.communicate()
    assert contents(file_of(sqlite_url)) == before
    assert not list(tmp_path.glob("*replaced*"))
    restore(sqlite_url, backup, MOMENT)


async def test_it_refuses_while_the_bot_runs_and_the_bot_goes_on(sqlite_url: str) -> None:
    async with open_store(sqlite_url) as store:
        await store.run(live)
        made = await asyncio.to_thread(back_up, sqlite_url, None, 7, MOMENT)
        assert (await asyncio.to_thread(refused, sqlite_url, made.path)).reason is Reason.LOCKED
        await store.run(live, BORIS)
    assert len(contents(file_of(sqlite_url))["learners"]) == 2


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(sqlite_url: str, backup: Path) -> None:
    assert migrate(f"sqlite:///{backup}", "0001") == "0001"
    restored = restore(sqlite_url, backup, MOMENT)
    assert (restored.was, restored.revision) == ("0001", head())
    assert contents(restored.path)["alembic_version"] == [(head(),)]
    # What a later version keeps besides of each answer is unknown of these.
    old = contents(backup)["reviews"]
    assert [line[: len(old[0])] for line in contents(restored.path)["reviews"]] == old
    with closing(sqlite3.connect(backup)) as raw:
        assert raw.execute("SELECT * FROM alembic_version").fetchall() == [("0001",)]


def test_a_backup_of_a_newer_version_is_refused(sqlite_url: str, tmp_path: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '7fff'")
    before = names(tmp_path)
    with pytest.raises(NewerDatabase):
        restore(sqlite_url, backup, MOMENT)
    assert names(tmp_path) == before


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        ("letter", Reason.NOT_A_DATABASE),
        ("cut", Reason.DAMAGED),
        ("empty", Reason.NOT_OURS),
        ("other", Reason.NOT_OURS),
        ("missing", Reason.CANNOT_OPEN),
    ],
)
def test_what_is_no_good_backup_is_refused_before_anything_is_touched(
    sqlite_url: str, tmp_path: Path, backup: Path, spoil: str, reason: Reason
) -> None:
    before = contents(file_of(sqlite_url))
    match spoil:
        case "letter":
            backup.write_bytes(b"Dear diary. " * 1000)
        case "cut":
            backup.write_bytes(backup.read_bytes()[:-8192])
        case "empty":
            backup.write_bytes(b"")
        case "other":
            backup.unlink()
            with closing(sqlite3.connect(backup)) as raw, raw:
                raw.execute("CREATE TABLE places (url)")
        case "missing":
            backup.unlink()
    told = refused(sqlite_url, backup)
    assert told.reason is reason
    assert told.where == str(backup)
    assert contents(file_of(sqlite_url)) == before
    assert names(tmp_path) == ["backups", "uzelok.db"]


def test_a_database_that_is_broken_beyond_opening_is_replaced_and_kept(
    sqlite_url: str, tmp_path: Path, backup: Path
) -> None:
    file_of(sqlite_url).write_bytes(b"\xff" * 9000)
    (tmp_path / "uzelok.db-wal").write_bytes(b"its log")
    restored = restore(sqlite_url, backup, MOMENT)
    assert contents(restored.path) == contents(backup)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"\xff" * 9000
    assert not (tmp_path / "uzelok.db-wal").exists()


def test_a_damaged_database_is_replaced_and_kept(sqlite_url: str, backup: Path) -> None:
    data = bytearray(file_of(sqlite_url).read_bytes())
    data[4096 : 4096 * 12] = b"\xff" * (4096 * 11)
    file_of(sqlite_url).write_bytes(data)
    restored = restore(sqlite_url, backup, MOMENT)
    assert contents(restored.path) == contents(backup)
    assert restored.kept is not None
    assert restored.kept.read_bytes()[4096:8192] == b"\xff" * 4096


def test_where_the_database_is_gone_the_backup_takes_its_place_and_no_stale_log_gets_into_it(
    sqlite_url: str, tmp_path: Path, backup: Path
) -> None:
    file_of(sqlite_url).unlink()
    (tmp_path / "uzelok.db-wal").write_bytes(b"of a database that is gone")
    restored = restore(sqlite_url, backup, MOMENT)
    assert restored.kept is None
    assert contents(restored.path) == contents(backup)
    assert not (tmp_path / "uzelok.db-wal").exists()
    elsewhere = f"sqlite:///{tmp_path}/a/b/new.db"
    assert contents(restore(elsewhere, backup, MOMENT).path) == contents(backup)


def test_the_new_database_belongs_to_whom_the_old_one_belonged(sqlite_url: str, backup: Path) -> None:
    """The command is often run by root, the bot never."""
    file_of(sqlite_url).chmod(0o640)
    if os.geteuid() == 0:
        os.chown(file_of(sqlite_url), 10001, 10001)
    before = file_of(sqlite_url).stat()
    after = restore(sqlite_url, backup, MOMENT).path.stat()
    assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)


def test_the_database_does_not_take_its_own_place(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(file_of(sqlite_url))
    for path in (file_of(sqlite_url), tmp_path / "link.db"):
        with pytest.raises(ItIsTheDatabase):
            restore(sqlite_url, path, MOMENT)


def test_without_room_for_the_copy_nothing_is_begun(
    sqlite_url: str, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.copying.RESERVE", 2**60)
    with pytest.raises(NoRoom):
        restore(sqlite_url, backup, MOMENT + timedelta(days=1))
    assert names(tmp_path) == ["backups", "uzelok.db"]


def test_on_a_server_its_own_tools_do_it(tmp_path: Path) -> None:
    with pytest.raises(NotOnFile):
        restore("postgresql://localhost:1/name", tmp_path / "x", MOMENT)
