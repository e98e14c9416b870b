"""Questions put to learners, the log of their answers, and its sums by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, ScalarSelect, Table, and_, bindparam, delete, exists, func, insert, select, update

from db.link import LEARNER, Link, upsert
from db.tables import askings, reviews, tallies
from quiz.model import Asking, AskingId, DayTally, FactId, Happening, LearnerId, Rating, Review, ReviewId, StudyDay


def _next_id(table: Table) -> ScalarSelect[int]:
    """One more than the learner's highest; the learner is held, so nobody else takes it meanwhile."""
    highest = select(func.coalesce(func.max(table.c.id), 0) + 1).where(table.c.learner_id == LEARNER)
    return highest.scalar_subquery()


_ASK = insert(askings).values(id=_next_id(askings)).returning(askings.c.id)
_THIS = and_(askings.c.learner_id == LEARNER, askings.c.id == bindparam("asking"))
_GET = select(askings).where(_THIS)
_OPEN = and_(_THIS, ~askings.c.answered)
_CHANGE = update(askings).where(_OPEN)
_TAKE = update(askings).where(_OPEN).values(answered=True).returning(*askings.c)
_REOPEN = update(askings).where(_THIS).values(answered=False, picked=[], hinted=False)

_LOG = select(reviews).where(reviews.c.learner_id == LEARNER)
_APPEND = insert(reviews).values(id=_next_id(reviews)).returning(reviews.c.id)
_OF = _LOG.order_by(reviews.c.id)
_OF_FACT = _OF.where(reviews.c.fact_id == bindparam("fact"))
_later = reviews.alias("later")
_TAKEN_BACK = exists().where(_later.c.learner_id == reviews.c.learner_id, _later.c.undoes == reviews.c.id)
_LAST = _LOG.where(reviews.c.happening == Happening.ANSWER.value, ~_TAKEN_BACK).order_by(reviews.c.id.desc()).limit(1)
_UNDONE = select(exists().where(reviews.c.learner_id == LEARNER, reviews.c.undoes == bindparam("review")))

_TALLIES = select(*(column for column in tallies.c if column.name != "learner_id")).where(
    tallies.c.learner_id == LEARNER
)
_DAY = _TALLIES.where(tallies.c.day == bindparam("on"))
_DAYS = _TALLIES.order_by(tallies.c.day)
_SINCE = _DAYS.where(tallies.c.day >= bindparam("since"))
_LAST_DAY = select(func.max(tallies.c.day)).where(tallies.c.learner_id == LEARNER)
_PUT_TALLY = upsert(tallies)
_WIPE = delete(tallies).where(tallies.c.learner_id == LEARNER)
_CLEAR_DAY = _WIPE.where(tallies.c.day == bindparam("on"))


class SqlAskings:
    """See quiz.ports.Askings."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, asking: Asking) -> Asking:
        row = self._link.of(
            asking.learner,
            _ASK,
            learner_id=asking.learner,
            fact_id=asking.fact,
            question=asking.question,
            shown=asking.shown,
            nonce=asking.nonce,
            asked_at=asking.asked_at,
            picked=asking.picked,
            hinted=asking.hinted,
            answered=asking.answered,
        )
        return replace(asking, id=AskingId(row.scalar_one()))

    def get(self, learner: LearnerId, asking: AskingId) -> Asking | None:
        return _one_asking(self._link.of(learner, _GET, asking=asking).one_or_none())

    def change(self, asking: Asking) -> bool:
        changed = self._link.of(asking.learner, _CHANGE, asking=asking.id, picked=asking.picked, hinted=asking.hinted)
        return changed.rowcount == 1

    def take(self, learner: LearnerId, asking: AskingId) -> Asking | None:
        return _one_asking(self._link.of(learner, _TAKE, asking=asking).one_or_none())

    def reopen(self, learner: LearnerId, asking: AskingId) -> None:
        self._link.of(learner, _REOPEN, asking=asking)


def _one_asking(row: Row[Any] | None) -> Asking | None:
    if row is None:
        return None
    return Asking(
        id=row.id,
        learner=row.learner_id,
        fact=row.fact_id,
        question=row.question,
        shown=tuple(row.shown),
        nonce=row.nonce,
        asked_at=row.asked_at,
        picked=tuple(row.picked),
        hinted=row.hinted,
        answered=row.answered,
    )


class SqlLog:
    """See quiz.ports.Log."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def append(self, review: Review) -> Review:
        row = self._link.of(
            review.learner,
            _APPEND,
            learner_id=review.learner,
            fact_id=review.fact,
            happening=review.happening.value,
            at=review.at,
            day=review.day,
            rating=review.rating,
            correct=review.correct,
            question=review.question,
            asking_id=review.asking,
            seconds=review.seconds,
            undoes=review.undoes,
        )
        return replace(review, id=ReviewId(row.scalar_one()))

    def last_answer(self, learner: LearnerId) -> Review | None:
        row = self._link.of(learner, _LAST).one_or_none()
        return None if row is None else _review(row)

    def of_fact(self, learner: LearnerId, fact: FactId) -> Sequence[Review]:
        return [_review(row) for row in self._link.of(learner, _OF_FACT, fact=fact)]

    def of(self, learner: LearnerId) -> Sequence[Review]:
        return [_review(row) for row in self._link.of(learner, _OF)]

    def is_undone(self, learner: LearnerId, review: ReviewId) -> bool:
        return bool(self._link.of(learner, _UNDONE, review=review).scalar_one())


def _review(row: Row[Any]) -> Review:
    return Review(
        id=row.id,
        learner=row.learner_id,
        fact=row.fact_id,
        happening=Happening(row.happening),
        at=row.at,
        day=row.day,
        rating=None if row.rating is None else Rating(row.rating),
        correct=row.correct,
        question=row.question,
        asking=row.asking_id,
        seconds=row.seconds,
        undoes=row.undoes,
    )


class SqlTallies:
    """See quiz.ports.Tallies."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, learner: LearnerId, day: StudyDay) -> DayTally:
        row = self._link.of(learner, _DAY, on=day).one_or_none()
        return DayTally(day) if row is None else _tally(row)

    def put(self, learner: LearnerId, tally: DayTally) -> None:
        if not tally.answers:
            self._link.of(learner, _CLEAR_DAY, on=tally.day)
            return
        self._link.of(
            learner,
            _PUT_TALLY,
            learner_id=learner,
            day=tally.day,
            answers=tally.answers,
            right=tally.right,
            new=tally.new,
            reviews=tally.reviews,
            reviews_right=tally.reviews_right,
            seconds=tally.seconds,
        )

    def of(self, learner: LearnerId, since: StudyDay | None = None) -> Sequence[DayTally]:
        rows = self._link.of(learner, _DAYS) if since is None else self._link.of(learner, _SINCE, since=since)
        return [_tally(row) for row in rows]

    def last_day(self, learner: LearnerId) -> StudyDay | None:
        day: StudyDay | None = self._link.of(learner, _LAST_DAY).scalar_one()
        return day

    def wipe(self, learner: LearnerId) -> None:
        self._link.of(learner, _WIPE)


def _tally(row: Row[Any]) -> DayTally:
    return DayTally(**row._mapping)
