"""The same tables can be distributed by learner: one learner's rows, and all that is asked of them, lie together.

docs/scale.md tells what for, and what would still have to be written otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

import asyncpg  # type: ignore[import-untyped]  # it has no types
import pytest
from sqlalchemy import Column, ForeignKeyConstraint, Insert, Table, UniqueConstraint
from sqlalchemy.sql import ClauseElement, visitors
from sqlalchemy.sql.selectable import ScalarSelect

from db import open_store
from db.sqlite import SqliteStore
from db.tables import learners, metadata
from quiz.drafts import Only
from quiz.model import SetId
from quiz.ports import Tx
from quiz.usecases.adding import Added, add, await_question
from quiz.usecases.drafting import discard
from quiz.usecases.editing import await_text, drop_option, say_anew
from quiz.usecases.remind import plan_due, record, take_planned
from quiz.usecases.reviewing import (
    Overtaken,
    choose_kind,
    judge,
    keep_rest,
    leaf,
    publish_draft,
    reopen,
    reopen_rest,
    review,
)
from quiz.usecases.rights import NotYours
from quiz.usecases.standing import Overview, Published
from quiz.usecases.together import be_seen, come_in, discard_for_all, invite, open_draft_of_set, part_with
from tests.db.drafting import written
from tests.db.samples import BORIS, NOW, learner, live
from tests.db.test_cost import EVERYDAY, a_set_of_choices, next_question, press_right

SHARED = {"sets", "facts", "assignments", "corrections", "errands", "cohort_fits"}
"""Read by everybody, written by few: each machine has all of them."""
OF_THE_BOT = {"message_slots", "guesses"}
"""A few rows for all copies of the bot, on one machine."""
OVER_ALL = {
    "learners_to_remind",
    "reminders_planned",
    "reminders_sending",
    "notices_planned",
    "notices_sending",
    "notices_about",
    "drafts_to_write",
    "drafts_invited",
    "drafts_of_set",
    "draft_seats_at",
    "complaints_open",
    "enrolments_of_set",
    "teachers_of_set",
    "fits_due",
    "invitations_by_code",
}
"""Indexes by which a tick finds what is due, and a teacher the class and what was reported, among all learners: each
machine is asked for its own."""
OF_LEARNER = sorted(set(metadata.tables) - SHARED - OF_THE_BOT)


def key_of(table: Table) -> str:
    return "id" if table is learners else "learner_id"


@pytest.mark.parametrize("name", OF_LEARNER)
def test_a_learners_table_begins_its_key_with_the_learner(name: str) -> None:
    table = metadata.tables[name]
    assert next(iter(table.primary_key)).name == key_of(table)


@pytest.mark.parametrize("name", OF_LEARNER)
def test_a_learners_table_begins_every_index_with_the_learner(name: str) -> None:
    table = metadata.tables[name]
    keys: list[Iterable[Column[object]]] = [index.columns for index in table.indexes if index.name not in OVER_ALL]
    keys += [one.columns for one in table.constraints if isinstance(one, UniqueConstraint)]
    assert [first(key) for key in keys] == [key_of(table)] * len(keys)


@pytest.mark.parametrize("name", OF_LEARNER)
def test_a_learners_row_refers_to_the_same_learner_or_to_what_all_share(name: str) -> None:
    table = metadata.tables[name]
    if table is not learners:
        assert {element.column for element in table.c.learner_id.foreign_keys} == {learners.c.id}
    for constraint in table.foreign_key_constraints:
        other = constraint.referred_table
        assert other.name in SHARED or (key_of(table), key_of(other)) in pairs(constraint)


@pytest.mark.parametrize("name", sorted(SHARED | OF_THE_BOT))
def test_what_all_share_refers_to_nobody(name: str) -> None:
    assert {one.referred_table.name for one in metadata.tables[name].foreign_key_constraints} <= SHARED


@pytest.mark.parametrize("name", OF_LEARNER)
def test_no_number_of_a_learner_is_counted_up_over_all_learners(name: str) -> None:
    table = metadata.tables[name]
    assert table.autoincrement_column is None
    assert [column.name for column in table.columns if column.server_default is not None] == []


async def test_the_migrated_database_says_the_same(postgres_url: str) -> None:
    connection = await asyncpg.connect(postgres_url)
    indexes = await connection.fetch(
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
    )
    counted = await connection.fetch(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = current_schema() AND column_default LIKE 'nextval%'"
    )
    await connection.close()
    assert {row["tablename"] for row in indexes} == {*metadata.tables, "alembic_version"}
    begun_otherwise = {
        row["indexname"]
        for row in indexes
        if row["tablename"] in OF_LEARNER and f"({key_of(metadata.tables[row['tablename']])}" not in row["indexdef"]
    }
    assert begun_otherwise == OVER_ALL
    assert {row["table_name"] for row in counted} <= SHARED


@pytest.fixture
async def statements(sqlite_url: str) -> dict[ClauseElement, str]:
    """All that is asked of the database when people join, learn, are reminded, complain and leave, and as what text."""
    async with open_store(sqlite_url) as store:
        assert isinstance(store, SqliteStore)
        for what in (
            a_set_of_choices,
            an_answer,
            a_tick,
            a_draft,
            a_shared_draft,
            live_elsewhere,
            *EVERYDAY.values(),
            tidy,
        ):
            await store.run(what)
        known = store._statements._prepared
        return {one: prepared.sql for one, prepared in known.items() if isinstance(one, ClauseElement)}


def test_all_asked_of_a_learners_rows_names_the_learner_but_what_a_tick_a_teacher_and_a_rebuild_ask(
    statements: dict[ClauseElement, str],
) -> None:
    asked = [" ".join(sql.split()) for one, sql in statements.items() if tables_of(one) & set(OF_LEARNER)]
    over_all = [sql for sql in asked if not names_the_learner(sql)]
    assert set().union(*map(tables_of, statements)) >= set(OF_LEARNER)
    assert len(over_all) == 17
    assert ["remind_at <= " in one for one in over_all].count(True) == 1
    assert ["status = 'planned'" in one for one in over_all].count(True) == 2
    assert ["phase = 'writing'" in one for one in over_all].count(True) == 1
    assert ["answered_at IS NULL" in one for one in over_all].count(True) == 2
    assert ["drafts.invite = ?" in one or "drafts.set_id = ?" in one for one in over_all].count(True) == 2
    assert ["draft_seats" in one and "owner_id = ?" in one for one in over_all].count(True) == 3
    assert ["enrolments.set_id = ? AND enrolments.learner_id > ?" in one for one in over_all].count(True) == 1
    assert ["corrections.tell_at IS NOT NULL" in one for one in over_all].count(True) == 1
    assert ["SELECT learners.id FROM learners ORDER BY" in one for one in over_all].count(True) == 1


def test_the_insertions_a_cluster_refuses_are_the_four_that_the_page_names(
    statements: dict[ClauseElement, str],
) -> None:
    """Values that are looked up within INSERT … VALUES: docs/scale.md says how they would be written otherwise."""
    found = {one.table.name for one in statements if isinstance(one, Insert) and looks_up(one)}
    assert found == {"askings", "reviews", "memories", "enrolments"}


def an_answer(tx: Tx) -> None:
    press_right(tx, next_question(tx))


def a_tick(tx: Tx) -> None:
    tx.learners.put(learner(next_at=NOW))
    assert plan_due(tx, NOW, 10) == 1
    for reminded in take_planned(tx, NOW, 10):
        record(tx, reminded.reminder, "sent")


def a_draft(tx: Tx) -> None:
    """From the first text to the set."""
    teacher = learner()
    draft = written(tx, teacher)
    for only in Only:
        leaf(tx, teacher, draft.id, 1, 1, only)
        leaf(tx, teacher, draft.id, 2, -1, only)
        review(tx, teacher, draft.id, only)
    judge(tx, teacher, draft.id, 1, keep=True, only=Only.ALL)
    choose_kind(tx, teacher, draft.id)
    await_question(tx, teacher, draft.id, 0)
    assert isinstance(add(tx, teacher, "Кто?\nОн"), Added)
    await_question(tx, teacher, draft.id, 1)
    assert isinstance(add(tx, teacher, "Кто?\nОн"), Added)
    reopen(tx, teacher, draft.id, 1, Only.ALL, 1)
    keep_rest(tx, teacher, draft.id)
    reopen_rest(tx, teacher, draft.id)
    keep_rest(tx, teacher, draft.id)
    assert isinstance(publish_draft(tx, teacher, draft.id, "secret", NOW), Published)
    discard(tx, teacher, draft.id)


def a_shared_draft(tx: Tx) -> None:
    """Somebody comes by a link, is quicker than the owner, and is parted with."""
    owner, guest = learner(), learner(BORIS)
    draft = written(tx, owner)
    tx.learners.put(guest)
    invite(tx, owner, draft.id, "link")
    assert isinstance(come_in(tx, guest, "link", NOW), Overview)
    (seat,) = tx.seats.mine(BORIS)
    be_seen(tx, guest, seat.number, 1, NOW)
    judge(tx, guest, seat.number, 1, keep=True, only=Only.ALL, seen=0)
    assert isinstance(judge(tx, owner, draft.id, 1, keep=False, only=Only.ALL, seen=0), Overtaken)
    drop_option(tx, owner, draft.id, 1, 0, 1, Only.ALL, seen=0)
    await_text(tx, owner, draft.id, 2, "statement-0", Only.ALL)
    say_anew(tx, owner, "Поход был долгим.")
    assert open_draft_of_set(tx, guest, SetId(1), NOW) == NotYours()
    tx.drafts.of_set(SetId(1))
    part_with(tx, owner, draft.id, seat.chair)
    assert discard_for_all(tx, owner, draft.id, NOW)


def live_elsewhere(tx: Tx) -> None:
    live(tx, BORIS)


def tidy(tx: Tx) -> None:
    """As a rebuild does, for everybody; then all leave."""
    for who in list(tx.learners.ids()):
        tx.tallies.wipe(who)
        tx.memories.wipe(who)
        tx.learners.forget(who)


def first(key: Iterable[Column[object]]) -> str:
    return next(iter(key)).name


def pairs(constraint: ForeignKeyConstraint) -> set[tuple[str, str]]:
    return {(element.parent.name, element.column.name) for element in constraint.elements}


def tables_of(statement: ClauseElement) -> set[str]:
    return {one.name for one in visitors.iterate(statement) if isinstance(one, Table)}


def looks_up(statement: ClauseElement) -> bool:
    return any(isinstance(one, ScalarSelect) for one in visitors.iterate(statement))


def names_the_learner(sql: str) -> bool:
    """A row of theirs is put, or theirs are the rows that are looked for."""
    return sql.startswith("INSERT") or "learner_id = ?" in sql or "learners.id = ?" in sql
