"""What others do at a draft, around the screens of whoever looks at it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.screens.phrases import paragraphs
from bot.screens.screen import Screen
from bot.screens.together import beside_lines, guest_draft_keys
from bot.turn import Turn
from quiz.drafts import TeacherDraft
from quiz.formats.pasted import held_in
from quiz.model import Learner
from quiz.ports import Tx
from quiz.usecases import together
from quiz.usecases.standing import Collecting
from quiz.usecases.writing import joined


async def with_others(turn: Turn, screen: Screen, draft: TeacherDraft, place: int, all_: int) -> Screen:
    """The person is seen at this question (0: the overview), and sees the others there."""
    if not draft.chairs:
        return screen
    await turn.do(together.be_seen, draft.number, place, turn.now)
    others = await turn.look(together.who_is_there, draft.number)
    return replace(screen, text=paragraphs(beside_lines(turn.teaching, draft, others, all_, turn.now), screen.text))


async def with_guest_drafts(turn: Turn, screen: Screen) -> Screen:
    """The screen of one's own draft, with the way to those of others."""
    found = await turn.look(together.guest_drafts)
    return replace(screen, keys=(*guest_draft_keys(turn.teaching, found), *screen.keys)) if found else screen


async def with_questions_held(turn: Turn, collecting: Collecting) -> Collecting:
    """What was pasted, and what stands in it already. A long text takes a while: not on the loop."""
    draft = collecting.draft
    if draft.set is not None or draft.outcome is not None or not draft.pieces:
        return collecting
    texts = await turn.look(_texts, draft)
    return replace(collecting, held=await asyncio.to_thread(held_in, joined(texts)))


def _texts(tx: Tx, learner: Learner, draft: TeacherDraft) -> list[str]:
    return list(tx.drafts.texts(learner.id, draft.id))
