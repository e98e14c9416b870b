"""Learning: begin or go on, pause, more than the day's share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from quiz.grading import is_typed
from quiz.hints import FewerOptions, FirstLetters, hint_for
from quiz.model import Asking, Learner, Memory, PublishedFact, PublishedSet, Rating, SetId, StudyDay
from quiz.ports import Tx
from quiz.progress import Streak, streak
from quiz.questions import Flashcard, Question
from quiz.study_day import study_day
from quiz.talk import Expecting, Study, Talk
from quiz.usecases.agenda import Progress, find, next_asking, progress, share_of, still_asks
from quiz.usecases.balancing import after_each
from quiz.usecases.before_exam import choosing, foreseen
from quiz.usecases.coming import MOST_COUNTED, Coming, Soon, coming, soon
from quiz.usecases.corrected import set_right_since
from quiz.usecases.courses import Assigned
from quiz.usecases.going import go_elsewhere

ASK_WHEN = 2
"""Days of learning on which it is asked when to remind."""
EXTRA_NEW = 5
"""How many new facts «more» adds to the day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question is open. revealed: a flashcard's back is shown; intervals: then, what each rating would bring.
    corrected: something else is right about it than when the learner last answered it."""

    asking: Asking
    fact: PublishedFact
    question: Question
    title: str
    is_new: bool
    progress: Progress
    hint: FewerOptions | FirstLetters | None = None
    can_hint: bool = False
    intervals: tuple[tuple[Rating, Memory], ...] = ()
    today: StudyDay | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing is left for now. more: new facts that could be taken today by wish.

    soon: what comes back today. coming: when something is to be asked on another day, or new comes. assigned: how the
    learner stands to what was set in the sets of this stretch. of_one: of several sets it is about one only. ask_when:
    to be reminded; that is asked on the first days only, later it is found in the settings.
    """

    answered: int
    right: int
    seconds: float
    more: int
    soon: Soon | None
    coming: Coming | None
    today: StudyDay
    streak: Streak
    only: SetId | None
    of_one: bool
    ask_when: bool
    zone_known: bool
    assigned: tuple[Assigned, ...] = ()


@dataclass(frozen=True, slots=True)
class NothingJoined:
    """The learner has no set yet. listed: what could be joined."""

    listed: tuple[PublishedSet, ...]


@dataclass(frozen=True, slots=True)
class SetDeleted:
    """The set that was to be learned is there no more."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The stretch waits where it is."""

    progress: Progress


Begun = Asked | Finished | NothingJoined | SetDeleted


def study(tx: Tx, learner: Learner, now: datetime, only: SetId | None = None) -> Begun:
    """Begin a stretch, or go on with the one that is open (the open question is shown again)."""
    if _is_deleted(tx, only):
        return SetDeleted()
    joined = tx.sets.joined(learner.id)
    if not joined:
        go_elsewhere(tx, learner)
        return NothingJoined(tuple(tx.sets.listed()))
    talk = tx.talks.get(learner.id)
    stretch = talk.study
    if stretch is None or stretch.set != only or _is_over(stretch, learner, now):
        talk = replace(talk, study=Study(started_at=now, set=only))
    return go_on(tx, learner, talk, now)


def resume(tx: Tx, learner: Learner, now: datetime) -> Begun:
    """Go on with the stretch that is open, whichever set it is on; on all if that one was deleted."""
    stretch = tx.talks.get(learner.id).study
    only = stretch.set if stretch and not _is_over(stretch, learner, now) else None
    return study(tx, learner, now, None if _is_deleted(tx, only) else only)


def more(tx: Tx, learner: Learner, now: datetime, only: SetId | None = None) -> Begun:
    """Take a few new facts beyond the day's share, from the set the summary was about (None: from all joined)."""
    if _is_deleted(tx, only):
        return SetDeleted()
    joined = tx.sets.joined(learner.id)
    if not joined:
        go_elsewhere(tx, learner)
        return NothingJoined(tuple(tx.sets.listed()))
    talk = tx.talks.get(learner.id)
    stretch = talk.study
    if stretch is None or _is_over(stretch, learner, now):
        stretch = Study(started_at=now, set=only)
    today = study_day(now, learner.zone)
    if not share_of(tx, learner, stretch, today).new:
        met = tx.tallies.get(learner.id, today).new
        stretch = replace(stretch, extra=max(1, met + EXTRA_NEW - learner.new_per_day))
    return go_on(tx, learner, replace(talk, study=stretch), now)


def pause(tx: Tx, learner: Learner, now: datetime) -> Paused:
    """Stop for now; the place is kept."""
    talk = tx.talks.get(learner.id)
    tx.talks.put(learner.id, talk.hearing(Expecting.NOTHING))
    stretch = talk.study or Study(started_at=now)
    return Paused(progress(tx, learner, stretch, now))


def is_asked(tx: Tx, learner: Learner, now: datetime) -> bool:
    """Whether a question of today's stretch waits for an answer, and nothing else is being written."""
    talk = tx.talks.get(learner.id)
    stretch = talk.study
    if stretch is None or stretch.asking is None or _is_over(stretch, learner, now):
        return False
    asking = tx.askings.get(learner.id, stretch.asking)
    return asking is not None and not asking.answered and talk.expecting in (Expecting.NOTHING, Expecting.ANSWER)


def go_on(tx: Tx, learner: Learner, talk: Talk, now: datetime) -> Asked | Finished:
    """Show the open question of this talk again, or ask the next one. The talk is stored."""
    stretch = choosing(tx, learner, talk.study or Study(started_at=now), now)
    open_one = tx.askings.get(learner.id, stretch.asking) if stretch.asking else None
    if open_one is None or open_one.answered or not still_asks(tx, open_one):
        last = open_one if open_one and open_one.answered else None
        found = next_asking(tx, learner, stretch, last, now, talk.seen)
        if found is None:
            tx.talks.put(learner.id, replace(talk, study=None, expecting=Expecting.NOTHING))
            return _finish(tx, learner, stretch, now)
        open_one = found
    far = progress(tx, learner, stretch, now)
    stretch = replace(stretch.reckoned(far.left), asking=open_one.id)
    asked = show(tx, learner, stretch, open_one, now, far)
    hearing = Expecting.ANSWER if is_typed(asked.question) else Expecting.NOTHING
    tx.talks.put(learner.id, replace(talk, study=stretch, expecting=hearing))
    return asked


def show(tx: Tx, learner: Learner, stretch: Study, asking: Asking, now: datetime, far: Progress | None = None) -> Asked:
    """An open asking as it stands now. far: how far the stretch is, if that is known."""
    published, question = find(tx, asking)
    memory = tx.memories.get(learner.id, asking.fact)
    set_ = tx.sets.get(published.set_id)
    hint = hint_for(question, asking.shown)
    today = study_day(now, learner.zone)
    revealed = isinstance(question, Flashcard) and bool(asking.picked)
    return Asked(
        asking=asking,
        fact=published,
        question=question,
        title=set_.title if set_ else "",
        is_new=memory is None,
        progress=far or progress(tx, learner, stretch, now),
        hint=hint if asking.hinted else None,
        can_hint=hint is not None and not asking.hinted,
        intervals=tuple(after_each(tx, learner, asking.fact, memory, now).items()) if revealed else (),
        today=today,
        corrected=set_right_since(tx, learner, asking, published) is not None,
    )


def _is_deleted(tx: Tx, id_: SetId | None) -> bool:
    set_ = tx.sets.get(id_) if id_ is not None else None
    return set_ is not None and set_.deleted_at is not None


def _is_over(stretch: Study, learner: Learner, now: datetime) -> bool:
    """A stretch ends with its study day."""
    return study_day(stretch.started_at, learner.zone) != study_day(now, learner.zone)


def _finish(tx: Tx, learner: Learner, stretch: Study, now: datetime) -> Finished:
    today = study_day(now, learner.zone)
    days = [tally.day for tally in tx.tallies.of(learner.id)]
    return Finished(
        answered=stretch.answered,
        right=stretch.right,
        seconds=stretch.seconds,
        more=tx.facts.count_unmet(learner.id, stretch.set, MOST_COUNTED),
        soon=soon(tx, learner, stretch.set, now),
        coming=coming(tx, learner, stretch.set, today),
        today=today,
        streak=streak(days, today),
        only=stretch.set,
        of_one=stretch.set is not None and len(tx.sets.joined(learner.id)) > 1,
        ask_when=not learner.reminder_known and len(days) <= ASK_WHEN,
        zone_known=learner.zone_known,
        assigned=foreseen(tx, learner, today, stretch.set),
    )
