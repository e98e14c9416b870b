"""A small Telegram for each test: one bot, one person who has pressed START."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from sandbox import Clock, Conversation, Served, Telegram, create_app, serve

TOKEN = "100001:test-token"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Api:
    """The Bot API as a bot calls it."""

    def __init__(self, http: httpx.AsyncClient, token: str = TOKEN) -> None:
        self.http = http
        self.token = token

    async def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer."""
        # Escaped, so that what is not Unicode can be tried as well.
        body, headers = json.dumps(params), {"content-type": "application/json"}
        response = await self.http.post(f"/bot{self.token}/{method}", content=body, headers=headers)
        answer: dict[str, Any] = response.json()
        assert response.status_code == (200 if answer["ok"] else answer["error_code"])
        return answer

    async def result(self, method: str, **params: Any) -> Any:
        answer = await self(method, **params)
        assert answer["ok"], answer
        return answer["result"]


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON, running=False)


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    telegram = Telegram(clock)
    telegram.add_bot(TOKEN, "test_bot", "Test")
    telegram.add_person("Anna", "Lee", "anna", "ru", id=7)
    return telegram


@pytest.fixture
def chat(telegram: Telegram) -> Conversation:
    """Anna's chat with the bot; started, nothing in the bot's queue."""
    conversation = telegram.conversation(7, 100001)
    conversation.start()
    conversation.chat.bot.updates.clear()
    return conversation


@pytest.fixture
async def http(telegram: Telegram) -> AsyncIterator[httpx.AsyncClient]:
    """Calls the application without a network; nothing runs in its background."""
    transport = httpx.ASGITransport(create_app(telegram))
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        yield client


@pytest.fixture
def api(http: httpx.AsyncClient) -> Api:
    return Api(http)


@pytest.fixture
async def served(telegram: Telegram) -> AsyncIterator[Served]:
    """The sandbox on a real port."""
    async with serve(telegram) as served:
        yield served
