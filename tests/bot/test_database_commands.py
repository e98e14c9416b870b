"""`uzelok backup`, `restore` and `migrate-to` say what they did, what is in the way, and what to do."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.texts import LANGUAGES, Words
from db import Reason, migrate
from tests.bot.test_command_line import Run, run, url
from tests.db.conftest import a_server

__all__ = ["run"]  # a fixture


@pytest.fixture
def database(tmp_path: Path) -> str:
    migrate(url(tmp_path))
    return url(tmp_path)


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with a_server() as running:
        yield running


def name_one(folder: Path, name: str) -> None:
    with closing(sqlite3.connect(folder / "uzelok.sqlite3")) as raw, raw:
        raw.execute(
            "INSERT OR REPLACE INTO learners VALUES (1, ?, 'ru', 'Europe/Moscow', '2026-03-01 17:30:15.123456',"
            " 10, 100, 1, 1, 0, 1, 1200, 1320, 480, NULL, NULL, NULL, NULL)",
            (name,),
        )


def named(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "uzelok.sqlite3")) as raw:
        return str(raw.execute("SELECT name FROM learners").fetchone()[0])


def test_a_backup_is_made_and_put_back(run: Run, tmp_path: Path, database: str) -> None:
    name_one(tmp_path, "Anna")
    made = run("backup", database_url=database)
    assert made.exit_code == 0, made.output
    (file,) = (tmp_path / "backups").iterdir()
    assert str(file) in made.output
    assert "The copy is checked and whole." in made.output
    name_one(tmp_path, "Boris")
    done = run("restore", str(file), database_url=database)
    assert done.exit_code == 0, done.output
    assert named(tmp_path) == "Anna"
    (kept,) = tmp_path.glob("uzelok-replaced-*")
    assert f"What was there before is in {kept}" in done.output


def test_where_backups_go_and_how_many_stay_can_be_set_and_said(run: Run, tmp_path: Path, database: str) -> None:
    settings = {"database_url": database, "backup_folder": str(tmp_path / "set"), "backup_keep": "2"}
    for _ in range(3):
        made = run("backup", **settings)
    assert "1 older backup was removed." in made.output
    assert len(list((tmp_path / "set").iterdir())) == 2
    run("backup", "--to", "said", "--keep", "1", **settings)
    run("backup", "--to", "said", "--keep", "1", **settings)
    assert len(list((tmp_path / "said").iterdir())) == 1
    assert len(list((tmp_path / "set").iterdir())) == 2
    assert run("backup", "--keep", "0", **settings).exit_code == 2
    assert "UZELOK_BACKUP_KEEP" in run("backup", database_url=database, backup_keep="-1").output


def test_a_backup_of_an_earlier_version_is_said_to_be_brought_up_to_date(
    run: Run, tmp_path: Path, database: str
) -> None:
    run("backup", "--to", "old", database_url=database)
    (file,) = (tmp_path / "old").iterdir()
    migrate(f"sqlite:///{file}", "0001")
    assert "from revision 0001" in run("restore", str(file), database_url=database).output


def test_a_running_bot_is_in_the_way_of_restoring(run: Run, tmp_path: Path, database: str) -> None:
    run("backup", "--to", "kept", database_url=database)
    (file,) = (tmp_path / "kept").iterdir()
    with closing(sqlite3.connect(tmp_path / "uzelok.sqlite3")) as bot:
        bot.execute("PRAGMA journal_mode = WAL")
        bot.execute("SELECT * FROM learners").fetchall()
        refused = run("restore", str(file), database_url=database)
    assert refused.exit_code == 1
    assert "in use by another process" in refused.output


def test_what_cannot_be_restored_is_told(run: Run, tmp_path: Path, database: str) -> None:
    assert "no such file" in run("restore", "nowhere", database_url=database).output
    assert "the database itself" in run("restore", "uzelok.sqlite3", database_url=database).output
    (tmp_path / "letter").write_text("Dear diary, " * 500)
    refused = run("restore", "letter", database_url=database)
    assert refused.exit_code == 1
    assert "letter is not an SQLite database" in refused.output


def test_a_full_disk_is_told_before_anything_is_written(
    run: Run, tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.copying.RESERVE", 10**15)
    refused = run("backup", database_url=database)
    assert refused.exit_code == 1
    assert "not enough room" in refused.output
    assert re.search(r"1000000000\.\d MB are needed", refused.output)


def test_a_server_is_copied_with_its_own_tools_and_its_password_is_not_told(run: Run, tmp_path: Path) -> None:
    address = "postgresql://uzelok:hunter2@db.example.org/school"
    (tmp_path / "file").touch()
    copied = run("backup", database_url=address)
    assert copied.exit_code == 1
    assert 'pg_dump --format=custom --file=uzelok.dump "postgresql://uzelok@db.example.org/school"' in copied.output
    back = run("restore", "file", database_url=address)
    assert "pg_restore" in back.output
    assert "hunter2" not in copied.output + back.output


def test_a_database_is_moved_and_every_table_is_shown(run: Run, tmp_path: Path, database: str, server: Any) -> None:
    name_one(tmp_path, "Anna")
    server.psql("CREATE DATABASE moved;")
    moved = run("migrate-to", server.get_uri("moved"), database_url=database)
    assert moved.exit_code == 0, moved.output
    assert moved.output.count("same") >= 11
    assert "1 row moved" in moved.output
    assert "UZELOK_DATABASE_URL" in moved.output
    again = run("migrate-to", server.get_uri("moved"), database_url=database)
    assert again.exit_code == 1
    assert "is not empty: learners (1)" in again.output


def test_a_row_that_does_not_fit_or_arrives_otherwise_is_told(
    run: Run, tmp_path: Path, database: str, server: Any
) -> None:
    name_one(tmp_path, "Anna")
    server.psql("CREATE DATABASE other;")
    migrate(server.get_uri("other"))
    server.psql(
        "\\connect other\n"
        "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := 'X'; RETURN NEW; END $$;\n"
        "CREATE TRIGGER spoil BEFORE INSERT ON learners FOR EACH ROW EXECUTE FUNCTION spoil();"
    )
    wrong = run("migrate-to", server.get_uri("other"), database_url=database)
    assert wrong.exit_code == 1
    assert wrong.output.count("DIFFERENT") == 1
    assert "Nothing was moved" in wrong.output
    with closing(sqlite3.connect(tmp_path / "uzelok.sqlite3")) as raw, raw:
        raw.execute("UPDATE learners SET new_per_day = 99999999999")
    unfit = run("migrate-to", server.get_uri("other"), database_url=database)
    assert unfit.exit_code == 1
    assert "a row of the table learners does not fit" in unfit.output


def test_two_of_a_kind_are_not_moved(run: Run, database: str) -> None:
    assert "the same kind" in run("migrate-to", "sqlite:///other.sqlite3", database_url=database).output


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_wrong_with_a_database_there_is_a_sentence_for_it(language: str) -> None:
    say = Words(language, "console.")
    for reason in Reason:
        assert say.plain(f"db-{reason.value}", where="there", detail="thus")
