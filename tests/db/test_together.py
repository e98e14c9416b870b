"""Several people at one draft, in every store: seats, and changes that depend on what was seen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db import open_store
from quiz.drafts import NOBODY, DraftId, Only, Phase, Seat, TeacherDraft, Verdict
from quiz.model import Learner, LearnerId, SetId
from quiz.ports import Store, Tx
from quiz.roles import ANYBODY
from quiz.usecases.editing import drop_option
from quiz.usecases.reviewing import OWNER_ONLY, Overtaken, Reviewing, judge, keep_rest, leaf, publish_draft
from quiz.usecases.rights import NotYours
from quiz.usecases.seats import reach
from quiz.usecases.standing import NoDraftLeft, Overview, Published, Resting
from quiz.usecases.together import (
    MOST_GUESTS,
    Colleagues,
    NoInvitation,
    be_seen,
    colleagues,
    come_in,
    discard_for_all,
    guest_drafts,
    invite,
    leave_draft,
    open_draft_of_set,
    part_with,
    who_is_there,
    withdraw,
)
from tests.db.drafting import QUESTIONS, written
from tests.db.samples import ANNA, BORIS, NOW, learner, question_set
from tests.stores import InMemoryStore
from tests.stories.world import _migrated

OWNER, GUEST = replace(learner(), name="Анна"), replace(learner(BORIS), name="Борис")
CLARA = LearnerId(BORIS + 1)
LINK = "draft-x"


def shared(tx: Tx) -> tuple[TeacherDraft, Seat]:
    """The owner's draft, and the seat of a guest."""
    draft = written(tx, OWNER)
    tx.learners.put(GUEST)
    invite(tx, OWNER, draft.id, LINK)
    assert isinstance(come_in(tx, GUEST, LINK, NOW), Overview)
    (seat,) = tx.seats.mine(BORIS)
    return draft, seat


def put(tx: Tx, person: Learner) -> None:
    tx.learners.put(person)


async def test_a_seat_comes_back_as_it_was_and_goes_with_the_draft(store: Store) -> None:
    draft, seat = await store.run(shared)
    assert (seat.owner, seat.draft, seat.chair, seat.place, seat.seen_at, seat.invited) == (
        ANNA, draft.id, 1, 0, NOW, True
    )  # fmt: skip
    assert seat.number < 0
    moved = replace(seat, place=3, seen_at=NOW + timedelta(days=20), invited=False)
    await store.run(lambda tx: tx.seats.put(moved))
    assert await store.run(lambda tx: tx.seats.get(BORIS, seat.number)) == moved
    assert [each.chair for each in await store.run(lambda tx: tx.seats.at(ANNA, draft.id))] == [0, 1]
    await store.run(discard_for_all, OWNER, draft.id, NOW)
    assert await store.run(lambda tx: list(tx.seats.at(ANNA, draft.id))) == []
    (notice,) = await store.run(lambda tx: list(tx.notices.of(BORIS)))
    assert (notice.word, notice.data) == ("draft-discarded", {"title": "Поход"})


async def test_whoever_comes_twice_sits_once_and_its_owner_is_told_once(store: Store) -> None:
    draft, seat = await store.run(shared)
    assert isinstance(await store.run(come_in, GUEST, LINK, NOW + timedelta(days=1)), Overview)
    assert await store.run(lambda tx: tx.seats.mine(BORIS)) == [seat]
    assert [notice.word for notice in await store.run(lambda tx: tx.notices.of(ANNA))] == ["draft-joined"]
    assert isinstance(await store.run(come_in, OWNER, LINK, NOW), Overview)
    assert await store.run(lambda tx: tx.drafts.by_invite("")) is None
    found = await store.run(lambda tx: tx.drafts.by_invite(LINK))
    assert found is not None
    assert (found.id, found.chairs) == (draft.id, 1)


async def test_a_chair_is_not_given_twice(store: Store) -> None:
    draft, seat = await store.run(shared)
    await store.run(leave_draft, GUEST, seat.number)
    await store.run(come_in, GUEST, LINK, NOW)
    (again,) = await store.run(lambda tx: tx.seats.mine(BORIS))
    assert again.chair == 2
    await store.run(judge, OWNER, draft.id, 1, True, Only.ALL, 0)


async def test_two_who_come_at_once_get_a_chair_each(store: Store) -> None:
    draft = await store.run(written, OWNER)
    await store.run(invite, OWNER, draft.id, LINK)
    people = [learner(LearnerId(CLARA + number)) for number in range(4)]
    for person in people:
        await store.run(put, person)
    await asyncio.gather(*(store.run(come_in, person, LINK, NOW) for person in people))
    assert [seat.chair for seat in await store.run(lambda tx: tx.seats.at(ANNA, draft.id))] == [0, 1, 2, 3, 4]


async def test_of_two_changes_the_second_is_refused_whatever_it_is(store: Store) -> None:
    draft, seat = await store.run(shared)
    assert isinstance(await store.run(judge, GUEST, seat.number, 1, True, Only.ALL, 0), Reviewing)
    for change in (
        await store.run(judge, OWNER, draft.id, 1, False, Only.ALL, 0),
        await store.run(judge, OWNER, draft.id, 1, True, Only.ALL, 0),
    ):
        assert isinstance(change, Overtaken)
        assert (change.by, change.reviewing.asked.verdict, change.reviewing.asked.edition) == ("Борис", Verdict.KEPT, 1)
    assert isinstance(await store.run(judge, OWNER, draft.id, 1, False, Only.ALL, 1), Reviewing)
    question = await store.run(lambda tx: tx.drafts.question(ANNA, draft.id, 1))
    assert question is not None
    assert (question.verdict, question.edition, question.chair) == (Verdict.DROPPED, 2, 0)
    late = await store.run(drop_option, GUEST, seat.number, 1, 0, 1, Only.ALL, 1)
    assert not isinstance(late, Overtaken), "there is but one wrong option, which stays"


async def test_a_second_press_of_ones_own_is_no_conflict(store: Store) -> None:
    draft, _ = await store.run(shared)
    for keep in (True, True, False):
        assert isinstance(await store.run(judge, OWNER, draft.id, 1, keep, Only.ALL, 0), Reviewing)


STEPS = st.lists(
    st.tuples(st.booleans(), st.sampled_from((1, 2)), st.sampled_from(("look", "keep", "state", "rest"))), max_size=14
)


def done(tx: Tx, draft: DraftId, chair: int, nth: int, seen: int, step: str, statement: str) -> bool | None:
    """Whether the change was taken; None if it is one that always is."""
    if step == "rest":
        tx.drafts.judge_open(ANNA, draft, Verdict.KEPT, chair)
        return None
    if step == "keep":
        return tx.drafts.judge(ANNA, draft, nth, Verdict.KEPT, chair, seen)
    asked = tx.drafts.question(ANNA, draft, nth)
    assert asked is not None
    return tx.drafts.put_question(ANNA, draft, nth, replace(asked.fact, statement=statement), Verdict.KEPT, chair, seen)


def nobody_overwrites_unseen(run: Callable[..., Any], draft: DraftId, steps: list[tuple[bool, int, str]]) -> None:
    """Two people at two questions of one fact, in any order.

    Whoever changes a question together with another, which somebody else had changed last, has to look at it again:
    nobody knows whether they had seen it.
    """
    seen = dict.fromkeys(product((0, 1), (1, 2)), 0)
    knows = dict.fromkeys(seen, True)
    last: dict[int, int | None] = {1: None, 2: None}
    for number, (guest, nth, step) in enumerate(steps):
        chair, mine = int(guest), (int(guest), nth)
        editions = {each: run(edition_of, draft, each) for each in (1, 2)}
        if step == "look":
            seen[mine], knows[mine] = editions[nth], True
            continue
        taken = run(done, draft, chair, nth, seen[mine], step, f"Сказано {number}.")
        assert taken in (None, knows[mine])
        for each in (1, 2):
            if run(edition_of, draft, each) != editions[each]:
                knows[1 - chair, each] = False
                alone = each == nth and step != "rest"
                if not alone and last[each] not in (None, chair):
                    last[each], knows[chair, each] = NOBODY, False
                else:
                    last[each] = chair


def edition_of(tx: Tx, draft: DraftId, nth: int) -> int:
    asked = tx.drafts.question(ANNA, draft, nth)
    assert asked is not None
    return asked.edition


@given(STEPS)
def test_nobody_ever_changes_what_the_other_has_changed_since_they_looked(steps: list[tuple[bool, int, str]]) -> None:
    store = InMemoryStore()
    draft, _ = store.do(shared)
    nobody_overwrites_unseen(store.do, draft.id, steps)


@settings(max_examples=15)
@given(STEPS)
@example([(True, 1, "state"), (False, 1, "look"), (False, 1, "state"), (False, 2, "keep")])
def test_nor_in_a_database(steps: list[tuple[bool, int, str]]) -> None:
    async def in_file(folder: str) -> None:
        url = f"sqlite:///{folder}/one.sqlite3"
        async with open_store(url) as store:
            await store.run(in_it)

    def in_it(tx: Tx) -> None:
        draft, _ = shared(tx)
        nobody_overwrites_unseen(lambda usecase, *given: usecase(tx, *given), draft.id, steps)

    with TemporaryDirectory() as folder:
        Path(folder, "one.sqlite3").write_bytes(_migrated())
        asyncio.run(in_file(folder))


async def test_the_rest_is_kept_and_whoever_was_slower_hears_so(store: Store) -> None:
    draft, seat = await store.run(shared)
    await store.run(judge, GUEST, seat.number, 1, False, Only.ALL, 0)
    kept = await store.run(keep_rest, OWNER, draft.id, QUESTIONS)
    assert isinstance(kept, Overview)
    assert (kept.hint, kept.tally.kept, kept.tally.dropped) == ("rest-changed", QUESTIONS - 1, 1)


async def test_only_the_owner_publishes_and_sees_first_what_has_changed(store: Store) -> None:
    draft, seat = await store.run(shared)
    kept = await store.run(keep_rest, OWNER, draft.id, QUESTIONS)
    assert isinstance(kept, Overview)
    stamp = kept.stamp
    refused = await store.run(publish_draft, GUEST, seat.number, "code", NOW, ANYBODY, stamp, True)
    assert isinstance(refused, Overview)
    assert refused.hint == OWNER_ONLY
    await store.run(judge, GUEST, seat.number, 1, False, Only.ALL, 1)
    changed = await store.run(publish_draft, OWNER, draft.id, "code", NOW, ANYBODY, stamp)
    assert isinstance(changed, Overview)
    assert changed.hint == "changed-since"
    published = await store.run(publish_draft, OWNER, draft.id, "code", NOW, ANYBODY, changed.stamp)
    assert isinstance(published, Published)
    assert await store.run(guest_drafts, GUEST) == ()
    assert isinstance(await store.run(leaf, GUEST, seat.number, 1, 0, Only.ALL), NoDraftLeft)


async def test_who_is_there_is_seen(store: Store) -> None:
    draft, seat = await store.run(shared)
    await store.run(be_seen, GUEST, seat.number, 2, NOW)
    await store.run(be_seen, OWNER, draft.id, 1, NOW)
    ((name, place),) = [(each.name, each.place) for each in await store.look(who_is_there, OWNER, draft.id)]
    assert (name, place) == ("Борис", 2)
    ((name, place),) = [(each.name, each.place) for each in await store.look(who_is_there, GUEST, seat.number)]
    assert (name, place) == ("Анна", 1)
    assert await store.look(who_is_there, GUEST, draft.id) == ()


async def test_a_withdrawn_link_lets_nobody_in_and_no_more_than_a_few_come_by_one(store: Store) -> None:
    draft, seat = await store.run(shared)
    for number in range(MOST_GUESTS):
        person = learner(LearnerId(CLARA + number))
        await store.run(put, person)
        came = await store.run(come_in, person, LINK, NOW)
        assert isinstance(came, Overview) == (number < MOST_GUESTS - 1)
    assert came == NoInvitation(full=True)
    parted = await store.run(part_with, OWNER, draft.id, seat.chair)
    assert isinstance(parted, Colleagues)
    assert len(parted.guests) == MOST_GUESTS - 1
    gone = await store.run(withdraw, OWNER, draft.id)
    assert isinstance(gone, Colleagues)
    assert gone.code == ""
    assert await store.run(come_in, GUEST, LINK, NOW) == NoInvitation()
    assert isinstance(await store.run(colleagues, GUEST, seat.number), NoDraftLeft)


async def test_who_teaches_the_set_may_work_on_its_draft_as_long_as_they_do(store: Store) -> None:
    draft, _ = await store.run(shared)
    clara = replace(learner(CLARA), name="Клара")

    def of_a_set(tx: Tx) -> SetId:
        tx.learners.put(clara)
        set_ = tx.sets.save("theirs", question_set("x"), CLARA, NOW)
        stored = tx.drafts.get(ANNA, draft.id)
        assert stored is not None
        assert tx.drafts.change(replace(stored, set=set_.id), Phase.REVIEWING, stored.attempt)
        return set_.id

    id_ = await store.run(of_a_set)
    assert await store.run(open_draft_of_set, GUEST, id_, NOW) == NotYours()
    assert isinstance(await store.run(open_draft_of_set, clara, id_, NOW), Overview)
    (seat,) = await store.run(lambda tx: tx.seats.mine(CLARA))
    assert not seat.invited
    assert await store.run(lambda tx: reach(tx, CLARA, seat.number)) is not None
    await store.run(lambda tx: tx.learners.forget(CLARA))
    await store.run(lambda tx: tx.learners.put(clara))
    await store.run(lambda tx: tx.seats.put(seat))
    assert await store.run(lambda tx: reach(tx, CLARA, seat.number)) is None, "they do not teach it any more"


async def test_a_draft_that_is_being_compared_anew_rests_for_its_guests(store: Store) -> None:
    draft, seat = await store.run(shared)

    def begin_anew(tx: Tx) -> None:
        stored = tx.drafts.get(ANNA, draft.id)
        assert stored is not None
        tx.drafts.change(replace(stored, phase=Phase.WRITING), stored.phase, stored.attempt)

    await store.run(begin_anew)
    assert isinstance(await store.run(leaf, GUEST, seat.number, 1, 0, Only.ALL), Resting)
    assert await store.run(come_in, replace(GUEST, id=CLARA), LINK, NOW) == NoInvitation()


@pytest.mark.parametrize("who", [ANNA, BORIS])
async def test_whoever_is_forgotten_leaves_no_seat(store: Store, who: LearnerId) -> None:
    draft, _ = await store.run(shared)
    await store.run(lambda tx: tx.learners.forget(who))
    seats = await store.run(lambda tx: list(tx.seats.at(ANNA, draft.id)))
    assert [seat.learner for seat in seats] == ([] if who == ANNA else [ANNA])
