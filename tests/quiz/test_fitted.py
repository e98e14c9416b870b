"""Who is due to be fitted, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from quiz.fitting import CohortFit, Fit, Why
from quiz.fsrs import DEFAULT, Parameters
from quiz.memory import remember, scheduling_of
from quiz.model import FactId, Happening, Learner, LearnerId, Memory, Rating, Review, ReviewId
from quiz.ports import Tx
from quiz.questions import TrueFalse, Typed
from quiz.study_day import study_day
from quiz.usecases.fitting import (
    FEWEST,
    Job,
    begin_cohort,
    close_fit,
    cohort_parameters,
    pool,
    read_log,
    recount,
    settle_cohort,
    settle_fit,
    spread,
    take_up,
    take_up_one,
    write_down,
)
from quiz.usecases.people import Person, meet
from tests.db.samples import ANNA, NOW, enrol
from tests.stores import InMemoryStore

QUICK: Parameters = (*(each * 2 for each in DEFAULT[:4]), *DEFAULT[4:])
FITTED = Fit(100, 40, 0.4, 0.3, None, QUICK)
NO_BETTER = replace(FITTED, why=Why.NO_BETTER, parameters=DEFAULT)
START = datetime(2025, 1, 1, 9, tzinfo=UTC)


def answered(tx: Tx, lines: int, who: LearnerId = ANNA) -> None:
    """So many answers to two facts, one a day, and what is remembered of them."""
    _, facts = enrol(tx, "x", "y", who=who)
    facts = facts or sorted(tx.log.facts(who))
    person = tx.learners.get(who)
    assert person is not None
    for nth in range(lines):
        at = START + timedelta(days=nth)
        fact = facts[nth % 2]
        write_down(
            tx, Review(ReviewId(0), who, fact, Happening.ANSWER, at, study_day(at, "UTC"), Rating.GOOD, True, "q")
        )
    for fact in facts:
        tx.memories.put(who, fact, remember(tx.log.of_fact(who, fact), scheduling_of(person)))


def test_somebody_is_due_at_64_lines_and_whenever_the_log_has_doubled() -> None:
    store = InMemoryStore()
    store.do(answered, 63)
    assert store.do(take_up, NOW) is None
    store = InMemoryStore()
    store.do(answered, 300)
    assert [each.lines for each in store.do(lambda tx: tx.fits.of(ANNA))] == [256]


def remembered(tx: Tx, fact: FactId) -> Memory:
    memory = tx.memories.get(ANNA, fact)
    assert memory is not None
    return memory


def told_by_the_log(tx: Tx, fact: FactId, person: Learner) -> Memory:
    memory = remember(tx.log.of_fact(ANNA, fact), scheduling_of(person))
    assert memory is not None
    return memory


def due(store: InMemoryStore) -> Job:
    store.do(answered, 64)
    job = store.do(take_up, NOW)
    assert job is not None
    return job


def test_better_parameters_are_the_learners_and_memories_follow_while_due_days_stay() -> None:
    store = InMemoryStore()
    job = due(store)
    assert (job.start, job.old) == (DEFAULT, DEFAULT)
    facts = store.do(lambda tx: tx.log.facts(ANNA))
    before = [store.do(remembered, fact) for fact in facts]
    assert store.do(settle_fit, job, FITTED, NOW)
    store.do(recount, ANNA, facts)
    store.do(close_fit, job, FITTED, NOW)
    assert [each.fit for each in store.do(lambda tx: tx.fits.of(ANNA))] == [FITTED]
    person = store.do(lambda tx: tx.learners.get(ANNA))
    assert person is not None
    assert person.parameters == QUICK
    for fact, old in zip(facts, before, strict=True):
        new, again = store.do(remembered, fact), store.do(told_by_the_log, fact, person)
        assert new == replace(old, stability=again.stability, difficulty=again.difficulty)
        assert new.stability != old.stability
    assert store.do(take_up, NOW + timedelta(days=1)) is None


def test_of_no_better_ones_only_the_fit_is_noted() -> None:
    store = InMemoryStore()
    job = due(store)
    before = store.do(lambda tx: tx.learners.get(ANNA))
    assert store.do(settle_fit, job, NO_BETTER, NOW)
    assert store.do(lambda tx: tx.learners.get(ANNA)) == before
    assert [each.fit for each in store.do(lambda tx: tx.fits.of(ANNA))] == [NO_BETTER]
    assert store.do(take_up, NOW + timedelta(days=1)) is None


def test_two_who_fit_the_same_person_change_them_once() -> None:
    store = InMemoryStore()
    slow = due(store)
    quick = store.do(take_up, NOW + timedelta(hours=1))
    assert quick is not None
    assert store.do(settle_fit, quick, NO_BETTER, NOW)
    assert not store.do(settle_fit, slow, FITTED, NOW)


def test_who_was_forgotten_meanwhile_is_not_fitted() -> None:
    store = InMemoryStore()
    job = due(store)
    store.do(lambda tx: tx.learners.forget(ANNA))
    assert not store.do(settle_fit, job, FITTED, NOW)
    assert store.do(take_up_one, ANNA, NOW) is None


def test_the_cohorts_parameters_are_everybodys_who_has_none_of_their_own() -> None:
    store = InMemoryStore()
    crowd = [LearnerId(each) for each in range(1, FEWEST + 1)]
    for who in crowd:
        store.do(answered, 64, who)
    own = store.do(take_up_one, crowd[0], NOW)
    assert own is not None
    store.do(settle_fit, own, replace(FITTED, parameters=(*DEFAULT[:20], 0.3)), NOW)
    found = store.do(pool, 1, NOW)
    assert found is not None
    assert (found.people, found.lines) == (FEWEST, 64 * FEWEST)
    begun = store.do(begin_cohort, found, NOW)
    assert begun is not None
    assert store.do(begin_cohort, found, NOW) is None
    store.do(settle_cohort, begun, FITTED, NOW)
    assert store.do(cohort_parameters) == QUICK
    given = []
    while (portion := store.do(spread, 2)) is not None:
        given += [learner for learner, _ in portion]
    assert given == crowd[1:]
    newcomer = store.do(meet, Person(LearnerId(99), "Вера", "ru"), NOW)
    assert newcomer.parameters == QUICK
    assert store.do(pool, 1, NOW + timedelta(days=9)) is None  # nothing was answered since


def put_cohort(tx: Tx, cohort: CohortFit) -> None:
    tx.fits.put_cohort(cohort)


def test_a_fit_of_the_cohort_that_was_lost_or_no_better_leaves_the_parameters_there_were() -> None:
    store = InMemoryStore()
    for nth, fitted in enumerate((FITTED, NO_BETTER, None)):
        at = NOW + timedelta(days=nth)
        store.do(put_cohort, CohortFit(at.date(), at, FEWEST, 400, fitted))
        assert store.do(cohort_parameters) == QUICK


def test_answers_are_fitted_with_the_chance_that_they_were_guessed_as_it_was_then_if_that_is_known() -> None:
    store = InMemoryStore()
    _, [chosen, typed] = store.do(enrol, "x", "y")

    def say(tx: Tx) -> None:
        for fact, question in ((chosen, "coin"), (typed, "q"), (typed, "gone")):
            published = tx.facts.get(fact)
            assert published is not None
            asked = (TrueFalse(key="coin", ask="?", answer=True), Typed(key="q", ask="?", answer="y"))
            tx.facts.change(replace(published, fact=replace(published.fact, questions=asked)))
            day = study_day(NOW, "UTC")
            line = Review(ReviewId(0), ANNA, fact, Happening.ANSWER, NOW, day, Rating.GOOD, True, question)
            tx.log.append(line)
            tx.log.append(replace(line, at=NOW + timedelta(minutes=1), guess=0.25))

    store.do(say)
    assert [each.guesses for each in store.do(read_log, ANNA, NOW).of] == [(0.5, 0.25), (0.0, 0.25, 0.0, 0.25)]


def test_few_people_are_no_cohort() -> None:
    store = InMemoryStore()
    for who in range(1, FEWEST):
        store.do(answered, 64, LearnerId(who))
    assert store.do(pool, 1, NOW) is None


def test_parameters_out_of_bounds_are_never_scheduled_with() -> None:
    person = Learner(ANNA, "A", "ru", "UTC", NOW, parameters=(float("nan"),) * 21)
    assert scheduling_of(person).parameters == DEFAULT
