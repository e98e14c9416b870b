"""Questions that a teacher adds to a draft, and a draft gone through by kind, in every store."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from quiz.drafts import Only, Verdict
from quiz.ports import Store
from quiz.questions import Fact, Kind, Typed, kind_of
from quiz.usecases.adding import Added, await_question
from quiz.usecases.hear import WrittenByHand, hear
from tests.bot.test_screens import EVERY
from tests.db.drafting import QUESTIONS, questions, written
from tests.db.samples import ANNA, BORIS, NOW, learner

TEACHER = learner()


async def test_a_question_is_put_behind_all_others_in_a_fact_of_its_own_or_in_one_that_is_there(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    first, second = questions().facts
    own = Fact("own", "Было.", "", (Typed(key="typed-2", ask="Кто?", answer="Он"),))
    for beside, nth in ((0, 5), (1, 6)):
        assert await store.run(lambda tx, to: tx.drafts.append(ANNA, draft.id, own, to, Verdict.KEPT), beside) == nth
    whole = await store.run(lambda tx: [tx.drafts.whole_fact(ANNA, draft.id, nth) for nth in (2, 4, 5, 6, 7)])
    grown = replace(first, questions=(*first.questions, *own.questions))
    assert whole == [grown, second, own, grown, None]
    assert await store.run(lambda tx: [tx.drafts.has_fact(ANNA, draft.id, key) for key in ("own", "start", "x")]) == [
        True, True, False
    ]  # fmt: skip
    assert await store.run(lambda tx: tx.drafts.has_fact(BORIS, draft.id, "own")) is False
    kept = await store.run(lambda tx: tx.drafts.kept(ANNA, draft.id))
    assert kept == [replace(first, questions=own.questions), own], "facts stay in their order"


async def test_questions_by_hand_get_keys_that_nothing_else_has(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    await store.run(await_question, TEACHER, draft.id, 0)
    for sign in ("7.1", "7.2"):
        await store.run(hear, TEACHER, "Кто?\nОн", NOW, sign)
    await store.run(await_question, TEACHER, draft.id, 1)
    await store.run(hear, TEACHER, "Кто?\nОн", NOW, "7.3")
    await store.run(hear, TEACHER, "Кто?\nОн\nОна", NOW, "7.4")
    kept = await store.run(lambda tx: tx.drafts.kept(ANNA, draft.id))
    assert [[question.key for question in fact.questions] for fact in kept] == [
        ["typed-2", "choice-2"], ["typed-1"], ["typed-1"]
    ]  # fmt: skip
    assert len({fact.key for fact in kept}) == 3


async def test_a_fact_takes_twenty_questions_and_no_more(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    await store.run(await_question, TEACHER, draft.id, 1)
    for number in range(2, 20):
        heard = await store.run(hear, TEACHER, f"Кто {number}?\nОн", NOW, f"7.{number}")
        assert isinstance(heard, WrittenByHand)
        assert isinstance(heard.added, Added)
    for sign in ("7.20", "7.20"):
        heard = await store.run(hear, TEACHER, "Кто ещё?\nОн", NOW, sign)
    assert isinstance(heard, WrittenByHand)
    assert (await store.run(lambda tx: tx.drafts.tally(ANNA, draft.id))).questions == QUESTIONS + 18


async def test_a_draft_is_gone_through_by_kind_both_ways(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    one_of_each = {kind_of(question): question for _, question in EVERY}
    for nth, question in enumerate(one_of_each.values()):
        fact = Fact(f"f{nth}", "Было.", "", (question,))
        await store.run(lambda tx, fact: tx.drafts.append(ANNA, draft.id, fact, 0, Verdict.OPEN), fact)
    asked = [await store.run(lambda tx, nth: tx.drafts.question(ANNA, draft.id, nth), nth) for nth in range(1, 99)]
    there = [each for each in asked if each]
    assert {kind_of(each.question) for each in there} == set(Kind)
    counts = await store.run(lambda tx: tx.drafts.kinds(ANNA, draft.id))
    assert dict(counts) == dict(Counter(kind_of(each.question) for each in there))
    for only in Only:
        wanted, met, nth = [each.nth for each in there if only.takes(each)], [], 0
        while found := await store.run(
            lambda tx, nth, only: tx.drafts.question_after(ANNA, draft.id, nth, only_open=True, only=only), nth, only
        ):
            nth = found.nth
            met.append(nth)
        assert met == wanted
        last = await store.run(lambda tx, only: tx.drafts.question_before(ANNA, draft.id, 99, only), only)
        assert (last.nth if last else None) == (wanted[-1] if wanted else None)
    assert dict(await store.run(lambda tx: tx.drafts.kinds(BORIS, draft.id))) == {}
