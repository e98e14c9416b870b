"""Who is due to be fitted, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from quiz.fitting import CohortFit, Fitting
from quiz.model import LearnerId
from tests.stores.tables import Room


class Fits(Room):
    def queue(self, learner: LearnerId, lines: int, at: datetime) -> None:
        self.rows.require(learner)
        for key, one in list(self.rows.fits.items()):
            if key[0] == learner and key[1] < lines and one.fit is None:
                del self.rows.fits[key]
        self.rows.fits.setdefault((learner, lines), Fitting(learner, lines, at, at))

    def take(self, now: datetime, until: datetime) -> Fitting | None:
        due = [(one.due_at, key) for key, one in self.rows.fits.items() if one.due_at and one.due_at <= now]
        if not due:
            return None
        _, key = min(due)
        self.rows.fits[key] = replace(self.rows.fits[key], due_at=until)
        return self.rows.fits[key]

    def change(self, before: Fitting, after: Fitting) -> bool:
        stored = self.rows.fits.get((before.learner, before.lines))
        if stored is None or stored.due_at is None or stored.due_at != before.due_at:
            return False
        self.rows.fits[before.learner, before.lines] = after
        return True

    def put(self, fitting: Fitting) -> None:
        self.rows.require(fitting.learner)
        self.rows.fits[fitting.learner, fitting.lines] = fitting

    def of(self, learner: LearnerId) -> Sequence[Fitting]:
        return [one for (who, _), one in sorted(self.rows.fits.items()) if who == learner]

    def done(self, limit: int) -> Sequence[Fitting]:
        rows = [one for one in self.rows.fits.values() if one.fit is not None]
        return sorted(rows, key=lambda one: (one.at, one.learner, one.lines), reverse=True)[:limit]

    def begin_cohort(self, cohort: CohortFit) -> bool:
        return self.rows.cohort_fits.setdefault(cohort.day, cohort) is cohort

    def put_cohort(self, cohort: CohortFit) -> None:
        self.rows.cohort_fits[cohort.day] = cohort

    def cohort_taken(self) -> CohortFit | None:
        newest = sorted(self.rows.cohort_fits.items(), reverse=True)
        return next((one for _, one in newest if one.fit is not None and one.fit.taken), None)

    def cohorts(self, limit: int) -> Sequence[CohortFit]:
        return [one for _, one in sorted(self.rows.cohort_fits.items(), reverse=True)][:limit]
