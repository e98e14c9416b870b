"""Learning: begin or go on, pause, more than the day's share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quiz.grading import is_typed, options
from quiz.hints import FewerOptions, FirstLetters, hint_for
from quiz.memory import Scheduling, preview, seed_for, steps_left
from quiz.model import (
    Asking,
    AskingId,
    FactId,
    Flashcard,
    Happening,
    Learner,
    Memory,
    PublishedFact,
    PublishedSet,
    Question,
    Rating,
    SetId,
    StudyDay,
)
from quiz.ports import Tx
from quiz.progress import Streak, streak
from quiz.session import LEARN_AHEAD, Agenda, candidates, pick_question, seed_number, shuffled, spoils
from quiz.study_day import study_day
from quiz.talk import Expecting, Study, Talk

MOST_ON_STEPS = 100
"""More facts than anybody has on their learning steps at one time."""
EXTRA_NEW = 5
"""How many new facts «more» adds to the day."""
LOOK_AHEAD = 4
"""How many candidates are looked at for one that the last screen did not give away."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Of a stretch: answers given, and how many more today's share takes if they are all right."""

    answered: int
    left: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question is open. revealed: a flashcard's back is shown; intervals: then, what each rating would bring."""

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


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing is left for now. more: new facts that could be taken today by wish.

    next_day, next_count: when something is to be asked again, or new comes, and how many answers it takes.
    """

    answered: int
    right: int
    seconds: float
    more: int
    next_day: StudyDay | None
    next_count: int
    today: StudyDay
    streak: Streak
    only: SetId | None
    reminder_known: bool
    zone_known: bool


@dataclass(frozen=True, slots=True)
class NothingJoined:
    """The learner has no set yet. listed: what could be joined."""

    listed: tuple[PublishedSet, ...]


@dataclass(frozen=True, slots=True)
class Paused:
    """The stretch waits where it is."""

    progress: Progress


def study(tx: Tx, learner: Learner, now: datetime, only: SetId | None = None) -> Asked | Finished | NothingJoined:
    """Begin a stretch, or go on with the one that is open (the open question is shown again)."""
    joined = tx.sets.joined(learner.id)
    if not joined:
        return NothingJoined(tuple(tx.sets.all()))
    talk = tx.talks.get(learner.id)
    stretch = talk.study
    if stretch is None or stretch.set != only or _is_over(stretch, learner, now):
        talk = replace(talk, study=Study(started_at=now, set=only))
    return go_on(tx, learner, talk, now)


def resume(tx: Tx, learner: Learner, now: datetime) -> Asked | Finished | NothingJoined:
    """Go on with the stretch that is open, whichever set it is on."""
    stretch = tx.talks.get(learner.id).study
    return study(tx, learner, now, stretch.set if stretch and not _is_over(stretch, learner, now) else None)


def more(tx: Tx, learner: Learner, now: datetime, only: SetId | None = None) -> Asked | Finished | NothingJoined:
    """Take a few new facts beyond the day's share, from the set the summary was about (None: from all joined)."""
    joined = tx.sets.joined(learner.id)
    if not joined:
        return NothingJoined(tuple(tx.sets.all()))
    talk = tx.talks.get(learner.id)
    stretch = talk.study
    if stretch is None or _is_over(stretch, learner, now):
        stretch = Study(started_at=now, set=only)
    today = study_day(now, learner.zone)
    if _share(tx, learner, stretch, today).new == 0:
        met = tx.tallies.get(learner.id, today).new
        stretch = replace(stretch, extra=max(1, met + EXTRA_NEW - learner.new_per_day))
    return go_on(tx, learner, replace(talk, study=stretch), now)


def pause(tx: Tx, learner: Learner, now: datetime) -> Paused:
    """Stop for now; the place is kept."""
    talk = tx.talks.get(learner.id)
    tx.talks.put(learner.id, talk.hearing(Expecting.NOTHING))
    stretch = talk.study or Study(started_at=now)
    return Paused(progress(tx, learner, stretch, now))


def go_on(tx: Tx, learner: Learner, talk: Talk, now: datetime) -> Asked | Finished:
    """Show the open question of this talk again, or ask the next one. The talk is stored."""
    stretch = talk.study or Study(started_at=now)
    open_one = tx.askings.get(learner.id, stretch.asking) if stretch.asking else None
    if open_one is None or open_one.answered or not still_asks(tx, open_one):
        last = open_one if open_one and open_one.answered else None
        found = _next_asking(tx, learner, stretch, last, now)
        if found is None:
            tx.talks.put(learner.id, replace(talk, study=None, expecting=Expecting.NOTHING))
            return _finish(tx, learner, stretch, now)
        open_one = found
    stretch = replace(stretch, asking=open_one.id)
    asked = show(tx, learner, stretch, open_one, now)
    hearing = Expecting.ANSWER if is_typed(asked.question) else Expecting.NOTHING
    tx.talks.put(learner.id, replace(talk, study=stretch, expecting=hearing))
    return asked


def show(tx: Tx, learner: Learner, stretch: Study, asking: Asking, now: datetime) -> Asked:
    """An open asking as it stands now."""
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
        progress=progress(tx, learner, stretch, now),
        hint=hint if asking.hinted else None,
        can_hint=hint is not None and not asking.hinted,
        intervals=tuple(preview(memory, now, today, Scheduling(), seed_for(learner.id, asking.fact)).items())
        if revealed
        else (),
        today=today,
    )


def find(tx: Tx, asking: Asking) -> tuple[PublishedFact, Question]:
    """The question of an asking; if it was taken out of its fact meanwhile, the fact's first."""
    published = tx.facts.get(asking.fact)
    if published is None:
        raise LookupError(f"asking {asking.id} of learner {asking.learner}: fact {asking.fact} is not stored")
    questions = published.fact.questions
    return published, next((q for q in questions if q.key == asking.question), questions[0])


def still_asks(tx: Tx, asking: Asking) -> bool:
    """Whether the question is still in its fact, with as many options as were shown: sets are changed while in use."""
    published = tx.facts.get(asking.fact)
    questions = published.fact.questions if published else ()
    question = next((q for q in questions if q.key == asking.question), None)
    return question is not None and sorted(asking.shown) == list(range(len(options(question))))


def progress(tx: Tx, learner: Learner, stretch: Study, now: datetime) -> Progress:
    """How far the stretch is. Only a wrong answer makes what is left grow: it comes back."""
    share = _share(tx, learner, stretch, study_day(now, learner.zone))
    on_steps = tx.memories.on_steps(learner.id, stretch.set, now + LEARN_AHEAD, MOST_ON_STEPS)
    left = sum(steps_left(r.memory, Scheduling()) for r in on_steps) + share.reviews
    return Progress(stretch.answered, left + share.new * len(Scheduling().learning_steps))


def left_today(tx: Tx, learner: Learner, now: datetime) -> int:
    """How many answers wait today, within the day's share, over all sets."""
    return progress(tx, learner, Study(started_at=now), now).left


@dataclass(frozen=True, slots=True)
class _Share:
    """What is left of today's share. pile: more is due than a day should hold."""

    today: StudyDay
    reviews: int
    new: int
    pile: bool


def _share(tx: Tx, learner: Learner, stretch: Study, today: StudyDay) -> _Share:
    """In a pile new facts wait, unless they were asked for."""
    tally = tx.tallies.get(learner.id, today)
    allowed = max(0, learner.reviews_per_day - tally.reviews)
    due = tx.memories.count_due(learner.id, stretch.set, today, allowed + 1)
    pile = due > allowed
    wanted = max(0, learner.new_per_day + stretch.extra - tally.new)
    waits = not wanted or (pile and not stretch.extra)
    new = 0 if waits else min(wanted, tx.facts.count_unmet(learner.id, stretch.set))
    return _Share(today, min(due, allowed), new, pile)


def _is_over(stretch: Study, learner: Learner, now: datetime) -> bool:
    """A stretch ends with its study day."""
    return study_day(stretch.started_at, learner.zone) != study_day(now, learner.zone)


def _next_asking(tx: Tx, learner: Learner, stretch: Study, last: Asking | None, now: datetime) -> Asking | None:
    agenda = _agenda(tx, learner, stretch, last, now)
    found = _first_unspoiled(tx, learner, candidates(agenda, now), last)
    if found is None:
        return None
    published, question = found
    seed = f"{learner.id}:{published.id}:{now.isoformat()}"
    return tx.askings.add(
        Asking(
            id=AskingId(0),
            learner=learner.id,
            fact=published.id,
            question=question.key,
            shown=shuffled(question, seed),
            nonce=f"{seed_number('nonce:' + seed) % 36**4:x}",
            asked_at=now,
        )
    )


def _agenda(tx: Tx, learner: Learner, stretch: Study, last: Asking | None, now: datetime) -> Agenda:
    share = _share(tx, learner, stretch, study_day(now, learner.zone))
    few = LOOK_AHEAD + 1
    last_review = tx.log.last_answer(learner.id) if last else None
    return Agenda(
        steps=tx.memories.on_steps(learner.id, stretch.set, now + LEARN_AHEAD, few),
        # In a pile what is least overdue comes first: it can still be saved cheaply.
        due=tx.memories.due(learner.id, stretch.set, share.today, few, latest_first=share.pile)
        if share.reviews
        else (),
        unmet=tx.facts.unmet(learner.id, stretch.set, min(few, share.new)) if share.new else (),
        answered=stretch.answered,
        last=last.fact if last else None,
        last_right=bool(last_review and last and last_review.fact == last.fact and last_review.correct),
    )


def _first_unspoiled(
    tx: Tx, learner: Learner, order: Iterator[FactId], last: Asking | None
) -> tuple[PublishedFact, Question] | None:
    """The first candidate whose answer did not just stand on the screen; the very first if all did."""
    shown_before = _last_screen(tx, last)
    first = None
    for _, fact in zip(range(LOOK_AHEAD), order, strict=False):
        published = tx.facts.get(fact)
        if published is None:
            continue
        asked = [r.question for r in tx.log.of_fact(learner.id, fact) if r.happening is Happening.ANSWER]
        question = pick_question(published.fact.questions, tx.memories.get(learner.id, fact), asked)
        if not spoils(shown_before, question):
            return published, question
        first = first or (published, question)
    return first


def _last_screen(tx: Tx, last: Asking | None) -> str:
    if last is None:
        return ""
    published, question = find(tx, last)
    return f"{question.ask} {question.explanation} {question.quote or published.fact.quote}"


def _finish(tx: Tx, learner: Learner, stretch: Study, now: datetime) -> Finished:
    today = study_day(now, learner.zone)
    unmet = tx.facts.count_unmet(learner.id, stretch.set)
    next_day, next_count = _coming(tx, learner, stretch, today, unmet)
    days = [tally.day for tally in tx.tallies.of(learner.id)]
    return Finished(
        answered=stretch.answered,
        right=stretch.right,
        seconds=stretch.seconds,
        more=unmet,
        next_day=next_day,
        next_count=next_count,
        today=today,
        streak=streak(days, today),
        only=stretch.set,
        reminder_known=learner.reminder_known,
        zone_known=learner.zone_known,
    )


def _coming(
    tx: Tx, learner: Learner, stretch: Study, today: StudyDay, unmet: int
) -> tuple[StudyDay | None, int]:
    """The next day with something to do, and how many answers it takes if they are all right."""
    tomorrow = StudyDay(today + timedelta(days=1))
    memories = [r.memory for r in tx.memories.of(learner.id, stretch.set) if not r.memory.set_aside]
    due = Counter(max(memory.due_day, tomorrow) for memory in memories)
    new = min(learner.new_per_day, unmet) * len(Scheduling().learning_steps)
    day = tomorrow if new else min(due, default=None)
    if day is None:
        return None, 0
    pile = due[day] > learner.reviews_per_day
    return day, learner.reviews_per_day if pile else due[day] + new
