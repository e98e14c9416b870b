"""A draft is reviewed, one question a screen, and becomes a set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quiz.drafts import DraftId, DraftQuestion, DraftTally, Only, Phase, TeacherDraft, Verdict, spans_of
from quiz.model import Learner, SetId, Visibility
from quiz.ports import Tx
from quiz.questions import Kind, QuestionSet
from quiz.roles import ANYBODY, Action, Publishing
from quiz.talk import Expecting
from quiz.usecases.publishing import may_publish
from quiz.usecases.rights import NotYours, permitted
from quiz.usecases.seats import reach_open, send_home, who_sits
from quiz.usecases.standing import Published, Standing, leave_as_it_is, overview, stand_at
from quiz.usecases.updating import bring_up_to_date


@dataclass(frozen=True, slots=True)
class Reviewing:
    """One question under review. only: these are gone through; place: which of them it is, and how many there are,
    None where all are gone through, or it is none of them."""

    draft: TeacherDraft
    asked: DraftQuestion
    tally: DraftTally
    only: Only
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ChoosingKind:
    """Of which kind should the questions be? How many there are of each; to_check: that ask to be checked."""

    draft: TeacherDraft
    kinds: Mapping[Kind, int]
    to_check: int


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody else has changed the question since it was seen, so nothing was done: it is shown as it is now.

    by: their name, «» if they have left. typed: what was sent for it, and is not lost. listening: it is taken if it is
    sent once more.
    """

    reviewing: Reviewing
    by: str
    typed: str = ""
    listening: bool = False


Reviewed = Reviewing | Overtaken | Standing
WRITES = "colleague-writes"
"""The hint that a guest is writing at this moment."""
OWNER_ONLY = "owner-only"
"""The hint for guests: publishing and throwing away are the owner's."""
WRITING_NOW = timedelta(minutes=10)
"""Whoever was seen within this time, and was asked for a text, is likely to be writing it."""


def choose_kind(tx: Tx, learner: Learner, id_: DraftId) -> ChoosingKind | Standing:
    """Go through a part of the draft."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    mine = draft.learner, draft.id
    return ChoosingKind(draft, tx.drafts.kinds(*mine), tx.drafts.tally(*mine).to_check)


def leaf(tx: Tx, learner: Learner, id_: DraftId, nth: int, by: int, only: Only) -> Reviewed:
    """The question beside the nth: behind it (by 1), before it (-1), or itself (0). At the end comes the overview."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    mine = draft.learner, draft.id
    if by > 0:
        found = tx.drafts.question_after(*mine, nth, only_open=False, only=only)
    elif by < 0:
        found = tx.drafts.question_before(*mine, nth, only) or tx.drafts.question(*mine, nth)
    else:
        found = tx.drafts.question(*mine, nth)
    return _shown(tx, draft, found, only)


def review(tx: Tx, learner: Learner, id_: DraftId, only: Only) -> Reviewed:
    """The first question that nothing was said of yet; the first of all if there is none."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    mine = draft.learner, draft.id
    found = tx.drafts.question_after(*mine, 0, only_open=True, only=only)
    found = found or tx.drafts.question_after(*mine, 0, only_open=False, only=only)
    return _shown(tx, draft, found, only)


def judge(
    tx: Tx, learner: Learner, id_: DraftId, nth: int, keep: bool, only: Only, seen: int | None = None
) -> Reviewed:
    """Keep the nth question or drop it, and go on to the next that is open; from the end on from the beginning. Whoever
    changes their mind about one goes on to the next in line.

    seen: the edition of the question that was looked at; None on keys of an older bot, when nobody shared a draft.
    """
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    mine = draft.learner, draft.id
    before = tx.drafts.question(*mine, nth)
    if not tx.drafts.judge(*mine, nth, Verdict.KEPT if keep else Verdict.DROPPED, draft.chair, seen):
        return overtaken(tx, _shown(tx, draft, tx.drafts.question(*mine, nth), only))
    if before is not None and before.verdict is not Verdict.OPEN:
        return _shown(tx, draft, tx.drafts.question_after(*mine, nth, only_open=False, only=only), only)
    found = tx.drafts.question_after(*mine, nth, only_open=True, only=only)
    found = found or tx.drafts.question_after(*mine, 0, only_open=True, only=only)
    return _shown(tx, draft, found, only)


def reopen(tx: Tx, learner: Learner, id_: DraftId, nth: int, only: Only, seen: int) -> Reviewed:
    """Take back what was said of the nth question, and stay with it. seen: see judge."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    mine = draft.learner, draft.id
    done = tx.drafts.judge(*mine, nth, Verdict.OPEN, draft.chair, seen)
    shown = _shown(tx, draft, tx.drafts.question(*mine, nth), only)
    return shown if done else overtaken(tx, shown)


def overtaken(tx: Tx, shown: Reviewed, typed: str = "", listening: bool = False) -> Reviewed:
    """The question as somebody else has left it; what is no question stays as it is."""
    if not isinstance(shown, Reviewing):
        return shown
    return Overtaken(shown, who_sits(tx, shown.draft, shown.asked.chair), typed, listening)


def keep_rest(tx: Tx, learner: Learner, id_: DraftId, seen: int | None = None) -> Standing:
    """Keep all that nothing was said of. seen: how many they were; if others were quicker with some, it is said."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    spans = spans_of(tx.drafts.open_ones(draft.learner, draft.id))
    count = tx.drafts.judge_open(draft.learner, draft.id, Verdict.KEPT, draft.chair)
    if count:  # a second press takes nothing back of the first
        draft = draft.with_rest(spans)
        tx.drafts.change(draft, draft.phase, draft.attempt)
    return overview(tx, draft, "rest-changed" if draft.chairs and seen not in (None, count) else "")


def reopen_rest(tx: Tx, learner: Learner, id_: DraftId) -> Standing:
    """Take back that all the rest was kept: whatever of it is still kept is open again."""
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    for first, last in draft.rest:
        tx.drafts.reopen(draft.learner, draft.id, first, last, draft.chair)
    draft = draft.with_rest(())
    tx.drafts.change(draft, draft.phase, draft.attempt)
    return overview(tx, draft)


def publish_draft(
    tx: Tx,
    learner: Learner,
    id_: DraftId,
    code: str,
    now: datetime,
    publishing: Publishing = ANYBODY,
    seen: int | None = None,
    sure: bool = False,
) -> Standing:
    """Make a set of what is kept, found by its link alone: `code`, which nobody can guess. A second press gives the
    same set. With nothing kept the overview says so. Of who may not publish it is a set for themselves.

    seen: the draft's stamp, of the overview that was looked at: what a guest has changed since is shown first. sure:
    even if a guest is writing at this moment.
    """
    draft = _open(tx, learner, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    if draft.seat is not None:
        return overview(tx, draft, OWNER_ONLY)
    if draft.chairs and seen not in (None, overview(tx, draft).stamp):
        return overview(tx, draft, "changed-since")
    if draft.chairs and not sure and _somebody_writes(tx, draft, now):
        return overview(tx, draft, WRITES)
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
    tally = tx.drafts.tally(learner.id, id_)
    set_ = tx.sets.save(code, questions, learner.id, now)
    if not may_publish(tx, learner.id, publishing):
        set_ = replace(set_, visibility=Visibility.PRIVATE)
        tx.sets.change(set_)
    tx.drafts.empty(learner.id, id_)
    send_home(tx, draft, "draft-published", now, draft.title)
    return Published(set_, tally=tally)


def share(tx: Tx, learner: Learner, id_: SetId) -> Published | NotYours:
    """A set that one teaches, to be shown to others once more."""
    set_ = permitted(tx, learner.id, id_, Action.SHARE)
    return set_ if isinstance(set_, NotYours) else Published(set_)


def _open(tx: Tx, learner: Learner, id_: DraftId) -> TeacherDraft | None:
    leave_as_it_is(tx, learner)
    return reach_open(tx, learner.id, id_)


def _shown(tx: Tx, draft: TeacherDraft, found: DraftQuestion | None, only: Only) -> Reviewed:
    if found is None:
        return overview(tx, draft)
    place = tx.drafts.place(draft.learner, draft.id, found.nth, only) if only.takes(found) and only else None
    return Reviewing(draft, found, tx.drafts.tally(draft.learner, draft.id), only, place)


def _somebody_writes(tx: Tx, draft: TeacherDraft, now: datetime) -> bool:
    """Whether a guest has just been asked for a text."""
    for seat in tx.seats.at(draft.learner, draft.id):
        if seat.chair and now - seat.seen_at < WRITING_NOW:
            talk = tx.talks.get(seat.learner)
            awaited = {
                Expecting.EDIT: talk.rewording,
                Expecting.ADD: talk.adding,
                Expecting.DRAFT_TITLE: talk.entitling,
            }.get(talk.expecting)
            if awaited is not None and awaited.draft == seat.number:
                return True
    return False
