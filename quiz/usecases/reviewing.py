"""A draft is reviewed, one question a screen, and becomes a set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from quiz.drafts import DraftId, DraftQuestion, DraftTally, Only, Phase, TeacherDraft, Verdict
from quiz.model import Learner, SetId, Visibility
from quiz.ports import Tx
from quiz.questions import Kind, QuestionSet
from quiz.roles import ANYBODY, Action, Publishing
from quiz.usecases.publishing import may_publish
from quiz.usecases.rights import NotYours, permitted
from quiz.usecases.standing import Published, Standing, leave_as_it_is, overview, stand_at
from quiz.usecases.updating import bring_up_to_date


@dataclass(frozen=True, slots=True)
class Reviewing:
    """One question under review. only: these are gone through."""

    draft: TeacherDraft
    asked: DraftQuestion
    tally: DraftTally
    only: Only


@dataclass(frozen=True, slots=True)
class ChoosingKind:
    """Of which kind should the questions be? How many there are of each; to_check: that ask to be checked."""

    draft: TeacherDraft
    kinds: Mapping[Kind, int]
    to_check: int


Reviewed = Reviewing | Standing


def choose_kind(tx: Tx, learner: Learner, id_: DraftId) -> ChoosingKind | Standing:
    """Go through a part of the draft."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    return ChoosingKind(draft, tx.drafts.kinds(learner.id, id_), tx.drafts.tally(learner.id, id_).to_check)


def leaf(tx: Tx, learner: Learner, id_: DraftId, nth: int, by: int, only: Only) -> Reviewed:
    """The question beside the nth: behind it (by 1), before it (-1), or itself (0). At the end comes the overview."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    if by > 0:
        found = tx.drafts.question_after(learner.id, id_, nth, only_open=False, only=only)
    elif by < 0:
        found = tx.drafts.question_before(learner.id, id_, nth, only)
        found = found or tx.drafts.question(learner.id, id_, nth)
    else:
        found = tx.drafts.question(learner.id, id_, nth)
    return _shown(tx, learner, draft, found, only)


def review(tx: Tx, learner: Learner, id_: DraftId, only: Only) -> Reviewed:
    """The first question that nothing was said of yet; the first of all if there is none."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    found = tx.drafts.question_after(learner.id, id_, 0, only_open=True, only=only)
    found = found or tx.drafts.question_after(learner.id, id_, 0, only_open=False, only=only)
    return _shown(tx, learner, draft, found, only)


def judge(tx: Tx, learner: Learner, id_: DraftId, nth: int, keep: bool, only: Only) -> Reviewed:
    """Keep the nth question or drop it, and go on to the next that is open; from the end on from the beginning."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    tx.drafts.judge(learner.id, id_, nth, Verdict.KEPT if keep else Verdict.DROPPED)
    found = tx.drafts.question_after(learner.id, id_, nth, only_open=True, only=only)
    found = found or tx.drafts.question_after(learner.id, id_, 0, only_open=True, only=only)
    return _shown(tx, learner, draft, found, only)


def keep_rest(tx: Tx, learner: Learner, id_: DraftId) -> Standing:
    """Keep all that nothing was said of."""
    if _open(tx, learner, id_) is not None:
        tx.drafts.judge_open(learner.id, id_, Verdict.KEPT)
    return stand_at(tx, learner, id_)


def publish_draft(
    tx: Tx, learner: Learner, id_: DraftId, code: str, now: datetime, publishing: Publishing = ANYBODY
) -> Standing:
    """Make a set of what is kept, found by its link alone: `code`, which nobody can guess. A second press gives the
    same set. With nothing kept the overview says so. Of who may not publish it is a set for themselves.
    """
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    kept = tuple(tx.drafts.kept(learner.id, id_))
    if not kept:
        return overview(tx, draft, "nothing-kept")
    if draft.set is not None:
        return bring_up_to_date(tx, learner, draft, draft.set, kept, now)
    material = tx.drafts.material(learner.id, id_)
    questions = QuestionSet(draft.title, draft.language, kept, draft.about, draft.source, material)
    published = replace(draft, phase=Phase.PUBLISHED, changed_at=now, code=code, outcome=None)
    if not tx.drafts.change(published, draft.phase, draft.attempt):
        return stand_at(tx, learner, id_)
    set_ = tx.sets.save(code, questions, learner.id, now)
    if not may_publish(tx, learner.id, publishing):
        set_ = replace(set_, visibility=Visibility.PRIVATE)
        tx.sets.change(set_)
    tx.drafts.empty(learner.id, id_)
    return Published(set_)


def share(tx: Tx, learner: Learner, id_: SetId) -> Published | NotYours:
    """A set that one teaches, to be shown to others once more."""
    set_ = permitted(tx, learner.id, id_, Action.SHARE)
    return set_ if isinstance(set_, NotYours) else Published(set_)


def _open(tx: Tx, learner: Learner, id_: DraftId) -> TeacherDraft | None:
    leave_as_it_is(tx, learner)
    draft = tx.drafts.get(learner.id, id_)
    return draft if draft is not None and draft.phase is Phase.REVIEWING else None


def _shown(tx: Tx, learner: Learner, draft: TeacherDraft, found: DraftQuestion | None, only: Only) -> Reviewed:
    if found is None:
        return overview(tx, draft)
    return Reviewing(draft, found, tx.drafts.tally(learner.id, draft.id), only)
