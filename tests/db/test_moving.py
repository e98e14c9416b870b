"""A whole database moves to another kind, and comes out the same to the last row, or not at all."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from db import DatabaseUnusable, MovedWrong, NotMovable, Reason, SameKind, TargetNotEmpty, migrate, move, open_store
from db.moving import Moving
from db.tables import metadata
from quiz.ports import Tx
from tests.db.contents import PASSING, contents, file_of
from tests.db.moved import changed, seen
from tests.db.samples import ANNA, NOW, live, question_set
from tests.db.test_transactions import everything


def test_everything_arrives_the_same_in_every_table(source: str, empty_postgres: str) -> None:
    told: list[Moving] = []
    before = contents(file_of(source))
    moved = move(source, empty_postgres, told.append)
    assert {one.name for one in moved.tables} == set(metadata.tables)
    assert all(one.agrees and one.rows == one.arrived for one in moved.tables)
    assert [one.name for one in moved.tables if not one.rows] == [PASSING]
    assert seen(empty_postgres, everything) == seen(source, everything)
    assert contents(file_of(source)) == before
    assert [at.done for at in told if (at.stage, at.table) == ("moving", "learners")] == [3]
    assert {at.stage for at in told} == {"moving", "comparing"}


def test_there_and_back_again_nothing_has_changed(source: str, empty_postgres: str, tmp_path: Path) -> None:
    there = move(source, empty_postgres)
    back = move(empty_postgres, f"sqlite:///{tmp_path}/new/back.db")
    assert [one.checksum for one in back.tables] == [one.checksum for one in there.tables]
    assert contents(tmp_path / "new" / "back.db") == contents(file_of(source))


def test_what_is_made_afterwards_gets_ids_of_its_own(source: str, empty_postgres: str) -> None:
    move(source, empty_postgres)

    def teach(tx: Tx) -> list[int]:
        tx.sets.save("later", question_set("x", "y"), None, NOW)
        return [set_.id for set_ in tx.sets.all()]

    ids = seen(empty_postgres, teach)
    assert len(set(ids)) == len(ids) == 3


def test_empty_tables_that_are_there_already_are_filled(source: str, postgres_url: str) -> None:
    assert all(one.agrees for one in move(source, postgres_url).tables)


def test_a_target_that_holds_something_says_what_and_stays_as_it_is(
    source: str, empty_postgres: str, server: Any
) -> None:
    on_fresh = "\\connect fresh\n{}"
    server.psql(on_fresh.format("CREATE TABLE shop (id int); INSERT INTO shop VALUES (1), (2);"))
    with pytest.raises(TargetNotEmpty) as told:
        move(source, empty_postgres)
    assert told.value.there == {"shop": 2}
    server.psql(on_fresh.format("DROP TABLE shop;"))
    lived_in_there = lived_in_server(empty_postgres)
    with pytest.raises(TargetNotEmpty) as told:
        move(source, empty_postgres)
    assert told.value.there["reviews"] == 1
    assert seen(empty_postgres, everything) == lived_in_there


def lived_in_server(url: str) -> Any:
    migrate(url)
    seen(url, live)
    return seen(url, everything)


def test_a_row_that_comes_out_otherwise_is_found_and_nothing_is_moved(
    source: str, empty_postgres: str, server: Any
) -> None:
    migrate(empty_postgres)
    server.psql(
        "\\connect fresh\n"
        "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN NEW.seconds := NEW.seconds + 1e-9; RETURN NEW; END $$;\n"
        "CREATE TRIGGER spoil BEFORE INSERT ON reviews FOR EACH ROW EXECUTE FUNCTION spoil();"
    )
    with pytest.raises(MovedWrong) as told:
        move(source, empty_postgres)
    assert [one.name for one in told.value.tables if not one.agrees] == ["reviews"]
    assert seen(empty_postgres, lambda tx: list(tx.learners.ids())) == []


@pytest.mark.parametrize(
    ("spoil", "table"),
    [
        ("UPDATE learners SET new_per_day = 1099511627776", "learners"),
        ("UPDATE tallies SET day = 'yesterday'", "tallies"),
        ("UPDATE talks SET talk = '{'", "talks"),
        ("UPDATE reviews SET rating = 'good'", "reviews"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_table_and_nothing_is_moved(
    source: str, empty_postgres: str, spoil: str, table: str
) -> None:
    changed(source, spoil)
    with pytest.raises(NotMovable) as told:
        move(source, empty_postgres)
    assert told.value.table == table
    with pytest.raises(DatabaseUnusable) as not_there:
        seen(empty_postgres, everything)
    assert not_there.value.reason is Reason.NOT_MIGRATED


def test_a_move_back_that_fails_leaves_no_file(source: str, empty_postgres: str, tmp_path: Path, server: Any) -> None:
    move(source, empty_postgres)
    server.psql("\\connect fresh\nUPDATE talks SET talk = '{';")
    with pytest.raises(NotMovable):
        move(empty_postgres, f"sqlite:///{tmp_path}/back.db")
    assert not list(tmp_path.glob("back.db*"))


async def test_a_bot_that_still_runs_is_in_the_way_on_both_sides(
    sqlite_url: str, empty_postgres: str, tmp_path: Path
) -> None:
    async with open_store(sqlite_url) as store:
        await store.run(live)
        assert (await refused(sqlite_url, empty_postgres)).reason is Reason.LOCKED
    await asyncio.to_thread(move, sqlite_url, empty_postgres)
    async with open_store(empty_postgres) as store:
        await store.run(lambda tx: tx.learners.get(ANNA))
        assert (await refused(empty_postgres, f"sqlite:///{tmp_path}/back.db")).reason is Reason.LOCKED


async def refused(url: str, to: str) -> DatabaseUnusable:
    with pytest.raises(DatabaseUnusable) as told:
        await asyncio.to_thread(move, url, to)
    return told.value


async def test_nobody_can_write_to_the_source_meanwhile(
    source: str, empty_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that is started while the move is under way does not get in."""
    monkeypatch.setattr("db.sqlite.BUSY_MS", 20)
    tried: list[Reason] = []

    def try_to_open(_: Moving) -> None:
        with pytest.raises(DatabaseUnusable) as told:
            migrate(source)
        tried.append(told.value.reason)

    await asyncio.to_thread(move, source, empty_postgres, try_to_open)
    assert set(tried) == {Reason.LOCKED}


async def test_a_source_of_an_earlier_version_or_with_damage_is_told(source: str, empty_postgres: str) -> None:
    migrate(source, "0001")
    assert (await refused(source, empty_postgres)).reason is Reason.NOT_MIGRATED
    migrate(source)
    changed(source, "INSERT INTO talks (learner_id, talk) VALUES (404, '{}')")
    assert (await refused(source, empty_postgres)).reason is Reason.DAMAGED


@pytest.mark.parametrize("urls", [("sqlite:///a.db", "sqlite:///b.db"), ("postgresql://a/b", "postgresql://c/d")])
def test_two_of_a_kind_are_not_moved(urls: tuple[str, str]) -> None:
    with pytest.raises(SameKind):
        move(*urls)


async def test_a_server_that_does_not_answer_is_told_without_its_password(source: str) -> None:
    told = await refused(source, "postgresql://user:hunter2@127.0.0.1:1/name")
    assert told.reason is Reason.UNREACHABLE
    assert "hunter2" not in f"{told} {told.where} {told.detail}"
