from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from quiz.model import AskingId, Complaint
from quiz.ports import Store, Tx
from tests.db.samples import ANNA, BORIS, NOW, TODAY, day, enrol, learner, reminder


async def test_a_reminder_is_planned_once_for_each_day_and_wish(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(learner()))
    assert await store.run(lambda tx: tx.reminders.plan(reminder()))
    assert not await store.run(lambda tx: tx.reminders.plan(replace(reminder(), word="last", due=1)))
    assert await store.run(lambda tx: tx.reminders.plan(reminder(nth=1)))
    assert await store.run(lambda tx: tx.reminders.get(ANNA, TODAY, 0)) == reminder()
    assert await store.run(lambda tx: tx.reminders.get(ANNA, TODAY, 2)) is None
    assert await store.run(lambda tx: tx.reminders.get(ANNA, day(1), 0)) is None


async def test_planned_reminders_wait_oldest_first(store: Store) -> None:
    def plan(tx: Tx) -> None:
        for who in (ANNA, BORIS):
            tx.learners.put(learner(who))
        for waiting in (reminder(after=2), reminder(BORIS, after=1), reminder(after=1), reminder(after=0)):
            tx.reminders.plan(waiting)
        tx.reminders.mark(reminder(after=0), "sent")

    await store.run(plan)
    waiting = await store.run(lambda tx: tx.reminders.planned(9))
    assert waiting == [reminder(BORIS, after=1), reminder(after=1), reminder(after=2)]
    assert await store.run(lambda tx: tx.reminders.planned(1)) == waiting[:1]


async def test_a_reminder_is_marked_by_whoever_is_first(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(learner()))
    await store.run(lambda tx: tx.reminders.plan(reminder()))
    assert await store.run(lambda tx: tx.reminders.mark(reminder(), "sending"))
    assert not await store.run(lambda tx: tx.reminders.mark(reminder(), "sending"))
    sending = replace(reminder(), status="sending")
    assert await store.run(lambda tx: tx.reminders.get(ANNA, TODAY, 0)) == sending
    assert await store.run(lambda tx: tx.reminders.mark(sending, "sent"))
    assert not await store.run(lambda tx: tx.reminders.mark(reminder(after=1), "sent"))


async def test_reminders_on_their_way_for_too_long_are_given_up_and_no_others(store: Store) -> None:
    def plan(tx: Tx) -> None:
        for who in (ANNA, BORIS):
            tx.learners.put(learner(who))
        for each in (reminder(after=0), reminder(after=1), reminder(BORIS, after=0), reminder(BORIS, after=1)):
            tx.reminders.plan(each)
        tx.reminders.mark(reminder(after=0), "sending")
        tx.reminders.mark(reminder(after=1), "sent")
        tx.reminders.mark(reminder(BORIS, after=1), "sending")

    def statuses(tx: Tx) -> list[str | None]:
        found = [tx.reminders.get(who, day(after), 0) for who in (ANNA, BORIS) for after in (0, 1)]
        return [each.status if each else None for each in found]

    await store.run(plan)
    second = reminder(after=1).planned_at
    assert await store.run(lambda tx: tx.reminders.give_up(reminder(after=0).planned_at)) == 0
    assert await store.run(lambda tx: tx.reminders.give_up(second)) == 1
    assert await store.run(lambda tx: tx.reminders.give_up(second)) == 0
    assert await store.run(statuses) == ["unknown", "sent", "planned", "sending"]
    late = replace(reminder(after=0), status="sending")
    assert not await store.run(lambda tx: tx.reminders.mark(late, "sent"))


async def test_complaints_one_for_each_asking_oldest_first(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    first = Complaint(ANNA, x, "flashcard-1", AskingId(2), NOW, "")
    second = Complaint(ANNA, x, "flashcard-1", AskingId(1), NOW + timedelta(minutes=1), "wrong")
    for complaint in (second, first, replace(first, words="непонятно", at=NOW + timedelta(days=1))):
        await store.run(lambda tx, given: tx.complaints.put(given), complaint)
    assert await store.run(lambda tx: tx.complaints.of(ANNA)) == [replace(first, words="непонятно"), second]
    assert await store.run(lambda tx: tx.complaints.of(BORIS)) == []
