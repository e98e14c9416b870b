from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from quiz.drafts import DraftId, Only
from quiz.fsrs import DEFAULT
from quiz.model import AskingId, FactId, Learner, LearnerId, Reminding, SetId
from quiz.ports import Store, Tx
from quiz.talk import Adding, Enlarging, Expecting, Naming, Rewording, Study, Talk
from tests.db.samples import ANNA, BORIS, NOW, learner, live, question_set

FULL = Learner(
    id=LearnerId(2**62),
    name="Анна-Мария 🧵 <b>",
    language="en",
    zone="Asia/Kathmandu",
    joined_at=NOW,
    new_per_day=3,
    reviews_per_day=17,
    zone_known=True,
    reminder_known=True,
    blocked=True,
    called="Аня К.",
    retention=0.85,
    easy_days=frozenset({0, 5, 6}),
    parameters=(*DEFAULT[:20], 0.3),
    reminding=Reminding(
        on=False, minute=61, quiet_from=1, quiet_to=2, next_at=NOW + timedelta(hours=1), since=NOW - timedelta(days=2)
    ),
)


def test_the_full_learner_differs_from_the_default_in_every_field() -> None:
    plain = learner()
    same = {f.name for f in fields(Learner) if getattr(FULL, f.name) == getattr(plain, f.name)}
    assert same == {"joined_at"}
    default = Reminding()
    assert all(getattr(FULL.reminding, f.name) != getattr(default, f.name) for f in fields(Reminding))


async def test_a_learner_comes_back_as_stored(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(FULL))
    assert await store.run(lambda tx: tx.learners.get(FULL.id)) == FULL


async def test_putting_a_learner_again_replaces_what_was_there(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(learner()))
    await store.run(lambda tx: tx.learners.put(replace(FULL, id=ANNA)))
    assert await store.run(lambda tx: tx.learners.get(ANNA)) == replace(FULL, id=ANNA)


async def test_changing_a_learner_keeps_what_is_theirs(store: Store) -> None:
    await store.run(live)
    await store.run(lambda tx: tx.learners.put(replace(FULL, id=ANNA)))
    assert len(await store.run(lambda tx: tx.memories.of(ANNA))) == 1


async def test_an_unknown_learner_is_none(store: Store) -> None:
    assert await store.run(lambda tx: tx.learners.get(ANNA)) is None


async def test_moments_come_back_in_utc_whatever_zone_they_were_given_in(store: Store) -> None:
    there = datetime(2026, 3, 1, 23, 59, 59, 999999, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    await store.run(lambda tx: tx.learners.put(replace(learner(), joined_at=there)))
    found = await store.run(lambda tx: tx.learners.get(ANNA))
    assert found is not None
    assert found.joined_at == there
    assert found.joined_at.utcoffset() is not None


async def test_everybody_is_listed_by_id(store: Store) -> None:
    for id_ in (5, 1, 2**53 + 1, -3):
        await store.run(lambda tx, who: tx.learners.put(learner(who)), LearnerId(id_))
    assert list(await store.run(lambda tx: tx.learners.ids())) == [-3, 1, 5, 2**53 + 1]


async def test_reminders_are_for_those_whose_time_has_come(store: Store) -> None:
    def people(tx: Tx) -> None:
        earlier = NOW - timedelta(hours=1)
        tx.learners.put(learner(LearnerId(1), NOW))
        tx.learners.put(learner(LearnerId(2), earlier))
        tx.learners.put(learner(LearnerId(3), NOW + timedelta(microseconds=1)))
        tx.learners.put(learner(LearnerId(4), None))
        tx.learners.put(replace(learner(LearnerId(5), earlier), blocked=True))
        tx.learners.put(replace(learner(LearnerId(6)), reminding=Reminding(on=False, next_at=earlier)))
        tx.learners.put(learner(LearnerId(7), earlier))

    def ids(tx: Tx, limit: int) -> Sequence[LearnerId]:
        return [found.id for found in tx.learners.to_remind(NOW, limit)]

    await store.run(people)
    assert await store.run(ids, 10) == [2, 7, 1]
    assert await store.run(ids, 2) == [2, 7]


async def test_a_forgotten_learner_leaves_nothing_and_others_keep_all(store: Store) -> None:
    await store.run(live)
    await store.run(live, BORIS)
    owned = await store.run(lambda tx: tx.sets.save("mine", question_set("z"), ANNA, NOW))
    await store.run(lambda tx: tx.learners.forget(ANNA))

    def left(tx: Tx, who: LearnerId) -> list[object]:
        return [
            tx.learners.get(who),
            *tx.sets.joined(who),
            *tx.memories.of(who),
            tx.askings.get(who, AskingId(1)),
            *tx.log.of(who),
            *tx.tallies.of(who),
            *([talk] if (talk := tx.talks.get(who)) != Talk() else []),
            tx.reminders.get(who, NOW.date(), 0),  # type: ignore[arg-type]  # a day is a day
            *tx.complaints.of(who),
        ]

    assert [row for row in await store.run(left, ANNA) if row] == []
    assert len([row for row in await store.run(left, BORIS) if row]) == 9
    assert await store.run(lambda tx: tx.sets.get(owned.id)) == replace(owned, owner=None)


async def test_somebody_forgotten_can_come_back_and_starts_anew(store: Store) -> None:
    await store.run(live)
    await store.run(lambda tx: tx.learners.forget(ANNA))
    await store.run(live)
    assert [line.id for line in await store.run(lambda tx: tx.log.of(ANNA))] == [1]


async def test_forgetting_a_stranger_is_no_error(store: Store) -> None:
    await store.run(lambda tx: tx.learners.forget(ANNA))


@pytest.mark.parametrize(
    "talk",
    [
        Talk(),
        Talk(expecting=Expecting.COMPLAINT, screen=2**40, about=AskingId(3)),
        Talk(study=Study(datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC), SetId(4), AskingId(5), 6, 7, 8.25, 9)),
        Talk(seen=((FactId(2**40), "choice-1"), (FactId(2), "typed-1"))),
        Talk(expecting=Expecting.EDIT, rewording=Rewording(DraftId(2**40), 3, "wrong-1", Only.CLOZE)),
        Talk(expecting=Expecting.ENLARGE, enlarging=Enlarging(SetId(2**40), FactId(3), FactId(2**40), 4, "17.3")),
        Talk(expecting=Expecting.ADD, adding=Adding(DraftId(2**40), 3, 4)),
        Talk(expecting=Expecting.NAME, naming=Naming(SetId(4), "12.5")),
    ],
)
async def test_a_talk_stands_where_it_stood(store: Store, talk: Talk) -> None:
    await store.run(lambda tx: tx.learners.put(learner()))
    assert await store.run(lambda tx: tx.talks.get(ANNA)) == Talk()
    await store.run(lambda tx: tx.talks.put(ANNA, Talk(screen=1)))
    await store.run(lambda tx: tx.talks.put(ANNA, talk))
    assert await store.run(lambda tx: tx.talks.get(ANNA)) == talk


async def test_of_a_talk_that_is_put_twice_in_a_transaction_the_last_stays(store: Store) -> None:
    def put(tx: Tx) -> Talk:
        tx.learners.put(learner())
        tx.talks.put(ANNA, Talk(screen=1))
        tx.talks.put(ANNA, Talk(screen=2))
        return tx.talks.get(ANNA)

    assert await store.run(put) == Talk(screen=2)
    assert await store.look(lambda tx: tx.talks.get(ANNA)) == Talk(screen=2)


async def test_a_talk_goes_with_the_learner_who_is_forgotten_after_it(store: Store) -> None:
    def put_and_forget(tx: Tx) -> None:
        tx.learners.put(learner())
        tx.talks.put(ANNA, Talk(screen=1))
        tx.learners.forget(ANNA)

    await store.run(put_and_forget)
    assert await store.look(lambda tx: tx.talks.get(ANNA)) == Talk()
