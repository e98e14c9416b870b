"""What holds when several things happen at once, when something goes wrong, and after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select

from db import SqlStore, open_store
from db.postgres import PostgresStore
from db.tables import metadata
from quiz.drafts import DraftId
from quiz.model import AskingId, Complaint, DayTally, LearnerId, Reminder
from quiz.ports import Store, Tx
from tests.db.samples import ANNA, BORIS, NOW, TODAY, answer, asking, enrol, learner, live, reminder


class Spilled(Exception):
    """Something went wrong in a use-case."""


async def test_a_use_case_that_raises_leaves_nothing(store: Store) -> None:
    def spill(tx: Tx) -> None:
        live(tx)
        raise Spilled

    with pytest.raises(Spilled):
        await store.run(spill)
    assert list(await store.run(lambda tx: tx.learners.ids())) == []
    assert await store.run(lambda tx: tx.sets.all()) == []


async def test_a_use_case_that_raises_undoes_only_its_own(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")

    def spill(tx: Tx) -> None:
        tx.askings.add(asking(x))
        tx.tallies.put(ANNA, DayTally(TODAY, answers=5))
        raise Spilled

    await store.run(lambda tx: tx.tallies.put(ANNA, DayTally(TODAY, answers=1)))
    with pytest.raises(Spilled):
        await store.run(spill)
    assert await store.run(lambda tx: tx.tallies.get(ANNA, TODAY)) == DayTally(TODAY, answers=1)
    assert await store.run(lambda tx: tx.askings.get(ANNA, AskingId(1))) is None


async def test_arguments_and_results_pass_through(store: Store) -> None:
    def say(tx: Tx, first: str, *, second: str) -> tuple[str, str]:
        return second, first

    assert await store.run(say, "a", second="b") == ("b", "a")


async def test_a_transaction_that_has_ended_cannot_be_used(store: Store) -> None:
    kept = await store.run(lambda tx: tx)
    with pytest.raises(RuntimeError, match="ended"):
        kept.learners.get(ANNA)


async def test_an_asking_pressed_many_times_at_once_is_taken_once(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    asked = await store.run(lambda tx: tx.askings.add(asking(x)))
    taken = await asyncio.gather(*(store.run(lambda tx: tx.askings.take(ANNA, asked.id)) for _ in range(20)))
    assert len([found for found in taken if found]) == 1


async def test_ids_are_unique_when_many_answers_come_at_once(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")

    def both(tx: Tx) -> tuple[int, int]:
        return tx.askings.add(asking(x)).id, tx.log.append(answer(x)).id

    pairs = await asyncio.gather(*(store.run(both) for _ in range(20)))
    assert sorted(pairs) == [(n, n) for n in range(1, 21)]


async def test_no_answer_is_lost_from_a_tally_when_many_come_at_once(store: Store) -> None:
    await store.run(enrol, "x")

    def count(tx: Tx) -> None:
        tx.tallies.put(ANNA, DayTally(TODAY, answers=tx.tallies.get(ANNA, TODAY).answers + 1))

    await asyncio.gather(*(store.run(count) for _ in range(20)))
    assert (await store.run(lambda tx: tx.tallies.get(ANNA, TODAY))).answers == 20


async def test_two_ticks_remind_each_learner_once(store: Store) -> None:
    everybody = [LearnerId(n) for n in range(1, 41)]

    def arrive(tx: Tx) -> None:
        for who in everybody:
            tx.learners.put(learner(who, NOW))

    def tick(tx: Tx) -> Sequence[LearnerId]:
        due = tx.learners.to_remind(NOW, 10)
        for found in due:
            tx.learners.put(learner(found.id, NOW + timedelta(days=1)))
            tx.reminders.plan(reminder(found.id))
        return [found.id for found in due]

    await store.run(arrive)
    claimed: list[LearnerId] = []
    while len(claimed) < 40:
        rounds = await asyncio.gather(*(store.run(tick) for _ in range(4)))
        assert any(rounds)
        claimed += [id_ for found in rounds for id_ in found]
    assert sorted(claimed) == everybody


async def test_two_senders_send_each_reminder_once(store: Store) -> None:
    def plan(tx: Tx) -> None:
        for n in range(40):
            tx.learners.put(learner(LearnerId(n)))
            tx.reminders.plan(reminder(LearnerId(n)))

    def claim(tx: Tx) -> list[Reminder]:
        return [found for found in tx.reminders.planned(10) if tx.reminders.mark(found, "sending")]

    await store.run(plan)
    sent: list[LearnerId] = []
    while len(sent) < 40:
        rounds = await asyncio.gather(*(store.run(claim) for _ in range(4)))
        assert any(rounds)
        sent += [found.learner for claimed in rounds for found in claimed]
    assert sorted(sent) == list(range(40))


async def test_the_same_set_saved_twice_at_once_is_one_set(store: Store) -> None:
    await asyncio.gather(*(store.run(enrol, "x", "y", who=LearnerId(n)) for n in range(6)))
    (saved,) = await store.run(lambda tx: tx.sets.all())
    assert saved.facts == 2


async def test_two_that_wait_for_each_other_both_succeed(store: Store) -> None:
    """On PostgreSQL one of them is broken off by the server and begins again."""
    for who in (ANNA, BORIS):
        await store.run(lambda tx, who: tx.learners.put(learner(who)), who)

    begun, holding = [], set()

    def count(tx: Tx, *people: LearnerId) -> None:
        begun.append(people)
        for who in people:
            tx.tallies.put(who, DayTally(TODAY, answers=tx.tallies.get(who, TODAY).answers + 1))
            for _ in range(500):  # each holds its first before it asks for the other's; SQLite lets in one alone
                tx.tallies.get(who, TODAY)
                holding.add(who)
                if len(holding) == 2:
                    break

    await asyncio.gather(*(store.run(lambda tx: None) for _ in range(2)))  # both connections are there
    await asyncio.gather(store.run(count, ANNA, BORIS), store.run(count, BORIS, ANNA))
    assert len(begun) == (3 if isinstance(store, PostgresStore) else 2)
    assert await store.run(lambda tx: [tx.tallies.get(who, TODAY).answers for who in (ANNA, BORIS)]) == [2, 2]


async def test_a_restart_forgets_nothing(url: str) -> None:
    async with open_store(url) as store:
        await store.run(live)
        before = await store.run(everything)
    async with open_store(url) as store:
        assert await store.run(everything) == before
        assert (await store.run(lambda tx: tx.log.append(answer(tx.facts.unmet(ANNA, None, 1)[0])))).id == 2


def everything(tx: Tx) -> list[object]:
    return [
        tx.learners.get(ANNA),
        tx.sets.joined(ANNA),
        [tx.sets.questions(found.id) for found in tx.sets.all()],
        tx.memories.of(ANNA),
        tx.askings.get(ANNA, AskingId(1)),
        tx.log.of(ANNA),
        tx.tallies.of(ANNA),
        tx.talks.get(ANNA),
        tx.reminders.planned(9),
        tx.notices.of(ANNA),
        tx.complaints.of(ANNA),
        tx.drafts.latest(ANNA),
        tx.drafts.texts(ANNA, DraftId(5)),
        tx.drafts.material(ANNA, DraftId(5)),
        tx.drafts.question(ANNA, DraftId(5), 1),
        tx.drafts.drafted(ANNA, TODAY),
    ]


async def test_what_was_not_committed_is_not_there_for_others(url: str) -> None:
    seen = []
    async with open_store(url) as store, open_store(url) as other:
        started = asyncio.Event()
        loop = asyncio.get_running_loop()

        def slow(tx: Tx) -> None:
            tx.learners.put(learner())
            loop.call_soon_threadsafe(started.set)
            for _ in range(50):
                tx.learners.get(BORIS)

        running = asyncio.create_task(store.run(slow))
        await started.wait()
        seen.append(await other.run(lambda tx: tx.learners.get(ANNA)))
        await running
        seen.append(await other.run(lambda tx: tx.learners.get(ANNA)))
    assert seen[0] in (None, learner())  # SQLite's other process waits its turn, PostgreSQL's sees nothing yet
    assert seen[1] == learner()


async def test_forgetting_leaves_no_row_in_any_table(sqlite_url: str) -> None:
    async with open_store(sqlite_url) as store:
        await store.run(live)
        assert all(rows_of_anna(sqlite_url).values())
        await store.run(lambda tx: tx.learners.forget(ANNA))
    assert not any(rows_of_anna(sqlite_url).values())


def rows_of_anna(url: str) -> dict[str, int]:
    """Counted table by table; a table that is added later is counted too."""
    engine = create_engine(url)
    of = {table: table.c.get("learner_id") for table in metadata.sorted_tables}
    of[metadata.tables["learners"]] = metadata.tables["learners"].c.id
    with engine.connect() as connection:
        found = {
            table.name: connection.execute(select(func.count()).where(column == ANNA)).scalar_one()
            for table, column in of.items()
            if column is not None
        }
    engine.dispose()
    assert len(found) == 20
    return found


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b", "ab"),
        ("\ud83e", "\N{REPLACEMENT CHARACTER}"),
        ("x\udc00y\0", "x\N{REPLACEMENT CHARACTER}y"),
        ("👩‍👩‍👧 العربية \u202e ё", "👩‍👩‍👧 العربية \u202e ё"),
        ("'; DROP TABLE learners; --", "'; DROP TABLE learners; --"),
        ("\\u0000 %s :name ?", "\\u0000 %s :name ?"),
    ],
)
async def test_whatever_a_person_types_can_be_stored(sql_store: SqlStore, typed: str, kept: str) -> None:
    _, (x,) = await sql_store.run(enrol, typed + "key", code=typed + "code")
    asked = await sql_store.run(lambda tx: tx.askings.add(asking(x)))

    def complain(tx: Tx) -> str:
        tx.complaints.put(Complaint(ANNA, x, typed, asked.id, NOW, typed))
        return tx.complaints.of(ANNA)[0].words

    assert await sql_store.run(complain) == kept
    found = await sql_store.run(lambda tx: tx.sets.by_code(typed + "code"))
    assert found is not None
    assert found.title == f"Set {kept}code"
    (stored,) = (await sql_store.run(lambda tx: tx.sets.questions(found.id))).facts
    assert (stored.key, stored.questions[0].ask) == (f"{kept}key", f"What of {kept}key?")


async def test_postgres_is_used_again_after_its_connections_broke(postgres_url: str, server: Any) -> None:
    async with open_store(postgres_url) as store:
        await asyncio.gather(*(store.run(lambda tx: tx.learners.put(learner())) for _ in range(5)))
        end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'uzelok'"
        server.psql(end + ";")
        assert await store.run(lambda tx: tx.learners.get(ANNA)) == learner()
