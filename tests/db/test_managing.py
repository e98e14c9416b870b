"""Who teaches what with whom, links for one person, who may publish, and sets that are closed, archived or deleted."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db import SqlStore, open_store
from quiz.model import FactId, LearnerId, PublishedSet, SetId, Visibility
from quiz.ports import Store, Tx
from quiz.questions import Fact
from quiz.sharing import CoTeacher, Guessed, Invitation, Offered, Publisher
from quiz.usecases.inviting import Taken, accept, invite
from quiz.usecases.managing import Deleted, archive, delete
from quiz.usecases.rights import NotYours
from tests.db.samples import ANNA, BORIS, NOW, enrol, learner, memory, question_set
from tests.stores import DanglingError

VERA = LearnerId(3)


def a_set(tx: Tx) -> PublishedSet:
    """Anna's, with Boris and Vera around."""
    for who in (ANNA, BORIS, VERA):
        tx.learners.put(learner(who))
    return tx.sets.save("code", question_set("x", "y"), ANNA, NOW)


async def test_teachers_of_a_set_by_how_long_they_teach_it(store: Store) -> None:
    set_ = await store.run(a_set)

    def teach(tx: Tx) -> list[bool]:
        later = NOW + timedelta(days=1)
        return [tx.teachers.add(BORIS, set_.id, later), tx.teachers.add(VERA, set_.id, NOW),
                tx.teachers.add(BORIS, set_.id, NOW)]  # fmt: skip

    assert await store.run(teach) == [True, True, False]
    found = await store.run(lambda tx: list(tx.teachers.of_set(set_.id)))
    assert found == [CoTeacher(VERA, NOW), CoTeacher(BORIS, NOW + timedelta(days=1))]
    assert await store.run(lambda tx: (tx.teachers.has(VERA, set_.id), tx.teachers.has(ANNA, set_.id))) == (True, False)
    assert await store.run(lambda tx: list(tx.teachers.sets(VERA))) == [(set_.id, NOW)]
    assert await store.run(lambda tx: (tx.teachers.remove(VERA, set_.id), tx.teachers.remove(VERA, set_.id))) == (
        True,
        False,
    )
    await store.run(lambda tx: tx.learners.forget(BORIS))
    assert await store.run(lambda tx: list(tx.teachers.of_set(set_.id))) == []


async def test_an_invitation_is_used_once(store: Store) -> None:
    set_ = await store.run(a_set)
    made = Invitation(ANNA, "inv-a", set_.id, Offered.TEACH, NOW)
    other = Invitation(ANNA, "inv-b", set_.id, Offered.OWN, NOW + timedelta(seconds=1))

    def keep(tx: Tx) -> None:
        tx.invitations.add(other)
        tx.invitations.add(made)

    await store.run(keep)
    assert await store.run(lambda tx: tx.invitations.by_code("inv-a")) == made
    assert await store.run(lambda tx: tx.invitations.by_code("inv-x")) is None
    assert await store.run(lambda tx: list(tx.invitations.of(ANNA))) == [made, other]
    used = await asyncio.gather(*(store.run(lambda tx: tx.invitations.use(made, NOW)) for _ in range(5)))
    assert sum(used) == 1
    assert await store.run(lambda tx: tx.invitations.by_code("inv-a")) == replace(made, used_at=NOW)
    assert await store.run(lambda tx: (tx.invitations.remove(other), tx.invitations.remove(other))) == (True, False)
    assert not await store.run(lambda tx: tx.invitations.use(other, NOW))
    assert await store.run(lambda tx: list(tx.invitations.of(BORIS))) == []


async def test_who_may_publish_is_kept(store: Store) -> None:
    await store.run(a_set)
    assert await store.run(lambda tx: tx.publishers.get(ANNA)) is None
    for publisher in (Publisher(ANNA, NOW), Publisher(ANNA, NOW + timedelta(days=1))):
        await store.run(lambda tx, one: tx.publishers.put(one), publisher)
        assert await store.run(lambda tx: tx.publishers.get(ANNA)) == publisher


async def test_a_set_is_managed_and_a_new_edition_changes_nothing_of_that(store: Store) -> None:
    set_ = await store.run(a_set)
    await store.run(lambda tx: tx.sets.join(BORIS, set_.id, NOW))
    after = replace(set_, title="Новое", owner=BORIS, visibility=Visibility.LISTED, archived_at=NOW)

    def manage(tx: Tx) -> list[PublishedSet | None]:
        joined = list(tx.sets.joined(BORIS))
        assert joined == [set_]
        tx.sets.hold(set_.id)
        tx.sets.change(replace(after, about="not changed so", facts=99))
        return [tx.sets.get(set_.id), *tx.sets.joined(BORIS)]

    assert await store.run(manage) == [after, after]
    assert await store.run(lambda tx: list(tx.sets.listed())) == [], "archived"
    saved = await store.run(lambda tx: tx.sets.save("code", question_set("x", title="Новое"), None, NOW))
    assert saved == replace(after, facts=1)
    back = replace(saved, archived_at=None)
    await store.run(lambda tx: tx.sets.change(back))
    assert await store.run(lambda tx: list(tx.sets.listed())) == [back]
    for closed in (Visibility.PRIVATE, Visibility.LINK):
        await store.run(lambda tx, to: tx.sets.change(replace(back, visibility=to)), closed)
        assert await store.run(lambda tx: list(tx.sets.listed())) == []
    assert await store.run(lambda tx: tx.sets.hold(SetId(404))) is None


async def test_of_a_deleted_set_nothing_is_left_but_its_number_and_its_code(store: Store) -> None:
    set_, (x, y) = await store.run(enrol, "x", "y")
    other, (z,) = await store.run(enrol, "z", code="b", who=BORIS)
    for who, fact in ((ANNA, x), (BORIS, y), (BORIS, z)):
        await store.run(lambda tx, who, fact: tx.memories.put(who, fact, memory()), who, fact)

    def blank(tx: Tx) -> list[object]:
        tx.facts.get(x), tx.memories.get(ANNA, x), tx.sets.joined(ANNA)
        tx.sets.hold(set_)
        tx.sets.blank(set_, NOW)
        gone = tx.sets.get(set_)
        assert gone is not None
        return [gone, tx.memories.get(ANNA, x), list(tx.sets.joined(ANNA)), tx.facts.get(x)]

    gone, *rest = await store.run(blank)
    assert isinstance(gone, PublishedSet)
    assert (gone.title, gone.about, gone.source, gone.owner, gone.facts, gone.deleted_at) == ("", "", "", None, 0, NOW)
    assert gone.code == "a"
    blanked = await store.run(lambda tx: tx.facts.get(x))
    assert blanked is not None
    assert blanked.fact == Fact(f"#{x}", "", "", ())
    assert rest[1:] == [[], blanked]
    learnt = await swept(store, set_)
    assert learnt == [ANNA]
    assert await store.run(lambda tx: tx.memories.get(ANNA, x)) is None
    assert await store.run(lambda tx: tx.memories.get(BORIS, y)) is None, "he had left the set"
    assert await store.run(lambda tx: tx.memories.get(BORIS, z)) == memory()
    assert await store.run(lambda tx: [found.id for found in tx.sets.all()]) == [other]
    assert await store.run(lambda tx: tx.sets.questions(set_).facts) == ()
    assert await store.run(lambda tx: tx.sets.by_code("a")) == gone
    await store.run(lambda tx: tx.sets.change(replace(gone, title="Призрак", owner=BORIS)))
    assert await store.run(lambda tx: tx.sets.get(set_)) == gone
    back = await store.run(lambda tx: tx.sets.save("a", question_set("x", title="Снова"), None, NOW))
    assert (back.id, back.title, back.facts, back.deleted_at) == (set_, "Снова", 1, None)
    assert await store.run(lambda tx: tx.memories.get(ANNA, FactId(x))) is None


async def swept(store: Store, set_: SetId, people: int = 1, memories: int = 1) -> list[LearnerId]:
    """Who had joined a deleted set; it is swept in parts of this size."""
    learnt: list[LearnerId] = []
    after: LearnerId | None = LearnerId(0)
    while after is not None:
        found, after = await store.run(lambda tx, after: tx.sets.sweep(set_, after, people, memories), after)
        learnt += found
    return learnt


async def test_a_set_that_is_there_again_has_none_of_what_was_not_swept(store: Store) -> None:
    set_, (x,) = await store.run(enrol, "x")
    await store.run(lambda tx: tx.memories.put(ANNA, x, memory()))
    await store.run(lambda tx: tx.sets.blank(set_, NOW))
    await store.run(lambda tx: tx.sets.save("a", question_set("x"), None, NOW))
    assert await store.run(lambda tx: list(tx.classes.learners(set_, LearnerId(0), 5))) == []
    assert await store.run(lambda tx: tx.memories.get(ANNA, x)) is None


async def test_wrong_codes_are_counted_under_no_name_until_they_are_forgotten(store: Store) -> None:
    for tries in (1, 2):
        await store.run(lambda tx, tries: tx.guesses.put(Guessed("someone", tries, NOW)), tries)
    await store.run(lambda tx: tx.guesses.forget(NOW - timedelta(seconds=1)))
    assert await store.run(lambda tx: tx.guesses.get("someone")) == Guessed("someone", 2, NOW)
    await store.run(lambda tx: tx.guesses.forget(NOW))
    assert await store.run(lambda tx: tx.guesses.get("someone")) is None


async def test_nobody_teaches_or_invites_to_what_is_not_there(store: Store) -> None:
    await store.run(a_set)
    lost = Invitation(ANNA, "inv-a", SetId(404), Offered.TEACH, NOW)
    for usecase in (
        lambda tx: tx.teachers.add(ANNA, SetId(404), NOW),
        lambda tx: tx.teachers.add(LearnerId(404), SetId(1), NOW),
        lambda tx: tx.invitations.add(lost),
        lambda tx: tx.publishers.put(Publisher(LearnerId(404), NOW)),
    ):
        with pytest.raises((IntegrityError, DanglingError)):
            await store.run(usecase)


async def test_two_say_yes_to_one_invitation_at_once_and_one_of_them_teaches(sql_store: SqlStore) -> None:
    set_ = await sql_store.run(a_set)
    await sql_store.run(lambda tx: invite(tx, learner(ANNA), set_.id, Offered.TEACH, "x", NOW))
    said = await asyncio.gather(
        *(sql_store.run(lambda tx, who: accept(tx, learner(who), "inv-x", NOW), who) for who in (BORIS, VERA) * 3)
    )
    taught = await sql_store.run(lambda tx: list(tx.teachers.of_set(set_.id)))
    assert len(taught) == 1
    assert sum(isinstance(one, Taken) for one in said) == 3, "who came first, each time they press"


async def test_a_set_that_is_handed_over_is_not_deleted_by_who_had_it(sql_store: SqlStore) -> None:
    """Whichever comes first: both see the set as the other left it."""
    for number in range(4):
        set_ = await sql_store.run(
            lambda tx, code: (a_set(tx), tx.sets.save(code, question_set("x"), ANNA, NOW))[1], f"set-{number}"
        )
        code = f"x-{number}"
        await sql_store.run(lambda tx, id_, code: invite(tx, learner(ANNA), id_, Offered.OWN, code, NOW), set_.id, code)
        deleted, archived, taken = await asyncio.gather(
            sql_store.run(lambda tx, id_: delete(tx, learner(ANNA), id_, NOW), set_.id),
            sql_store.run(lambda tx, id_: archive(tx, learner(ANNA), id_, True, NOW), set_.id),
            sql_store.run(lambda tx, code: accept(tx, learner(BORIS), f"inv-{code}", NOW), code),
        )
        found = await sql_store.run(lambda tx, id_: tx.sets.get(id_), set_.id)
        assert found is not None
        assert isinstance(deleted, Deleted) != isinstance(taken, Taken)
        assert (found.deleted_at is None, found.owner) == ((True, BORIS) if isinstance(taken, Taken) else (False, None))
        assert isinstance(archived, NotYours) or found.archived_at is not None


async def test_of_a_deleted_set_the_file_holds_no_word(sqlite_url: str) -> None:
    word = "Тайнопись"
    long = " ".join(f"{word}{number}" for number in range(2000))
    async with open_store(sqlite_url) as opened:
        whole = replace(question_set("x", title=word), material=long)
        set_ = await opened.run(lambda tx: tx.sets.save("a", whole, None, NOW))
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    assert word.encode() in file.read_bytes()
    async with open_store(sqlite_url) as opened:
        await opened.run(lambda tx: tx.sets.blank(set_.id, NOW))
    assert not Path(f"{file}-wal").exists()
    assert word.encode() not in file.read_bytes()
