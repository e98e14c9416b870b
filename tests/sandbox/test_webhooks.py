"""Delivering updates to a webhook."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox import Conversation, Served, Telegram
from tests.sandbox.hook import Hook, listening
from tests.sandbox.waiting import until


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with listening(Hook()) as hook:
        yield hook


async def test_updates_come_in_order_with_the_secret(api: Any, chat: Conversation, served: Served, hook: Hook) -> None:
    chat.say("before")
    await api.result("setWebhook", url=hook.url, secret_token="s-1", allowed_updates=["message"])
    for number in range(5):
        chat.say(str(number))
    assert await hook.texts(6) == ["before", "0", "1", "2", "3", "4"]
    assert set(hook.secrets) == {"s-1"}
    await until(lambda: len(chat.chat.bot.updates) == 0)
    info = await api.result("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["allowed_updates"]) == (hook.url, 0, ["message"])


async def test_an_update_comes_again_until_it_is_taken(
    api: Any, chat: Conversation, served: Served, hook: Hook, telegram: Telegram
) -> None:
    telegram.webhooks.first_retry_seconds = 0.01
    hook.statuses = [500, 502]
    await api.result("setWebhook", url=hook.url)
    chat.say("a")
    chat.say("b")
    assert await hook.texts(2) == ["a", "b"]
    info = await api.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 502 Bad Gateway"


async def test_a_webhook_where_nobody_listens_is_told_of_and_keeps_the_updates(
    api: Any, chat: Conversation, served: Served, telegram: Telegram
) -> None:
    telegram.webhooks.first_retry_seconds = 0.01
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    await api.result("setWebhook", url=f"http://127.0.0.1:{port}/")
    chat.say("a")
    bot = chat.chat.bot
    await until(lambda: "last_error_message" in telegram.webhooks.info(bot))
    info = await api.result("getWebhookInfo")
    assert info["last_error_message"] == "Connection refused"
    assert info["pending_update_count"] == 1
    await api.result("deleteWebhook")
    assert [update["message"]["text"] for update in await api.result("getUpdates")] == ["a"]


async def test_a_method_in_the_answer_is_carried_out(api: Any, chat: Conversation, served: Served, hook: Hook) -> None:
    hook.reply = {"method": "sendMessage", "chat_id": 7, "text": "by reply"}
    await api.result("setWebhook", url=hook.url)
    chat.say("a")
    await hook.texts(1)
    await until(lambda: chat.messages[-1]["text"] == "by reply")


async def test_chats_do_not_wait_for_each_other_but_no_more_than_allowed_at_once(
    api: Any, chat: Conversation, served: Served, hook: Hook, telegram: Telegram
) -> None:
    hook.seconds = 0.02
    for number in range(6):
        telegram.add_person("P", id=100 + number)
        for text in ("a", "b"):
            telegram.conversation(100 + number, 100001).say(text)
    await api.result("setWebhook", url=hook.url, max_connections=3)
    await hook.texts(12)
    assert hook.busiest == 3
    for number in range(6):
        own = [update for update in hook.got if update["message"]["chat"]["id"] == 100 + number]
        assert [update["message"]["text"] for update in own] == ["a", "b"]


async def test_pending_updates_can_be_dropped(api: Any, chat: Conversation, served: Served, hook: Hook) -> None:
    chat.say("old")
    await api.result("setWebhook", url=hook.url, drop_pending_updates=True)
    chat.say("new")
    assert await hook.texts(1) == ["new"]
