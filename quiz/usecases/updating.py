"""A set is brought up to date by a newer file: the file becomes a draft of that very set, which is looked at first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from quiz.drafts import DraftId, Phase, TeacherDraft
from quiz.model import Learner, LearnerId, SetId
from quiz.ports import Tx
from quiz.questions import Fact, QuestionSet
from quiz.roles import Action
from quiz.usecases.corrected import after_update, before_update
from quiz.usecases.drafting import begun_anew
from quiz.usecases.rights import NotYours, permitted, permitted_and_held, taught_by
from quiz.usecases.seats import send_home
from quiz.usecases.standing import Published, Standing, Writing, overview, stand_at, standing_of

NOT_YOURS = "set-not-yours"
"""The hint, and the outcome, where the person may not change the set any more."""


@dataclass(frozen=True, slots=True)
class ToUpdate:
    """A set as it is, to be compared with a file."""

    questions: QuestionSet
    edition: int


def await_file(tx: Tx, teacher: Learner, id_: SetId, now: datetime) -> Standing | NotYours:
    """The next file brings this set up to date. Another draft that is under way comes first."""
    set_ = permitted(tx, teacher.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return set_
    draft = tx.drafts.latest(teacher.id)
    if draft is not None and _is_busy(draft, id_):
        return standing_of(tx, teacher, draft, "draft-open")
    if draft is None or draft.phase is Phase.PUBLISHED:
        draft = begun_anew(tx, teacher, draft, now)
    awaiting = replace(draft, changed_at=now, set=id_, edition=None, file=None, outcome=None)
    tx.drafts.change(awaiting, draft.phase, draft.attempt)
    return standing_of(tx, teacher, awaiting)


def update_known(tx: Tx, teacher: Learner, id_: DraftId, now: datetime) -> Standing:
    """The draft is no new set: it brings the one up to date that holds the same facts."""
    draft = tx.drafts.get(teacher.id, id_)
    known = draft.outcome.known if draft is not None and draft.outcome is not None else None
    if draft is None or draft.phase is not Phase.REVIEWING or known is None:
        return stand_at(tx, teacher, id_)
    if isinstance(permitted(tx, teacher.id, known, Action.EDIT), NotYours):
        return overview(tx, draft, NOT_YOURS)
    return _compare(tx, teacher, draft, known, now)


def to_update(tx: Tx, draft: TeacherDraft) -> ToUpdate | None:
    """The set that the draft is for; None if its teacher may not change it, or it is gone."""
    if draft.set is None or isinstance(permitted(tx, draft.learner, draft.set, Action.EDIT), NotYours):
        return None
    return ToUpdate(tx.sets.questions(draft.set), tx.sets.edition(draft.set))


def known_already(tx: Tx, teacher: LearnerId, questions: QuestionSet) -> SetId | None:
    """A set of theirs of the same title that holds most of these facts; reads it whole: look, do not run."""
    keys = {fact.key for fact in questions.facts}
    for set_ in taught_by(tx, teacher):
        if set_.title == questions.title:
            theirs = {fact.key for fact in tx.sets.questions(set_.id).facts}
            if 2 * len(keys & theirs) > len(theirs):
                return set_.id
    return None


def bring_up_to_date(
    tx: Tx, teacher: Learner, draft: TeacherDraft, id_: SetId, kept: tuple[Fact, ...], now: datetime
) -> Standing:
    """The set becomes what is kept, as a whole; its link and its owner stay, and memories with their facts.

    Nothing may be left open: it would be taken from the set unseen. If the set was changed since it was compared with
    the file, it is compared anew, and nothing is changed.
    """
    set_ = permitted_and_held(tx, teacher.id, id_, Action.EDIT)
    if isinstance(set_, NotYours):
        return overview(tx, draft, NOT_YOURS)
    if tx.drafts.tally(teacher.id, draft.id).open:  # they would be gone from the set, unseen
        return overview(tx, draft, "look-first")
    if tx.sets.edition(id_, hold=True) != draft.edition:
        return _compare(tx, teacher, draft, id_, now)
    material = tx.drafts.material(teacher.id, draft.id)
    questions = QuestionSet(draft.title, draft.language, kept, draft.about, draft.source, material)
    published = replace(draft, phase=Phase.PUBLISHED, changed_at=now, code=set_.code, outcome=None)
    if not tx.drafts.change(published, draft.phase, draft.attempt):
        return stand_at(tx, teacher, draft.id)
    tally = tx.drafts.tally(teacher.id, draft.id)
    before = before_update(tx, id_)
    after = tx.sets.save(set_.code, questions, None, now)
    after_update(tx, teacher.id, before, after, kept, now)
    tx.drafts.empty(teacher.id, draft.id)
    send_home(tx, draft, "draft-published", now, draft.title)
    return Published(after, updated=True, tally=tally)


def _compare(tx: Tx, teacher: Learner, draft: TeacherDraft, id_: SetId, now: datetime) -> Standing:
    """Read the file once more, and compare it with the set as it is now."""
    again = replace(
        draft, phase=Phase.WRITING, changed_at=now, attempt=draft.attempt + 1, tries=0, take_at=now, message=None,
        outcome=None, set=id_,
    )  # fmt: skip
    if not tx.drafts.change(again, draft.phase, draft.attempt):
        return stand_at(tx, teacher, draft.id)
    tx.drafts.empty(teacher.id, draft.id)
    return Writing(again, begun=True)


def _is_busy(draft: TeacherDraft, id_: SetId) -> bool:
    """Whether something would be lost if it were for this set from now on."""
    if draft.phase is Phase.COLLECTING:
        return draft.pieces > 0 or (draft.file is not None and draft.set != id_)
    return draft.phase in (Phase.WRITING, Phase.REVIEWING)
