"""Stories happen in a world on an SQLite file."""

from __future__ import annotations

import logging
import ssl
from collections.abc import AsyncIterator, Iterator, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.folders import tmp_path
from tests.stories.world import TOKEN, World, world_on

__all__ = ["tmp_path"]  # a fixture, for all tests of this folder


@pytest.fixture(scope="session", autouse=True)
def one_set_of_certificates() -> Iterator[None]:
    """Stories speak plain HTTP, yet each client reads all certificates, which takes longer than most stories."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The bot is up and has one set, about the flight to the Moon."""
    async with world_on(f"sqlite:///{tmp_path}/uzelok.sqlite3") as made:
        yield made


@pytest.fixture
async def logs(caplog: pytest.LogCaptureFixture) -> AsyncIterator[list[MutableMapping[str, Any]]]:
    """What the bot itself logs, as events. In no record, its own or a library's, does the token stand."""
    with capture_logs() as events:
        yield events
    written = [str(event) for event in events] + [record.getMessage() for record in caplog.records]
    assert not [line for line in written if TOKEN.partition(":")[2] in line]


@pytest.fixture
async def calm(
    world: World, logs: list[MutableMapping[str, Any]], caplog: pytest.LogCaptureFixture
) -> AsyncIterator[None]:
    """Whatever happens in the story: no error in the logs, nothing in the chats that only a programmer understands."""
    yield
    assert not [event for event in logs if event["log_level"] in ("error", "critical")]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    said = [str(m) for chat in world.telegram.chats_of(world.account) for m in chat.messages.values()]
    assert not [text for text in said if "Traceback" in text or "Error" in text]
