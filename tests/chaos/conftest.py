"""Bots as processes of their own, on databases that wait for their disk."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator

import asyncpg  # type: ignore[import-untyped]  # it has no types
import pytest
from sqlalchemy import make_url

from bench.shipped import postgres
from tests.folders import tmp_path

__all__ = ["tmp_path"]  # a fixture, for all tests of this folder


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """An empty PostgreSQL. Where it cannot start, tests are skipped, but not on the build server."""
    server = postgres()
    try:
        url = server.__enter__()
    except Exception as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"PostgreSQL does not start here: {error}")  # some systems have no wheel of it
    yield url
    server.__exit__(None, None, None)


@pytest.fixture
def fresh_postgres(postgres_url: str) -> Iterator[str]:
    """A database without tables on the same server."""
    server, name = make_url(postgres_url), "fresh"
    asyncio.run(_order(postgres_url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    asyncio.run(_order(postgres_url, f"DROP DATABASE {name} WITH (FORCE)"))


async def _order(url: str, *orders: str) -> None:
    connection = await asyncpg.connect(url)
    for order in orders:
        await connection.execute(order)
    await connection.close()
