"""What a draft is called: a set wholly by hand begins with its title, and any draft under review can be named anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from quiz.drafts import DraftId, Phase, TeacherDraft
from quiz.formats import shape
from quiz.formats.foreign import language_of
from quiz.model import Learner
from quiz.ports import Tx
from quiz.roles import ANYBODY, Publishing
from quiz.talk import Entitling, Expecting
from quiz.usecases.adding import AddedTo, await_question
from quiz.usecases.editing import Unplaced
from quiz.usecases.reviewing import publish_draft
from quiz.usecases.seats import reach, reach_open
from quiz.usecases.standing import Standing, leave_as_it_is, overview, stand_at

MOST = shape.TITLE
"""Characters of a title."""
RETITLED = "retitled"
"""The hint that the draft is called so from now on."""


@dataclass(frozen=True, slots=True)
class AwaitingTitle:
    """The next text is the title of the draft. too_long: the last one was. typed: it came after somebody else had
    changed the title, and is not lost: it is taken if it is sent once more. stamp: of the draft, if it was about to be
    published under a title that nobody gave it."""

    draft: TeacherDraft
    stamp: int | None = None
    too_long: bool = False
    typed: str = ""


Titled = AwaitingTitle | AddedTo | Standing


def await_title(tx: Tx, learner: Learner, id_: DraftId) -> Titled:
    """Make a set without a text. A draft that holds something already stays as it is."""
    draft = tx.drafts.get(learner.id, id_)
    if draft is None or not _is_empty(draft):
        return stand_at(tx, learner, id_)
    return _awaiting(tx, learner, AwaitingTitle(draft), Entitling(id_))


def await_new_title(tx: Tx, learner: Learner, id_: DraftId) -> Titled:
    """Name a draft under review anew, one's own or a colleague's."""
    draft = reach_open(tx, learner.id, id_)
    if draft is None:
        return stand_at(tx, learner, id_)
    return _awaiting(tx, learner, AwaitingTitle(draft), Entitling(id_, draft.title))


def publish_titled(
    tx: Tx,
    learner: Learner,
    id_: DraftId,
    code: str,
    now: datetime,
    publishing: Publishing = ANYBODY,
    seen: int | None = None,
    sure: bool = False,
    takes_title: bool = False,
) -> Titled:
    """Publish a draft (see `publish_draft`). One with a title that nobody gave it asks for one first; takes_title: as
    it is, it will do."""
    draft = reach_open(tx, learner.id, id_)
    if draft is not None and draft.seat is None and draft.asks_title:
        standing = overview(tx, draft)
        if not takes_title and standing.tally.kept:
            stamp = standing.stamp if seen is None else seen
            return _awaiting(
                tx, learner, AwaitingTitle(draft, stamp), Entitling(id_, draft.title, code=code, stamp=stamp)
            )
        if takes_title:
            tx.drafts.change(draft.entitled(draft.title), draft.phase, draft.attempt)
    return publish_draft(tx, learner, id_, code, now, publishing, seen, sure)


def take_title(
    tx: Tx, learner: Learner, text: str, now: datetime, sign: str = "", publishing: Publishing = ANYBODY
) -> Titled:
    """Take the text for the title. Of a set by hand each text from now on is a question; a draft that only lacked its
    title is published. sign: see `hear`."""
    entitling, draft = _awaited(tx, learner)
    if draft is None:
        leave_as_it_is(tx, learner)
        return Unplaced(text)
    entitling = replace(entitling, sign=sign)
    title = tidied(text)
    if not 0 < len(title) <= MOST:
        return _awaiting(tx, learner, AwaitingTitle(draft, too_long=True), entitling)
    if draft.phase is Phase.COLLECTING:
        language = language_of(title)
        begun = replace(draft, phase=Phase.REVIEWING, changed_at=now, title=title, language=language, outcome=None)
        tx.drafts.change(begun, draft.phase, draft.attempt)
        return await_question(tx, learner, draft.id, 0)
    if draft.title not in (entitling.seen, title):
        return _awaiting(tx, learner, AwaitingTitle(draft, typed=title), replace(entitling, seen=draft.title))
    titled = replace(draft.entitled(title), changed_at=now)
    tx.drafts.change(titled, draft.phase, draft.attempt)
    result: Titled = overview(tx, titled, RETITLED)
    if entitling.code:
        seen = overview(tx, titled).stamp if overview(tx, draft).stamp == entitling.stamp else entitling.stamp
        result = publish_draft(tx, learner, draft.number, entitling.code, now, publishing, seen)
    _listen(tx, learner, Expecting.NOTHING, entitling)  # remembered, in case the same message comes again
    return result


def titled_again(tx: Tx, learner: Learner, text: str) -> Titled:
    """What was said to this very text before; nothing is named by it a second time."""
    entitling, draft = _awaited(tx, learner)
    if draft is None:
        return stand_at(tx, learner, entitling.draft)
    if tx.talks.get(learner.id).expecting is not Expecting.DRAFT_TITLE:
        return overview(tx, draft, RETITLED)
    if not 0 < len(tidied(text)) <= MOST:
        return AwaitingTitle(draft, too_long=True)
    return AwaitingTitle(draft, typed=tidied(text))


def tidied(text: str) -> str:
    """On one line."""
    return " ".join(text.split())


def _awaited(tx: Tx, learner: Learner) -> tuple[Entitling, TeacherDraft | None]:
    """The draft that the text is for, if it can still be called something; an older bot noted only that one is."""
    entitling = tx.talks.get(learner.id).entitling
    if entitling is None:
        latest = tx.drafts.latest(learner.id)
        entitling = Entitling(latest.id if latest is not None else DraftId(0))
    draft = reach(tx, learner.id, entitling.draft)
    takes = draft is not None and (draft.phase is Phase.REVIEWING or _is_empty(draft))
    return entitling, draft if takes else None


def _awaiting(tx: Tx, learner: Learner, awaiting: AwaitingTitle, entitling: Entitling) -> AwaitingTitle:
    leave_as_it_is(tx, learner)
    _listen(tx, learner, Expecting.DRAFT_TITLE, entitling)
    return awaiting


def _listen(tx: Tx, learner: Learner, expecting: Expecting, entitling: Entitling) -> None:
    tx.talks.put(learner.id, replace(tx.talks.get(learner.id), expecting=expecting, entitling=entitling))


def _is_empty(draft: TeacherDraft) -> bool:
    is_new = draft.phase is Phase.COLLECTING and draft.set is None
    return is_new and not draft.pieces and draft.file is None
