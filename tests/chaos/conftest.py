"""Bots as processes of their own, on databases that wait for their disk."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

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
        pytest.skip(f"PostgreSQL does not start here: {error}")
    yield url
    server.__exit__(None, None, None)
