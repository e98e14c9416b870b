"""A teacher's draft from the first words to the review: material comes in, is written, and can be stopped at any time.

What is written comes from outside: see `quiz.usecases.writing`. Whatever happens, what the teacher sent stays until
they throw it away or publish the set.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from quiz.drafts import TAKEN_AS, Drafted, DraftId, Outcome, Phase, SentFile, TeacherDraft
from quiz.formats.exchange import OTHER_TABLES, format_of
from quiz.formats.pasted import Held
from quiz.model import Learner
from quiz.ports import Tx
from quiz.study_day import study_day
from quiz.talk import Expecting
from quiz.usecases.people import listen
from quiz.usecases.standing import (
    FULL,
    NoDraftLeft,
    Standing,
    Writing,
    collecting,
    is_full,
    stand,
    stand_at,
    standing_of,
)
from quiz.usecases.study import is_asked

MOST_CHARACTERS = 80_000
"""Of a text pasted into the chat: twenty messages, which is as many of one chat as may wait at once. What is longer
comes as a file.
"""
LEAST_CHARACTERS = 40
"""Less holds no event."""
MOST_BYTES = 10_000_000
"""Of a file. Telegram gives bots at most twenty megabytes."""
PASTED, TEXT = "pasted", "text"
"""What was sent is taken as questions, or as a text although it looks otherwise: see TAKEN_AS."""
CARDS = "looks-like-cards"
"""The outcome of a file that may be a list of cards: its sender is asked. With the `count` of them in its data."""
MATERIAL_ENDINGS = (".txt", ".md", ".markdown", ".docx", ".pdf", ".epub")
"""Of files that hold a text to write questions from, even if some question files end so too."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one person may have written (texts) and send (files) in a day."""

    texts: int = 20
    files: int = 20


@dataclass(frozen=True, slots=True)
class EnoughForToday:
    """The person's allowance of this (texts, files) is used up. draft: waits for tomorrow, None if there is none."""

    what: str
    limit: int
    draft: TeacherDraft | None = None


@dataclass(frozen=True, slots=True)
class TooBig:
    """A file that is not even fetched. In bytes."""

    size: int
    limit: int


def open_draft(tx: Tx, learner: Learner, now: datetime) -> Standing:
    """/new: go on with the draft there is, or begin one."""
    draft = tx.drafts.latest(learner.id)
    if draft is None or draft.phase is Phase.PUBLISHED:
        draft = begun_anew(tx, learner, draft, now)
    elif draft.set is not None and draft.phase is Phase.COLLECTING and draft.file is None:
        before, draft = draft, replace(draft, changed_at=now, set=None, outcome=None)
        tx.drafts.change(draft, before.phase, before.attempt)
    return standing_of(tx, learner, draft)


def take_text(tx: Tx, learner: Learner, text: str, now: datetime) -> Standing:
    """One more message of the text. What does not fit is not taken, nor what comes behind it; a hint says so."""
    draft = tx.drafts.latest(learner.id)
    if draft is None or draft.phase is not Phase.COLLECTING:
        return stand(tx, learner)
    if draft.set is not None:
        return standing_of(tx, learner, draft, "file-awaited")
    if is_full(draft) or draft.characters + len(text) > MOST_CHARACTERS:
        full = replace(draft, changed_at=now, outcome=Outcome(FULL))
        tx.drafts.change(full, draft.phase, draft.attempt)
        return standing_of(tx, learner, full)
    pieces = draft.pieces + 1
    tx.drafts.add_text(learner.id, draft.id, pieces, text)
    more = replace(
        draft, changed_at=now, pieces=pieces, characters=draft.characters + len(text), file=None, outcome=None
    )
    tx.drafts.change(more, draft.phase, draft.attempt)
    return standing_of(tx, learner, more)


def take_file(
    tx: Tx, learner: Learner, file: SentFile, now: datetime, allowance: Allowance, sign: str = ""
) -> Standing | EnoughForToday | TooBig:
    """A file that was awaited: its questions are written, or read, at once. Any other is kept, and the teacher asked.

    sign: as for texts (`hear`), so that the same message counts once.
    """
    talk = tx.talks.get(learner.id)
    draft = tx.drafts.latest(learner.id)
    if sign in talk.heard:
        return NoDraftLeft() if draft is None else _beside_question(tx, learner, draft, now)
    if draft is not None and draft.phase in (Phase.WRITING, Phase.REVIEWING):
        return standing_of(tx, learner, draft, "draft-open")
    if draft is not None and draft.phase is Phase.COLLECTING and draft.pieces:
        return _beside_question(tx, learner, draft, now, "text-first")
    if file.size > MOST_BYTES:
        return TooBig(file.size, MOST_BYTES)
    today = study_day(now, learner.zone)
    drafted = tx.drafts.drafted(learner.id, today)
    if drafted.files >= allowance.files:
        return EnoughForToday("files", allowance.files)
    if sign:
        tx.talks.put(learner.id, talk.having_heard(sign))
    tx.drafts.put_drafted(learner.id, today, replace(drafted, files=drafted.files + 1))
    if draft is None or draft.phase is Phase.PUBLISHED:
        draft = begun_anew(tx, learner, draft, now)
    with_file = replace(draft, changed_at=now, file=file, outcome=None)
    tx.drafts.change(with_file, draft.phase, draft.attempt)
    if talk.expecting is not Expecting.MATERIAL:  # perhaps a pupil's homework: their next words are no material
        return collecting(tx, with_file)
    return begin(tx, learner, draft.id, now, allowance)


def begin(
    tx: Tx, learner: Learner, id_: DraftId, now: datetime, allowance: Allowance, as_questions: bool = False
) -> Standing | EnoughForToday:
    """Have questions written from what was collected. A second press changes nothing.

    as_questions: they stand in it already, and are only read. If its sender was asked that, it is settled now.
    """
    draft = tx.drafts.get(learner.id, id_)
    if draft is None or draft.phase is not Phase.COLLECTING:
        return stand_at(tx, learner, id_)
    if draft.file is None and draft.characters < LEAST_CHARACTERS:
        missing = "file-awaited" if draft.set is not None else "text-missing"
        return standing_of(tx, learner, draft, "text-too-short" if draft.pieces else missing)
    asked = cards_held(draft) is not None
    ready = (draft.file is not None and is_question_file(draft.file.name)) or _may_be_questions(draft, as_questions)
    if draft.set is None and not ready and not asked:  # what was asked about has been counted
        today = study_day(now, learner.zone)
        drafted = tx.drafts.drafted(learner.id, today)
        if drafted.texts >= allowance.texts:
            return EnoughForToday("texts", allowance.texts, draft)
        tx.drafts.put_drafted(learner.id, today, Drafted(drafted.texts + 1, drafted.files))
    begun = replace(
        draft,
        phase=Phase.WRITING,
        changed_at=now,
        attempt=draft.attempt + 1,
        tries=0,
        take_at=now,
        message=None,
        outcome=_taken_as(PASTED if _may_be_questions(draft, as_questions) else TEXT if asked else ""),
    )
    tx.drafts.change(begun, draft.phase, draft.attempt)
    if not is_asked(tx, learner, now):
        listen(tx, learner, Expecting.NOTHING)
    return Writing(begun, begun=True)


def stop(tx: Tx, learner: Learner, id_: DraftId, now: datetime) -> Standing:
    """Write no further; what was sent stays."""
    draft = tx.drafts.get(learner.id, id_)
    if draft is None or draft.phase is not Phase.WRITING:
        return stand_at(tx, learner, id_)
    tx.drafts.empty(learner.id, id_)
    back = replace(draft, phase=Phase.COLLECTING, changed_at=now, attempt=draft.attempt + 1, take_at=None)
    tx.drafts.change(back, draft.phase, draft.attempt)
    return standing_of(tx, learner, back, "stopped")


def other_file(tx: Tx, learner: Learner, id_: DraftId, now: datetime) -> Standing:
    """The file that was sent is of no use: another one, or a text, is awaited."""
    draft = tx.drafts.get(learner.id, id_)
    if draft is None or draft.phase is not Phase.COLLECTING or draft.file is None:
        return stand_at(tx, learner, id_)
    awaiting = replace(draft, changed_at=now, file=None, outcome=None)
    tx.drafts.change(awaiting, draft.phase, draft.attempt)
    return standing_of(tx, learner, awaiting)


def discard(tx: Tx, learner: Learner, id_: DraftId) -> bool:
    """Throw the draft away with all that is in it; False if it is gone already, or published: a set is no draft."""
    draft = tx.drafts.get(learner.id, id_)
    if draft is None or draft.phase is Phase.PUBLISHED:
        return False
    tx.drafts.delete(learner.id, id_)
    if tx.talks.get(learner.id).expecting is Expecting.MATERIAL:
        listen(tx, learner, Expecting.NOTHING)
    return True


def may_be_a_set(name: str) -> bool:
    """Whether a file of this name is worth a try. Pictures, for one, are not."""
    return name.casefold().endswith((*MATERIAL_ENDINGS, *OTHER_TABLES)) or format_of(name) is not None


def cards_held(draft: TeacherDraft) -> Held | None:
    """The cards that the file of the draft seems to hold, of which its sender was asked."""
    outcome = draft.outcome
    return Held(int(outcome.data["count"]), cards=True) if outcome and outcome.sentence == CARDS else None


def _may_be_questions(draft: TeacherDraft, as_questions: bool) -> bool:
    """A key for that is found under what was pasted, and under a file that was asked about."""
    return as_questions and (draft.file is None or cards_held(draft) is not None)


def _taken_as(what: str) -> Outcome | None:
    return Outcome(data={TAKEN_AS: what}) if what else None


def is_question_file(name: str) -> bool:
    """Whether a file of this name holds questions already."""
    return not name.casefold().endswith(MATERIAL_ENDINGS) and format_of(name) is not None


def _beside_question(tx: Tx, learner: Learner, draft: TeacherDraft, now: datetime, hint: str = "") -> Standing:
    """Where the draft stands; while a question is open, the next words are its answer and no material."""
    if draft.phase is Phase.COLLECTING and is_asked(tx, learner, now):
        return collecting(tx, draft, hint)
    return standing_of(tx, learner, draft, hint)


def begun_anew(tx: Tx, learner: Learner, before: TeacherDraft | None, now: datetime) -> TeacherDraft:
    """A new draft; of one that is published no more is left than which set it became, so that its old keys lead there.
    Its id is of the moment, so that it never comes again."""
    number = int(now.timestamp())
    if before is not None:
        number = max(number, before.id + 1)
        tx.drafts.delete(learner.id, before.id)
        if before.phase is Phase.PUBLISHED:
            tx.drafts.add(replace(before, pieces=0, characters=0, file=None, outcome=None, invite="", chairs=0))
    draft = TeacherDraft(learner.id, DraftId(number), Phase.COLLECTING, now)
    tx.drafts.add(draft)
    return draft
