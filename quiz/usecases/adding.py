"""Questions are added to a draft by hand, each in one message, until the teacher goes on to something else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from quiz.doubts import Doubts, doubts_about
from quiz.drafts import DraftId, DraftQuestion, Only, TeacherDraft, Verdict
from quiz.errors import Fault
from quiz.formats.by_hand import FULL, read_beside, read_by_hand
from quiz.formats.ids import numbered
from quiz.model import Learner
from quiz.ports import Tx
from quiz.questions import Fact
from quiz.talk import Adding, Expecting
from quiz.usecases.editing import Unplaced
from quiz.usecases.reviewing import Reviewed, Reviewing, leaf
from quiz.usecases.seats import reach_open
from quiz.usecases.standing import NoDraftLeft, leave_as_it_is, stand_at


@dataclass(frozen=True, slots=True)
class AwaitingQuestion:
    """A question is awaited. beside: one about the same fact, None for a fact of its own. faults: why the last message
    cannot be taken. quote: the sentence it is to be about, «» for any."""

    draft: TeacherDraft
    beside: DraftQuestion | None = None
    faults: tuple[Fault, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """The question is there, and kept; the next one is awaited. same_fact: about that of another; same_sentence: about
    the same sentence of the material. doubts: of its answer."""

    reviewing: Reviewing
    same_fact: bool
    same_sentence: bool = False
    doubts: Doubts = field(default_factory=Doubts)


AddedTo = AwaitingQuestion | Added | Unplaced | Reviewed


def await_question(tx: Tx, learner: Learner, id_: DraftId, beside: int) -> AddedTo:
    """From now on each text is a question: about the fact of the question `beside`, or (0) each about a new one."""
    return await_adding(tx, learner, Adding(id_, beside))


def await_adding(tx: Tx, learner: Learner, adding: Adding) -> AddedTo:
    """From now on each text is a question of this kind."""
    leave_as_it_is(tx, learner)
    return _awaiting(tx, learner, adding, ())


def add(tx: Tx, learner: Learner, text: str) -> AddedTo:
    """Take the text for a question, and keep it; or say what is wrong with it. Either way listen on."""
    adding = tx.talks.get(learner.id).adding
    if adding is None:
        return NoDraftLeft()
    draft = reach_open(tx, learner.id, adding.draft)
    if draft is None:
        leave_as_it_is(tx, learner)
        return Unplaced(text)
    fact = _read(tx, draft, adding, text)
    if not isinstance(fact, Fact):
        return _awaiting(tx, learner, adding, fact)
    nth = tx.drafts.append(draft.learner, draft.id, fact, adding.beside, Verdict.KEPT, draft.chair)
    if adding.end:
        tx.drafts.change(draft.without_missed(adding.start), draft.phase, draft.attempt)
    return _added(tx, learner, replace(adding, added=nth))


def added_again(tx: Tx, learner: Learner, adding: Adding, text: str) -> AddedTo:
    """What was said to this very text before; it is not added a second time."""
    draft = reach_open(tx, learner.id, adding.draft)
    if draft is not None and not adding.added and " ".join(text.split()) == draft.title:
        return _awaiting(tx, learner, adding, ())  # it was the title of a set made by hand
    fact = _read(tx, draft, adding, text) if draft is not None else ()
    if isinstance(fact, Fact) or (adding.added and FULL in fact):
        return _added(tx, learner, adding)
    return _awaiting(tx, learner, adding, fact)


def _read(tx: Tx, draft: TeacherDraft, adding: Adding, text: str) -> Fact | tuple[Fault, ...]:
    """The question under keys that nothing else in the draft has. Without the fact it is about: no fault, no fact."""
    joined = tx.drafts.whole_fact(draft.learner, draft.id, adding.beside) if adding.beside else None
    if joined is None and adding.beside:
        return ()
    if joined is not None:
        question = read_beside(text, draft.language, joined)
        return question if isinstance(question, tuple) else replace(joined, questions=(question,))
    fact = read_by_hand(text, draft.language)
    if not isinstance(fact, Fact):
        return fact
    return replace(fact, key=_free_fact_key(tx, draft, fact.key), quote=_quote(tx, draft, adding))


def _quote(tx: Tx, draft: TeacherDraft, adding: Adding) -> str:
    return tx.drafts.material(draft.learner, draft.id)[adding.start : adding.end] if adding.end else ""


def _free_fact_key(tx: Tx, draft: TeacherDraft, key: str) -> str:
    number, free = 1, key
    while tx.drafts.has_fact(draft.learner, draft.id, free):
        number += 1
        free = numbered(key, number)
    return free


def _awaiting(tx: Tx, learner: Learner, adding: Adding, faults: tuple[Fault, ...]) -> AddedTo:
    draft = reach_open(tx, learner.id, adding.draft)
    beside = tx.drafts.question(draft.learner, draft.id, adding.beside) if draft and adding.beside else None
    if draft is None or (beside is None and adding.beside):
        leave_as_it_is(tx, learner)
        return stand_at(tx, learner, adding.draft)
    _listen(tx, learner, adding)
    return AwaitingQuestion(draft, beside, faults, _quote(tx, draft, adding))


def _added(tx: Tx, learner: Learner, adding: Adding) -> AddedTo:
    shown = leaf(tx, learner, adding.draft, adding.added, 0, Only.ALL)
    if not isinstance(shown, Reviewing):
        return shown
    _listen(tx, learner, adding)  # looking at a question ends the listening
    whole = tx.drafts.whole_fact(shown.draft.learner, shown.draft.id, adding.added)
    doubts = Doubts() if whole is None else doubts_about(shown.asked.question, whole, new=True)
    return Added(shown, adding.beside > 0, adding.end > 0, doubts)


def _listen(tx: Tx, learner: Learner, adding: Adding) -> None:
    tx.talks.put(learner.id, replace(tx.talks.get(learner.id), expecting=Expecting.ADD, adding=adding))
