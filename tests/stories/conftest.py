"""Stories happen in a world on an SQLite file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.world import World, world_on


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The bot is up and has one set, about the flight to the Moon."""
    async with world_on(f"sqlite:///{tmp_path}/uzelok.sqlite3") as made:
        yield made
