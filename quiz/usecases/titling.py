"""A set wholly by hand: a draft with a title and no text, to which questions are added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from quiz.drafts import DraftId, Phase, TeacherDraft
from quiz.formats import shape
from quiz.formats.foreign import language_of
from quiz.model import Learner
from quiz.ports import Tx
from quiz.talk import Expecting
from quiz.usecases.adding import AddedTo, await_question
from quiz.usecases.people import listen
from quiz.usecases.standing import Standing, stand, stand_at

MOST = shape.TITLE
"""Characters of a title."""


@dataclass(frozen=True, slots=True)
class AwaitingTitle:
    """The next text is the title of the set. too_long: the last one was."""

    draft: TeacherDraft
    too_long: bool = False


Titled = AwaitingTitle | AddedTo | Standing


def await_title(tx: Tx, learner: Learner, id_: DraftId) -> Titled:
    """Make a set without a text. A draft that holds something already stays as it is."""
    draft = tx.drafts.get(learner.id, id_)
    if draft is None or not _is_empty(draft):
        return stand_at(tx, learner, id_)
    listen(tx, learner, Expecting.DRAFT_TITLE)
    return AwaitingTitle(draft)


def take_title(tx: Tx, learner: Learner, text: str, now: datetime) -> Titled:
    """Take the text for the title; from now on each one is a question."""
    draft = tx.drafts.latest(learner.id)
    if draft is None or not _is_empty(draft):
        return stand(tx, learner)
    title = tidied(text)
    if len(title) > MOST or not title:
        return AwaitingTitle(draft, too_long=True)
    titled = replace(
        draft, phase=Phase.REVIEWING, changed_at=now, title=title, language=language_of(title), outcome=None
    )
    tx.drafts.change(titled, draft.phase, draft.attempt)
    listen(tx, learner, Expecting.NOTHING)
    return await_question(tx, learner, draft.id, 0)


def tidied(text: str) -> str:
    """On one line."""
    return " ".join(text.split())


def _is_empty(draft: TeacherDraft) -> bool:
    is_new = draft.phase is Phase.COLLECTING and draft.set is None
    return is_new and not draft.pieces and draft.file is None
