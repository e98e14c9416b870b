from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.model import FactId, Memory, Phase, Remembered, SetId
from quiz.ports import Store, Tx
from tests.db.samples import ANNA, BORIS, NOW, TODAY, day, enrol, learner, memory, question_set
from tests.stores import InMemoryStore

FULL = Memory(Phase.RELEARNING, 1, 36.123456789012345, 9.87654321, day(-3), day(4), NOW, 12, 3, True)


def test_the_full_memory_is_unlike_another_in_every_field() -> None:
    assert all(getattr(FULL, f.name) != getattr(memory(), f.name) for f in fields(Memory))


@pytest.mark.parametrize("kept", [FULL, memory(), replace(memory(), stability=1e-3, difficulty=1.0)])
async def test_a_memory_comes_back_to_the_last_digit(store: Store, kept: Memory) -> None:
    _, (x, y) = await store.run(enrol, "x", "y")
    await store.run(lambda tx: tx.memories.put(ANNA, x, memory(due=77)))
    await store.run(lambda tx: tx.memories.put(ANNA, x, kept))
    assert await store.run(lambda tx: tx.memories.get(ANNA, x)) == kept
    assert await store.run(lambda tx: tx.memories.of(ANNA)) == [Remembered(x, kept)]
    assert await store.run(lambda tx: tx.memories.get(ANNA, y)) is None


async def test_a_memory_can_be_taken_away(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    await store.run(lambda tx: tx.memories.put(ANNA, x, memory()))
    await store.run(lambda tx: tx.memories.put(ANNA, x, None))
    await store.run(lambda tx: tx.memories.put(ANNA, x, None))
    assert await store.run(lambda tx: tx.memories.get(ANNA, x)) is None


async def test_wiping_takes_one_learners_memories_only(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    await store.run(enrol, "x", who=BORIS)
    for who in (ANNA, BORIS):
        await store.run(lambda tx, who: tx.memories.put(who, x, memory()), who)
    await store.run(lambda tx: tx.memories.wipe(ANNA))
    assert await store.run(lambda tx: tx.memories.get(ANNA, x)) is None
    assert await store.run(lambda tx: tx.memories.get(BORIS, x)) == memory()


async def test_due_by_day_then_fact(store: Store) -> None:
    _, (a, b, c, d, e, f) = await store.run(enrol, *"abcdef")

    def remember(tx: Tx) -> None:
        for fact, due in ((a, 0), (b, -2), (c, -2), (d, 1)):
            tx.memories.put(ANNA, fact, memory(due))
        tx.memories.put(ANNA, e, memory(-9, set_aside=True))
        tx.memories.put(ANNA, f, memory(-9, at=NOW))

    def due(tx: Tx, limit: int) -> list[FactId]:
        return [found.fact for found in tx.memories.due(ANNA, None, TODAY, limit)]

    await store.run(remember)
    assert await store.run(due, 9) == [b, c, a]
    assert await store.run(due, 2) == [b, c]
    assert await store.run(lambda tx: [tx.memories.count_due(ANNA, None, TODAY, n) for n in (0, 2, 3, 9)]) == [
        0,
        2,
        3,
        3,
    ]


async def test_steps_by_the_moment_they_are_ripe(store: Store) -> None:
    _, (a, b, c, d) = await store.run(enrol, *"abcd")

    def remember(tx: Tx) -> None:
        tx.memories.put(ANNA, a, memory(at=NOW))
        tx.memories.put(ANNA, b, memory(at=NOW - timedelta(microseconds=1)))
        tx.memories.put(ANNA, c, memory(at=NOW + timedelta(microseconds=1)))
        tx.memories.put(ANNA, d, memory(at=NOW - timedelta(days=1), set_aside=True))

    await store.run(remember)
    steps = await store.run(lambda tx: tx.memories.on_steps(ANNA, None, NOW, 9))
    assert [found.fact for found in steps] == [b, a]
    assert [f.fact for f in await store.run(lambda tx: tx.memories.on_steps(ANNA, None, NOW, 1))] == [b]
    assert await store.run(lambda tx: tx.memories.count_on_steps(ANNA, None, NOW)) == 2


async def test_what_is_due_in_many_sets_is_one_list(store: Store) -> None:
    """More sets than are looked through in one statement."""

    def learn_much(tx: Tx) -> list[FactId]:
        tx.learners.put(learner())
        facts = []
        for number in range(45):
            set_ = tx.sets.save(f"s{number}", question_set("x"), None, NOW)
            tx.sets.join(ANNA, set_.id, NOW)
            (fact,) = tx.facts.unmet(ANNA, set_.id, 1)
            tx.memories.put(ANNA, fact, memory(-number))
            facts.append(fact)
        return facts

    facts = await store.run(learn_much)
    due = await store.run(lambda tx: tx.memories.due(ANNA, None, TODAY, 30))
    assert [found.fact for found in due] == facts[:14:-1]
    assert await store.run(lambda tx: tx.memories.count_due(ANNA, None, TODAY, 1000)) == 45
    assert await store.run(lambda tx: tx.memories.count_due(ANNA, None, TODAY, 40)) == 40


CODES = ("a", "b")
KEYS = ("k0", "k1", "k2", "k3", "k4")
moments = st.none() | st.integers(-2, 2).map(lambda minutes: NOW + timedelta(minutes=minutes))
memories = st.builds(memory, st.integers(-3, 3), moments, st.booleans())
code = st.sampled_from(CODES)
saving = st.tuples(st.just("save"), code, st.lists(st.sampled_from(KEYS), unique=True))
joining = st.tuples(st.sampled_from(["join", "leave"]), code)
remembering = st.tuples(st.just("put"), code, st.sampled_from(KEYS), st.none() | memories)
wiping = st.just(("wipe", "a"))
stories = st.lists(saving | joining | remembering | remembering | wiping, max_size=25)


class Undone(Exception):
    """Carries what was seen out of a transaction that is to leave nothing."""

    def __init__(self, seen: object) -> None:
        super().__init__()
        self.seen = seen


Facts = dict[tuple[str, str], FactId]


def live_through(tx: Tx, story: Sequence[Any]) -> None:
    """Do all of a story and tell what can be seen then, with names in place of ids."""
    ids, facts = begin(tx)
    for step in story:
        tx.facts.unmet(ANNA, None, 3)  # the databases note how far the learner has come
        live(tx, step, ids, facts)
    raise Undone(all_seen(tx, ids, facts))


def begin(tx: Tx) -> tuple[dict[str, SetId], Facts]:
    """A learner who has just joined one of two sets."""
    tx.learners.forget(ANNA)
    tx.learners.put(learner())
    ids = {name: tx.sets.save(name, question_set(*KEYS), None, NOW).id for name in CODES}
    facts: Facts = {}
    for name, set_ in ids.items():
        tx.sets.join(ANNA, set_, NOW)
        facts |= {(name, key): fact for key, fact in zip(KEYS, tx.facts.unmet(ANNA, set_, 9), strict=True)}
    tx.sets.leave(ANNA, ids["b"])
    return ids, facts


def live(tx: Tx, step: Any, ids: dict[str, SetId], facts: Facts) -> None:
    what, name, *more = step
    if what == "save":
        tx.sets.save(name, question_set(*more[0]), None, NOW)
    elif what == "wipe":
        tx.memories.wipe(ANNA)
    elif what == "put":
        tx.memories.put(ANNA, facts[name, more[0]], more[1])
    else:
        (tx.sets.join(ANNA, ids[name], NOW) if what == "join" else tx.sets.leave(ANNA, ids[name]))


def all_seen(tx: Tx, ids: dict[str, SetId], facts: Facts) -> list[object]:
    names = {fact: key for key, fact in facts.items()}
    return [seen_in(tx, only, names) for only in (None, *ids.values())] + sets_seen(tx, list(ids.values()))


def sets_seen(tx: Tx, ids: Sequence[SetId]) -> list[object]:
    joined = [found.code for found in tx.sets.joined(ANNA)]
    return [joined, [found.facts for found in tx.sets.all()], *map(tx.sets.questions, ids)]


def seen_in(tx: Tx, only: SetId | None, names: dict[FactId, tuple[str, str]]) -> list[object]:
    found: list[Sequence[Remembered]] = [tx.memories.of(ANNA, only)]
    counts: list[int] = [
        tx.facts.count_unmet(ANNA, only, 99),
        tx.facts.count_unmet(ANNA, only, 2),
        tx.memories.count_on_steps(ANNA, only, NOW),
        *(tx.memories.loads(ANNA, day(-2), day(2)).get(day(ahead), 0) for ahead in range(-2, 3)),
    ]
    unmet: list[object] = []
    for limit in (0, 1, 3, 99):
        unmet.append([names[fact] for fact in tx.facts.unmet(ANNA, only, limit)])
        counts.append(tx.memories.count_due(ANNA, only, day(1), limit))
        found.append(tx.memories.on_steps(ANNA, only, NOW, limit))
        found.append(tx.memories.due(ANNA, only, day(1), limit))
    return [unmet, counts, [[(names[r.fact], r.memory) for r in rows] for rows in found]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=stories)
async def test_whatever_happens_the_databases_say_what_the_dictionaries_say(
    sql_store: Store, monkeypatch: pytest.MonkeyPatch, story: Any
) -> None:
    monkeypatch.setattr("db.facts._STRIDE", 1)  # a short way is noted as a long one is
    seen = []
    for store in (InMemoryStore(), sql_store):
        with pytest.raises(Undone) as told:
            await store.run(live_through, story)
        seen.append(told.value.seen)
    assert seen[0] == seen[1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=stories)
async def test_what_is_known_from_earlier_transactions_stays_true(sqlite_store: Store, story: Any) -> None:
    """Step by step, each in a transaction of its own, and everything looked at after each: nothing is out of date."""
    seen: list[list[object]] = []
    for store in (InMemoryStore(), sqlite_store):
        ids, facts = await store.run(begin)
        seen.append([])
        for step in story:
            await store.run(live, step, ids, facts)
            seen[-1].append(await store.run(all_seen, ids, facts))
    assert seen[0] == seen[1]
