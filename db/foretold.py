"""What was foretold of answers, against what came, in bins."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal_column, select

from db.tables import reviews
from quiz.calibration import edges
from quiz.model import Happening

_TAKEN_BACK = reviews.alias("taken_back")


def in_bins(*by: ColumnElement[Any]) -> Select[Any]:
    """The columns `by`, then those of quiz.calibration.Bin, of all answers of which something was expected."""
    # Told by comparing, not by dividing: what a cast makes of 9.7 differs from database to database.
    beyond = [case((reviews.c.expected >= literal_column(str(edge)), 1), else_=0) for edge in edges()]
    nth = sum(beyond[1:], beyond[0]).label("nth")
    one: ColumnElement[int] = literal_column("1")
    undone = select(one).where(_TAKEN_BACK.c.learner_id == reviews.c.learner_id, _TAKEN_BACK.c.undoes == reviews.c.id)
    right = func.sum(case((reviews.c.correct, 1), else_=0))
    return (
        select(*by, nth, func.count().label("answers"), func.sum(reviews.c.expected).label("expected"), right)
        .where(reviews.c.happening == Happening.ANSWER.value, reviews.c.expected.is_not(None), ~undone.exists())
        .group_by(*by, nth)
        .order_by(*by, nth)
    )
