"""A question of a draft is said anew, part by part, while the draft is reviewed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from quiz.doubts import Doubts, doubts_of
from quiz.drafts import DraftId, Only, Verdict
from quiz.editing import Part, Piece, part_named, said_anew, text_of, without_option
from quiz.errors import Fault
from quiz.model import Learner
from quiz.ports import Tx
from quiz.questions import Cloze, Fact
from quiz.talk import Expecting, Rewording
from quiz.usecases.reviewing import Reviewed, Reviewing, leaf, overtaken
from quiz.usecases.standing import NoDraftLeft


@dataclass(frozen=True, slots=True)
class ChoosingPart:
    """Which part should be changed?"""

    reviewing: Reviewing


@dataclass(frozen=True, slots=True)
class AwaitingText:
    """The part's new text is awaited. faults: why the last one cannot be taken."""

    reviewing: Reviewing
    part: Part
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Reworded:
    """The part was changed, and the question is kept. doubts: of the answer, if that is what was changed."""

    reviewing: Reviewing
    part: Part
    doubts: Doubts = field(default_factory=Doubts)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What was sent has no place any more: the draft was published or thrown away meanwhile. It is given back."""

    typed: str


Edited = ChoosingPart | AwaitingText | Reworded | Unplaced | Reviewed


def choose_part(tx: Tx, learner: Learner, id_: DraftId, nth: int, only: Only) -> Edited:
    """Begin to change the nth question."""
    shown = leaf(tx, learner, id_, nth, 0, only)
    return ChoosingPart(shown) if isinstance(shown, Reviewing) else shown


def await_text(tx: Tx, learner: Learner, id_: DraftId, nth: int, name: str, only: Only) -> Edited:
    """From now on a text is the part of that name. With no such part all that there are stand to choice."""
    shown = leaf(tx, learner, id_, nth, 0, only)
    if not isinstance(shown, Reviewing):
        return shown
    part = part_named(shown.asked.fact, shown.asked.question, name)
    if part is None:
        return ChoosingPart(shown)
    _listen(tx, learner, Expecting.EDIT, Rewording(id_, nth, name, only, shown.asked.edition))
    return AwaitingText(shown, part)


def drop_option(
    tx: Tx, learner: Learner, id_: DraftId, nth: int, index: int, of: int, only: Only, seen: int | None = None
) -> Edited:
    """Take a wrong option away, and keep the question. of: how many there were when it was asked for; with another
    number nothing is done: a second press is not for the option that has come into the place. seen: see judge."""
    shown = leaf(tx, learner, id_, nth, 0, only)
    if not isinstance(shown, Reviewing):
        return shown
    question = shown.asked.question
    without = without_option(shown.asked.fact, question, index) if len(getattr(question, "wrong", ())) == of else None
    if without is None:
        return ChoosingPart(shown)
    if not _put(tx, shown, without, seen):
        return overtaken(tx, shown)
    after = leaf(tx, learner, id_, nth, 0, only)
    return Reworded(after, Part(Piece.WRONG, index)) if isinstance(after, Reviewing) else after


def say_anew(tx: Tx, learner: Learner, text: str) -> Edited:
    """Take the text for the part that awaits it, and keep the question; or say what is wrong with it, and listen on."""
    rewording = tx.talks.get(learner.id).rewording
    if rewording is None:
        return NoDraftLeft()
    shown, part = _awaited(tx, learner, rewording)
    if not isinstance(shown, Reviewing):
        return Unplaced(text)
    if part is None:
        return overtaken(tx, shown, text)
    result = _changed(shown, part, text)
    if not isinstance(result, Fact):
        _listen(tx, learner, Expecting.EDIT, rewording)
        return AwaitingText(shown, part, result)
    if not _put(tx, shown, result, rewording.seen):
        _listen(tx, learner, Expecting.EDIT, replace(rewording, seen=shown.asked.edition, overtaken=True))
        return overtaken(tx, shown, text, listening=True)
    after, _ = _awaited(tx, learner, rewording)
    _listen(tx, learner, Expecting.NOTHING, rewording)  # remembered, in case the same message comes again
    return _reworded(tx, after, part) if isinstance(after, Reviewing) else after


def edited_again(tx: Tx, learner: Learner, rewording: Rewording, text: str) -> Edited:
    """What was said to this very text before; nothing is changed by it a second time."""
    expecting = tx.talks.get(learner.id).expecting
    shown, part = _awaited(tx, learner, rewording)
    if part is None or not isinstance(shown, Reviewing):
        return shown
    _listen(tx, learner, expecting, rewording)
    if expecting is not Expecting.EDIT:
        return _reworded(tx, shown, part)
    result = _changed(shown, part, text)
    if isinstance(result, Fact) and rewording.overtaken:
        return overtaken(tx, shown, text, listening=True)
    return AwaitingText(shown, part, () if isinstance(result, Fact) else result)


def _awaited(tx: Tx, learner: Learner, rewording: Rewording) -> tuple[Reviewed, Part | None]:
    """The question as it is now, and the part of it, if both are there still. Nothing is listened to any more."""
    shown = leaf(tx, learner, rewording.draft, rewording.nth, 0, rewording.only)
    if not isinstance(shown, Reviewing):
        return shown, None
    return shown, part_named(shown.asked.fact, shown.asked.question, rewording.part)


def _put(tx: Tx, shown: Reviewing, fact: Fact, seen: int | None) -> bool:
    draft = shown.draft
    return tx.drafts.put_question(draft.learner, draft.id, shown.asked.nth, fact, Verdict.KEPT, draft.chair, seen)


def _changed(shown: Reviewing, part: Part, text: str) -> Fact | tuple[Fault, ...]:
    return said_anew(shown.draft.language, shown.asked.fact, shown.asked.question, part, text)


def _reworded(tx: Tx, shown: Reviewing, part: Part) -> Reworded:
    draft, asked = shown.draft, shown.asked
    in_gap = part.piece is Piece.ASK and isinstance(asked.question, Cloze)
    whole = tx.drafts.whole_fact(draft.learner, draft.id, asked.nth)
    if whole is None or not (in_gap or part.piece is Piece.ANSWER):
        return Reworded(shown, part)
    answer = text_of(asked.fact, asked.question, Part(Piece.ANSWER, part.index))
    return Reworded(shown, part, doubts_of(answer, asked.question, whole))


def _listen(tx: Tx, learner: Learner, expecting: Expecting, rewording: Rewording) -> None:
    tx.talks.put(learner.id, replace(tx.talks.get(learner.id), expecting=expecting, rewording=rewording))
