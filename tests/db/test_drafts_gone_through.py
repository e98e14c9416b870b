"""A draft is gone through in parts, and what was said of many questions at once can be taken back, in every store."""

from __future__ import annotations

from quiz.drafts import DraftId, Only, Phase, TeacherDraft, spans_of
from quiz.ports import Store, Tx
from quiz.usecases.reviewing import Reviewing, judge, keep_rest, leaf, reopen_rest
from quiz.usecases.standing import Overview
from tests.db.drafting import QUESTIONS, written
from tests.db.samples import ANNA, NOW, learner

TEACHER = learner()


async def test_the_place_of_a_question_is_counted_among_those_that_are_gone_through(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    for only in Only:
        here = [nth for nth in range(1, QUESTIONS + 1) if await store.run(takes, draft.id, only, nth)]
        for place, nth in enumerate(here, 1):
            shown = await store.run(leaf, TEACHER, draft.id, nth, 0, only)
            assert isinstance(shown, Reviewing)
            assert shown.place == ((place, len(here)) if only else None)


def takes(tx: Tx, draft: DraftId, only: Only, nth: int) -> bool:
    found = tx.drafts.question(ANNA, draft, nth)
    return found is not None and only.takes(found)


async def test_what_was_kept_together_is_open_again_except_what_was_decided_by_itself(store: Store) -> None:
    draft = await store.run(written, TEACHER)
    await store.run(judge, TEACHER, draft.id, 2, True, Only.ALL)
    kept = await store.run(keep_rest, TEACHER, draft.id)
    assert isinstance(kept, Overview)
    assert kept.draft.rest == ((1, 1), (3, QUESTIONS))
    again = await store.run(keep_rest, TEACHER, draft.id)
    assert isinstance(again, Overview)
    assert again.draft.rest == kept.draft.rest, "a second press forgets nothing"
    await store.run(judge, TEACHER, draft.id, 3, False, Only.ALL)
    back = await store.run(reopen_rest, TEACHER, draft.id)
    assert isinstance(back, Overview)
    assert (back.tally.kept, back.tally.dropped, back.tally.open) == (1, 1, QUESTIONS - 2)
    assert back.draft.rest == ()


def test_so_many_scattered_questions_are_not_kept_in_mind() -> None:
    assert spans_of([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
    assert (
        TeacherDraft(ANNA, DraftId(5), Phase.REVIEWING, NOW)
        .with_rest([(2 * nth, 2 * nth) for nth in range(10_000)])
        .rest
        == ()
    )
