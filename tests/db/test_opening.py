"""Databases that cannot be used say why, at the start."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from db import DatabaseUnusable, NewerDatabase, Reason, migrate, open_store
from db.address import parse
from db.revisions import head
from db.sqlite import explanation
from tests.db.samples import ANNA, NOW, learner, question_set


async def opening(url: str) -> DatabaseUnusable:
    with pytest.raises(DatabaseUnusable) as told:
        async with open_store(url):
            pass
    return told.value


def migrating(url: str) -> DatabaseUnusable:
    with pytest.raises(DatabaseUnusable) as told:
        migrate(url)
    return told.value


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, unlike the test's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def _nobody_special() -> Iterator[None]:
    """Not root: root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.parametrize("url", ["", "uzelok.db", "mysql://host/name", "sqlite", "postgresql+psycopg2://h/n"])
async def test_an_address_of_something_else(url: str) -> None:
    assert (await opening(url)).reason is Reason.BAD_URL


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"])
async def test_a_database_that_would_forget_all(url: str) -> None:
    assert (await opening(url)).reason is Reason.IN_MEMORY


async def test_no_password_is_told() -> None:
    told = await opening("postgresql://user:hunter2@localhost:1/name")
    assert told.reason is Reason.UNREACHABLE
    assert "hunter2" not in f"{told} {told.where} {told.detail}"
    assert "hunter2" not in str(await opening("postgresql://user:hunter2@localhost:port/name"))


async def test_no_such_database_on_the_server(postgres_url: str) -> None:
    assert (await opening(postgres_url.replace("/postgres?", "/nowhere?"))).reason is Reason.REFUSED
    assert (await opening(postgres_url.replace("//postgres:", "//stranger:"))).reason is Reason.REFUSED


async def test_the_words_of_libpq_are_understood(postgres_url: str) -> None:
    more = "&sslmode=disable&connect_timeout=5&application_name=x&channel_binding=prefer"
    async with open_store(postgres_url + more) as store:
        assert await store.run(lambda tx: tx.learners.get(ANNA)) is None
    assert (await opening(postgres_url + "&no_such_word=1")).reason is Reason.BAD_URL


async def test_tables_that_are_not_there_yet(tmp_path: Path) -> None:
    assert (await opening(f"sqlite:///{tmp_path / 'new.db'}")).reason is Reason.NOT_MIGRATED


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    assert migrate(f"sqlite:///{tmp_path / 'a' / 'b' / 'c.db'}") == head()
    assert (tmp_path / "a" / "b" / "c.db").exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert migrating(f"sqlite:///{tmp_path / 'file' / 'x.db'}").reason is Reason.NO_FOLDER


async def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    assert (await opening(f"sqlite:///{tmp_path}")).reason is Reason.CANNOT_OPEN


async def test_a_file_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"This is a letter, not a database. " * 200)
    url = f"sqlite:///{tmp_path / 'x.db'}"
    assert (await opening(url)).reason is Reason.NOT_A_DATABASE
    assert migrating(url).reason is Reason.NOT_A_DATABASE
    assert (tmp_path / "x.db").read_bytes().startswith(b"This is a letter")


async def test_a_damaged_file(sqlite_url: str, tmp_path: Path) -> None:
    path = tmp_path / "uzelok.db"
    async with open_store(sqlite_url) as store:
        await store.run(lambda tx: tx.learners.put(learner()))
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 12] = b"\xff" * (4096 * 11)
    path.write_bytes(data)
    assert (await opening(sqlite_url)).reason is Reason.DAMAGED


async def test_a_file_that_cannot_be_written(
    sqlite_url: str, tmp_path: Path, open_folder: Path, request: pytest.FixtureRequest
) -> None:
    path = shutil.move(tmp_path / "uzelok.db", open_folder / "x.db")
    os.chmod(path, 0o444)
    request.getfixturevalue("_nobody_special")
    assert (await opening(f"sqlite:///{path}")).reason is Reason.READ_ONLY


async def test_a_folder_that_cannot_be_written(open_folder: Path, request: pytest.FixtureRequest) -> None:
    open_folder.chmod(0o555)
    request.getfixturevalue("_nobody_special")
    assert (await opening(f"sqlite:///{open_folder / 'x.db'}")).reason is Reason.CANNOT_OPEN
    assert migrating(f"sqlite:///{open_folder / 'sub' / 'x.db'}").reason is Reason.NO_FOLDER


async def test_a_full_disk_is_told_and_nothing_is_half_done(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    big = question_set(*(f"k{n}" for n in range(3000)))
    monkeypatch.setattr("db.sqlite._PRAGMAS", _with_small_disk())
    async with open_store(sqlite_url) as store:
        with pytest.raises(DatabaseUnusable) as told:
            await store.run(lambda tx: tx.sets.save("a", big, None, NOW))
        assert told.value.reason is Reason.DISK_FULL
        assert await store.run(lambda tx: tx.sets.all()) == []
        await store.run(lambda tx: tx.learners.put(learner()))


@pytest.mark.parametrize(("free", "reason"), [(4096, Reason.DISK_FULL), (10**9, Reason.DISK_ERROR)])
def test_an_error_of_the_disk_is_told_as_a_full_one_when_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, reason: Reason
) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    room = SimpleNamespace(free=free)
    monkeypatch.setattr("db.sqlite.shutil.disk_usage", lambda _: room)
    told = explanation(parse(f"sqlite:///{tmp_path / 'x.db'}"), error)
    assert isinstance(told, DatabaseUnusable)
    assert told.reason is reason


def _with_small_disk() -> tuple[str, ...]:
    from db import sqlite

    return (*sqlite._PRAGMAS, "PRAGMA max_page_count = 60")


async def test_a_file_that_another_process_holds(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.sqlite.BUSY_MS", 10)
    holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert (await opening(sqlite_url)).reason is Reason.LOCKED
    holder.close()


async def test_a_database_of_a_newer_version_is_left_alone(url: str, server: object) -> None:
    def set_revision(revision: str) -> None:
        statement = f"UPDATE alembic_version SET version_num = '{revision}';"
        if url.startswith("sqlite"):
            connection = sqlite3.connect(url.removeprefix("sqlite:///"))
            connection.execute(statement)
            connection.commit()
            connection.close()
        else:
            server.psql(statement)  # type: ignore[attr-defined]

    set_revision("7fff")
    try:
        with pytest.raises(NewerDatabase) as told:
            async with open_store(url):
                pass
        assert (told.value.found, told.value.known) == ("7fff", head())
        with pytest.raises(NewerDatabase):
            migrate(url)
    finally:
        set_revision(head())


async def test_an_answer_outlives_a_power_cut(sqlite_url: str) -> None:
    """As far as a test can tell: write-ahead log, and every commit flushed to the disk."""
    async with open_store(sqlite_url) as store:
        kept = await store.run(
            lambda tx: [_pragma(tx, name) for name in ("journal_mode", "synchronous", "foreign_keys")]
        )
    assert kept == ["wal", 2, 1]


def _pragma(tx: object, name: str) -> object:
    (((kept,),), _) = tx._link._line.rows(f"PRAGMA {name}", ())  # type: ignore[attr-defined]
    return kept
