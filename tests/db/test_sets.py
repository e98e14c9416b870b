from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from quiz.model import FactId, LearnerId, PublishedSet, SetId, Visibility
from quiz.ports import Store, Tx
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Match,
    MultiChoice,
    Option,
    Order,
    Origin,
    QuestionSet,
    TrueFalse,
    Typed,
)
from tests.db.samples import ANNA, BORIS, NOW, TODAY, enrol, fact, learner, memory, question_set
from tests.stores import DanglingError

EVERY_KIND = Fact(
    "ballots",
    "123 делегата вписали имя сами.",
    "«123 из 479» — дословно",
    (
        Choice(key="choice-1", ask="Сколько?", answer="123", wrong=(Option("46", "Другое."), Option("75"))),
        MultiChoice(key="m", ask="Кто?", answer=("А", "Б"), wrong=(Option("В"),), level=2),
        TrueFalse(key="t", ask="Верно?", answer=False, explanation="Нет."),
        Typed(key="typed-1", ask="Год?", answer="1923", accept=("23",), expects=Expects.NUMBER, level=3),
        Cloze(key="c", ask="В {1923} году.", wrong=(Option("1922"),), quote="своя цитата"),
        Order(key="o", ask="Порядок?", answer=("z", "a", "m")),
        Match(key="match-1", ask="Пары?", answer=(("1927", "б"), ("1923", "а"), ("1", "в"))),
        Flashcard(key="f", ask="Перёд 🧵", answer="Зад"),
        Flashcard(key="g", ask="Кто?", answer="Он", origin=Origin("who", 0.876, check=True, edited=True)),
    ),
)


async def test_a_set_comes_back_as_saved(store: Store) -> None:
    wanted = QuestionSet("Название", "ru", (EVERY_KIND, fact("b")), "о чём", "книга.md", "Текст.\n\nДальше…")
    saved = await store.run(lambda tx: tx.sets.save("code", wanted, ANNA, NOW))
    assert saved == PublishedSet(saved.id, "code", "Название", "ru", "о чём", "книга.md", ANNA, 2, Visibility.LINK)
    assert await store.run(lambda tx: tx.sets.get(saved.id)) == saved
    assert await store.run(lambda tx: tx.sets.by_code("code")) == saved
    assert await store.run(lambda tx: tx.sets.questions(saved.id)) == wanted


async def test_unknown_sets(store: Store) -> None:
    assert await store.run(lambda tx: tx.sets.get(SetId(1))) is None
    assert await store.run(lambda tx: tx.sets.by_code("x")) is None
    with pytest.raises(KeyError):
        await store.run(lambda tx: tx.sets.questions(SetId(1)))


async def test_saving_again_brings_a_set_up_to_date_and_facts_keep_their_ids(store: Store) -> None:
    before = await store.run(lambda tx: tx.sets.save("a", question_set("x", "y", "z"), ANNA, NOW))
    changed = QuestionSet("New", "ru", (fact("z", "Now thus."), fact("new"), fact("x")), material="other")

    def again(tx: Tx) -> tuple[PublishedSet, QuestionSet]:
        saved = tx.sets.save("a", changed, None, NOW)
        return saved, tx.sets.questions(saved.id)

    saved, questions = await store.run(again)
    assert saved == replace(before, title="New", language="ru", about="", source="")
    assert saved.owner == ANNA  # saving without an owner takes the set from nobody
    assert questions == changed


async def test_whom_a_quote_speaks_of_is_saved_and_saved_again_with_the_fact(store: Store) -> None:
    def save(tx: Tx, subject: str) -> tuple[Fact, ...]:
        spoken_of = replace(fact("x"), subject=subject)
        return tx.sets.questions(tx.sets.save("a", QuestionSet("A", "ru", (spoken_of,)), ANNA, NOW).id).facts

    for subject in ("Владимир Антонов-Овсеенко", "Антонов", ""):
        [saved] = await store.run(save, subject)
        assert saved == replace(fact("x"), subject=subject)


async def test_another_owner_takes_a_set_over(store: Store) -> None:
    await store.run(lambda tx: tx.sets.save("a", question_set("x"), ANNA, NOW))
    saved = await store.run(lambda tx: tx.sets.save("a", question_set("x"), BORIS, NOW))
    assert saved.owner == BORIS


async def test_a_fact_that_is_gone_is_not_asked_but_can_still_be_answered(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    await store.run(lambda tx: tx.memories.put(ANNA, x, memory()))
    saved = await store.run(lambda tx: tx.sets.save("a", question_set("y"), None, NOW))
    assert (saved.id, saved.facts) == (set_, 1)
    found = await store.run(lambda tx: tx.facts.get(x))
    assert found is not None
    assert found.fact == fact("x")
    assert await store.run(lambda tx: tx.memories.get(ANNA, x)) == memory()
    assert await store.run(lambda tx: tx.memories.due(ANNA, None, memory().due_day, 9)) == []
    assert await store.run(lambda tx: tx.memories.of(ANNA)) == []
    assert await store.run(lambda tx: tx.facts.unmet(ANNA, None, 9)) == [y]


async def test_a_fact_that_comes_back_has_the_memories_it_had(store: Store) -> None:
    _, (x, _) = await store.run(enrol, "x", "y")
    await store.run(lambda tx: tx.memories.put(ANNA, x, memory()))
    await store.run(lambda tx: tx.sets.save("a", question_set("y"), None, NOW))
    await store.run(lambda tx: tx.sets.save("a", question_set("y", "x"), None, NOW))
    due = await store.run(lambda tx: tx.memories.due(ANNA, None, memory().due_day, 9))
    assert [(found.fact, found.memory) for found in due] == [(x, memory())]


async def test_all_sets_by_title(store: Store) -> None:
    for code, title in (("1", "b"), ("2", "a"), ("3", "c")):
        await store.run(lambda tx, c, t: tx.sets.save(c, question_set("x", title=t), None, NOW), code, title)
    assert [found.title for found in await store.run(lambda tx: tx.sets.all())] == ["a", "b", "c"]


async def test_a_set_with_an_owner_is_listed_for_nobody_even_when_they_have_gone(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(learner()))
    await store.run(lambda tx: tx.sets.save("all", question_set("x", title="b"), None, NOW))
    own = await store.run(lambda tx: tx.sets.save("own", question_set("x", title="a"), ANNA, NOW))
    assert await store.run(lambda tx: list(tx.sets.owned(ANNA))) == [own]
    again = await store.run(lambda tx: tx.sets.save("own", question_set("x", title="a"), None, NOW))
    assert again == own, "a new edition changes neither whose it is nor who finds it"
    await store.run(lambda tx: tx.learners.forget(ANNA))
    assert [found.code for found in await store.run(lambda tx: tx.sets.listed())] == ["all"]
    assert await store.run(lambda tx: list(tx.sets.owned(ANNA))) == []


async def test_joining_and_leaving(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(learner()))
    ids = await store.run(lambda tx: [tx.sets.save(c, question_set("x"), None, NOW).id for c in "abc"])

    def joined(tx: Tx) -> list[SetId]:
        return [found.id for found in tx.sets.joined(ANNA)]

    for id_ in (ids[2], ids[0], ids[1]):
        assert await store.run(lambda tx, id_: tx.sets.join(ANNA, id_, NOW), id_)
    assert not await store.run(lambda tx: tx.sets.join(ANNA, ids[0], NOW))
    assert await store.run(joined) == [ids[2], ids[0], ids[1]]
    assert await store.run(lambda tx: tx.sets.leave(ANNA, ids[2]))
    assert not await store.run(lambda tx: tx.sets.leave(ANNA, ids[2]))
    assert await store.run(lambda tx: tx.sets.join(ANNA, ids[2], NOW))
    assert await store.run(joined) == [ids[0], ids[1], ids[2]]


async def test_leaving_keeps_memories_and_asks_nothing(store: Store) -> None:
    set_, (x, _) = await store.run(enrol, "x", "y")
    await store.run(lambda tx: tx.memories.put(ANNA, x, memory()))

    def leave(tx: Tx) -> tuple[object, ...]:
        before = tx.memories.count_due(ANNA, None, TODAY, 9)
        tx.sets.leave(ANNA, set_)
        after = tx.memories.count_due(ANNA, None, TODAY, 9), tx.memories.count_due(ANNA, set_, TODAY, 9)
        return before, *after, tx.facts.count_unmet(ANNA, set_, 99)

    assert await store.run(leave) == (1, 0, 0, 0)
    assert await store.run(lambda tx: tx.memories.get(ANNA, x)) == memory()


async def test_some_facts_in_the_order_asked_for(store: Store) -> None:
    _, facts = await store.run(enrol, *(f"f{n}" for n in range(300)))
    wanted = [facts[2], FactId(10**9), facts[0], facts[2], *reversed(facts)]
    found = await store.run(lambda tx: tx.facts.some(wanted))
    assert [published.id for published in found] == [facts[2], facts[0], facts[2], *reversed(facts)]
    assert found[1].fact.key == "f0"
    assert await store.run(lambda tx: tx.facts.some([])) == []


async def test_unmet_facts_by_joining_order_then_the_files(store: Store) -> None:
    b, (b1, b2) = await store.run(enrol, "1", "2", code="b")
    a, (a1, a2, a3) = await store.run(enrol, "3", "2", "1", code="a")
    await store.run(lambda tx: tx.memories.put(ANNA, b1, memory()))

    def unmet(tx: Tx, only: SetId | None, limit: int) -> list[FactId]:
        return list(tx.facts.unmet(ANNA, only, limit))

    assert await store.run(unmet, None, 10) == [b2, a1, a2, a3]
    assert await store.run(unmet, None, 2) == [b2, a1]
    assert await store.run(unmet, a, 2) == [a1, a2]
    assert await store.run(unmet, None, 0) == []
    assert await store.run(lambda tx: [tx.facts.count_unmet(ANNA, only, 99) for only in (None, b)]) == [4, 1]
    await store.run(lambda tx: tx.memories.put(ANNA, b1, None))
    assert await store.run(unmet, b, 10) == [b1, b2]
    assert await store.run(lambda tx: tx.facts.unmet(BORIS, None, 10)) == []


async def test_what_is_new_is_found_however_far_the_learner_has_come(store: Store) -> None:
    """The databases note up to where all has been met; each of these makes the note wrong."""
    set_, facts = await store.run(enrol, *(f"f{n}" for n in range(60)))

    def unmet(tx: Tx) -> list[FactId]:
        found = tx.facts.unmet(ANNA, None, 99)
        assert tx.facts.count_unmet(ANNA, set_, 99) == len(found)
        return list(found)

    def meet(tx: Tx, some: Sequence[FactId]) -> None:
        for fact_id in some:
            tx.memories.put(ANNA, fact_id, memory())

    await store.run(meet, facts[:50])
    assert await store.run(unmet) == facts[50:]
    await store.run(lambda tx: tx.memories.put(ANNA, facts[3], None))
    assert await store.run(unmet) == [facts[3], *facts[50:]]
    await store.run(meet, facts)
    assert await store.run(unmet) == []
    await store.run(lambda tx: tx.memories.put(ANNA, facts[59], None))
    assert await store.run(unmet) == [facts[59]]
    await store.run(lambda tx: tx.sets.save("a", question_set("new", *(f"f{n}" for n in range(60))), None, NOW))
    new, last = await store.run(unmet)
    assert (new > facts[59], last) == (True, facts[59])
    await store.run(meet, [new, last])
    assert await store.run(unmet) == []
    await store.run(lambda tx: tx.memories.wipe(ANNA))
    assert await store.run(unmet) == [new, *facts]


async def test_what_hangs_in_the_air_is_refused(store: Store) -> None:
    _, (x,) = await store.run(enrol, "x")
    for usecase in (
        lambda tx: tx.memories.put(LearnerId(404), x, memory()),
        lambda tx: tx.memories.put(ANNA, FactId(404), memory()),
        lambda tx: tx.sets.join(ANNA, SetId(404), NOW),
        lambda tx: tx.sets.join(LearnerId(404), SetId(1), NOW),
    ):
        with pytest.raises((IntegrityError, DanglingError)):
            await store.run(usecase)


async def test_the_edition_of_a_set_grows_whenever_it_is_saved(store: Store) -> None:
    first = await store.run(lambda tx: tx.sets.save("code", question_set("a"), None, NOW))
    assert await store.run(lambda tx: tx.sets.edition(first.id)) == 1
    await store.run(lambda tx: tx.sets.save("code", question_set("a", "b"), None, NOW))
    assert await store.run(lambda tx: tx.sets.edition(first.id, hold=True)) == 2
    with pytest.raises(KeyError):
        await store.run(lambda tx: tx.sets.edition(SetId(first.id + 1)))
