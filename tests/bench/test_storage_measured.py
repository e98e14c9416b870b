"""A byte counted is a byte of rows as the bot writes them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.databases import NoServer, sqlite_file
from bench.lived_in import FORGOTTEN_AFTER, Life, live
from bench.population import NOW
from bench.session import Session
from bench.storage import SITTING, Answers, Measured, on_postgres, on_sqlite, sizes_of_file
from bench.stores import opened
from db.address import parse
from db.tables import metadata
from quiz.model import LearnerId
from tests.bench.places import in_memory

LIFE = Life(learners=20, days=4, met=5, sets=2)
SITTINGS = 2
DRAFTS = {"drafts", "draft_texts", "draft_facts", "draft_questions", "draft_seats", "drafted"}
SHARED_WITH = {"teachers", "invitations", "publishers"}
FITTED = {"fits", "cohort_fits"}
TEACHERS = {"assignments", "corrections", "notices", "errands"}
NOT_LIVED = {"complaints", "message_slots", "guesses", *TEACHERS, *DRAFTS, *SHARED_WITH, *FITTED}
AS_LONG = {"askings": ("shown", "picked", "nonce", "asked_at"), "reviews": ("at", "day", "question", "happening")}


@pytest.fixture(scope="module")
def lived_in() -> Iterator[Path]:
    with sqlite_file(within=in_memory()) as url:
        live(url, LIFE)
        path = parse(url).path
        assert path is not None
        yield Path(path)


def rows_of(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_everybody_met_and_repeated_what_their_days_had(lived_in: Path) -> None:
    sizes = sizes_of_file(str(lived_in))
    answers = LIFE.learners * LIFE.met * (2 * LIFE.days - FORGOTTEN_AFTER)
    assert sizes["memories"].rows == LIFE.learners * LIFE.met * LIFE.days
    assert sizes["reviews"].rows == sizes["askings"].rows == answers
    assert sizes["tallies"].rows == LIFE.learners * LIFE.days
    assert {name for name, size in sizes.items() if not size.rows} == NOT_LIVED
    assert rows_of(lived_in, "PRAGMA foreign_key_check") == []


def test_the_bytes_of_all_tables_are_the_file(lived_in: Path) -> None:
    sizes = sizes_of_file(str(lived_in))
    [(pages,)] = rows_of(lived_in, "SELECT page_count FROM pragma_page_count")
    [(page,)] = rows_of(lived_in, "SELECT page_size FROM pragma_page_size")
    apart = 8 * int(str(page))  # the list of tables and the revision
    counted = sum(size.data + size.indexes for size in sizes.values())
    assert 0 <= int(str(pages)) * int(str(page)) - counted <= apart


def test_rows_made_up_are_as_long_as_those_that_the_bot_writes(lived_in: Path) -> None:
    url, who = f"sqlite:///{lived_in}", LIFE.ids[-1]
    before = {name: rows_of(lived_in, f"SELECT max(id) FROM {name} WHERE learner_id = {who}")[0][0] for name in AS_LONG}
    with opened(url) as store:
        store.wait_for(Session(store.store, LearnerId(who), NOW).answer(6, at_once=False))
    for name, columns in AS_LONG.items():
        length = " + ".join(f"length({column})" for column in columns)
        made_up, real = (
            rows_of(lived_in, f"SELECT avg({length}) FROM {name} WHERE learner_id = {who} AND id {sign} {before[name]}")
            for sign in ("<=", ">")
        )
        assert made_up[0][0] == pytest.approx(real[0][0], rel=0.25)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def measured(request: pytest.FixtureRequest) -> Measured:
    if request.param == "sqlite":
        return on_sqlite(LIFE, SITTINGS, in_memory())
    try:
        return on_postgres(LIFE, SITTINGS)
    except NoServer as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))  # without PostgreSQL the bench itself measures SQLite alone; it says why


def test_a_row_has_a_size_and_an_answer_a_price(measured: Measured) -> None:
    assert set(measured.sizes) == set(metadata.tables)
    assert all(size.per_row > 20 for name, size in measured.sizes.items() if name not in NOT_LIVED)
    for answers in (measured.first, measured.later):
        assert answers.given >= SITTINGS * SITTING
        assert answers.each(answers.log) > 500
        assert answers.ours > 0
    assert measured.rate > 1


def test_an_answer_grows_the_log_by_one_line_and_asks_one_more_question(measured: Measured) -> None:
    assert measured.grown["reviews"] == 1
    assert 1 <= measured.grown["askings"] < 1.5
    assert set(measured.grown) <= {"askings", "reviews", "tallies", "memories", "fits"}


def test_what_goes_to_a_server_is_counted(measured: Measured) -> None:
    answers = measured.later
    if not answers.servers:
        assert (answers.statements, answers.transactions) == (0, 0)  # a file: nothing goes anywhere
    else:
        assert 2 <= answers.each(answers.transactions) < 6
        assert answers.each(answers.statements) > answers.each(answers.transactions)


def test_an_answer_is_a_share_of_all() -> None:
    assert Answers(given=4, log=100.0).each(100.0) == 25.0
