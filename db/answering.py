"""Questions put to learners, the log of their answers, and its sums by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ScalarSelect, Table, and_, bindparam, delete, func, insert, select, update

from db.foretold import in_bins
from db.known import keep
from db.link import LEARNER, LIMIT, Link, upsert
from db.tables import askings, reviews, tallies
from quiz.calibration import Bin
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
_TAKE = update(askings).where(_OPEN).values(answered=True)
_REOPEN = update(askings).where(_THIS).values(answered=False, picked=[], hinted=False)

_LOG = select(reviews).where(reviews.c.learner_id == LEARNER)
_APPEND = insert(reviews).values(id=_next_id(reviews)).returning(reviews.c.id)
_OF = _LOG.order_by(reviews.c.id)
# Its lines by their keys, which the index on facts holds: asked for the rows straight away, SQLite, which knows nothing
# of how long a log is, would rather walk through all of it.
_ABOUT = reviews.c.id.in_(
    select(reviews.c.id).where(reviews.c.learner_id == LEARNER, reviews.c.fact_id == bindparam("fact"))
)
_OF_FACT = _OF.where(_ABOUT)
_ASKED = (
    select(reviews.c.question)
    .where(reviews.c.learner_id == LEARNER, reviews.c.happening == Happening.ANSWER.value, _ABOUT)
    .order_by(reviews.c.id)
)
_BACKWARDS = _LOG.where(reviews.c.id < bindparam("before")).order_by(reviews.c.id.desc()).limit(LIMIT)
_STRIDE = 8
"""How many lines of the log are read at a time on the way back to the last answer."""
_END = 2**62
"""No line of a log has a number so high."""
# Just the key, for the same reason.
_UNDONE = select(reviews.c.id).where(reviews.c.learner_id == LEARNER, reviews.c.undoes == bindparam("review")).limit(1)

_EXPECT = (
    update(reviews)
    .where(reviews.c.learner_id == LEARNER, reviews.c.id == bindparam("review"), reviews.c.expected.is_(None))
    .values(expected=bindparam("chance"))
)
_PREDICTED = in_bins().where(reviews.c.learner_id == LEARNER)
_LENGTH = select(func.coalesce(func.max(reviews.c.id), 0)).where(reviews.c.learner_id == LEARNER)
_LINES = select(func.count()).select_from(reviews)
_FACTS = select(reviews.c.fact_id).where(reviews.c.learner_id == LEARNER).distinct().order_by(reviews.c.fact_id)

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
        added = self._link.of(
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
        return self._keep(replace(asking, id=AskingId(added.value())))

    def get(self, learner: LearnerId, asking: AskingId) -> Asking | None:
        known = self._link.known.of(learner).askings.get(asking)
        if known is None:
            row = self._link.of(learner, _GET, asking=asking).one()
            known = None if row is None else self._keep(_asking(row))
        return known

    def change(self, asking: Asking) -> bool:
        stored = self.get(asking.learner, asking.id)
        values = {"asking": asking.id, "picked": asking.picked, "hinted": asking.hinted}
        if stored is None or not self._link.of(asking.learner, _CHANGE, **values).changed:
            return False
        self._keep(replace(stored, picked=asking.picked, hinted=asking.hinted))
        return True

    def take(self, learner: LearnerId, asking: AskingId, picked: tuple[int, ...] | None = None) -> Asking | None:
        stored = self.get(learner, asking)
        if stored is None:
            return None
        picked = stored.picked if picked is None else picked
        if not self._link.of(learner, _TAKE, asking=asking, picked=picked).changed:
            return None
        return self._keep(replace(stored, picked=picked, answered=True))

    def reopen(self, learner: LearnerId, asking: AskingId) -> None:
        self._link.of(learner, _REOPEN, asking=asking)
        self._link.known.of(learner).askings.pop(asking, None)

    def _keep(self, asking: Asking) -> Asking:
        return keep(self._link.known.of(asking.learner).askings, asking.id, asking)


def _asking(row: Any) -> Asking:
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
        added = self._link.of(
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
            due_day=review.due_day,
            expected=review.expected,
            guess=review.guess,
        )
        logged = replace(review, id=ReviewId(added.value()))
        if logged.happening is Happening.ANSWER:
            self._link.known.of(logged.learner).last_answer = logged
        elif logged.happening is Happening.UNDO:
            self._link.known.of(logged.learner).last_answer = None
        return logged

    def last_answer(self, learner: LearnerId) -> Review | None:
        known = self._link.known.of(learner)
        if known.last_answer is None:
            known.last_answer = self._last_answer(learner)
        return known.last_answer

    def _last_answer(self, learner: LearnerId) -> Review | None:
        """Lines that take an answer back stand behind it, so going backwards they are met first."""
        taken_back: set[ReviewId | None] = set()
        before = _END
        while rows := self._link.of(learner, _BACKWARDS, before=before, limit=_STRIDE).rows:
            for line in map(_review, rows):
                if line.happening is Happening.ANSWER and line.id not in taken_back:
                    return line
                taken_back.add(line.undoes)
                before = line.id
        return None

    def asked(self, learner: LearnerId, fact: FactId) -> Sequence[str]:
        return self._link.of(learner, _ASKED, fact=fact).values()

    def of_fact(self, learner: LearnerId, fact: FactId) -> Sequence[Review]:
        return [_review(row) for row in self._link.of(learner, _OF_FACT, fact=fact).rows]

    def of(self, learner: LearnerId) -> Sequence[Review]:
        return [_review(row) for row in self._link.of(learner, _OF).rows]

    def expect(self, learner: LearnerId, expected: Mapping[ReviewId, float]) -> None:
        for review, chance in expected.items():
            self._link.of(learner, _EXPECT, review=review, chance=chance)
        self._link.known.of(learner).last_answer = None

    def predicted(self, learner: LearnerId) -> Sequence[Bin]:
        return [Bin(*row) for row in self._link.of(learner, _PREDICTED).rows]

    def is_undone(self, learner: LearnerId, review: ReviewId) -> bool:
        return bool(self._link.of(learner, _UNDONE, review=review).rows)

    def length(self, learner: LearnerId | None = None) -> int:
        found = self._link.do(_LINES, {}) if learner is None else self._link.of(learner, _LENGTH)
        lines: int = found.value()
        return lines

    def facts(self, learner: LearnerId) -> Sequence[FactId]:
        return self._link.of(learner, _FACTS).values()


def _review(row: Any) -> Review:
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
        due_day=row.due_day,
        expected=row.expected,
        guess=row.guess,
    )


class SqlTallies:
    """See quiz.ports.Tallies."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, learner: LearnerId, day: StudyDay) -> DayTally:
        known = self._link.known.of(learner).tallies
        if day in known:
            return known[day]
        row = self._link.of(learner, _DAY, on=day).one()
        return keep(known, day, DayTally(day) if row is None else _tally(row))

    def put(self, learner: LearnerId, tally: DayTally) -> None:
        if not tally.answers:
            self._link.of(learner, _CLEAR_DAY, on=tally.day)
            self._link.known.of(learner).tallies.pop(tally.day, None)
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
            new_in=tally.new_in or None,
        )
        keep(self._link.known.of(learner).tallies, tally.day, tally)

    def of(self, learner: LearnerId, since: StudyDay | None = None) -> Sequence[DayTally]:
        found = self._link.of(learner, _DAYS) if since is None else self._link.of(learner, _SINCE, since=since)
        return [_tally(row) for row in found.rows]

    def last_day(self, learner: LearnerId) -> StudyDay | None:
        day: StudyDay | None = self._link.of(learner, _LAST_DAY).value()
        return day

    def wipe(self, learner: LearnerId) -> None:
        self._link.of(learner, _WIPE)
        self._link.known.of(learner).tallies.clear()


def _tally(row: Any) -> DayTally:
    *sums, new_in = row
    tally = DayTally(*sums)
    return replace(tally, new_in=tuple(map(tuple, new_in))) if new_in else tally
