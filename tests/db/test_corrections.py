"""Published facts are corrected, in every store: versions, who is to be told, and what a class's figures count."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.items import Reply
from quiz.model import Change, Correction, FactId, LearnerId, PublishedFact, SetId
from quiz.ports import Store, Tx
from quiz.questions import Flashcard
from quiz.usecases.corrected import correct
from quiz.usecases.keep import publish
from tests.db.samples import ANNA, BORIS, NOW, answer, enrol, fact, learner, memory, question_set, undo

LATER = NOW + timedelta(minutes=1)
OTHERWISE = fact("x", "Something else was.")


def correction(of: FactId, in_: SetId, version: int = 2, by: LearnerId | None = ANNA) -> Correction:
    return Correction(of, in_, version, NOW, by, Change.EDITED, fact("x"), ("flashcard-1",), LATER)


async def changed(store: Store, of: FactId, now_it_is: PublishedFact, version: int, *keys: str) -> Correction | None:
    return await store.run(correct, ANNA, replace(now_it_is, id=of), version, keys, LATER)


async def published(store: Store, of: FactId) -> PublishedFact:
    found = await store.run(lambda tx: tx.facts.get(of))
    assert found is not None
    return found


async def test_each_version_is_kept_with_what_it_replaced(store: Store) -> None:
    set_, (x,) = await store.run(enrol, "x")
    before = await published(store, x)
    assert await store.run(lambda tx: tx.corrections.latest(x)) == 1
    made = await changed(store, x, replace(before, fact=OTHERWISE), 1, "flashcard-1")
    assert made is not None
    assert await published(store, x) == replace(before, fact=OTHERWISE, righted_at=LATER)
    assert await store.run(lambda tx: (tx.corrections.latest(x), tx.corrections.of(x), tx.corrections.get(x, 2))) == (
        2,
        [made],
        made,
    )
    assert (made.before, made.set, made.by, made.change) == (before.fact, set_, ANNA, Change.EDITED)
    quiet = await changed(store, x, before, 2)
    assert quiet is not None
    assert quiet.tell_at is None
    assert await published(store, x) == replace(before, righted_at=LATER), "when it was set right stays"
    assert await store.run(lambda tx: [each.version for each in tx.corrections.by(ANNA)]) == [2, 3]


async def test_of_two_corrections_of_one_version_one_is_made(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    before = await published(store, x)
    mine, theirs = replace(before, fact=OTHERWISE), replace(before, fact=fact("x", "Nothing was."))
    made = await asyncio.gather(changed(store, x, mine, 1), changed(store, x, theirs, 1))
    assert [each is None for each in made].count(True) == 1
    assert (await published(store, x)).fact == (mine if made[0] else theirs).fact
    assert await store.run(lambda tx: tx.corrections.latest(x)) == 2


async def test_a_retired_fact_is_asked_of_nobody_and_comes_back_to_all_even_to_who_is_far_ahead(store: Store) -> None:
    keys = [f"k{number:02}" for number in range(40)]
    set_, facts = await store.run(enrol, *keys)
    first = await published(store, facts[0])
    assert await changed(store, first.id, replace(first, retired=True), 1) is not None
    assert (await published(store, first.id)).retired
    found = await store.run(lambda tx: (tx.sets.get(set_), tx.facts.unmet(ANNA, None, 40), tx.facts.retired(set_)))
    assert found[0] is not None
    assert (found[0].facts, len(found[1]), found[2]) == (39, 39, [first.id])

    def meet_most(tx: Tx) -> None:
        for each in facts[1:35]:
            tx.memories.put(ANNA, each, memory())

    await store.run(meet_most)
    await store.run(lambda tx: tx.facts.unmet(ANNA, None, 5))
    back = await changed(store, first.id, replace(first, retired=False), 2)
    assert back is not None
    assert back.change is Change.BACK
    assert (await store.run(lambda tx: tx.facts.unmet(ANNA, None, 5)))[0] == first.id
    assert await store.run(lambda tx: tx.facts.retired(set_)) == []


async def test_facts_are_gone_through_in_the_order_of_the_set(store: Store) -> None:
    set_, facts = await store.run(enrol, "z", "a", "m")
    middle = await published(store, facts[1])

    def walk(tx: Tx) -> list[FactId | None]:
        there = [tx.facts.beside(set_, each, 1) for each in (None, *facts)]
        return [*there, *(tx.facts.beside(set_, each, -1) for each in facts)]

    assert await store.run(walk) == [*facts, None, None, *facts[:2]]
    assert await store.run(lambda tx: [tx.facts.place(each) for each in facts]) == [1, 2, 3]
    await changed(store, middle.id, replace(middle, retired=True), 1)
    assert await store.run(walk) == [facts[0], facts[2], facts[2], None, None, facts[0], facts[0]]
    assert await store.run(lambda tx: [tx.facts.place(each) for each in facts]) == [1, 2, 2]
    assert [each.id for each in await store.run(lambda tx: tx.facts.whole(set_))] == list(facts)


async def test_a_fact_is_added_behind_those_in_use_and_its_key_is_taken_once(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    gone = await published(store, y)
    await changed(store, y, replace(gone, retired=True), 1)
    before = await store.run(lambda tx: tx.sets.edition(set_))
    taken = await store.run(lambda tx: [tx.facts.add(set_, fact("x")), tx.facts.add(set_, fact("y"))])
    assert taken == [None, None], "that of a fact taken out too"
    assert await store.run(lambda tx: tx.sets.edition(set_)) == before
    new = await store.run(lambda tx: tx.facts.add(set_, fact("z", "New.")))
    assert new is not None
    assert await published(store, new) == PublishedFact(new, set_, fact("z", "New."), False, None)
    found = await store.run(lambda tx: (tx.sets.get(set_), tx.sets.edition(set_), tx.facts.unmet(ANNA, None, 9)))
    assert (found[0] and found[0].facts, found[1], list(found[2])) == (2, before + 1, [x, new])
    assert await store.run(lambda tx: tx.facts.beside(set_, x, 1)) == new


async def test_a_fact_that_is_added_is_new_to_whoever_has_met_all_there_were(store: Store) -> None:
    keys = [f"f{nth}" for nth in range(30)]
    set_, facts = await store.run(enrol, *keys)

    def meet_all(tx: Tx) -> None:
        for each in facts:
            tx.memories.put(ANNA, each, memory())

    await store.run(meet_all)
    assert await store.run(lambda tx: tx.facts.unmet(ANNA, None, 9)) == []
    new = await store.run(lambda tx: tx.facts.add(set_, fact("new")))
    assert await store.run(lambda tx: tx.facts.unmet(ANNA, None, 9)) == [new]
    assert await store.run(lambda tx: tx.facts.count_unmet(ANNA, None, 9)) == 1


async def test_those_who_wait_to_be_told_are_found_by_set_and_let_go(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    other, (z,) = await store.run(enrol, "z", code="b")

    def add(tx: Tx) -> None:
        assert tx.corrections.add(correction(x, set_))
        assert not tx.corrections.add(replace(correction(x, set_), before=fact("y")))
        assert tx.corrections.add(replace(correction(y, set_), at=NOW + timedelta(seconds=1)))
        assert tx.corrections.add(replace(correction(z, other), tell_at=None))

    await store.run(add)
    assert await store.run(lambda tx: (tx.corrections.due(NOW), tx.corrections.due(LATER))) == (None, set_)
    waiting = await store.run(lambda tx: tx.corrections.waiting(set_))
    assert [each.fact for each in waiting] == [x, y]
    await store.run(lambda tx: tx.corrections.told(waiting[:1], BORIS))
    assert [each.told_up_to for each in await store.run(lambda tx: tx.corrections.waiting(set_))] == [BORIS, 0]
    await store.run(lambda tx: tx.corrections.told(waiting, None))
    assert await store.run(lambda tx: (tx.corrections.due(LATER), list(tx.corrections.waiting(set_)))) == (None, [])


async def test_the_last_answers_to_what_was_corrected_are_found_and_those_taken_back_are_none(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    await store.run(enrol, "x", "y", who=BORIS)

    def log(tx: Tx) -> None:
        tx.corrections.add(correction(x, set_))
        tx.log.append(replace(answer(x), at=NOW))
        tx.log.append(replace(answer(x), at=LATER))
        taken_back = tx.log.append(replace(answer(x), at=LATER + timedelta(seconds=1)))
        tx.log.append(undo(x, taken_back.id))
        tx.log.append(replace(answer(x), question="typed-1", at=NOW))
        tx.log.append(answer(y))
        only = tx.log.append(answer(x, BORIS))
        tx.log.append(replace(undo(x, only.id), learner=BORIS))

    await store.run(log)
    found = await store.run(lambda tx: tx.corrections.last_answers(set_, [BORIS, ANNA]))
    assert {who: dict(answers) for who, answers in found.items()} == {
        ANNA: {(x, "flashcard-1"): LATER, (x, "typed-1"): NOW}
    }
    assert await store.run(lambda tx: list(tx.classes.learners(set_, LearnerId(0), 5))) == [BORIS, ANNA]
    assert await store.run(lambda tx: list(tx.classes.learners(set_, BORIS, 5))) == [ANNA]
    assert await store.run(lambda tx: tx.corrections.last_answers(set_, [])) == {}


async def test_the_figures_of_a_class_count_what_was_answered_since_a_question_was_set_right(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    before = await published(store, x)

    def log(tx: Tx, right: bool, after: int) -> None:
        for each, question in ((x, "flashcard-1"), (x, "typed-1"), (y, "flashcard-1")):
            line = replace(answer(each), correct=right, question=question, at=NOW + timedelta(hours=after))
            tx.log.append(replace(line, asking=None))

    await store.run(log, False, 0)
    await changed(store, x, replace(before, fact=OTHERWISE), 1, "flashcard-1")
    found = await store.look(lambda tx: tx.classes.first_answers(set_, [ANNA]))
    assert set(found) == {(x, "typed-1"), (y, "flashcard-1")}
    await store.run(log, True, 1)
    await changed(store, x, before, 2)
    found = await store.look(lambda tx: tx.classes.first_answers(set_, [ANNA]))
    assert {asked: dict(given) for asked, given in found.items()} == {
        (x, "flashcard-1"): {ANNA: Reply(True)},
        (x, "typed-1"): {ANNA: Reply(False)},
        (y, "flashcard-1"): {ANNA: Reply(False)},
    }


async def test_a_newer_file_leaves_versions_behind_as_a_teacher_does(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(learner()))
    first = question_set("a", "b", "c")
    set_ = await store.run(publish, "code", first, NOW)
    facts = [each.id for each in await store.run(lambda tx: tx.facts.whole(set_.id))]
    card = first.facts[1].questions[0]
    assert isinstance(card, Flashcard)
    card = replace(card, answer="Not that.")
    newer = replace(first, facts=(first.facts[0], replace(first.facts[1], questions=(card,)), fact("d")))
    for _ in range(2):
        await store.run(publish, "code", newer, LATER)
    made = [await store.run(lambda tx, each: list(tx.corrections.of(each)), each) for each in facts]
    assert [[(each.version, each.change, each.righted) for each in of] for of in made] == [
        [],
        [(2, Change.EDITED, ("flashcard-1",))],
        [(2, Change.RETIRED, ())],
    ]
    assert [(await published(store, each)).righted_at for each in facts] == [None, LATER, None]
    await store.run(publish, "code", replace(newer, facts=(*newer.facts, first.facts[2])), LATER)
    back = await store.run(lambda tx: tx.corrections.get(facts[2], 3))
    assert back is not None
    assert (back.change, back.by) == (Change.BACK, None)
    assert (await published(store, facts[1])).righted_at == LATER


async def test_who_is_forgotten_has_corrected_nothing_that_tells_of_them(store: Store) -> None:
    set_, (x,) = await store.run(enrol, "x")
    await store.run(lambda tx: tx.corrections.add(correction(x, set_)))
    await store.run(lambda tx: tx.learners.forget(ANNA))
    assert [each.by for each in await store.run(lambda tx: tx.corrections.of(x))] == [None]
    assert await store.run(lambda tx: list(tx.corrections.by(ANNA))) == []


@pytest.mark.parametrize("text", ["«Ё» <b>", "a\nb", "x" * 5000])
async def test_a_version_comes_back_with_any_text(store: Store, text: str) -> None:
    set_, (x,) = await store.run(enrol, "x")
    made = replace(correction(x, set_), before=replace(fact("x"), statement=text, subject=text, quote=text))
    await store.run(lambda tx: tx.corrections.add(made))
    assert await store.run(lambda tx: tx.corrections.get(x, 2)) == made
