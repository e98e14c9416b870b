"""A database that has been lived in, with what people and clocks may do at their worst."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from db import open_store
from quiz.model import LearnerId
from quiz.ports import Tx
from tests.db.contents import file_of
from tests.db.samples import ANNA, BORIS, live, question_set

ODD = "«Ё» 👩‍👩‍👧 العربية \u202e \\u0000 %s :name ? '; --"


def changed(url: str, *statements: str) -> None:
    """Change the file behind everybody's back."""
    with closing(sqlite3.connect(file_of(url))) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def lived_in(url: str) -> str:
    """With rows in every table, and what people and clocks may do at their worst."""

    def live_oddly(tx: Tx) -> None:
        for who in (ANNA, BORIS, LearnerId(2**62)):
            live(tx, who)
        tx.sets.save(ODD, question_set(ODD, "y", title=ODD), None, datetime(1, 1, 2, tzinfo=UTC))

    async def fill() -> None:
        async with open_store(url) as store:
            await store.run(live_oddly)

    asyncio.run(fill())
    if url.startswith("sqlite"):
        changed(
            url,
            "UPDATE memories SET stability = 1e-320, difficulty = -0.0, last_day = '0001-01-01', due_day = '9999-12-31'"
            " WHERE learner_id = 2",
            "UPDATE reviews SET seconds = 1.7976931348623157e308, at = '9999-12-31 23:59:59.999999'"
            " WHERE learner_id = 2",
        )
    return url


def seen(url: str, work: Callable[[Tx], Any]) -> Any:
    async def look() -> Any:
        async with open_store(url) as store:
            return await store.run(work)

    return asyncio.run(look())
