"""Who is due to be fitted, and what came of it: the same in all stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from structlog.testing import capture_logs

from db.fits import parameters_in
from quiz.fitting import CohortFit, Fitting
from quiz.fsrs import DEFAULT
from quiz.model import LearnerId, ReviewId
from quiz.ports import Store, Tx
from tests.db.samples import ANNA, BORIS, FIT, NOW, TODAY, answer, enrol, learner

LATER = NOW + timedelta(minutes=10)


@pytest.fixture
async def two(store: Store) -> Store:
    """Two learners."""
    await store.run(lambda tx: tx.learners.put(learner(ANNA)))
    await store.run(lambda tx: tx.learners.put(learner(BORIS)))
    return store


async def test_who_is_due_longest_is_taken_first_and_once(two: Store) -> None:
    await two.run(lambda tx: tx.fits.queue(ANNA, 64, NOW))
    await two.run(lambda tx: tx.fits.queue(BORIS, 64, NOW - timedelta(days=1)))
    taken = [await two.run(lambda tx: tx.fits.take(NOW, LATER)) for _ in range(3)]
    assert taken == [Fitting(BORIS, 64, NOW - timedelta(days=1), LATER), Fitting(ANNA, 64, NOW, LATER), None]
    assert await two.run(lambda tx: tx.fits.take(LATER, LATER + timedelta(hours=1))) is not None  # its process died


async def test_for_so_many_lines_somebody_is_due_once(two: Store) -> None:
    await two.run(lambda tx: tx.fits.queue(ANNA, 64, NOW))
    taken = await two.run(lambda tx: tx.fits.take(NOW, LATER))
    assert taken is not None
    assert await two.run(lambda tx: tx.fits.change(taken, replace(taken, fit=FIT, due_at=None)))
    await two.run(lambda tx: tx.fits.queue(ANNA, 64, LATER))
    assert await two.run(lambda tx: tx.fits.take(LATER, LATER)) is None
    assert await two.look(lambda tx: tx.fits.of(ANNA)) == [Fitting(ANNA, 64, NOW, None, FIT)]


async def test_a_longer_log_takes_the_place_of_a_shorter_one_that_waits(two: Store) -> None:
    done = Fitting(ANNA, 64, NOW, None, FIT)
    await two.run(lambda tx: tx.fits.put(done))
    await two.run(lambda tx: tx.fits.queue(ANNA, 128, NOW))
    await two.run(lambda tx: tx.fits.queue(BORIS, 64, NOW))
    await two.run(lambda tx: tx.fits.queue(ANNA, 256, LATER))
    assert await two.look(lambda tx: tx.fits.of(ANNA)) == [done, Fitting(ANNA, 256, LATER, LATER)]
    assert len(await two.look(lambda tx: tx.fits.of(BORIS))) == 1


async def test_what_came_of_it_is_noted_by_who_has_it_in_hand_alone(two: Store) -> None:
    await two.run(lambda tx: tx.fits.queue(ANNA, 64, NOW))
    slow = await two.run(lambda tx: tx.fits.take(NOW, LATER))
    quick = await two.run(lambda tx: tx.fits.take(LATER, LATER + timedelta(hours=1)))
    assert slow is not None
    assert quick is not None
    assert not await two.run(lambda tx: tx.fits.change(slow, replace(slow, fit=FIT, due_at=None)))
    assert await two.run(lambda tx: tx.fits.change(quick, replace(quick, fit=FIT, due_at=None)))
    assert not await two.run(lambda tx: tx.fits.change(quick, replace(quick, fit=FIT, due_at=None)))


async def test_a_fitting_comes_back_as_stored_the_newest_first(two: Store) -> None:
    older, newer = Fitting(ANNA, 64, NOW, None, FIT), Fitting(BORIS, 128, LATER, None, replace(FIT, why=None))
    await two.run(lambda tx: tx.fits.put(older))
    await two.run(lambda tx: tx.fits.put(newer))
    await two.run(lambda tx: tx.fits.put(Fitting(ANNA, 128, LATER)))
    assert await two.look(lambda tx: tx.fits.done(9)) == [newer, older]
    assert await two.look(lambda tx: tx.fits.done(1)) == [newer]


async def test_a_day_has_one_fit_of_the_cohort(store: Store) -> None:
    first, second = CohortFit(TODAY, NOW, 5, 900), CohortFit(TODAY, LATER, 6, 901)
    assert await store.run(lambda tx: tx.fits.begin_cohort(first))
    assert not await store.run(lambda tx: tx.fits.begin_cohort(second))
    done = replace(first, fit=FIT, spread_to=LearnerId(7))
    await store.run(lambda tx: tx.fits.put_cohort(done))
    newer = CohortFit(date(2026, 3, 2), LATER, 9, 2000)
    assert await store.run(lambda tx: tx.fits.begin_cohort(newer))
    assert await store.look(lambda tx: tx.fits.cohorts(5)) == [newer, done]
    assert await store.look(lambda tx: tx.fits.cohort_taken()) is None  # FIT was not taken, and the newer was lost
    taken = replace(done, fit=replace(FIT, why=None))
    await store.run(lambda tx: tx.fits.put_cohort(taken))
    assert await store.look(lambda tx: tx.fits.cohort_taken()) == taken


async def test_the_length_of_a_log_and_the_facts_in_it(store: Store) -> None:
    def lived(tx: Tx) -> list[int]:
        _, facts = enrol(tx, "x", "y")
        for fact in (facts[1], facts[0], facts[1]):
            tx.log.append(replace(answer(fact), id=ReviewId(0)))
        return sorted(facts)

    facts = await store.run(lived)
    assert await store.look(lambda tx: (tx.log.length(ANNA), tx.log.length(BORIS), tx.log.length())) == (3, 0, 3)
    assert list(await store.look(lambda tx: tx.log.facts(ANNA))) == facts


async def test_learners_come_by_id(two: Store) -> None:
    assert list(await two.look(lambda tx: tx.learners.after(LearnerId(0), 1))) == [BORIS]
    assert list(await two.look(lambda tx: tx.learners.after(BORIS, 5))) == [ANNA]


async def test_parameters_out_of_bounds_are_refused_with_a_word_in_the_log(sql_store: Store) -> None:
    wrong = replace(learner(), parameters=(*DEFAULT[:20], 99.0))
    await sql_store.run(lambda tx: tx.learners.put(wrong))
    with capture_logs() as logs:
        found = await sql_store.run(lambda tx: tx.learners.get(ANNA))
    assert found == learner()
    assert [line["learner"] for line in logs] == [ANNA]


@pytest.mark.parametrize("stored", ["[1, 2]", "no JSON", "[" + "9e9, " * 20 + "1]", '["a"]', "{}", "null"])
def test_what_can_be_nobodys_parameters_is_none(stored: str) -> None:
    assert parameters_in(stored, ANNA) is None
    assert parameters_in(str(list(DEFAULT)), ANNA) == DEFAULT
