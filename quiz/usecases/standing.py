"""Where a teacher's draft stands, as whoever shows it has to know."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from zlib import crc32

from quiz.drafts import DraftId, DraftTally, Phase, TeacherDraft
from quiz.formats.pasted import Held
from quiz.model import Learner, PublishedSet
from quiz.ports import Tx
from quiz.talk import Expecting
from quiz.usecases.people import listen
from quiz.usecases.seats import reach

FULL = "text-too-long"
"""The outcome of a text that did not fit: nothing that comes behind it is taken, it would leave a hole."""
SEEN = 160
"""Characters of the beginning and of the end that are shown again."""
OF_REVIEWS = frozenset({Expecting.EDIT, Expecting.ADD, Expecting.TRY, Expecting.DRAFT_TITLE})
"""What is heard only as long as one stays with what it was asked for in a review."""


@dataclass(frozen=True, slots=True)
class Collecting:
    """Material is awaited, or there to be written from. opening, ending: of the text, so that the teacher sees that it
    is whole; a short one is all opening. hint: a key of the texts, for what was just asked for and cannot be. updates:
    the title of the set that a file is awaited for, «» for a new one. held: what the text seems to hold already.
    """

    draft: TeacherDraft
    opening: str = ""
    ending: str = ""
    hint: str = ""
    updates: str = ""
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """Questions are being written. begun: by this very request."""

    draft: TeacherDraft
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """There are questions to be reviewed. hint: see Collecting."""

    draft: TeacherDraft
    tally: DraftTally
    hint: str = ""

    @property
    def stamp(self) -> int:
        """Another number after every change of a question, every question that is added, and another title."""
        changes = self.tally.questions + self.tally.editions
        return crc32(f"{changes} {self.draft.title}".encode())


@dataclass(frozen=True, slots=True)
class Published:
    """The set is out. updated: it was so before, and was brought up to date. already: its draft is of the past. tally:
    what was said of the questions, if it was published at this very moment."""

    set: PublishedSet
    updated: bool = False
    already: bool = False
    tally: DraftTally | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Resting:
    """Somebody else's draft, at which this person has a seat, and there is nothing to be reviewed for now."""

    draft: TeacherDraft


@dataclass(frozen=True, slots=True)
class NoDraftLeft:
    """The draft was thrown away, or is of the past."""


Standing = Collecting | Writing | Overview | Published | Resting | NoDraftLeft


def stand(tx: Tx, learner: Learner, hint: str = "") -> Standing:
    """Where the teacher's draft stands; material is listened to if it is awaited."""
    draft = tx.drafts.latest(learner.id)
    return NoDraftLeft() if draft is None else standing_of(tx, learner, draft, hint)


def awaited_draft(tx: Tx, learner: Learner) -> TeacherDraft | None:
    """The draft that the teacher has in hand; None without one."""
    draft = tx.drafts.latest(learner.id)
    return None if draft is None or draft.phase is Phase.PUBLISHED else draft


def stand_at(tx: Tx, learner: Learner, id_: DraftId, hint: str = "") -> Standing:
    """The same for one draft, their own or one at which they have a seat."""
    draft = reach(tx, learner.id, id_)
    return NoDraftLeft() if draft is None else standing_of(tx, learner, draft, hint)


def standing_of(tx: Tx, learner: Learner, draft: TeacherDraft, hint: str = "") -> Standing:
    """Where this draft stands; material is listened to if it is awaited. hint: see Collecting."""
    if draft.seat is not None and draft.phase is not Phase.REVIEWING:
        return Resting(draft)
    match draft.phase:
        case Phase.COLLECTING:
            listen(tx, learner, Expecting.MATERIAL)
            return collecting(tx, draft, hint)
        case Phase.WRITING:
            return Writing(draft)
        case Phase.REVIEWING:
            leave_as_it_is(tx, learner)
            return overview(tx, draft, hint)
        case Phase.PUBLISHED:
            set_ = tx.sets.by_code(draft.code)
            return Published(set_, draft.set is not None, already=True) if set_ else NoDraftLeft()


def collecting(tx: Tx, draft: TeacherDraft, hint: str = "") -> Collecting:
    """What was sent so far."""
    texts = tx.drafts.texts(draft.learner, draft.id) if draft.pieces else ()
    opening, ending = (_first_words(texts[0]), _last_words(texts[-1])) if texts else ("", "")
    if draft.characters <= 2 * SEEN:
        opening, ending = "\n".join(texts), ""
    for_ = tx.sets.get(draft.set) if draft.set is not None else None
    return Collecting(draft, opening, ending, hint or (FULL if is_full(draft) else ""), for_.title if for_ else "")


def _first_words(text: str) -> str:
    """No word is cut, unless there is but one."""
    return text if len(text) <= SEEN else text[:SEEN].rpartition(" ")[0] or text[:SEEN]


def _last_words(text: str) -> str:
    return text if len(text) <= SEEN else text[-SEEN:].partition(" ")[2] or text[-SEEN:]


def overview(tx: Tx, draft: TeacherDraft, hint: str = "") -> Overview:
    """What was written, and what was said of it."""
    return Overview(draft, tx.drafts.tally(draft.learner, draft.id), hint)


def leave_as_it_is(tx: Tx, learner: Learner) -> None:
    """No part of a question is waiting for a new text any more, and no text is a question, or the draft's title."""
    talk = tx.talks.get(learner.id)
    expecting = Expecting.NOTHING if talk.expecting in OF_REVIEWS else talk.expecting
    left = replace(talk, expecting=expecting, rewording=None, adding=None, entitling=None)
    if left != talk:
        tx.talks.put(learner.id, left)


def awaits_material(tx: Tx, learner: Learner) -> bool:
    """Whether a text or a file would be taken for material."""
    return tx.talks.get(learner.id).expecting is Expecting.MATERIAL


def is_full(draft: TeacherDraft) -> bool:
    """Whether something did not fit into the text."""
    return draft.outcome is not None and draft.outcome.sentence == FULL
