"""The sentences of a text that gave no question: looked through, and asked of by hand."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.drafts import DraftId, TeacherDraft
from quiz.model import Learner
from quiz.ports import Tx
from quiz.talk import Adding
from quiz.usecases.adding import AddedTo, await_adding
from quiz.usecases.seats import reach_open
from quiz.usecases.standing import Standing, leave_as_it_is, stand_at

SHOWN = 6
"""Sentences on one screen."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A page of them, each with its beginning in the material, by which it is known. page: from 0."""

    draft: TeacherDraft
    sentences: tuple[tuple[int, str], ...]
    page: int
    pages: int


def see_missed(tx: Tx, learner: Learner, id_: DraftId, page: int) -> Missed | Standing:
    """This page of them, or the last there is; where there are none, the draft."""
    draft = reach_open(tx, learner.id, id_)
    if draft is None or not draft.missed:
        return stand_at(tx, learner, id_)
    leave_as_it_is(tx, learner)
    pages = -(-len(draft.missed) // SHOWN)
    page = min(max(page, 0), pages - 1)
    material = tx.drafts.material(draft.learner, draft.id)
    spans = draft.missed[page * SHOWN : (page + 1) * SHOWN]
    return Missed(draft, tuple((start, material[start:end]) for start, end in spans), page, pages)


def ask_of_sentence(tx: Tx, learner: Learner, id_: DraftId, start: int) -> AddedTo:
    """From now on each text is a question about the sentence that begins there, which is its evidence."""
    draft = reach_open(tx, learner.id, id_)
    end = dict(draft.missed).get(start) if draft is not None else None
    if end is None:
        return stand_at(tx, learner, id_)
    return await_adding(tx, learner, Adding(id_, start=start, end=end))
