"""What there is to ask today, and the next question out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from quiz.backlog import by_value
from quiz.grading import options
from quiz.memory import scheduling_of, steps_left
from quiz.model import Asking, AskingId, FactId, Learner, PublishedFact, Remembered, StudyDay
from quiz.ports import Tx
from quiz.questions import Question
from quiz.session import (
    LEARN_AHEAD,
    SCREENS,
    SLIPS,
    Agenda,
    Candidate,
    Screen,
    candidates,
    first_unspoiled,
    pick_question,
    seed_number,
    shuffled,
    slips,
)
from quiz.study_day import study_day
from quiz.talk import Seen, Study
from quiz.usecases.before_exam import chosen, first_of, near, on_the_day
from quiz.usecases.corrected import is_outdated
from quiz.usecases.courses import in_force, new_today

MOST_ON_STEPS = 100
"""More facts than anybody has on their learning steps at one time."""


LOOKED_THROUGH = 60
"""Of a pile so many, those due longest, are looked through for what is worth most."""
LOOK_AHEAD = 4
"""How many candidates of each kind there are to choose from, beyond the first."""
MOST_LOOKED_AT = 8
"""So many candidates are looked at for one that the last screens did not give away."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Of a stretch: how much of it is done, and how many more answers today's share takes if they are all right."""

    done: int
    left: int


def is_deleted(tx: Tx, asking: Asking) -> bool:
    """Whether its set was deleted: of the fact nothing is left that could be asked or shown."""
    published = tx.facts.get(asking.fact)
    return published is not None and not published.fact.questions


def find(tx: Tx, asking: Asking) -> tuple[PublishedFact, Question]:
    """The question of an asking; if it was taken out of its fact meanwhile, the fact's first. Ask first whether the set
    `is_deleted`."""
    published = tx.facts.get(asking.fact)
    if published is None:
        raise LookupError(f"asking {asking.id} of learner {asking.learner}: fact {asking.fact} is not stored")
    questions = published.fact.questions
    return published, next((q for q in questions if q.key == asking.question), questions[0])


def still_asks(tx: Tx, asking: Asking) -> bool:
    """Whether the question is still in its fact, as it was put, with as many options as were shown: sets are changed
    while in use."""
    published = tx.facts.get(asking.fact)
    question = published.fact.asked_by(asking.question) if published else None
    if published is None or question is None or is_outdated(tx, published, asking):
        return False
    return sorted(asking.shown) == list(range(len(options(question))))


def progress(tx: Tx, learner: Learner, stretch: Study, now: datetime) -> Progress:
    """How far the stretch is, see `Study.reckoned`."""
    share = share_of(tx, learner, stretch, study_day(now, learner.zone))
    left = (
        sum(steps_left(r.memory, scheduling_of(learner)) for r in _on_steps(tx, learner, stretch, now)) + share.reviews
    )
    left += len(share.new) * steps_left(None, scheduling_of(learner))
    return Progress(stretch.reckoned(left).done, left)


def left_today(tx: Tx, learner: Learner, now: datetime) -> int:
    """How many answers wait today, within the day's share, over all sets."""
    return progress(tx, learner, Study(started_at=now), now).left


@dataclass(frozen=True, slots=True)
class Share:
    """What is left of today's share. new: the facts to be met. pile: more is due than a day should hold. before_exam:
    of the reviews those chosen for exams that are near, the best first; they come before all others."""

    today: StudyDay
    reviews: int
    new: Sequence[FactId]
    pile: bool
    before_exam: Sequence[FactId] = ()


def share_of(tx: Tx, learner: Learner, stretch: Study, today: StudyDay) -> Share:
    """In a pile new facts wait, unless they were asked for or there is an exam ahead, see `courses`."""
    tally = tx.tallies.get(learner.id, today)
    allowed = max(0, learner.reviews_per_day - tally.reviews)
    due = tx.memories.count_due(learner.id, stretch.set, today, allowed + 1)
    pile = due > allowed
    early = chosen(tx, learner, stretch, today, allowed)
    if early and not pile:  # what is due in the sets of those exams is among them
        sets = near(tx, learner, stretch.set, today)
        due += len(early) - sum(tx.memories.count_due(learner.id, each.set, today, allowed + 1) for each in sets)
    return Share(today, min(due, allowed), new_today(tx, learner, stretch, tally, pile), pile, early)


def _on_steps(tx: Tx, learner: Learner, stretch: Study, now: datetime) -> Sequence[Remembered]:
    return tx.memories.on_steps(learner.id, stretch.set, now + LEARN_AHEAD, MOST_ON_STEPS)


def next_asking(
    tx: Tx, learner: Learner, stretch: Study, last: Asking | None, now: datetime, seen: Sequence[Seen] = ()
) -> Asking | None:
    """The next question, open from now on; None if the stretch is over. seen: what was answered last, newest last."""
    agenda = _agenda(tx, learner, stretch, last, now)
    order = candidates(agenda, now)
    found = first_unspoiled(_candidates(tx, learner, order), _screens(tx, seen[-SCREENS:]))
    if found is None:
        return None
    published, question = found.of, found.question
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
    share = share_of(tx, learner, stretch, study_day(now, learner.zone))
    few = LOOK_AHEAD + 1
    last_review = tx.log.last_answer(learner.id) if last else None
    return Agenda(
        steps=list(islice(_steps(tx, learner, stretch, now), few)),
        due=_due(tx, learner, stretch, share, few) if share.reviews else (),
        unmet=share.new[:few],
        answered=stretch.answered,
        last=last.fact if last else None,
        last_right=bool(last_review and last and last_review.fact == last.fact and last_review.correct),
    )


def _steps(tx: Tx, learner: Learner, stretch: Study, now: datetime) -> Iterator[Remembered]:
    """Those that can be asked: what is not ripe yet and slips is not asked ahead of its time."""
    today = study_day(now, learner.zone)
    for each in _on_steps(tx, learner, stretch, now):
        ripe = each.memory.due_at is not None and each.memory.due_at <= now
        if ripe or each.memory.reviews < SLIPS or not slips(tx.log.of_fact(learner.id, each.fact), today):
            yield each


def _due(tx: Tx, learner: Learner, stretch: Study, share: Share, few: int) -> Sequence[Remembered]:
    """Of a set whose exam is today, then what was chosen for one that is near. In a pile what has an exam ahead, and of
    that what an answer saves most of; see `quiz.backlog`."""
    for today in on_the_day(tx, learner, stretch.set, share.today):
        if found := tx.memories.due(learner.id, today, share.today, few):
            return found
    if early := first_of(tx, learner, share.before_exam, share.today, few):
        return early
    if not share.pile:
        return tx.memories.due(learner.id, stretch.set, share.today, few)
    for only in (*(given.set for given in in_force(tx, learner, stretch.set, share.today)), stretch.set):
        found = tx.memories.due(learner.id, only, share.today, LOOKED_THROUGH)
        if found:
            return by_value(found, share.today, scheduling_of(learner))[:few]
    return ()


def _candidates(tx: Tx, learner: Learner, order: Iterator[FactId]) -> Iterator[Candidate[PublishedFact]]:
    """Each with the form in which it would be asked, as far as they are looked at."""
    for fact in islice(order, MOST_LOOKED_AT):
        published = tx.facts.get(fact)
        if published is not None:
            questions = published.fact.questions
            asked = tx.log.asked(learner.id, fact) if len(questions) > 1 else ()
            yield Candidate(fact, pick_question(questions, tx.memories.get(learner.id, fact), asked), published)


def _screens(tx: Tx, seen: Sequence[Seen]) -> list[Screen]:
    """What stood there with the verdicts on these questions."""
    found = []
    for fact, key in seen:
        published = tx.facts.get(fact)
        question = published.fact.asked_by(key) if published is not None else None
        if published is not None and question is not None:
            evidence = published.fact.evidence_of(question)
            found.append((fact, " ".join([question.ask, question.explanation, *evidence])))
    return found
