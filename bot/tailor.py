"""Memory is fitted to whoever is due, one after another, while the bot answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random

import structlog

from bot.metrics import Metrics
from quiz.fitting import CohortFit, Fit
from quiz.fsrs import DEFAULT
from quiz.model import FactId, LearnerId
from quiz.ports import Fitter, Store, StoreAway
from quiz.usecases import fitting
from quiz.usecases.fitting import Job

PORTION = 25
"""Facts counted anew in one transaction: between two of them others get their answers."""
PEOPLE = 5
"""Learners given the cohort's parameters in one transaction."""
COHORT_EVERY = timedelta(hours=6)
"""How often it is asked whether the cohort is to be fitted."""
log = structlog.get_logger()


class Tailor:
    """Takes up whoever is due when it looks. Needs a running loop."""

    def __init__(self, store: Store, room: Fitter, clock: Callable[[], datetime], metrics: Metrics) -> None:
        self._store = store
        self._room = room
        self._clock = clock
        self._metrics = metrics
        self._task: asyncio.Task[None] | None = None
        self._asked_at: datetime | None = None
        """When the cohort was thought of."""

    async def look(self) -> None:
        """See to it that whoever is due is fitted, without waiting for that."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())

    async def done(self) -> None:
        """Wait until nobody is left that was due."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def close(self) -> None:
        """What is in hand is let fall; it is taken up again later."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})

    async def _work(self) -> None:
        try:
            await self.fit_due()
            await self._look_at_cohort()
        except StoreAway as error:
            log.warning("fitting waits for the next tick", reason=str(error))
        except Exception:
            log.exception("fitting was broken off; it is taken up again later")

    async def fit_due(self) -> int:
        """Fit whoever is due now; how many they were."""
        fitted = 0
        while (job := await self._store.run(fitting.take_up, self._clock())) is not None:
            await self.fit_one(job)
            fitted += 1
        return fitted

    async def fit_one(self, job: Job) -> Fit | None:
        """What came of it, stored; None if somebody else was faster, or the learner is gone."""
        learner = job.fitting.learner
        begun = time.perf_counter()
        if job.fitting.fit is not None and job.fitting.fit.taken:  # a process died while all was counted anew
            found = job.fitting.fit
            facts = await self._store.look(lambda tx: tx.log.facts(learner))
        else:
            log_of = await self._store.look(fitting.read_log, learner, self._clock())
            facts = log_of.facts
            tried = await self._room.fit(log_of.of, job.start, job.old, log_of.repairs)
            found = tried or fitting.failed(job)
            if not await self._store.run(fitting.settle_fit, job, found, self._clock()):
                return None
        if found.taken:
            await self._recount(learner, facts)
            await self._store.run(fitting.close_fit, job, found, self._clock())
        self._note(found, learner, time.perf_counter() - begun)
        return found

    async def fit_cohort(self) -> CohortFit | None:
        """All learners together, if it is time and there are enough of them; None if not."""
        now = self._clock()
        pool = await self._store.look(fitting.pool, Random(now.date().toordinal()).randrange(2**32), now)
        begun = await self._store.run(fitting.begin_cohort, pool, now) if pool else None
        if pool is None or begun is None:
            return None
        old = await self._store.run(fitting.cohort_parameters) or DEFAULT
        started = time.perf_counter()
        found = await self._room.fit(pool.of, DEFAULT, old, pool.repairs)
        if found is None:
            return None
        await self._store.run(fitting.settle_cohort, begun, found, now)
        self._note(found, None, time.perf_counter() - started)
        return begun

    async def spread(self) -> None:
        """Give learners without parameters of their own those of the cohort, as far as they have not got them."""
        while (given := await self._store.run(fitting.spread, PEOPLE)) is not None:
            for learner, facts in given:
                await self._recount(learner, facts)

    async def _look_at_cohort(self) -> None:
        now = self._clock()
        if self._asked_at is None or now - self._asked_at >= COHORT_EVERY or now < self._asked_at:
            self._asked_at = now
            await self.fit_cohort()
            await self.spread()

    async def _recount(self, learner: LearnerId, facts: Sequence[FactId]) -> None:
        for start in range(0, len(facts), PORTION):
            begun = time.monotonic()
            await self._store.run(fitting.recount, learner, facts[start : start + PORTION])
            await asyncio.sleep(time.monotonic() - begun)

    def _note(self, found: Fit, learner: LearnerId | None, seconds: float) -> None:
        self._metrics.fits.labels(found.why or "taken").inc()
        self._metrics.fitting.observe(seconds)
        log.info(
            "memory was fitted",
            learner=learner or "cohort",
            answers=found.answers,
            before=found.before,
            after=found.after,
            outcome=found.why or "taken",
            repairs=dict(found.repairs),
        )
