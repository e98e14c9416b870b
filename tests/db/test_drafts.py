"""Drafts in every store: where they stand, who may write, what was said of each question."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.drafts import Changes, DraftId, DraftTally, Lack, Only, Outcome, Phase, SentFile, TeacherDraft, Verdict
from quiz.errors import Fault
from quiz.model import LearnerId, SetId, Visibility
from quiz.ports import Store, Tx
from quiz.talk import Expecting
from quiz.usecases.drafting import (
    Allowance,
    EnoughForToday,
    TooBig,
    begin,
    discard,
    is_question_file,
    open_draft,
    stop,
    take_file,
    take_text,
)
from quiz.usecases.editing import AwaitingText, Reworded, Unplaced, await_text
from quiz.usecases.hear import SaidAnew, TakenDown, hear
from quiz.usecases.reviewing import Reviewing, judge, keep_rest, leaf, publish_draft, review
from quiz.usecases.standing import Collecting, NoDraftLeft, Overview, Published, Writing, stand
from quiz.usecases.writing import (
    GAVE_UP,
    LEASE,
    MOST_TRIES,
    Job,
    WrittenUp,
    bring_facts,
    finish,
    give_up,
    keep_up,
    put_back,
    take_up,
)
from tests.db.drafting import QUESTIONS, TEXT, asked_for, collected, questions, taken_up, written
from tests.db.samples import ANNA, BORIS, NOW, TODAY, learner

TEACHER = learner()
SOON, LATER = NOW + timedelta(seconds=30), NOW + LEASE + timedelta(seconds=1)
EVERYTHING = TeacherDraft(
    learner=ANNA,
    id=DraftId(5),
    phase=Phase.REVIEWING,
    changed_at=NOW,
    pieces=2,
    characters=4000,
    file=SentFile("id", "имя.docx", 10_000_000),
    title="Название",
    language="ru",
    about="О чём",
    source="Откуда",
    attempt=3,
    tries=2,
    take_at=LATER,
    message=2**40,
    outcome=Outcome(
        "file-gone",
        {"limit": "5"},
        (Fault(3, None, "facts[0]", "empty", {"fact": "a"}),),
        (),
        (Lack.CUT,),
        "de",
        {"choice": 3},
        Changes(1, 2, 3, 4, True),
        SetId(5),
        ((0, 30), (31, 70)),
    ),
    code="code",
    set=SetId(2**40),
    edition=7,
)


async def test_a_draft_comes_back_as_it_was(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(TEACHER))
    await store.run(lambda tx: tx.drafts.add(EVERYTHING))
    bare = TeacherDraft(ANNA, DraftId(6), Phase.COLLECTING, NOW)
    await store.run(lambda tx: tx.drafts.add(bare))
    assert await store.run(lambda tx: tx.drafts.get(ANNA, DraftId(5))) == EVERYTHING
    assert await store.run(lambda tx: tx.drafts.latest(ANNA)) == bare
    assert await store.run(lambda tx: tx.drafts.latest(BORIS)) is None


def change(tx: Tx, draft: TeacherDraft, phase: Phase, attempt: int) -> bool:
    return tx.drafts.change(draft, phase, attempt)


async def test_a_draft_is_changed_only_from_where_it_is_thought_to_be(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(TEACHER))
    await store.run(lambda tx: tx.drafts.add(EVERYTHING))
    other = replace(EVERYTHING, title="Другое")
    for phase, attempt in ((Phase.WRITING, 3), (Phase.REVIEWING, 2)):
        assert not await store.run(change, other, phase, attempt)
    assert await store.run(lambda tx: tx.drafts.change(other, Phase.REVIEWING, 3))
    assert await store.run(lambda tx: tx.drafts.get(ANNA, DraftId(5))) == other


async def test_the_whole_way_makes_a_set_of_what_is_kept(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    assert await store.run(lambda tx: tx.drafts.tally(ANNA, draft.id)) == DraftTally(QUESTIONS, QUESTIONS, 0, 0, 1)
    shown = await store.run(review, TEACHER, draft.id, Only.ALL)
    assert isinstance(shown, Reviewing)
    assert (shown.asked.nth, shown.asked.question.ask, shown.asked.fact.subject) == (1, "Когда?", "Поход")
    shown = await store.run(judge, TEACHER, draft.id, 1, False, Only.ALL)
    assert isinstance(shown, Reviewing)
    assert shown.asked.nth == 2
    shown = await store.run(review, TEACHER, draft.id, Only.CHECK)
    assert isinstance(shown, Reviewing)
    assert (shown.asked.nth, shown.asked.to_check) == (3, True)
    shown = await store.run(judge, TEACHER, draft.id, 3, False, Only.CHECK)
    assert isinstance(shown, Overview), "no other asks to be checked"
    nothing = await store.run(publish_draft, TEACHER, draft.id, "code", NOW)
    assert isinstance(nothing, Overview)
    assert nothing.hint == "nothing-kept"
    await store.run(keep_rest, TEACHER, draft.id)
    published = await store.run(publish_draft, TEACHER, draft.id, "code", NOW)
    assert isinstance(published, Published)
    assert (published.set.code, published.set.owner, published.set.visibility) == ("code", ANNA, Visibility.LINK)
    again = await store.run(publish_draft, TEACHER, draft.id, "another", NOW)
    assert again == replace(published, already=True)
    made = await store.run(lambda tx: tx.sets.questions(published.set.id))
    wanted = questions()
    kept = tuple(replace(fact, questions=fact.questions[1:]) for fact in wanted.facts)
    assert made == replace(wanted, facts=kept, draft=False)
    assert await store.run(lambda tx: (list(tx.sets.listed()), list(tx.sets.owned(ANNA)))) == ([], [published.set])
    assert await store.run(lambda tx: tx.drafts.tally(ANNA, draft.id)) == DraftTally()


async def test_a_question_is_put_in_the_place_of_another_and_its_fact_speaks_for_all_its_questions(
    store: Store,
) -> None:
    draft = await store.run(written, TEACHER)
    first, second = questions().facts
    typed = replace(second.questions[1], ask="Когда кончился?", explanation="Осенью.")
    anew = replace(second, statement="Поход кончился.", questions=(typed,))
    assert await store.run(lambda tx: tx.drafts.put_question(ANNA, draft.id, 4, anew, Verdict.KEPT))
    shown = await store.run(lambda tx: [tx.drafts.question(ANNA, draft.id, nth) for nth in (1, 3, 4)])
    assert [each and (each.nth, each.fact, each.question, each.verdict) for each in shown] == [
        (1, replace(first, questions=first.questions[:1]), first.questions[0], Verdict.OPEN),
        (3, replace(anew, questions=second.questions[:1]), second.questions[0], Verdict.OPEN),
        (4, anew, typed, Verdict.KEPT),
    ]
    assert await store.run(lambda tx: tx.drafts.kept(ANNA, draft.id)) == [anew]


async def test_a_question_that_is_not_there_is_not_put(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    fact = replace(questions().facts[0], questions=questions().facts[0].questions[:1])

    def put(tx: Tx, who: LearnerId, id_: DraftId, nth: int) -> bool:
        return tx.drafts.put_question(who, id_, nth, replace(fact, statement="Нет."), Verdict.KEPT)

    await store.run(lambda tx: tx.learners.put(replace(TEACHER, id=BORIS)))
    for who, id_, nth in (
        (ANNA, draft.id, 9),
        (ANNA, DraftId(draft.id + 1), 1),
        (BORIS, draft.id, 1),
        (ANNA, draft.id, 0),
    ):
        assert not await store.run(put, who, id_, nth)
    first = await store.run(lambda tx: tx.drafts.question(ANNA, draft.id, 1))
    assert first is not None
    assert (first.fact, first.verdict) == (fact, Verdict.OPEN)


async def test_a_text_is_taken_for_the_part_that_awaits_it_and_once(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    awaiting = await store.run(await_text, TEACHER, draft.id, 1, "answer-0", Only.CHECK)
    assert isinstance(awaiting, AwaitingText)
    refused = await store.run(hear, TEACHER, "1921", NOW, "7.1")
    assert isinstance(refused, SaidAnew)
    assert isinstance(refused.edited, AwaitingText)
    assert [fault.code for fault in refused.edited.faults] == ["answer-in-wrong"]
    taken = await store.run(hear, TEACHER, "1918", NOW, "7.2")
    assert isinstance(taken, SaidAnew)
    assert isinstance(taken.edited, Reworded)
    asked = taken.edited.reviewing.asked
    assert (getattr(asked.question, "answer", None), asked.verdict, taken.edited.reviewing.only) == (
        "1918", Verdict.KEPT, Only.CHECK
    )  # fmt: skip
    await store.run(await_text, TEACHER, draft.id, 1, "ask-0", Only.ALL)
    again = await store.run(hear, TEACHER, "1918", NOW, "7.2")
    assert isinstance(again, SaidAnew)
    assert isinstance(again.edited, AwaitingText), "another part is awaited by now: it is not for that"
    question = await store.run(lambda tx: tx.drafts.question(ANNA, draft.id, 1))
    assert question is not None
    assert question.question.ask == "Когда?"


async def test_a_draft_that_is_gone_takes_no_text(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    await store.run(await_text, TEACHER, draft.id, 1, "ask-0", Only.ALL)
    await store.run(lambda tx: tx.drafts.delete(ANNA, draft.id))
    assert await store.run(hear, TEACHER, "Что?", NOW, "7.1") == SaidAnew(Unplaced("Что?"))
    assert not isinstance(await store.run(hear, TEACHER, "Что?", NOW, "7.2"), SaidAnew)


async def test_one_leafs_through_a_draft_both_ways_and_ends_at_the_overview(store: Store) -> None:
    draft = await store.run(written, TEACHER)

    async def at(nth: int, by: int, only: Only = Only.ALL) -> int:
        shown = await store.run(leaf, TEACHER, draft.id, nth, by, only)
        return shown.asked.nth if isinstance(shown, Reviewing) else 0

    assert [await at(nth, 1) for nth in range(5)] == [1, 2, 3, 4, 0]
    assert [await at(nth, -1) for nth in range(1, 5)] == [1, 1, 2, 3]
    assert [await at(2, 0), await at(9, 0)] == [2, 0]
    assert [await at(1, 1, only=Only.CHECK), await at(3, 1, only=Only.CHECK), await at(4, -1, only=Only.CHECK)] == [
        3,
        0,
        3,
    ]


async def test_a_draft_is_written_by_one_at_a_time_and_by_another_if_that_one_dies(store: Store) -> None:
    first = await store.run(taken_up, TEACHER)
    assert await store.run(take_up, SOON) is None
    assert await store.run(keep_up, first, SOON)
    assert await store.run(take_up, LATER) is None, "it was kept up since"
    job = await store.run(take_up, SOON + LEASE)
    assert isinstance(job, Job)
    assert not await store.run(keep_up, first, LATER)
    assert not await store.run(bring_facts, first, questions().facts, (0, 0), Verdict.OPEN)
    assert await store.run(finish, first, questions(), Outcome(), LATER) is None
    assert await store.run(give_up, first, Outcome("x"), LATER) is None
    assert await store.run(bring_facts, job.draft, questions().facts, (0, 0), Verdict.OPEN)
    assert isinstance(await store.run(finish, job.draft, questions(), Outcome(), LATER), WrittenUp)


async def test_what_half_of_it_was_brought_of_is_begun_anew(store: Store) -> None:
    first = await store.run(taken_up, TEACHER)
    await store.run(bring_facts, first, questions().facts, (0, 0), Verdict.OPEN)
    job = await store.run(take_up, LATER)
    assert isinstance(job, Job)
    assert await store.run(lambda tx: tx.drafts.tally(ANNA, first.id)) == DraftTally()


async def test_who_stops_in_peace_puts_it_back_at_once_and_it_counts_as_no_try(store: Store) -> None:
    await store.run(asked_for, TEACHER)
    for _ in range(MOST_TRIES + 2):
        job = await store.run(take_up, NOW)
        assert isinstance(job, Job)
        assert await store.run(put_back, job.draft, NOW)


async def test_a_draft_that_nobody_survives_is_given_back_with_its_text(store: Store) -> None:
    await store.run(asked_for, TEACHER)
    for death in range(MOST_TRIES):
        assert isinstance(await store.run(take_up, NOW + death * 2 * LEASE), Job)
    given_back = await store.run(take_up, NOW + 9 * LEASE)
    assert isinstance(given_back, WrittenUp)
    assert isinstance(given_back.standing, Collecting)
    assert given_back.standing.draft.outcome == Outcome(GAVE_UP)
    assert given_back.standing.opening == TEXT


async def test_stopping_keeps_the_text_and_shuts_out_whoever_wrote(store: Store) -> None:
    draft = await store.run(taken_up, TEACHER)
    stopped = await store.run(stop, TEACHER, draft.id, NOW)
    assert isinstance(stopped, Collecting)
    assert (stopped.hint, stopped.opening) == ("stopped", TEXT)
    assert not await store.run(keep_up, draft, NOW)
    begun = await store.run(begin, TEACHER, draft.id, NOW, Allowance())
    assert isinstance(begun, Writing)
    assert not await store.run(keep_up, draft, NOW), "it is another's now"


async def test_a_draft_thrown_away_leaves_nothing_and_its_number_does_not_come_again(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    assert await store.run(discard, TEACHER, draft.id)
    assert not await store.run(discard, TEACHER, draft.id)
    assert await store.run(lambda tx: (list(tx.drafts.texts(ANNA, draft.id)), tx.drafts.latest(ANNA))) == ([], None)
    assert await store.run(judge, TEACHER, draft.id, 1, True, Only.ALL) == NoDraftLeft()
    later = await store.run(open_draft, TEACHER, SOON)
    assert isinstance(later, Collecting)
    assert later.draft.id > draft.id


async def test_a_message_that_comes_twice_is_one_piece(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(TEACHER))
    opened = await store.run(open_draft, TEACHER, NOW)
    assert isinstance(opened, Collecting)
    for _ in range(2):
        heard = await store.run(hear, TEACHER, TEXT, NOW, "7.1")
        assert isinstance(heard, TakenDown)
        assert isinstance(heard.standing, Collecting)
        assert (heard.standing.draft.pieces, heard.standing.draft.characters) == (1, len(TEXT))
    file = SentFile("id", "a.txt", 5)
    await store.run(discard, TEACHER, opened.draft.id)
    await store.run(open_draft, TEACHER, SOON)
    for _ in range(2):
        assert isinstance(await store.run(take_file, TEACHER, file, NOW, Allowance(), "8.1"), Writing)
    assert (await store.run(lambda tx: tx.drafts.drafted(ANNA, TODAY))).files == 1


async def test_words_are_material_only_after_new(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(TEACHER))
    assert await store.run(stand, TEACHER) == NoDraftLeft()
    assert not isinstance(await store.run(hear, TEACHER, TEXT, NOW), TakenDown)
    await store.run(asked_for, TEACHER)
    assert not isinstance(await store.run(hear, TEACHER, TEXT, NOW), TakenDown), "it is being written"


async def test_a_text_has_its_measure_and_what_does_not_fit_leaves_no_hole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.usecases.drafting.MOST_CHARACTERS", len(TEXT) + 5)
    draft = await store.run(collected, TEACHER)
    for text in ("шесть!", "пять", "и ещё"):
        too_long = await store.run(take_text, TEACHER, text, NOW)
        assert isinstance(too_long, Collecting)
        assert (too_long.hint, too_long.draft.pieces) == ("text-too-long", 1)
    begun = await store.run(begin, TEACHER, draft.id, NOW, Allowance())
    assert isinstance(begun, Writing)
    assert begun.draft.outcome is None


async def test_what_is_too_big_or_too_much_is_not_taken(store: Store) -> None:
    await store.run(lambda tx: tx.learners.put(TEACHER))
    big = SentFile("id", "a.txt", 10_000_001)
    assert await store.run(take_file, TEACHER, big, NOW, Allowance()) == TooBig(10_000_001, 10_000_000)
    small = SentFile("id", "a.txt", 5)
    await store.run(open_draft, TEACHER, NOW)
    assert await store.run(take_file, TEACHER, small, NOW, Allowance(files=0)) == EnoughForToday("files", 0)
    waits = await store.run(take_file, TEACHER, small, NOW, Allowance(texts=0))
    assert isinstance(waits, EnoughForToday)
    assert waits.draft is not None, "the file waits for tomorrow"
    tomorrow = await store.run(begin, TEACHER, waits.draft.id, NOW + timedelta(days=1), Allowance())
    assert isinstance(tomorrow, Writing)


async def test_whoever_learns_meanwhile_is_not_made_to_listen(store: Store) -> None:
    draft = await store.run(taken_up, TEACHER)

    def expecting(tx: Tx) -> Expecting:
        return tx.talks.get(ANNA).expecting

    await store.run(lambda tx: tx.talks.put(ANNA, tx.talks.get(ANNA).hearing(Expecting.ANSWER)))
    await store.run(give_up, draft, Outcome("x"), NOW)
    assert await store.run(expecting) is Expecting.ANSWER
    await store.run(stand, TEACHER)
    assert await store.run(expecting) is Expecting.MATERIAL


def test_a_text_is_no_file_of_questions_whatever_other_programs_call_theirs() -> None:
    assert [is_question_file(name) for name in ("a.YAML", "a.yml", "a.docx", "a.txt", "a", "")] == [
        True, True, False, False, False, False
    ]  # fmt: skip


@pytest.mark.parametrize("judged_first", [True, False])
async def test_a_question_is_judged_and_another_changed_in_either_order(store: Store, judged_first: bool) -> None:
    """Each is a statement of its own: one that was prepared for the one would leave out what the other says."""
    draft = await store.run(written, TEACHER)
    if judged_first:
        await store.run(judge, TEACHER, draft.id, 1, False, Only.ALL)
    await store.run(await_text, TEACHER, draft.id, 2, "ask-0", Only.ALL)
    said = await store.run(hear, TEACHER, "В каком году?", NOW, "7.1")
    assert isinstance(said, SaidAnew)
    assert isinstance(said.edited, Reworded)
    await store.run(judge, TEACHER, draft.id, 1, False, Only.ALL)
    found = await store.run(lambda tx: [tx.drafts.question(ANNA, draft.id, nth) for nth in (1, 2)])
    assert [asked and (asked.question.ask, asked.verdict) for asked in found] == [
        ("Когда?", Verdict.DROPPED), ("В каком году?", Verdict.KEPT)
    ]  # fmt: skip
