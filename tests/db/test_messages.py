from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from quiz.model import AskingId, Complaint, FactId
from quiz.ports import Store, Tx
from quiz.usecases.reported import Closed, leave_as_right
from tests.db.samples import ANNA, BORIS, NOW, TODAY, day, enrol, learner, question_set, reminder


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


async def test_what_was_reported_is_open_until_it_is_answered_once(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    other, (elsewhere,) = await store.run(lambda tx: enrol(tx, "z", code="b", who=BORIS))
    first, second = (Complaint(who, x, "flashcard-1", AskingId(1), NOW) for who in (BORIS, ANNA))
    third = Complaint(ANNA, y, "flashcard-1", AskingId(2), NOW + timedelta(minutes=1), "wrong")
    far = Complaint(BORIS, elsewhere, "flashcard-1", AskingId(9), NOW)

    def report(tx: Tx) -> None:
        for complaint in (third, far, first, second):
            tx.complaints.put(complaint)

    await store.run(report)
    assert await store.run(lambda tx: tx.complaints.open_in(set_)) == [
        *sorted([first, second], key=lambda each: each.learner),
        third,
    ]
    assert await store.run(lambda tx: tx.complaints.open_in(other)) == [far]
    assert await store.run(lambda tx: tx.complaints.open_about(y, "flashcard-1")) == [third]
    assert await store.run(lambda tx: tx.complaints.open_about(y, "flashcard-2")) == []
    answered = NOW + timedelta(hours=1)
    assert await store.run(lambda tx: tx.complaints.close(second, answered))
    assert not await store.run(lambda tx: tx.complaints.close(second, answered + timedelta(hours=1)))
    assert await store.run(lambda tx: tx.complaints.open_about(x, "flashcard-1")) == [first]
    assert await store.run(lambda tx: tx.complaints.of(ANNA)) == [replace(second, answered_at=answered), third]


async def test_reporting_anew_opens_a_complaint_again_and_loses_no_words(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    complaint = Complaint(ANNA, x, "flashcard-1", AskingId(1), NOW, "unclear")
    await store.run(lambda tx: tx.complaints.put(complaint))
    await store.run(lambda tx: tx.complaints.close(complaint, NOW))
    assert await store.run(lambda tx: tx.complaints.open_about(x, "flashcard-1")) == []
    await store.run(lambda tx: tx.complaints.put(replace(complaint, words="")))
    assert await store.run(lambda tx: tx.complaints.open_about(x, "flashcard-1")) == [complaint]
    assert not await store.run(lambda tx: tx.complaints.close(replace(complaint, asking=AskingId(7)), NOW))


async def test_a_complaint_about_a_fact_that_was_retired_still_waits_for_an_answer(store: Store) -> None:
    set_, (x, _) = await store.run(enrol, "x", "y")
    complaint = Complaint(ANNA, x, "flashcard-1", AskingId(1), NOW)
    await store.run(lambda tx: tx.complaints.put(complaint))
    await store.run(lambda tx: tx.sets.save("a", question_set("y"), None, NOW))
    assert x not in await store.run(lambda tx: tx.facts.unmet(ANNA, set_, 9))
    assert await store.run(lambda tx: tx.complaints.open_in(set_)) == [complaint]


async def test_of_two_teachers_who_answer_at_once_one_is_heard(store: Store) -> None:
    teacher = learner(BORIS)

    def report(tx: Tx) -> FactId:
        tx.learners.put(teacher)
        _, (x,) = enrol(tx, "x")
        tx.sets.save("a", question_set("x"), BORIS, NOW)
        for nth in (1, 2):
            tx.complaints.put(Complaint(ANNA, x, "flashcard-1", AskingId(nth), NOW))
        return x

    x = await store.run(report)
    answers = [store.run(leave_as_right, teacher, x, "flashcard-1", NOW) for _ in range(4)]
    closed = [done.people for done in await asyncio.gather(*answers) if isinstance(done, Closed)]
    assert sorted(closed) == [0, 0, 0, 1]
    assert len(await store.run(lambda tx: tx.notices.of(ANNA))) == 1
