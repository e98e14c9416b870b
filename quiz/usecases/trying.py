"""A question of a draft is tried out as a learner would meet it. Nothing of it is remembered or logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from quiz.drafts import DraftId, Only
from quiz.grading import Answer, GaveUp, Picked, Rated, Said, grade, is_typed, options
from quiz.hints import hint_for
from quiz.memory import preview, review, scheduling_of, seed_for
from quiz.model import Asking, AskingId, FactId, Learner, PublishedFact, Rating, ReviewId, SetId
from quiz.ports import Tx
from quiz.questions import Flashcard, Match, MultiChoice, Order, Question
from quiz.rating import guess_chance
from quiz.session import shuffled
from quiz.study_day import study_day
from quiz.talk import Expecting, Rewording
from quiz.usecases.agenda import Progress
from quiz.usecases.answer import Answered, rating_of
from quiz.usecases.pressing import after_press
from quiz.usecases.reviewing import Reviewed, Reviewing, leaf
from quiz.usecases.standing import NoDraftLeft
from quiz.usecases.study import Asked


class Tap(StrEnum):
    """What is pressed under a question that is tried out."""

    NOTHING = "n"
    OPTION = "o"
    SUBMIT = "s"
    CLEAR = "c"
    HINT = "h"
    GIVE_UP = "g"
    RATE = "r"


@dataclass(frozen=True, slots=True)
class TriedSoFar:
    """What was pressed before: see Asking."""

    picked: tuple[int, ...] = ()
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class Trying:
    """The question is open, as a learner would see it."""

    reviewing: Reviewing
    asked: Asked


@dataclass(frozen=True, slots=True)
class TriedOut:
    """What a learner who meets the fact for the first time would read now."""

    reviewing: Reviewing
    answered: Answered


Tried = Trying | TriedOut | Reviewed


def try_out(
    tx: Tx, learner: Learner, id_: DraftId, nth: int, only: Only, before: TriedSoFar, tap: Tap, place: int,
    now: datetime,
) -> Tried:  # fmt: skip
    """The nth question after one more press. place: of the option as shown, or the rating. Words are heard as well."""
    reviewing = leaf(tx, learner, id_, nth, 0, only)
    if not isinstance(reviewing, Reviewing):
        return reviewing
    _listen(tx, learner, reviewing)
    asked = _asked(learner, reviewing, before, now)
    after = _after(asked, tap, place)
    if isinstance(after, Asking):
        return Trying(reviewing, _asked(learner, reviewing, TriedSoFar(after.picked, after.hinted), now))
    return TriedOut(reviewing, _answered(learner, reviewing, asked, after, now))


def try_in_words(tx: Tx, learner: Learner, text: str, now: datetime) -> Tried:
    """What an answer in words would earn. The next text is an answer too: another spelling can be tried at once."""
    rewording = tx.talks.get(learner.id).rewording
    if rewording is None:
        return NoDraftLeft()
    reviewing = leaf(tx, learner, rewording.draft, rewording.nth, 0, rewording.only)
    if not isinstance(reviewing, Reviewing):
        return reviewing
    _listen(tx, learner, reviewing)
    asked = _asked(learner, reviewing, TriedSoFar(), now)
    return TriedOut(reviewing, _answered(learner, reviewing, asked, Said(text), now))


def _listen(tx: Tx, learner: Learner, reviewing: Reviewing) -> None:
    if is_typed(reviewing.asked.question):
        about = Rewording(reviewing.draft.number, reviewing.asked.nth, "", reviewing.only)
        tx.talks.put(learner.id, replace(tx.talks.get(learner.id), expecting=Expecting.TRY, rewording=about))


def _asked(learner: Learner, reviewing: Reviewing, so_far: TriedSoFar, now: datetime) -> Asked:
    """Open to somebody who meets the fact for the first time; the order of the options is always the same."""
    asked, question = reviewing.asked, reviewing.asked.question
    shown = shuffled(question, f"{reviewing.draft.id}:{asked.nth}")
    picked, hint, today = _possible(question, so_far.picked), hint_for(question, shown), study_day(now, learner.zone)
    seed = seed_for(learner.id, FactId(0))
    turned = isinstance(question, Flashcard) and bool(picked)
    return Asked(
        asking=Asking(AskingId(0), learner.id, FactId(0), question.key, shown, "", now, picked, so_far.hinted),
        fact=PublishedFact(FactId(0), SetId(0), asked.fact),
        question=question,
        title=reviewing.draft.title,
        is_new=True,
        progress=Progress(asked.nth - 1, reviewing.tally.questions - asked.nth + 1),
        hint=hint if so_far.hinted else None,
        can_hint=hint is not None and not so_far.hinted,
        intervals=tuple(preview(None, now, today, scheduling_of(learner), seed).items()) if turned else (),
        today=today,
    )


def _possible(question: Question, picked: Sequence[int]) -> tuple[int, ...]:
    """What was pressed, if that can be: it stands on a button, where anybody can write what they like."""
    options_, indexes = len(options(question)), tuple(dict.fromkeys(picked))
    match question:
        case Flashcard():
            return (0,) if picked else ()
        case MultiChoice():
            return indexes if all(index < options_ for index in indexes) else ()
        case Order() | Match():
            return indexes if len(indexes) < options_ - 1 and all(index < options_ for index in indexes) else ()
        case _:
            return ()


def _after(asked: Asked, tap: Tap, place: int) -> Asking | Answer:
    """The asking pressed further, or the answer it has got; a press that the question does not take changes nothing."""
    asking, question = asked.asking, asked.question
    match tap:
        case Tap.OPTION:
            return after_press(question, asking, place) or asking
        case Tap.SUBMIT if isinstance(question, MultiChoice) and asking.picked:
            return Picked(asking.picked)
        case Tap.CLEAR:
            return replace(asking, picked=())
        case Tap.HINT if asked.can_hint:
            return replace(asking, hinted=True)
        case Tap.GIVE_UP:
            return GaveUp()
        case Tap.RATE if isinstance(question, Flashcard) and asking.picked and place in set(Rating):
            return Rated(Rating(place))
        case _:
            return asking


def _answered(learner: Learner, reviewing: Reviewing, asked: Asked, answer: Answer, now: datetime) -> Answered:
    verdict = grade(asked.question, answer, reviewing.draft.language)
    rating = rating_of(asked.question, answer, verdict, hinted=asked.asking.hinted, seconds=None)
    today, scheduling = study_day(now, learner.zone), scheduling_of(learner)
    seed, guess = seed_for(learner.id, FactId(0)), guess_chance(asked.question)
    return Answered(
        asking=asked.asking,
        fact=asked.fact,
        question=asked.question,
        verdict=verdict,
        answer=answer,
        review=ReviewId(0),
        memory=review(None, rating, now, today, scheduling, seed, guess=guess),
        today=today,
        progress=asked.progress,
        leech=False,
    )
