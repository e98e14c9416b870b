"""Memory fitted to people."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Double, Integer, Table

from db.columns import Day, Instant, Json, Words
from db.tables.columns import CLUSTERED, metadata, of_learner, partial


def _found() -> list[Column[object]]:
    """What came of it: quiz.fitting.Fit."""
    return [
        Column("answers", Integer),
        Column("held_out", Integer),
        Column("loss_before", Double),
        Column("loss_after", Double),
        Column("why", Words),
        Column("parameters", Words, doc="JSON text; read with care, for somebody may have changed it by hand"),
        Column("repairs", Json),
    ]


fits = Table(
    "fits",
    metadata,
    of_learner(),
    Column("lines", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("due_at", Instant),
    *_found(),
    sqlite_with_rowid=CLUSTERED,
)
TO_FIT = fits.c.due_at.is_not(None)
partial("fits_due", fits.c.due_at, fits.c.learner_id, where=TO_FIT)

cohort_fits = Table(
    "cohort_fits",
    metadata,
    Column("day", Day, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("people", Integer, nullable=False),
    Column("lines", BigInteger, nullable=False),
    Column("spread_to", BigInteger),
    *_found(),
)
