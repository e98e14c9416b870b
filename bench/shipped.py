"""Databases to measure on: an SQLite file, and a PostgreSQL of our own that waits for its disk."""

from __future__ import annotations

import asyncio
import atexit
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bench.databases import start_postgres
from db import migrate, open_store
from quiz.formats import read_yaml
from quiz.usecases.keep import publish

CONTENT = Path(__file__).parents[1] / "content"
SHIPPED = "smirnov"
"""The code under which the bot publishes the set that comes with it."""


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty database on a server started for this; nothing is left of it afterwards."""
    with tempfile.TemporaryDirectory(prefix="uzelok-pg-", ignore_cleanup_errors=True) as folder:
        server = start_postgres(Path(folder) / "data")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
            atexit.unregister(server._cleanup)


async def prepare(url: str) -> None:
    """Tables, and the shipped set under its code."""
    await asyncio.to_thread(migrate, url)
    material = CONTENT.joinpath("smirnov.md").read_text("utf-8")
    questions = read_yaml(CONTENT.joinpath("questions.yaml").read_bytes(), material)
    async with open_store(url) as store:
        await store.run(publish, SHIPPED, questions, datetime.now(UTC))
