"""What people are told when they are not there, and what classes have been set, as every store keeps it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from quiz.model import Assignment, Errand, LearnerId, Notice, SetId
from quiz.ports import Store, Tx
from quiz.usecases.errands import run_next
from tests.db.samples import ANNA, BORIS, NOW, enrol, learner, notice


async def test_notices_count_up_for_each_person_and_keep_what_they_say(store: Store) -> None:
    def tell(tx: Tx) -> list[Notice]:
        for who in (ANNA, BORIS):
            tx.learners.put(learner(who))
        return [tx.notices.add(notice(who)) for who in (ANNA, ANNA, BORIS)]

    told = await store.run(tell)
    assert [(each.learner, each.id) for each in told] == [(ANNA, 1), (ANNA, 2), (BORIS, 1)]
    assert await store.run(lambda tx: tx.notices.of(ANNA)) == told[:2]
    assert told[0].data == {"title": "Поход", "count": 3}


async def test_a_notice_about_somebody_forgets_whom_when_they_go(store: Store) -> None:
    for who in (ANNA, BORIS):
        await store.run(lambda tx, who: tx.learners.put(learner(who)), who)
    told = await store.run(lambda tx: tx.notices.add(replace(notice(), who=BORIS)))
    assert await store.run(lambda tx: tx.notices.of(ANNA)) == [told]
    assert await store.run(lambda tx: tx.notices.waiting(told.at, 1)) == [told]
    await store.run(lambda tx: tx.learners.forget(BORIS))
    assert await store.run(lambda tx: tx.notices.of(ANNA)) == [replace(told, who=None)]


async def test_notices_wait_for_their_time_oldest_first(store: Store) -> None:
    def tell(tx: Tx) -> None:
        for who in (ANNA, BORIS):
            tx.learners.put(learner(who))
            for after in (2, 0, 1):
                tx.notices.add(notice(who, after))

    await store.run(tell)
    tomorrow = await store.run(lambda tx: tx.notices.waiting(NOW + timedelta(days=1), 9))
    assert [(each.learner, each.at - NOW) for each in tomorrow] == [
        (BORIS, timedelta()),
        (ANNA, timedelta()),
        (BORIS, timedelta(days=1)),
        (ANNA, timedelta(days=1)),
    ]
    assert await store.run(lambda tx: tx.notices.waiting(NOW + timedelta(days=1), 1)) == tomorrow[:1]
    assert await store.run(lambda tx: tx.notices.waiting(NOW - timedelta(seconds=1), 9)) == []


async def test_a_notice_is_changed_by_whoever_is_first(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(learner()))
    first = await store.run(lambda tx: tx.notices.add(notice()))
    sending = replace(first, status="sending", at=NOW + timedelta(minutes=1))
    assert await store.run(lambda tx: tx.notices.change(first, sending))
    assert not await store.run(lambda tx: tx.notices.change(first, sending))
    assert await store.run(lambda tx: tx.notices.of(ANNA)) == [sending]
    assert await store.run(lambda tx: tx.notices.waiting(NOW + timedelta(days=1), 9)) == []
    later = replace(sending, at=NOW + timedelta(minutes=2))
    assert not await store.run(lambda tx: tx.notices.change(later, replace(later, status="sent")))


async def test_notices_on_their_way_for_too_long_are_given_up_and_no_others(store: Store) -> None:
    def set_out(tx: Tx) -> None:
        tx.learners.put(learner())
        for after, status in ((0, "sending"), (1, "sending"), (0, "sent"), (0, "planned")):
            added = tx.notices.add(notice(after=after))
            tx.notices.change(added, replace(added, status=status))

    await store.run(set_out)
    assert await store.run(lambda tx: tx.notices.give_up(NOW)) == 0
    assert await store.run(lambda tx: tx.notices.give_up(NOW + timedelta(hours=1))) == 1
    statuses = await store.run(lambda tx: [each.status for each in tx.notices.of(ANNA)])
    assert statuses == ["unknown", "sending", "sent", "planned"]


async def test_two_senders_take_each_notice_once(store: Store) -> None:
    def tell(tx: Tx) -> None:
        for n in range(40):
            tx.learners.put(learner(LearnerId(n)))
            tx.notices.add(notice(LearnerId(n)))

    def claim(tx: Tx) -> list[Notice]:
        found = tx.notices.waiting(NOW, 10)
        return [each for each in found if tx.notices.change(each, replace(each, status="sending"))]

    await store.run(tell)
    taken: list[LearnerId] = []
    while len(taken) < 40:
        rounds = await asyncio.gather(*(store.run(claim) for _ in range(4)))
        assert any(rounds)
        taken += [found.learner for claimed in rounds for found in claimed]
    assert sorted(taken) == list(range(40))


async def test_errands_are_done_oldest_first_as_far_as_they_went_and_are_over(store: Store) -> None:
    set_, _ = await store.run(enrol, "x")
    later = Errand(set_, "assigned", {"title": "Поход"}, NOW + timedelta(minutes=1))
    first = Errand(set_, "set-deleted", {"title": "Поход"}, NOW)
    for each in (later, replace(first, at=NOW - timedelta(days=1), up_to=BORIS), first):
        await store.run(lambda tx, errand: tx.errands.put(errand), each)
    assert await store.run(lambda tx: tx.errands.next()) == first
    await store.run(lambda tx: tx.errands.went(first, ANNA))
    assert await store.run(lambda tx: tx.errands.next()) == replace(first, up_to=ANNA)
    await store.run(lambda tx: tx.errands.went(first, None))
    assert await store.run(lambda tx: tx.errands.next()) == later
    await store.run(lambda tx: tx.errands.went(later, None))
    assert await store.run(lambda tx: tx.errands.next()) is None


async def test_copies_of_the_bot_tell_everybody_in_a_class_once(store: Store) -> None:
    def join(tx: Tx) -> None:
        set_, _ = enrol(tx, "x", who=LearnerId(1))
        for n in range(2, 31):
            tx.learners.put(learner(LearnerId(n)))
            tx.sets.join(LearnerId(n), set_, NOW)
        tx.errands.put(Errand(set_, "assigned", {"title": "Поход"}, NOW))

    await store.run(join)
    while any(await asyncio.gather(*(store.run(run_next, NOW) for _ in range(3)))):
        pass
    assert await store.run(lambda tx: [len(tx.notices.of(LearnerId(n))) for n in range(1, 31)]) == [1] * 30


async def test_a_class_is_counted_without_its_teachers_and_those_who_block_the_bot_if_so_wished(store: Store) -> None:
    def join(tx: Tx) -> SetId:
        set_, _ = enrol(tx, "x")
        for who in (BORIS, LearnerId(7), LearnerId(8), LearnerId(9)):
            tx.learners.put(replace(learner(who), blocked=who == 9))
            tx.sets.join(who, set_, NOW)
        found = tx.sets.hold(set_)
        assert found is not None
        tx.sets.change(replace(found, owner=BORIS))
        tx.teachers.add(LearnerId(7), set_, NOW)
        return set_

    set_ = await store.run(join)
    assert await store.run(lambda tx: (tx.classes.size(set_), tx.classes.size(set_, reachable=True))) == (3, 2)


async def test_a_set_has_one_assignment_which_can_be_changed_and_taken_back(store: Store) -> None:
    set_, _ = await store.run(enrol, "x")
    first = Assignment(set_, date(2026, 3, 2), 3, date(2026, 5, 15), ANNA, NOW)
    changed = replace(first, new_per_day=5, nudged_at=NOW + timedelta(days=1))
    assert await store.run(lambda tx: tx.assignments.get(set_)) is None
    for each in (first, changed):
        await store.run(lambda tx, given: tx.assignments.put(given), each)
        assert await store.run(lambda tx: tx.assignments.get(set_)) == each
    assert await store.run(lambda tx: tx.assignments.get(SetId(set_ + 1))) is None
    for _ in range(2):
        await store.run(lambda tx: tx.assignments.remove(set_))
    assert await store.run(lambda tx: tx.assignments.get(set_)) is None


async def test_the_assignments_of_a_learner_are_those_of_the_sets_they_joined(store: Store) -> None:
    one, _ = await store.run(enrol, "x", code="one")
    other, _ = await store.run(enrol, "y", code="other")
    theirs, _ = await store.run(enrol, "z", code="theirs", who=BORIS)
    given = [Assignment(set_, date(2026, 3, 2), 3, date(2026, 5, 15), None, NOW) for set_ in (theirs, other, one)]
    assert await store.run(lambda tx: tx.assignments.of(ANNA)) == []
    for each in given:
        await store.run(lambda tx, each: tx.assignments.put(each), each)
    assert await store.run(lambda tx: tx.assignments.of(ANNA)) == [given[2], given[1]]
    await store.run(lambda tx: tx.assignments.put(replace(given[1], new_per_day=9)))
    await store.run(lambda tx: tx.assignments.remove(one))
    assert await store.run(lambda tx: tx.assignments.of(ANNA)) == [replace(given[1], new_per_day=9)]
    await store.run(lambda tx: tx.sets.leave(ANNA, other))
    assert await store.run(lambda tx: tx.assignments.of(ANNA)) == []


async def test_a_class_is_nudged_by_whoever_is_first_and_not_again_before_its_time(store: Store) -> None:
    set_, _ = await store.run(enrol, "x")
    week, tomorrow = NOW - timedelta(days=7), NOW + timedelta(days=1)
    assert not await store.run(lambda tx: tx.assignments.nudge(set_, NOW, week))
    await store.run(lambda tx: tx.assignments.put(Assignment(set_, date(2026, 3, 2), 3, date(2026, 5, 15), ANNA, NOW)))
    pressed = await asyncio.gather(*(store.run(lambda tx: tx.assignments.nudge(set_, NOW, week)) for _ in range(4)))
    assert sum(pressed) == 1
    assert [found.nudged_at for found in await store.run(lambda tx: tx.assignments.of(ANNA))] == [NOW]
    assert not await store.run(lambda tx: tx.assignments.nudge(set_, tomorrow, NOW - timedelta(seconds=1)))
    assert await store.run(lambda tx: tx.assignments.nudge(set_, tomorrow, NOW))


async def test_an_assignment_outlives_the_teacher_who_gave_it_without_their_name(store: Store) -> None:
    set_, _ = await store.run(enrol, "x")
    given = Assignment(set_, date(2026, 3, 2), 3, date(2026, 5, 15), ANNA, NOW)
    await store.run(lambda tx: tx.assignments.put(given))
    await store.run(lambda tx: tx.learners.forget(ANNA))
    assert await store.run(lambda tx: tx.assignments.get(set_)) == replace(given, given_by=None)
