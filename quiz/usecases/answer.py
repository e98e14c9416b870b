"""Answering: what is said or pressed is graded, logged, remembered and counted, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from quiz.calibration import expected_right
from quiz.corrections import Righted
from quiz.grading import Answer, Picked, Rated, Said, Verdict, grade, is_typed, options
from quiz.memory import scheduling_of
from quiz.model import Asking, AskingId, Happening, Learner, Memory, PublishedFact, Rating, Review, ReviewId, StudyDay
from quiz.ports import Tx
from quiz.progress import tallied
from quiz.questions import Expects, Match, MultiChoice, Order, Question
from quiz.rating import earn, guess_chance
from quiz.study_day import study_day
from quiz.talk import Expecting, Study
from quiz.typed import Outcome, judge
from quiz.usecases.agenda import Progress, find, is_deleted, progress, still_asks
from quiz.usecases.balancing import after_answer
from quiz.usecases.corrected import set_right_since
from quiz.usecases.fitting import write_down
from quiz.usecases.remind import remind_next
from quiz.usecases.study import Asked, Finished, NothingJoined, SetDeleted, resume, show

AWAY = 2 * 60.0
"""Seconds after which an answer tells nothing of the time it took: the person was away."""


class Why(StrEnum):
    """Why a press changed nothing."""

    ANSWERED = "answered"
    GONE = "gone"
    DELETED = "deleted"
    """The set was deleted."""


@dataclass(frozen=True, slots=True)
class Stale:
    """The button is of the past."""

    why: Why


@dataclass(frozen=True, slots=True)
class NeedsButtons:
    """A text came where this question is answered by pressing."""

    asked: Asked


@dataclass(frozen=True, slots=True)
class AskedAnew:
    """The question was changed or taken away while it was open: what was answered to it as it was does not count, and
    this is what there is to answer now."""

    then: Asked | Finished | NothingJoined


@dataclass(frozen=True, slots=True)
class NoQuestion:
    """A text came and no question is open."""


@dataclass(frozen=True, slots=True)
class Between:
    """A text came after an answer: the next question waits for «next»."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer. picked, said: what was answered. leech: set aside just now, forgotten too often.
    righted: what was right when the learner last answered this, if something else is now."""

    asking: Asking
    fact: PublishedFact
    question: Question
    verdict: Verdict
    answer: Answer
    review: ReviewId
    memory: Memory
    today: StudyDay
    progress: Progress
    leech: bool
    righted: Righted | None = None


def say(
    tx: Tx, learner: Learner, text: str, now: datetime
) -> Answered | AskedAnew | NeedsButtons | NoQuestion | Between | Stale:
    """A text while learning: the answer, or the words of one of the options."""
    talk = tx.talks.get(learner.id)
    stretch = talk.study
    asking = tx.askings.get(learner.id, stretch.asking) if stretch and stretch.asking else None
    if asking is not None and not asking.answered and is_deleted(tx, asking):
        tx.talks.put(learner.id, replace(talk, study=None, expecting=Expecting.NOTHING))
        return Stale(Why.DELETED)
    if stretch is None or asking is None:
        return NoQuestion()
    if not still_asks(tx, asking):
        _, question = find(tx, asking)
        unheard = asking.answered or (is_typed(question) and talk.expecting is not Expecting.ANSWER)
        return NoQuestion() if unheard else ask_anew(tx, learner, now)
    if asking.answered:
        return Between()
    _, question = find(tx, asking)
    if is_typed(question) and talk.expecting is not Expecting.ANSWER:
        return NoQuestion()  # paused, or at home: whatever it is, it was not said to the question
    if is_typed(question):
        settled = settle(tx, learner, asking.id, Said(text), now)
        return settled if isinstance(settled, Answered) else NoQuestion()
    index = _option_said(question, text)
    if index is None:
        return NeedsButtons(show(tx, learner, stretch, asking, now))
    settled = settle(tx, learner, asking.id, Picked((index,)), now)
    return settled if isinstance(settled, Answered) else NoQuestion()


def ask_anew(tx: Tx, learner: Learner, now: datetime) -> AskedAnew:
    """The question that was open does not stand any more."""
    then = resume(tx, learner, now)
    assert not isinstance(then, SetDeleted)  # where one set is gone, all others are resumed
    return AskedAnew(then)


def settle(tx: Tx, learner: Learner, asking_id: AskingId, answer: Answer, now: datetime) -> Answered | Stale:
    """Grade, log, remember, count: once for each asking."""
    # What was pressed stays with the asking, so that its verdict can be shown again.
    asking = tx.askings.take(learner.id, asking_id, answer.indexes if isinstance(answer, Picked) else ())
    if asking is None:
        return Stale(Why.ANSWERED)
    published, question = find(tx, asking)
    set_ = tx.sets.get(published.set_id)
    verdict = grade(question, answer, set_.language if set_ else learner.language)
    before = tx.memories.get(learner.id, asking.fact)
    today = study_day(now, learner.zone)
    seconds = (now - asking.asked_at).total_seconds()
    seconds_told = seconds if 0 <= seconds <= AWAY else None
    rating = rating_of(question, answer, verdict, hinted=asking.hinted, seconds=seconds_told)
    guess = guess_chance(question)
    memory = after_answer(tx, learner, asking.fact, before, rating, now, guess)
    logged = write_down(
        tx,
        Review(
            id=ReviewId(0),
            learner=learner.id,
            fact=asking.fact,
            happening=Happening.ANSWER,
            at=now,
            day=today,
            rating=rating,
            correct=verdict.correct,
            question=asking.question,
            asking=asking.id,
            seconds=seconds_told,
            due_day=memory.due_day if memory.due_at is None else None,
            expected=expected_right(before, question, asking.hinted, today, scheduling_of(learner)),
            guess=guess,
        ),
    )
    tx.memories.put(learner.id, asking.fact, memory)
    tally = tx.tallies.get(learner.id, today)
    tx.tallies.put(learner.id, tallied(tally, before, logged, published.set_id))
    if tally.answers == 0:
        remind_next(tx, learner, now)
    far = _count(tx, learner, asking, verdict.correct, seconds_told, now)
    return Answered(
        asking=asking,
        fact=published,
        question=question,
        verdict=verdict,
        answer=answer,
        review=logged.id,
        memory=memory,
        today=today,
        progress=far,
        leech=memory.set_aside,
        righted=set_right_since(tx, learner, asking, published),
    )


def rating_of(question: Question, answer: Answer, verdict: Verdict, *, hinted: bool, seconds: float | None) -> Rating:
    """What an answer earns; of a flashcard what the learner says."""
    if isinstance(answer, Rated):
        return answer.rating
    almost = verdict.outcome is Outcome.ALMOST
    return earn(question, correct=verdict.correct, almost=almost, hinted=hinted, seconds=seconds)


def _count(tx: Tx, learner: Learner, asking: Asking, correct: bool, seconds: float | None, now: datetime) -> Progress:
    """Count the answer in the stretch, if it belongs to it, and how far it is now; the next text is no answer any
    more."""
    talk = tx.talks.get(learner.id).having_answered(asking.fact, asking.question)
    stretch = (talk.study or Study(started_at=now)).having_asked(asking.fact)
    stretch = replace(
        stretch,
        asking=asking.id,
        answered=stretch.answered + 1,
        right=stretch.right + int(correct),
        seconds=stretch.seconds + (seconds or 0.0),
    )
    far = progress(tx, learner, stretch, now)
    stretch = stretch.reckoned(far.left)
    tx.talks.put(learner.id, replace(talk, study=stretch, expecting=Expecting.NOTHING, about=None))
    return far


def _option_said(question: Question, text: str) -> int | None:
    """The option a person wrote out instead of pressing; None where one text cannot answer."""
    if isinstance(question, MultiChoice | Order | Match):
        return None
    for index, option in enumerate(options(question)):
        if option and judge(text, option, (), Expects.TEXT).outcome is Outcome.RIGHT:
            return index
    return None
