"""Who is due to be fitted, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import structlog
from sqlalchemy import and_, bindparam, delete, select, update

from db.columns import to_json
from db.link import LEARNER, LIMIT, Link, insert_once, upsert
from db.tables import TO_FIT, cohort_fits, fits
from quiz.fitting import CohortFit, Fit, Fitting, Why
from quiz.fsrs import DEFAULT, Parameters, sound
from quiz.model import LearnerId

_QUEUE = insert_once(fits)
_OVERTAKEN = delete(fits).where(
    fits.c.learner_id == LEARNER, fits.c.lines < bindparam("of_lines"), fits.c.answers.is_(None)
)
_PUT = upsert(fits)
_THIS = and_(fits.c.learner_id == LEARNER, fits.c.lines == bindparam("of_lines"))
_DUE = (
    select(fits)
    .where(TO_FIT, fits.c.due_at <= bindparam("now"))
    .order_by(fits.c.due_at, fits.c.learner_id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_LEASE = update(fits).where(_THIS)
_CHANGE = update(fits).where(_THIS, TO_FIT, fits.c.due_at == bindparam("was_due_at"))
_OF = select(fits).where(fits.c.learner_id == LEARNER).order_by(fits.c.lines)
_DONE = (
    select(fits)
    .where(fits.c.answers.is_not(None))
    .order_by(fits.c.at.desc(), fits.c.learner_id.desc(), fits.c.lines.desc())
    .limit(LIMIT)
)
_BEGIN_COHORT = insert_once(cohort_fits)
_PUT_COHORT = upsert(cohort_fits)
_COHORTS = select(cohort_fits).order_by(cohort_fits.c.day.desc()).limit(LIMIT)
_COHORT_TAKEN = (
    select(cohort_fits)
    .where(cohort_fits.c.answers.is_not(None), cohort_fits.c.why.is_(None))
    .order_by(cohort_fits.c.day.desc())
    .limit(1)
)
log = structlog.get_logger()


class SqlFits:
    """See quiz.ports.Fits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def queue(self, learner: LearnerId, lines: int, at: datetime) -> None:
        self._link.of(learner, _OVERTAKEN, of_lines=lines)
        row = {"learner_id": learner, "lines": lines, "at": at, "due_at": at}
        self._link.of(learner, _QUEUE, **row, **_plain(None))

    def take(self, now: datetime, until: datetime) -> Fitting | None:
        row = self._link.lock(_DUE, {"now": now}).one()
        if row is None:
            return None
        self._link.of(row.learner_id, _LEASE, of_lines=row.lines, due_at=until)
        return Fitting(row.learner_id, row.lines, row.at, until, _fit(row))

    def change(self, before: Fitting, after: Fitting) -> bool:
        values = {"at": after.at, "due_at": after.due_at, **_plain(after.fit)}
        changed = self._link.of(
            before.learner, _CHANGE, of_lines=before.lines, was_due_at=before.due_at, **values
        ).changed
        return bool(changed)

    def put(self, fitting: Fitting) -> None:
        row = {"learner_id": fitting.learner, "lines": fitting.lines, "at": fitting.at, "due_at": fitting.due_at}
        self._link.of(fitting.learner, _PUT, **row, **_plain(fitting.fit))

    def of(self, learner: LearnerId) -> Sequence[Fitting]:
        return [_fitting(row) for row in self._link.of(learner, _OF).rows]

    def done(self, limit: int) -> Sequence[Fitting]:
        return [_fitting(row) for row in self._link.do(_DONE, {"limit": limit}).rows]

    def begin_cohort(self, cohort: CohortFit) -> bool:
        return bool(self._link.do(_BEGIN_COHORT, _cohort_row(cohort)).changed)

    def put_cohort(self, cohort: CohortFit) -> None:
        self._link.do(_PUT_COHORT, _cohort_row(cohort))

    def cohorts(self, limit: int) -> Sequence[CohortFit]:
        return [_cohort(row) for row in self._link.do(_COHORTS, {"limit": limit}).rows]

    def cohort_taken(self) -> CohortFit | None:
        row = self._link.do(_COHORT_TAKEN, {}).one()
        return None if row is None else _cohort(row)


def parameters_in(text: str | None, whose: object) -> Parameters | None:
    """Parameters as they are stored; None where there are none, and for what can be nobody's, which is told."""
    if text is None:
        return None
    try:
        found = tuple(msgspec.json.decode(text, type=list[float]))
    except msgspec.MsgspecError:
        found = ()
    if sound(found):
        return found
    log.warning("parameters in the database are out of bounds; the published ones are used", learner=whose)
    return None


def _cohort_row(cohort: CohortFit) -> dict[str, Any]:
    row = {"day": cohort.day, "at": cohort.at, "people": cohort.people, "lines": cohort.lines}
    return {**row, "spread_to": cohort.spread_to, **_plain(cohort.fit)}


def _plain(fit: Fit | None) -> Mapping[str, Any]:
    if fit is None:
        names = ("answers", "held_out", "loss_before", "loss_after", "why", "parameters", "repairs")
        return dict.fromkeys(names)
    return {
        "answers": fit.answers,
        "held_out": fit.held_out,
        "loss_before": fit.before,
        "loss_after": fit.after,
        "why": fit.why,
        "parameters": to_json(fit.parameters),
        "repairs": dict(fit.repairs),
    }


def _cohort(row: Any) -> CohortFit:
    return CohortFit(row.day, row.at, row.people, row.lines, _fit(row), row.spread_to)


def _fitting(row: Any) -> Fitting:
    return Fitting(row.learner_id, row.lines, row.at, row.due_at, _fit(row))


def _fit(row: Any) -> Fit | None:
    if row.answers is None:
        return None
    whose = getattr(row, "learner_id", "cohort")
    return Fit(
        answers=row.answers,
        held_out=row.held_out or 0,
        before=row.loss_before,
        after=row.loss_after,
        why=None if row.why is None else Why(row.why),
        parameters=parameters_in(row.parameters, whose) or DEFAULT,
        repairs=row.repairs or {},
    )
