"""Answering: press by press or in words, hints, and taking the last answer back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from quiz.grading import Answer, GaveUp, Picked, Rated, Said, Verdict, grade, is_typed, options
from quiz.hints import hint_for
from quiz.memory import Scheduling, remember, review, seed_for
from quiz.model import (
    Asking,
    AskingId,
    DayTally,
    Expects,
    Flashcard,
    Happening,
    Learner,
    Match,
    Memory,
    MultiChoice,
    Order,
    Phase,
    PublishedFact,
    Question,
    Review,
    ReviewId,
    StudyDay,
)
from quiz.ports import Tx
from quiz.rating import earn
from quiz.study_day import study_day
from quiz.talk import Expecting, Study
from quiz.typed import Outcome, judge
from quiz.usecases.remind import remind_next
from quiz.usecases.study import Asked, Finished, Progress, find, go_on, progress, show, still_asks

AWAY = 15 * 60.0
"""Seconds after which an answer tells nothing of the time it took: the person was away."""


class Why(StrEnum):
    """Why a press changed nothing."""

    ANSWERED = "answered"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Stale:
    """The button is of the past."""

    why: Why


@dataclass(frozen=True, slots=True)
class NeedsButtons:
    """A text came where this question is answered by pressing."""

    asked: Asked


@dataclass(frozen=True, slots=True)
class NoQuestion:
    """A text came and no question is open."""


@dataclass(frozen=True, slots=True)
class Between:
    """A text came after an answer: the next question waits for «next»."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer. picked, said: what was answered. leech: set aside just now, forgotten too often."""

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


def press(
    tx: Tx, learner: Learner, asking: AskingId, nonce: str, position: int, now: datetime
) -> Answered | Asked | Stale:
    """One option was pressed; `position` counts in the order shown.

    Kinds that take several presses (multi_choice, order, match) keep them until they are complete; a flashcard is
    turned over.
    """
    found = _open_asking(tx, learner, asking, nonce)
    if isinstance(found, Stale):
        return found
    _, question = find(tx, found)
    if isinstance(question, Flashcard):
        return _change(tx, learner, replace(found, picked=(0,)), now)
    if not 0 <= position < len(found.shown):
        return Stale(Why.GONE)
    index = found.shown[position]
    match question:
        case MultiChoice():
            return _change(tx, learner, replace(found, picked=_toggled(found.picked, index)), now)
        case Order() | Match():
            if index in found.picked:
                return show(tx, learner, _stretch(tx, learner, now), found, now)
            picked = (*found.picked, index)
            if len(picked) < len(options(question)) - 1:
                return _change(tx, learner, replace(found, picked=picked), now)
            rest = tuple(i for i in found.shown if i not in picked)
            return settle(tx, learner, asking, Picked(picked + rest), now)
        case _:
            return settle(tx, learner, asking, Picked((index,)), now)


def mark(
    tx: Tx, learner: Learner, asking: AskingId, nonce: str, position: int, on: bool, now: datetime
) -> Asked | Stale:
    """Mark an option of a multi_choice or take its mark away; `position` counts in the order shown."""
    found = _open_asking(tx, learner, asking, nonce)
    if isinstance(found, Stale):
        return found
    _, question = find(tx, found)
    if not isinstance(question, MultiChoice) or not 0 <= position < len(found.shown):
        return Stale(Why.GONE)
    index = found.shown[position]
    marks = tuple(i for i in found.picked if i != index) + ((index,) if on else ())
    return _change(tx, learner, replace(found, picked=marks), now)


def submit(tx: Tx, learner: Learner, asking: AskingId, nonce: str, now: datetime) -> Answered | Asked | Stale:
    """«Done» on a multi_choice; without a mark the question is shown again."""
    found = _open_asking(tx, learner, asking, nonce)
    if isinstance(found, Stale):
        return found
    if not found.picked:
        return show(tx, learner, _stretch(tx, learner, now), found, now)
    return settle(tx, learner, asking, Picked(found.picked), now)


def clear(tx: Tx, learner: Learner, asking: AskingId, nonce: str, now: datetime) -> Asked | Stale:
    """Take back the presses made so far."""
    found = _open_asking(tx, learner, asking, nonce)
    return found if isinstance(found, Stale) else _change(tx, learner, replace(found, picked=()), now)


def hint(tx: Tx, learner: Learner, asking: AskingId, nonce: str, now: datetime) -> Asked | Stale:
    """Help a little; the answer will earn less."""
    found = _open_asking(tx, learner, asking, nonce)
    if isinstance(found, Stale):
        return found
    _, question = find(tx, found)
    if hint_for(question, found.shown) is None:
        return Stale(Why.GONE)
    return _change(tx, learner, replace(found, hinted=True), now)


def decide(
    tx: Tx, learner: Learner, asking: AskingId, nonce: str, answer: Rated | GaveUp, now: datetime
) -> Answered | Stale:
    """A flashcard's rating, or «I don't know»."""
    found = _open_asking(tx, learner, asking, nonce)
    if isinstance(found, Stale):
        return found
    _, question = find(tx, found)
    if isinstance(answer, Rated) and not (isinstance(question, Flashcard) and found.picked):
        return Stale(Why.GONE)
    return settle(tx, learner, asking, answer, now)


def say(tx: Tx, learner: Learner, text: str, now: datetime) -> Answered | NeedsButtons | NoQuestion | Between:
    """A text while learning: the answer, or the words of one of the options."""
    talk = tx.talks.get(learner.id)
    stretch = talk.study
    asking = tx.askings.get(learner.id, stretch.asking) if stretch and stretch.asking else None
    if stretch is None or asking is None or not still_asks(tx, asking):
        return NoQuestion()
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


def settle(tx: Tx, learner: Learner, asking_id: AskingId, answer: Answer, now: datetime) -> Answered | Stale:
    """Grade, log, remember, count: once for each asking."""
    _keep_presses(tx, learner, asking_id, answer)
    asking = tx.askings.take(learner.id, asking_id)
    if asking is None:
        return Stale(Why.ANSWERED)
    published, question = find(tx, asking)
    set_ = tx.sets.get(published.set_id)
    verdict = grade(question, answer, set_.language if set_ else learner.language)
    before = tx.memories.get(learner.id, asking.fact)
    today = study_day(now, learner.zone)
    seconds = (now - asking.asked_at).total_seconds()
    seconds_told = seconds if 0 <= seconds <= AWAY else None
    rating = (
        answer.rating
        if isinstance(answer, Rated)
        else earn(
            question,
            correct=verdict.correct,
            almost=verdict.outcome is Outcome.ALMOST,
            hinted=asking.hinted,
            seconds=seconds_told,
            met_before=before is not None,
        )
    )
    memory = review(before, rating, now, today, Scheduling(), seed_for(learner.id, asking.fact))
    logged = tx.log.append(
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
        )
    )
    tx.memories.put(learner.id, asking.fact, memory)
    tally = tx.tallies.get(learner.id, today)
    tx.tallies.put(learner.id, tallied(tally, before, logged))
    if tally.answers == 0:
        remind_next(tx, learner, now)
    stretch = _count(tx, learner, asking, verdict.correct, seconds_told, now)
    return Answered(
        asking=asking,
        fact=published,
        question=question,
        verdict=verdict,
        answer=answer,
        review=logged.id,
        memory=memory,
        today=today,
        progress=progress(tx, learner, stretch, now),
        leech=memory.set_aside,
    )


def undo(
    tx: Tx, learner: Learner, now: datetime, only: ReviewId | None = None, sign: str = ""
) -> Asked | Finished | Stale:
    """Take the last answer back, as if it had not been given, and ask again. `only`: just if the last one is this.

    sign: of the message that wishes it; when the same one comes twice, the second changes nothing.
    """
    talk = tx.talks.get(learner.id)
    if sign and sign in talk.heard:
        return go_on(tx, learner, talk, now)
    if sign:
        tx.talks.put(learner.id, talk.having_heard(sign))
    last = tx.log.last_answer(learner.id)
    if last is None or last.asking is None or (only is not None and last.id != only):
        return Stale(Why.GONE)
    tx.log.append(
        replace(
            last,
            happening=Happening.UNDO,
            at=now,
            day=study_day(now, learner.zone),
            undoes=last.id,
            rating=None,
            correct=None,
            seconds=None,
        )
    )
    before = remember(tx.log.of_fact(learner.id, last.fact), Scheduling())
    tx.memories.put(learner.id, last.fact, before)
    tx.tallies.put(learner.id, tallied(tx.tallies.get(learner.id, last.day), before, last, times=-1))
    if not tx.tallies.get(learner.id, study_day(now, learner.zone)).answers:
        remind_next(tx, learner, now)
    tx.askings.reopen(learner.id, last.asking)
    talk = tx.talks.get(learner.id)
    stretch = talk.study or Study(started_at=now, answered=1, right=int(bool(last.correct)))
    stretch = replace(
        stretch,
        asking=last.asking,
        answered=max(0, stretch.answered - 1),
        right=max(0, stretch.right - int(bool(last.correct))),
        seconds=max(0.0, stretch.seconds - (last.seconds or 0.0)),
    )
    return go_on(tx, learner, replace(talk, study=stretch), now)


def tallied(tally: DayTally, before: Memory | None, answered: Review, times: int = 1) -> DayTally:
    """The day's tally with one more answer (or, times=-1, one less). before: memory ahead of that answer."""
    mature = before is not None and before.phase is Phase.REVIEW
    return replace(
        tally,
        answers=tally.answers + times,
        right=tally.right + times * int(bool(answered.correct)),
        new=tally.new + times * int(before is None),
        reviews=tally.reviews + times * int(mature),
        reviews_right=tally.reviews_right + times * int(mature and bool(answered.correct)),
        seconds=max(0.0, tally.seconds + times * (answered.seconds or 0.0)),
    )


def _open_asking(tx: Tx, learner: Learner, asking: AskingId, nonce: str) -> Asking | Stale:
    found = tx.askings.get(learner.id, asking)
    if found is None or found.nonce != nonce or not still_asks(tx, found):
        return Stale(Why.GONE)
    return Stale(Why.ANSWERED) if found.answered else found


def _change(tx: Tx, learner: Learner, asking: Asking, now: datetime) -> Asked | Stale:
    if not tx.askings.change(asking):
        return Stale(Why.ANSWERED)
    return show(tx, learner, _stretch(tx, learner, now), asking, now)


def _keep_presses(tx: Tx, learner: Learner, asking: AskingId, answer: Answer) -> None:
    """What was pressed stays with the asking, so that its verdict can be shown again."""
    picked = answer.indexes if isinstance(answer, Picked) else ()
    found = tx.askings.get(learner.id, asking)
    if found is not None and found.picked != picked:
        tx.askings.change(replace(found, picked=picked))


def _stretch(tx: Tx, learner: Learner, now: datetime) -> Study:
    return tx.talks.get(learner.id).study or Study(started_at=now)


def _count(tx: Tx, learner: Learner, asking: Asking, correct: bool, seconds: float | None, now: datetime) -> Study:
    """Count the answer in the stretch, if it belongs to it; the next text is no answer any more."""
    talk = tx.talks.get(learner.id)
    stretch = talk.study or Study(started_at=now)
    stretch = replace(
        stretch,
        asking=asking.id,
        answered=stretch.answered + 1,
        right=stretch.right + int(correct),
        seconds=stretch.seconds + (seconds or 0.0),
    )
    tx.talks.put(learner.id, replace(talk, study=stretch, expecting=Expecting.NOTHING, about=None))
    return stretch


def _toggled(picked: tuple[int, ...], index: int) -> tuple[int, ...]:
    return tuple(i for i in picked if i != index) if index in picked else (*picked, index)


def _option_said(question: Question, text: str) -> int | None:
    """The option a person wrote out instead of pressing; None where one text cannot answer."""
    if isinstance(question, MultiChoice | Order | Match):
        return None
    for index, option in enumerate(options(question)):
        if option and judge(text, option, (), Expects.TEXT).outcome is Outcome.RIGHT:
            return index
    return None
