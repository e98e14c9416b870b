"""Memory is fitted to people: who is due, what comes of it, and what they remember counted anew.

Fitting itself takes long and is done elsewhere, between two of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from quiz.fitting import CohortFit, Fit, Fitting, Why
from quiz.fsrs import DEFAULT, Parameters, sound
from quiz.histories import Histories, History, histories
from quiz.memory import remember, scheduling_of
from quiz.model import FactId, LearnerId, Review
from quiz.ports import Tx
from quiz.rating import guess_chance
from quiz.study_day import study_day

FIRST_AT = 64
"""Lines of a log at which somebody is fitted for the first time; then whenever it has doubled."""
IN_HAND = timedelta(minutes=10)
"""A fit taken up is let fall after that, as when its process died, and taken up anew."""
FEWEST = 5
"""People that make a cohort."""
MOST_PEOPLE = 200
"""Of a cohort, drawn by lot, that are looked at."""
MOST_POOLED = 20_000
"""Answers of a cohort that are looked at."""
GROWN = 1.5
"""By so much all logs together have to grow until the cohort is fitted again."""


@dataclass(frozen=True, slots=True)
class Job:
    """Somebody to fit. start: from where; old: what they have now."""

    fitting: Fitting
    start: Parameters
    old: Parameters


@dataclass(frozen=True, slots=True)
class Pool:
    """Answers of people drawn by lot. lines: of all logs there are."""

    people: int
    lines: int
    of: tuple[History, ...]
    repairs: Mapping[str, int]


def write_down(tx: Tx, line: Review) -> Review:
    """Append it to the log. Whenever that has doubled its learner is due to be fitted; nothing is counted for it."""
    written = tx.log.append(line)
    if written.id >= FIRST_AT and written.id & (written.id - 1) == 0:
        tx.fits.queue(written.learner, written.id, written.at)
    return written


def take_up(tx: Tx, now: datetime) -> Job | None:
    """Whoever is due longest. Others do not meanwhile; None if nobody is."""
    fitting = tx.fits.take(now, now + IN_HAND)
    return None if fitting is None else _job(tx, fitting)


def take_up_one(tx: Tx, learner: LearnerId, now: datetime) -> Job | None:
    """This learner now, due or not; None if there is none, or nothing in their log."""
    lines = tx.log.length(learner)
    if not lines or tx.learners.get(learner) is None:
        return None
    fitting = Fitting(learner, lines, now, now + IN_HAND)
    tx.fits.put(fitting)
    return _job(tx, fitting)


def read_log(tx: Tx, learner: LearnerId, now: datetime) -> Histories:
    """What they answered; there may be much, so it is looked at."""
    person = tx.learners.get(learner)
    asked = {each.id: each.fact for each in tx.facts.some(tx.log.facts(learner))}
    guesses: dict[tuple[FactId, str], float] = {}

    def guess_of(line: Review) -> float:
        """By the question as it is now; nothing can be said of one that is gone."""
        if (chance := guesses.get((line.fact, line.question))) is None:
            question = asked[line.fact].asked_by(line.question) if line.fact in asked else None
            chance = guesses[line.fact, line.question] = guess_chance(question) if question else 0.0
        return chance

    return histories(tx.log.of(learner), study_day(now, person.zone if person else "UTC"), guess_of)


def settle_fit(tx: Tx, job: Job, found: Fit, now: datetime) -> bool:
    """Note what came of it, and let the learner have the new parameters; what they remember is to be counted anew then,
    and `close_fit` to be called. False if somebody else has done it, or the learner is gone.
    """
    fitting = job.fitting
    person = tx.learners.get(fitting.learner)
    after = replace(fitting, at=now, fit=found, due_at=fitting.due_at if found.taken else None)
    if person is None or not tx.fits.change(fitting, after):
        return False
    if found.taken:
        tx.learners.put(replace(person, parameters=found.parameters))
    return True


def close_fit(tx: Tx, job: Job, found: Fit, now: datetime) -> None:
    """All is counted anew."""
    tx.fits.change(job.fitting, replace(job.fitting, at=now, fit=found, due_at=None))


def recount(tx: Tx, learner: LearnerId, facts: Sequence[FactId]) -> None:
    """Count stability and difficulty of these memories anew from the log; the days on which they are due stay."""
    person = tx.learners.get(learner)
    for fact in facts if person else ():
        memory = tx.memories.get(learner, fact)
        again = remember(tx.log.of_fact(learner, fact), scheduling_of(person)) if memory and person else None
        if memory is not None and again is not None:
            changed = replace(memory, stability=again.stability, difficulty=again.difficulty)
            if changed != memory:
                tx.memories.put(learner, fact, changed)


def pool(tx: Tx, seed: int, now: datetime) -> Pool | None:
    """What people have answered, drawn by lot; None if they are too few, or have not answered half as much again since
    the cohort was fitted. For looks: there is much."""
    newest = tx.fits.cohorts(1)
    lines = tx.log.length()
    if newest and (newest[0].day == now.date() or lines < GROWN * newest[0].lines):
        return None
    everybody = [learner for learner in tx.learners.ids() if tx.log.length(learner) >= FIRST_AT]
    if len(everybody) < FEWEST:
        return None
    found: list[History] = []
    repairs: dict[str, int] = {}
    people = pooled = 0
    most_each = MOST_POOLED // FEWEST
    for learner in Random(seed).sample(everybody, min(len(everybody), MOST_PEOPLE)):
        own = read_log(tx, learner, now)
        people += 1
        taken = 0
        for history in own.of:
            if pooled >= MOST_POOLED or taken >= most_each:
                break
            found.append(history)
            pooled, taken = pooled + len(history.days), taken + len(history.days)
        for what, times in own.repairs.items():
            repairs[what] = repairs.get(what, 0) + times
        if pooled >= MOST_POOLED:
            break
    return Pool(people, lines, tuple(found), repairs)


def begin_cohort(tx: Tx, found: Pool, now: datetime) -> CohortFit | None:
    """The day's fit of the cohort, which nobody else does now; None if somebody else does."""
    begun = CohortFit(now.date(), now, found.people, found.lines)
    return begun if tx.fits.begin_cohort(begun) else None


def settle_cohort(tx: Tx, begun: CohortFit, found: Fit, now: datetime) -> None:
    """Note what came of it. If it is better, new learners have it from now on; `spread` gives it to the others."""
    tx.fits.put_cohort(replace(begun, at=now, fit=found, spread_to=LearnerId(0) if found.taken else None))


def spread(tx: Tx, limit: int) -> Sequence[tuple[LearnerId, Sequence[FactId]]] | None:
    """Give the cohort's parameters to the next learners who have none of their own; those to be counted anew, with
    their facts. None if all have them."""
    cohort = tx.fits.cohort_taken()
    if cohort is None or cohort.fit is None or cohort.spread_to is None:
        return None
    after = tx.learners.after(cohort.spread_to, limit)
    given = []
    for learner in after:
        person = tx.learners.get(learner)
        if person is None or person.parameters == cohort.fit.parameters or _has_own(tx, learner):
            continue
        tx.learners.put(replace(person, parameters=cohort.fit.parameters))
        given.append((learner, tx.log.facts(learner)))
    tx.fits.put_cohort(replace(cohort, spread_to=after[-1] if len(after) == limit else None))
    return given


def cohort_parameters(tx: Tx) -> Parameters | None:
    """Those that a new learner has; None: the published ones."""
    cohort = tx.fits.cohort_taken()
    found = cohort.fit.parameters if cohort and cohort.fit else DEFAULT
    return None if found == DEFAULT or not sound(found) else found


def failed(job: Job) -> Fit:
    """What is noted when the work was broken off."""
    return Fit(0, 0, None, None, Why.FAILED, job.old)


def _job(tx: Tx, fitting: Fitting) -> Job:
    start = cohort_parameters(tx) or DEFAULT
    person = tx.learners.get(fitting.learner)
    old = person.parameters if person and person.parameters and sound(person.parameters) else start
    return Job(fitting, start, old)


def _has_own(tx: Tx, learner: LearnerId) -> bool:
    return any(each.fit is not None and each.fit.taken for each in tx.fits.of(learner))
