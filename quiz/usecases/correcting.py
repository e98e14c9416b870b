"""A published question is corrected: part by part, then looked at as it was and will be, then saved as one version."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from quiz.corrections import righted
from quiz.doubts import Doubts, doubts_about
from quiz.editing import Part, part_named
from quiz.errors import Fault
from quiz.model import Correction, FactId, Learner, PublishedFact
from quiz.ports import Tx
from quiz.questions import Question
from quiz.talk import Correcting, Expecting
from quiz.usecases import reported
from quiz.usecases.browsing import Found, History, NoQuestions, Seen, TakenOut, ToFind, see, seen
from quiz.usecases.corrected import correct, keys_to_tell
from quiz.usecases.edits import MOST, after_all, after_one
from quiz.usecases.going import go_elsewhere
from quiz.usecases.rights import NotYours


@dataclass(frozen=True, slots=True)
class ChoosingFix:
    """What should be changed? after: the fact with all that was changed so far, if anything was (begun); question: of
    it."""

    seen: Seen
    after: PublishedFact
    question: Question
    begun: bool = False


@dataclass(frozen=True, slots=True)
class AwaitingFix:
    """The part's new text is awaited. faults: why the last one cannot be taken."""

    seen: Seen
    after: PublishedFact
    question: Question
    part: Part
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Previewing:
    """What the fact would be, beside what it is. tells: something else would be right, as far as a machine can see.
    doubts: of what would be right then."""

    seen: Seen
    after: PublishedFact
    tells: bool
    doubts: Doubts = field(default_factory=Doubts)


@dataclass(frozen=True, slots=True)
class Saved:
    """The correction is made. reporters: people who had reported the question and hear of it."""

    seen: Seen
    correction: Correction
    reporters: int = 0


@dataclass(frozen=True, slots=True)
class Outdated:
    """Somebody else changed the fact meanwhile, or it was let go; this is how it stands, and nothing was changed."""

    seen: Seen


Corrected = (
    Seen
    | NoQuestions
    | ToFind
    | Found
    | TakenOut
    | History
    | ChoosingFix
    | AwaitingFix
    | Previewing
    | Saved
    | Outdated
    | NotYours
)


def choose(tx: Tx, teacher: Learner, fact: FactId, nth: int) -> Corrected:
    """Begin to correct a question, or go on with what was begun."""
    shown = seen(tx, teacher, fact, nth)
    if isinstance(shown, NotYours):
        return shown
    return _choosing(tx, teacher, shown, _begun(tx, teacher, shown))


def choose_reported(tx: Tx, teacher: Learner, fact: FactId, key: str) -> Corrected:
    """Begin to correct what learners reported; they hear of it when it is saved. With no such question any more, of the
    fact's first."""
    shown = seen(tx, teacher, fact, 0)
    if isinstance(shown, NotYours):
        return shown
    keys = [question.key for question in shown.published.fact.questions]
    shown = replace(shown, nth=keys.index(key) if key in keys else 0)
    go_elsewhere(tx, teacher)
    return _choosing(tx, teacher, shown, Correcting(fact, key, shown.version, report=True))


def await_text(tx: Tx, teacher: Learner, fact: FactId, nth: int, name: str) -> Corrected:
    """From now on a text is the part of that name. With no such part all that there are stand to choice."""
    shown = seen(tx, teacher, fact, nth)
    if isinstance(shown, NotYours):
        return shown
    begun = _begun(tx, teacher, shown)
    now = _so_far(tx, shown, begun)
    if isinstance(now, Outdated):
        return _given_up(tx, teacher, now)
    after, question = now
    part = part_named(after.fact, question, name)
    if part is None:
        return _choosing(tx, teacher, shown, begun)
    _listen(tx, teacher, Expecting.FIX, replace(begun, part=name))
    return AwaitingFix(shown, after, question, part)


def edit(tx: Tx, teacher: Learner, fact: FactId, nth: int, name: str) -> Corrected:
    """Make an edit that takes no text, see quiz.usecases.edits; one that cannot be made changes nothing."""
    shown = seen(tx, teacher, fact, nth)
    if isinstance(shown, NotYours):
        return shown
    begun = _begun(tx, teacher, shown)
    now = _so_far(tx, shown, begun)
    if isinstance(now, Outdated):
        return _given_up(tx, teacher, now)
    after = after_one(tx, shown.set.language, now[0], begun.question, name, "")
    if not isinstance(after, PublishedFact) or len(begun.edits) >= MOST:
        return _choosing(tx, teacher, shown, begun)
    _listen(tx, teacher, Expecting.NOTHING, replace(begun, edits=(*begun.edits, (name, "")), part=""))
    return _preview(shown, after)


def preview(tx: Tx, teacher: Learner, fact: FactId, nth: int) -> Corrected:
    """Look at what was changed so far."""
    shown = seen(tx, teacher, fact, nth)
    if isinstance(shown, NotYours):
        return shown
    begun = _begun(tx, teacher, shown)
    now = _so_far(tx, shown, begun)
    if isinstance(now, Outdated):
        return _given_up(tx, teacher, now)
    if not begun.edits:
        return _choosing(tx, teacher, shown, begun)
    _listen(tx, teacher, Expecting.NOTHING, replace(begun, part=""))
    return _preview(shown, now[0])


def fix(tx: Tx, teacher: Learner, text: str, sign: str = "") -> Corrected:
    """Take the text for the part that awaits it; or say what is wrong with it, and listen on. sign: see `hear`."""
    begun = tx.talks.get(teacher.id).correcting
    shown = NotYours() if begun is None else _shown(tx, teacher, begun)
    if begun is None or isinstance(shown, NotYours):
        go_elsewhere(tx, teacher)
        return NotYours()
    now = _so_far(tx, shown, begun)
    if isinstance(now, Outdated):
        return _given_up(tx, teacher, now)
    before, question = now
    part = part_named(before.fact, question, begun.part)
    if part is None or len(begun.edits) >= MOST:
        return _choosing(tx, teacher, shown, begun)
    begun = replace(begun, sign=sign)
    after = after_one(tx, shown.set.language, before, begun.question, begun.part, text)
    if not isinstance(after, PublishedFact):
        _listen(tx, teacher, Expecting.FIX, begun)
        return AwaitingFix(shown, before, question, part, after)
    _listen(tx, teacher, Expecting.NOTHING, replace(begun, edits=(*begun.edits, (begun.part, text)), part=""))
    return _preview(shown, after)


def fixed_again(tx: Tx, teacher: Learner, text: str) -> Corrected:
    """What was said to this very text before; nothing is changed by it a second time."""
    talk = tx.talks.get(teacher.id)
    begun = talk.correcting
    shown = NotYours() if begun is None else _shown(tx, teacher, begun)
    if begun is None or isinstance(shown, NotYours):
        return NotYours()
    now = _so_far(tx, shown, begun)
    if isinstance(now, Outdated):
        return now
    part = part_named(now[0].fact, now[1], begun.part) if begun.part else None
    if part is None:
        return _preview(shown, now[0])
    refused = after_one(tx, shown.set.language, now[0], begun.question, begun.part, text)
    return AwaitingFix(shown, *now, part, refused if isinstance(refused, tuple) else ())


def save(tx: Tx, teacher: Learner, fact: FactId, version: int, tell: bool, now: datetime) -> Corrected:
    """Make the correction that was looked at, on that version of the fact. tell: something else is right, so that those
    who answered it are told; a second press changes nothing."""
    shown = seen(tx, teacher, fact, 0)
    if isinstance(shown, NotYours):
        return shown
    begun = tx.talks.get(teacher.id).correcting
    if begun is None or (begun.fact, begun.version) != (fact, version):
        made = tx.corrections.get(fact, version + 1)
        if made is not None and made.by == teacher.id:
            return Saved(shown, made)
        return Outdated(shown)
    shown = replace(shown, nth=_place_of(shown.published, begun.question))
    so_far = _so_far(tx, shown, begun)
    if isinstance(so_far, Outdated):
        return _given_up(tx, teacher, so_far)
    before, after = shown.published, so_far[0]
    if (after.fact, after.retired) == (before.fact, before.retired):
        return see(tx, teacher, fact, shown.nth, 0)
    keys = keys_to_tell(before.fact, after.fact, shown.set.language) if tell and not after.retired else ()
    correction = correct(tx, teacher.id, after, version, keys, now)
    if correction is None:
        return _given_up(tx, teacher, Outdated(shown))
    reporters = reported.fixed(tx, shown.set, correction, begun.question, now) if begun.report else 0
    stands = see(tx, teacher, fact, shown.nth, 0)
    return Saved(stands, correction, reporters) if isinstance(stands, Seen) else stands


def _begun(tx: Tx, teacher: Learner, shown: Seen) -> Correcting:
    """What was begun on this question, or a new beginning."""
    begun = tx.talks.get(teacher.id).correcting
    if (
        begun is not None
        and begun.fact == shown.published.id
        and _place_of(shown.published, begun.question) == shown.nth
    ):
        return begun
    return Correcting(shown.published.id, shown.question.key, shown.version)


def _shown(tx: Tx, teacher: Learner, begun: Correcting) -> Seen | NotYours:
    shown = seen(tx, teacher, begun.fact, 0)
    return shown if isinstance(shown, NotYours) else replace(shown, nth=_place_of(shown.published, begun.question))


def _place_of(published: PublishedFact, key: str) -> int:
    """Which of the fact's questions it is, from 0; the first if it is none of them."""
    keys = [question.key for question in published.fact.questions]
    return keys.index(key) if key in keys else 0


def _so_far(tx: Tx, shown: Seen, begun: Correcting) -> tuple[PublishedFact, Question] | Outdated:
    """The fact after all that was done so far, and the question in it, or its first if that is gone; Outdated if the
    fact is of another version."""
    after = after_all(tx, shown.set.language, shown.published, begun.question, begun.edits)
    if after is None or begun.version != shown.version:
        return Outdated(shown)
    return after, after.fact.asked_by(begun.question) or after.fact.questions[0]


def _choosing(tx: Tx, teacher: Learner, shown: Seen, begun: Correcting) -> Corrected:
    now = _so_far(tx, shown, begun)
    if isinstance(now, Outdated):
        return _given_up(tx, teacher, now)
    _listen(tx, teacher, Expecting.NOTHING, replace(begun, part=""))
    return ChoosingFix(shown, *now, begun=bool(begun.edits))


def _preview(shown: Seen, after: PublishedFact) -> Previewing:
    changed = righted(shown.published.fact, after.fact, shown.set.language)
    doubtful = [doubts_about(each, after.fact) for each in after.fact.questions if each.key in changed]
    return Previewing(shown, after, bool(changed), next(filter(None, doubtful), Doubts()))


def _given_up(tx: Tx, teacher: Learner, outdated: Outdated) -> Outdated:
    """What was begun on an earlier version is let go."""
    stands = see(tx, teacher, outdated.seen.published.id, outdated.seen.nth, 0)
    return Outdated(stands) if isinstance(stands, Seen) else outdated


def _listen(tx: Tx, teacher: Learner, expecting: Expecting, begun: Correcting) -> None:
    talk = tx.talks.get(teacher.id)
    tx.talks.put(teacher.id, replace(talk, expecting=expecting, correcting=begun, finding=None, replying=None))
