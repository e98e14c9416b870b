"""Killed again and again while people answer: what was confirmed is there, once, and nobody is reminded twice."""

from __future__ import annotations

from pathlib import Path

from bench.kills import Survived, survive

KILLS = 2
LONGEST = 0.8
"""Seconds of work before a kill."""


def told(progress: str) -> None:
    """Nobody reads it here."""


def check(found: Survived) -> None:
    assert found.broken == []
    assert found.kills == KILLS
    assert found.confirmed > 0, "nobody was told anything, so nothing was tried"
    assert found.reminded > 0, "nobody was reminded, so nothing was tried"


async def test_no_answer_is_lost_and_none_counted_twice_on_sqlite(tmp_path: Path) -> None:
    check(await survive("SQLite", f"sqlite:///{tmp_path}/uzelok.sqlite3", KILLS, 1, LONGEST, tell=told))


async def test_no_answer_is_lost_and_none_counted_twice_on_postgresql(postgres_url: str) -> None:
    check(await survive("PostgreSQL", postgres_url, KILLS, 1, LONGEST, tell=told))
