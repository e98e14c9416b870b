"""A set is brought up to date by a draft, in every store: by whom it may, from what was looked at, as a whole."""

from __future__ import annotations

from dataclasses import replace

from quiz.drafts import Changes, Only, Outcome, Phase, SentFile, TeacherDraft, Verdict
from quiz.model import Change, PublishedSet, SetId
from quiz.ports import Store, Tx
from quiz.usecases.drafting import Allowance, begin, open_draft, take_file, take_text
from quiz.usecases.reviewing import judge, publish_draft
from quiz.usecases.rights import NotYours
from quiz.usecases.standing import Collecting, Overview, Published, Writing
from quiz.usecases.updating import NOT_YOURS, await_file, known_already, to_update, update_known
from quiz.usecases.writing import Job, bring_facts, finish, take_up
from tests.db.drafting import written
from tests.db.samples import ANNA, BORIS, NOW, enrol, fact, learner, memory, question_set

TEACHER, OTHER = learner(), learner(BORIS)
FILE = SentFile("id", "set.yaml", 100)
NEWER = question_set("b", "c", title="Newer")


def owned(tx: Tx) -> PublishedSet:
    """A set of Anna's, of the facts a and b; both learn it, and Boris remembers them."""
    tx.learners.put(TEACHER)
    set_, facts = enrol(tx, "a", "b", who=BORIS, code="hers")
    for each in facts:
        tx.memories.put(BORIS, each, memory())
    return tx.sets.save("hers", tx.sets.questions(set_), ANNA, NOW)


def compared(tx: Tx, set_: PublishedSet) -> TeacherDraft:
    """A file was sent for it, read and compared."""
    awaiting = await_file(tx, TEACHER, set_.id, NOW)
    assert isinstance(awaiting, Collecting)
    assert awaiting.updates == set_.title
    assert isinstance(take_file(tx, TEACHER, FILE, NOW, Allowance()), Writing)
    return read_again(tx)


def read_again(tx: Tx) -> TeacherDraft:
    """Whoever reads files has read it."""
    job = take_up(tx, NOW)
    assert isinstance(job, Job)
    found = to_update(tx, job.draft)
    assert found is not None
    draft = replace(job.draft, edition=found.edition)
    assert bring_facts(tx, draft, NEWER.facts, (0, 0), Verdict.KEPT)
    up = finish(tx, draft, NEWER, Outcome(changes=Changes(1, 0, 1, 1)), NOW)
    assert up is not None
    return up.standing.draft


async def test_the_set_is_what_was_kept_and_link_owner_and_memories_stay(store: Store) -> None:
    set_ = await store.run(owned)
    draft = await store.run(compared, set_)
    before = {r.fact: r.memory for r in await store.run(lambda tx: tx.memories.of(BORIS))}
    out = await store.run(publish_draft, TEACHER, draft.id, "other-code", NOW)
    assert isinstance(out, Published)
    assert (out.updated, out.set.id, out.set.code, out.set.owner) == (True, set_.id, "hers", ANNA)
    assert (out.set.title, out.set.facts) == ("Newer", 2)
    assert [f.key for f in (await store.run(lambda tx: tx.sets.questions(set_.id))).facts] == ["b", "c"]
    after = {r.fact: r.memory for r in await store.run(lambda tx: tx.memories.of(BORIS))}
    assert len(after) == 1, "the fact that is gone is asked no more"
    (gone,) = await store.run(lambda tx: tx.facts.retired(set_.id))
    (noted,) = await store.run(lambda tx: tx.corrections.of(gone))
    assert (noted.by, noted.change, noted.version) == (ANNA, Change.RETIRED, 2)
    assert after.items() <= before.items()
    again = await store.run(publish_draft, TEACHER, draft.id, "other-code", NOW)
    assert again == replace(out, already=True), "a second press changes nothing"
    assert draft.edition is not None
    assert await store.run(lambda tx: tx.sets.edition(set_.id)) == draft.edition + 1


async def test_a_set_that_was_saved_meanwhile_is_compared_anew(store: Store) -> None:
    set_ = await store.run(owned)
    draft = await store.run(compared, set_)
    await store.run(lambda tx: tx.sets.save("hers", question_set("a", "b", "d"), None, NOW))
    standing = await store.run(publish_draft, TEACHER, draft.id, "x", NOW)
    assert isinstance(standing, Writing)
    assert standing.begun
    assert [f.key for f in (await store.run(lambda tx: tx.sets.questions(set_.id))).facts] == ["a", "b", "d"]
    after = await store.run(read_again)
    assert after.edition != draft.edition
    assert isinstance(await store.run(publish_draft, TEACHER, draft.id, "x", NOW), Published)


async def test_nobody_else_updates_a_set_and_who_has_given_it_away_does_not_either(store: Store) -> None:
    set_ = await store.run(owned)
    assert isinstance(await store.run(await_file, OTHER, set_.id, NOW), NotYours)
    assert isinstance(await store.run(await_file, TEACHER, SetId(set_.id + 1), NOW), NotYours)
    draft = await store.run(compared, set_)
    await store.run(lambda tx: tx.sets.save("hers", tx.sets.questions(set_.id), BORIS, NOW))
    standing = await store.run(publish_draft, TEACHER, draft.id, "x", NOW)
    assert isinstance(standing, Overview)
    assert standing.hint == NOT_YOURS
    assert await store.run(to_update, draft) is None
    assert len((await store.run(lambda tx: tx.sets.questions(set_.id))).facts) == 2


async def test_a_question_that_was_dropped_does_not_come_and_one_left_open_stops_the_update(store: Store) -> None:
    set_ = await store.run(owned)
    draft = await store.run(compared, set_)
    await store.run(judge, TEACHER, draft.id, 2, False, Only.ALL)
    out = await store.run(publish_draft, TEACHER, draft.id, "x", NOW)
    assert isinstance(out, Published)
    assert out.set.facts == 1
    awaiting = await store.run(await_file, TEACHER, set_.id, NOW)
    assert isinstance(awaiting, Collecting)
    await store.run(take_file, TEACHER, FILE, NOW, Allowance())
    job = await store.run(take_up, NOW)
    assert isinstance(job, Job)
    draft = replace(job.draft, edition=await store.run(lambda tx: tx.sets.edition(set_.id)))
    await store.run(bring_facts, draft, [fact("b")], (0, 0), Verdict.KEPT)
    await store.run(bring_facts, draft, [fact("c")], (1, 1), Verdict.OPEN)
    await store.run(finish, draft, NEWER, Outcome(), NOW)
    standing = await store.run(publish_draft, TEACHER, draft.id, "x", NOW)
    assert isinstance(standing, Overview)
    assert standing.hint == "look-first"


async def test_a_draft_under_way_is_not_lost_to_an_update(store: Store) -> None:
    set_ = await store.run(owned)
    draft = await store.run(written, TEACHER)
    standing = await store.run(await_file, TEACHER, set_.id, NOW)
    assert isinstance(standing, Overview)
    assert (standing.draft.id, standing.hint, standing.draft.set) == (draft.id, "draft-open", None)


async def test_a_text_is_not_taken_for_a_file_and_new_is_new_again(store: Store) -> None:
    set_ = await store.run(owned)
    await store.run(await_file, TEACHER, set_.id, NOW)
    standing = await store.run(take_text, TEACHER, "Текст.", NOW)
    assert isinstance(standing, Collecting)
    assert (standing.hint, standing.draft.pieces) == ("file-awaited", 0)
    begun = await store.run(begin, TEACHER, standing.draft.id, NOW, Allowance())
    assert isinstance(begun, Collecting)
    assert begun.hint == "file-awaited"
    fresh = await store.run(open_draft, TEACHER, NOW)
    assert isinstance(fresh, Collecting)
    assert fresh.draft.set is None


async def test_a_new_draft_of_known_facts_becomes_an_update(store: Store) -> None:
    set_ = await store.run(owned)
    here = await store.run(lambda tx: tx.sets.questions(set_.id))
    assert await store.look(known_already, ANNA, here) == set_.id
    assert await store.look(known_already, ANNA, replace(here, title="Else")) is None
    assert await store.look(known_already, ANNA, replace(here, facts=(fact("z"),))) is None
    assert await store.look(known_already, BORIS, here) is None, "of their own sets only"
    draft = await store.run(written, TEACHER)
    shown = await store.run(update_known, TEACHER, draft.id, NOW)
    assert isinstance(shown, Overview)
    assert shown.draft.set is None, "a forged press: no such set was found"
    reviewed = replace(shown.draft, outcome=Outcome(known=set_.id))
    await store.run(lambda tx: tx.drafts.change(reviewed, Phase.REVIEWING, reviewed.attempt))
    standing = await store.run(update_known, TEACHER, draft.id, NOW)
    assert isinstance(standing, Writing)
    assert (standing.draft.set, standing.begun) == (set_.id, True)
