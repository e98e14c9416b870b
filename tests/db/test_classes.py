"""What a teacher looks at: all three stores give the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.classroom import Member, Traces
from quiz.items import FirstAnswers, Reply
from quiz.model import AskingId, FactId, LearnerId, Memory, Phase, ReviewId, SetId
from quiz.ports import Store, Tx
from tests.db.samples import ANNA, BORIS, NOW, answer, asking, day, enrol, learner, memory, question_set, undo

VERA = LearnerId(3)


def join(tx: Tx, set_: SetId, *people: LearnerId) -> None:
    for later, who in enumerate(people):
        if tx.learners.get(who) is None:
            tx.learners.put(replace(learner(who), name=f"Name {who}", zone="Asia/Tokyo"))
        tx.sets.join(who, set_, NOW + timedelta(minutes=later))


def answered(
    tx: Tx, who: LearnerId, fact: FactId, correct: bool, picked: tuple[int, ...] = (), question: str = "flashcard-1"
) -> ReviewId:
    """Ask and answer, as the bot does."""
    asked = tx.askings.add(replace(asking(fact, who), question=question))
    tx.askings.take(who, asked.id, picked)
    return tx.log.append(replace(answer(fact, who), question=question, correct=correct, asking=asked.id)).id


def kept(traces: Traces) -> dict[FactId, tuple[object, ...]]:
    """By fact, in whatever order they came."""
    columns = (traces.phases, traces.stabilities, traces.last_days, traces.lapses, traces.set_aside, traces.reviews)
    return dict(zip(traces.facts, zip(*columns, strict=True), strict=True))


def plain(found: FirstAnswers) -> dict[tuple[FactId, str], dict[LearnerId, Reply]]:
    return {question: dict(given) for question, given in found.items()}


async def test_whoever_joined_is_in_the_class_the_latest_first(store: Store) -> None:
    set_, _ = await store.run(enrol, "x")
    await store.run(join, set_, BORIS, VERA)
    found = await store.look(lambda tx: tx.classes.members(set_))
    assert found == [
        Member(VERA, "Name 3", "Asia/Tokyo", NOW + timedelta(minutes=1)),
        Member(BORIS, "Name 2", "Asia/Tokyo", NOW),
        Member(ANNA, "Anna", "Europe/Moscow", NOW),
    ]


async def test_the_class_sees_the_name_somebody_wishes_for(store: Store) -> None:
    set_, _ = await store.run(enrol, "x")
    for wished, seen in (("Аня К.", "Аня К."), (None, "Anna")):
        await store.run(lambda tx, called: tx.learners.put(replace(learner(), called=called)), wished)
        assert [one.name for one in await store.look(lambda tx: tx.classes.members(set_))] == [seen]


async def test_how_many_facts_each_has_met_counts_those_in_use_alone(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    other, (z,) = await store.run(enrol, "z", code="b")
    await store.run(join, set_, BORIS, VERA)
    for who, fact in ((ANNA, x), (ANNA, y), (BORIS, x), (ANNA, z)):
        await store.run(lambda tx, who, fact: tx.memories.put(who, fact, memory()), who, fact)
    everybody = [ANNA, BORIS, VERA]
    assert await store.run(lambda tx: tx.classes.begun(set_, everybody)) == {ANNA: 2, BORIS: 1}
    assert await store.run(lambda tx: tx.classes.begun(set_, [BORIS])) == {BORIS: 1}
    await store.run(lambda tx: tx.sets.save("a", question_set("y"), None, NOW))
    assert await store.run(lambda tx: tx.classes.begun(set_, everybody)) == {ANNA: 1}
    assert await store.run(lambda tx: tx.classes.begun(other, [])) == {}


async def test_who_left_or_was_forgotten_is_not_in_the_class(store: Store) -> None:
    set_, (x,) = await store.run(enrol, "x")
    await store.run(join, set_, BORIS, VERA)
    for who in (ANNA, BORIS, VERA):
        await store.run(lambda tx, who: tx.memories.put(who, x, memory()), who)
        await store.run(answered, who, x, True)
    await store.run(lambda tx: tx.sets.leave(BORIS, set_))
    await store.run(lambda tx: tx.learners.forget(VERA))
    assert [one.id for one in await store.look(lambda tx: tx.classes.members(set_))] == [ANNA]
    others = [ANNA, VERA]
    assert set(await store.look(lambda tx: tx.classes.traces(set_, others))) == {ANNA}
    assert plain(await store.look(lambda tx: tx.classes.first_answers(set_, others))) == {
        (x, "flashcard-1"): {ANNA: Reply(True)}
    }


async def test_facts_in_use_come_in_the_files_order(store: Store) -> None:
    set_, (x, y, z) = await store.run(enrol, "x", "y", "z")
    await store.run(lambda tx: tx.sets.save("a", question_set("z", "x"), None, NOW))
    assert await store.look(lambda tx: tx.classes.facts(set_)) == [z, x]
    assert y not in await store.look(lambda tx: tx.classes.facts(set_))


async def test_traces_are_of_this_sets_facts_in_use_and_of_those_asked_for(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    _, (other,) = await store.run(enrol, "x", code="b")
    await store.run(join, set_, BORIS, VERA)
    full = Memory(Phase.RELEARNING, 1, 36.1234567890123, 9.8, day(-3), day(4), NOW, 12, 3, True)

    def remember(tx: Tx) -> None:
        tx.memories.put(ANNA, x, full)
        tx.memories.put(ANNA, y, memory())
        tx.memories.put(ANNA, other, memory())
        tx.memories.put(BORIS, x, memory())
        tx.memories.put(VERA, x, memory())
        tx.sets.save("a", question_set("x"), None, NOW)

    await store.run(remember)
    found = await store.look(lambda tx: tx.classes.traces(set_, [ANNA, BORIS]))
    assert set(found) == {ANNA, BORIS}
    assert kept(found[ANNA]) == {x: (Phase.RELEARNING, pytest.approx(36.1234567890123), day(-3), 3, True, 12)}
    assert kept(found[BORIS]) == {x: (Phase.REVIEW, pytest.approx(3.1262), day(-1), 1, False, 4)}
    assert all(isinstance(phase, Phase) for phase in found[ANNA].phases)


@pytest.mark.parametrize("stability", [0.001, 0.1 + 0.2, 36500.0, 1e-3 / 3])
async def test_a_stability_comes_to_fifteen_digits(store: Store, stability: float) -> None:
    set_, (x,) = await store.run(enrol, "x")
    await store.run(lambda tx: tx.memories.put(ANNA, x, replace(memory(), stability=stability)))
    found = await store.look(lambda tx: tx.classes.traces(set_, [ANNA]))
    assert list(found[ANNA].stabilities) == pytest.approx([stability], rel=1e-14)


async def test_the_first_answer_to_each_question_counts_with_what_was_picked_if_it_was_wrong(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    await store.run(join, set_, BORIS)

    def answer_all(tx: Tx) -> None:
        answered(tx, ANNA, x, False, (2, 1))
        answered(tx, ANNA, x, True, (0,))
        answered(tx, ANNA, x, True, (0,), question="choice-1")
        answered(tx, ANNA, y, False)
        answered(tx, BORIS, x, True, (0,))
        answered(tx, BORIS, x, False, (3,))

    await store.run(answer_all)
    assert plain(await store.look(lambda tx: tx.classes.first_answers(set_, [ANNA, BORIS]))) == {
        (x, "flashcard-1"): {ANNA: Reply(False, (2, 1)), BORIS: Reply(True)},
        (x, "choice-1"): {ANNA: Reply(True)},
        (y, "flashcard-1"): {ANNA: Reply(False)},
    }
    assert set(await store.look(lambda tx: tx.classes.first_answers(set_, [BORIS]))) == {(x, "flashcard-1")}


async def test_an_answer_taken_back_is_not_the_first_one(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")

    def change_minds(tx: Tx) -> None:
        for fact in (x, y):
            slip = answered(tx, ANNA, fact, False, (1,))
            tx.log.append(undo(fact, slip))
        answered(tx, ANNA, x, True)

    await store.run(change_minds)
    assert plain(await store.look(lambda tx: tx.classes.first_answers(set_, [ANNA]))) == {
        (x, "flashcard-1"): {ANNA: Reply(True)}
    }


async def test_answers_without_an_asking_count_and_those_about_other_facts_do_not(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    _, (other,) = await store.run(enrol, "x", code="b")

    def log(tx: Tx) -> None:
        tx.log.append(replace(answer(x), correct=False, asking=None))
        tx.log.append(replace(answer(y), correct=False, asking=AskingId(99)))
        tx.log.append(answer(other))

    await store.run(log)
    assert plain(await store.look(lambda tx: tx.classes.first_answers(set_, [ANNA]))) == {
        (x, "flashcard-1"): {ANNA: Reply(False)},
        (y, "flashcard-1"): {ANNA: Reply(False)},
    }


async def test_first_is_what_was_logged_first_in_whichever_order_the_rows_lie(store: Store) -> None:
    """On PostgreSQL a row that is changed moves to the end of its table."""
    set_, (x,) = await store.run(enrol, "x")
    await store.run(answered, ANNA, x, False, (1,))
    await store.run(answered, ANNA, x, True)
    if hasattr(store, "server"):
        engine, _ = store.server
        async with engine.begin() as connection:
            await connection.exec_driver_sql("UPDATE reviews SET seconds = 1.5 WHERE id = 1")
    assert plain(await store.look(lambda tx: tx.classes.first_answers(set_, [ANNA]))) == {
        (x, "flashcard-1"): {ANNA: Reply(False, (1,))}
    }


async def test_more_learners_than_one_statement_asks_for_are_all_found(store: Store) -> None:
    set_, (x,) = await store.run(enrol, "x")
    many = [LearnerId(number) for number in range(10, 310)]

    def arrive(tx: Tx) -> None:
        for who in many:
            tx.learners.put(learner(who))
            tx.sets.join(who, set_, NOW)
            tx.memories.put(who, x, memory())

    await store.run(arrive)
    assert set(await store.look(lambda tx: tx.classes.traces(set_, many))) == set(many)
    assert len(await store.look(lambda tx: tx.classes.members(set_))) == len(many) + 1


async def test_of_nobody_nothing_is_read(store: Store) -> None:
    set_, _ = await store.run(enrol, "x")
    assert await store.look(lambda tx: (tx.classes.traces(set_, []), tx.classes.first_answers(set_, []))) == ({}, {})
    assert await store.look(lambda tx: tx.classes.members(SetId(99))) == []
