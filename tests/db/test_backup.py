"""Backups are whole, proven, named by their time, and old ones go only when a new one is good."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog

from db import DatabaseUnusable, NewerDatabase, NoRoom, NotOnFile, Reason, SqlStore, back_up, back_up_if_due, open_store
from db.backup import newest_backup
from db.revisions import head
from db.wholeness import CopyStopped
from quiz.model import DayTally, FactId
from quiz.ports import Tx
from tests.db.contents import PASSING, contents, file_of
from tests.db.samples import ANNA, TODAY, answer, asking, enrol, live
from tests.project.files import ROOT

MOMENT = datetime(2026, 11, 27, 4, 0, 0, 7, UTC)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def a_full_answer(tx: Tx, of: FactId) -> None:
    """A row in each of two tables and a count in a third."""
    tx.askings.add(asking(of))
    tx.log.append(answer(of))
    tx.tallies.put(ANNA, DayTally(TODAY, answers=tx.tallies.get(ANNA, TODAY).answers + 1))


async def answering(store: SqlStore, of: FactId, until: asyncio.Event) -> None:
    while not until.is_set():
        await asyncio.gather(*(store.run(a_full_answer, of) for _ in range(5)))


async def test_a_backup_taken_under_load_is_whole(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In small steps, between which others write: still of one moment, and it comes to an end."""
    monkeypatch.setattr("db.copying.PAGES", 1)
    steps: list[int] = []
    async with open_store(sqlite_url) as store:
        _, (x,) = await store.run(enrol, "x")
        await store.run(a_full_answer, x)
        done = asyncio.Event()
        load = asyncio.create_task(answering(store, x, done))
        making = asyncio.to_thread(back_up, sqlite_url, None, 7, MOMENT, on_progress=lambda *at: steps.append(at[1]))
        made = await asyncio.wait_for(making, 30)
        done.set()
        await load
        after = contents(file_of(sqlite_url))
    copied = contents(made.path)
    assert len(steps) > 10, "it was copied in many steps"
    (tally,) = copied["tallies"]
    assert len(copied["askings"]) == len(copied["reviews"]) == tally[2]
    assert 0 < len(copied["reviews"]) < len(after["reviews"]), "others wrote while it was made"
    assert made.revision == head()


def test_a_backup_is_one_private_file_named_by_its_time(sqlite_url: str, tmp_path: Path) -> None:
    made = back_up(sqlite_url, None, 7, MOMENT)
    assert made.path == tmp_path / "backups" / "uzelok-20261127T040000Z.sqlite3"
    assert names(made.path.parent) == [made.path.name]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    with closing(sqlite3.connect(made.path)) as alone:
        assert alone.execute("PRAGMA journal_mode").fetchone() == ("delete",), "it needs no file beside it"
    assert contents(made.path) == contents(file_of(sqlite_url))


def test_only_as_many_as_wanted_are_kept_and_only_our_own_are_removed(sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    others = ["uzelok-20200101T000000Z.sqlite3.gz", "uzelok-before-exam.sqlite3", "uzelok-20209999T000000Z.sqlite3",
              "holiday.jpg"]  # fmt: skip
    for name in others:
        (folder / name).write_text("somebody's")
    (folder / "uzelok-20200101T000000Z.sqlite3").symlink_to(folder / "holiday.jpg")
    (folder / "uzelok-20200102T000000Z.sqlite3").mkdir()
    kept = names(folder)
    for nth in range(5):
        back_up(sqlite_url, folder, 2, MOMENT + timedelta(days=nth))
    assert [name for name in names(folder) if name not in kept] == [
        "uzelok-20261130T040000Z.sqlite3",
        "uzelok-20261201T040000Z.sqlite3",
    ]
    assert all(name in names(folder) for name in kept)


def test_several_of_one_second_have_names_of_their_own_and_the_newest_stay(sqlite_url: str) -> None:
    made = [back_up(sqlite_url, None, 2, MOMENT) for _ in range(4)]
    assert names(made[0].path.parent) == [one.path.name for one in made[-2:]]


def test_none_is_removed_where_all_are_to_be_kept(sqlite_url: str) -> None:
    made = [back_up(sqlite_url, None, 0, MOMENT + timedelta(days=nth)) for nth in range(9)]
    assert names(made[0].path.parent) == [one.path.name for one in made]


def test_a_damaged_database_makes_no_backup_and_removes_none(sqlite_url: str, tmp_path: Path) -> None:
    good = back_up(sqlite_url, None, 1, MOMENT).path
    with closing(sqlite3.connect(file_of(sqlite_url))) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'reviews_of_fact'").fetchone()
    data = bytearray(file_of(sqlite_url).read_bytes())
    data[4096 * (root - 1) : 4096 * root] = b"\xff" * 4096
    file_of(sqlite_url).write_bytes(data)
    with pytest.raises(DatabaseUnusable) as told:
        back_up(sqlite_url, None, 1, MOMENT + timedelta(days=1))
    assert told.value.reason is Reason.DAMAGED
    assert names(tmp_path / "backups") == [good.name]


def test_rows_whose_owner_is_missing_make_no_good_backup(sqlite_url: str) -> None:
    with closing(sqlite3.connect(file_of(sqlite_url))) as raw, raw:
        raw.execute("INSERT INTO talks (learner_id, talk) VALUES (404, '{}')")
    with pytest.raises(DatabaseUnusable, match="talks → learners"):
        back_up(sqlite_url, None, 1, MOMENT)


def test_a_database_of_another_version_or_another_program_is_told(sqlite_url: str) -> None:
    with closing(sqlite3.connect(file_of(sqlite_url))) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '7fff'")
    with pytest.raises(NewerDatabase):
        back_up(sqlite_url, None, 1, MOMENT)
    with closing(sqlite3.connect(file_of(sqlite_url))) as raw, raw:
        raw.execute("DROP TABLE alembic_version")
    with pytest.raises(DatabaseUnusable) as told:
        back_up(sqlite_url, None, 1, MOMENT)
    assert told.value.reason is Reason.NOT_OURS


def test_a_database_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable) as told:
        back_up(f"sqlite:///{tmp_path}/nowhere.db", None, 1, MOMENT)
    assert told.value.reason is Reason.CANNOT_OPEN
    assert names(tmp_path) == []


def test_a_copy_that_would_fill_the_disk_is_not_begun(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.copying.RESERVE", 2**60)
    with pytest.raises(NoRoom) as told:
        back_up(sqlite_url, None, 1, MOMENT)
    assert told.value.needed > 2**60 > told.value.free
    assert names(tmp_path / "backups") == []


def test_what_a_process_that_died_left_is_removed_after_a_day(sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in (25, 27):
        part = folder / f".uzelok-202611{day}T010000Z.sqlite3.17.part"
        part.touch()
        at = datetime(2026, 11, day, 1, tzinfo=UTC).timestamp()
        os.utime(part, (at, at))
    back_up(sqlite_url, folder, 1, MOMENT)
    assert names(folder) == [".uzelok-20261127T010000Z.sqlite3.17.part", "uzelok-20261127T040000Z.sqlite3"]


def test_on_a_server_its_own_tools_do_it_and_no_password_is_told() -> None:
    with pytest.raises(NotOnFile) as told:
        back_up("postgresql://user:hunter2@localhost:1/name", None, 1, MOMENT)
    assert told.value.url == "postgresql://user@localhost:1/name"


async def test_a_night_has_one_backup_however_often_the_bot_restarts(sqlite_url: str, tmp_path: Path) -> None:
    midnight = datetime(2026, 11, 27, tzinfo=UTC)
    hours = [hour for hour in range(72) if await back_up_if_due(sqlite_url, None, 7, midnight + timedelta(hours=hour))]
    assert hours == [0, 1, 25, 49], "the first at once, then one after each 01:00 UTC"
    assert len(names(tmp_path / "backups")) == 4


async def test_a_backup_from_the_future_does_not_stop_tonights(sqlite_url: str) -> None:
    await back_up_if_due(sqlite_url, None, 7, MOMENT + timedelta(days=400))
    assert await back_up_if_due(sqlite_url, None, 7, MOMENT) is not None


async def test_nothing_is_due_on_a_server_or_where_none_are_wanted(sqlite_url: str, tmp_path: Path) -> None:
    assert await back_up_if_due("postgresql://localhost:1/name", None, 7, MOMENT) is None
    assert await back_up_if_due(sqlite_url, None, 0, MOMENT) is None
    assert newest_backup(tmp_path / "backups", MOMENT) is None


@pytest.mark.parametrize("trouble", ["no room", "no folder", "no database"])
async def test_a_backup_that_fails_is_loud_in_the_log_and_stops_nothing(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    if trouble == "no room":
        monkeypatch.setattr("db.copying.RESERVE", 2**60)
    elif trouble == "no folder":
        (tmp_path / "backups").write_text("in the way")
    else:
        file_of(sqlite_url).unlink()
    with structlog.testing.capture_logs() as logged:
        assert await back_up_if_due(sqlite_url, None, 7, MOMENT) is None
    (line,) = logged
    assert line["log_level"] == "error"
    assert line["event"].startswith("no backup")


async def test_a_bot_that_is_stopped_does_not_wait_for_its_backup(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.copying.PAGES", 1)
    monkeypatch.setattr("db.copying.BREATH", 0.05)
    ended: list[object] = []

    def watched(*args: object, **kwargs: object) -> object:
        try:
            return back_up(*args, **kwargs)  # type: ignore[arg-type]  # whatever it was given
        except CopyStopped as stopped:
            ended.append(stopped)
            raise

    monkeypatch.setattr("db.backup.back_up", watched)
    making = asyncio.create_task(back_up_if_due(sqlite_url, None, 7, MOMENT))
    await asyncio.sleep(0.2)
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    for _ in range(100):
        if ended:
            break
        await asyncio.sleep(0.02)
    assert ended
    assert names(tmp_path / "backups") == []


async def test_a_backup_holds_all_that_was_committed_before(sqlite_url: str) -> None:
    """Also what is still in the write-ahead log."""
    async with open_store(sqlite_url) as store:
        await store.run(live)
        made = await asyncio.to_thread(back_up, sqlite_url, None, 7, MOMENT)
        assert contents(made.path) == contents(file_of(sqlite_url))
    assert [name for name, rows in contents(made.path).items() if not rows] == [PASSING]


def test_a_disk_that_fills_up_meanwhile_is_told_by_its_own_name_and_nothing_is_left(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite3.connect

    def on_a_small_disk(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*args, **kwargs)
        if str(args[0]).endswith(".part"):
            connection.execute("PRAGMA max_page_count = 5")
        return connection

    monkeypatch.setattr("db.copying.sqlite3.connect", on_a_small_disk)
    with pytest.raises(DatabaseUnusable) as told:
        back_up(sqlite_url, None, 1, MOMENT)
    assert (told.value.where, told.value.reason) == (str(tmp_path / "backups"), Reason.DISK_FULL)
    assert names(tmp_path / "backups") == []


SLOWLY = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from db import back_up, copying
copying.PAGES, copying.BREATH = 1, 0.02
back_up(sys.argv[1], None, 1, datetime(2026, 11, 28, tzinfo=UTC), on_progress=lambda *_: print("step", flush=True))
"""


def test_a_process_killed_in_the_middle_leaves_the_old_backup_and_no_half_one(sqlite_url: str, tmp_path: Path) -> None:
    good = back_up(sqlite_url, None, 1, MOMENT).path
    command = [sys.executable, "-c", SLOWLY, sqlite_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as making:
        assert making.stdout is not None
        for _ in range(3):
            assert making.stdout.readline() == "step\n"
        making.kill()
    left = [name for name in names(tmp_path / "backups") if not name.startswith(".")]
    assert left == [good.name]
    assert contents(good) == contents(file_of(sqlite_url))
    again = back_up(sqlite_url, None, 1, MOMENT + timedelta(days=1))
    assert again.removed == (good,)
