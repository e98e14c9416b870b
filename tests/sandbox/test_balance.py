"""A webhook behind a load balancer: several replicas of a bot take turns."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox import Conversation, Served, Telegram
from tests.sandbox.hook import Hook, listening
from tests.sandbox.waiting import until

WEBHOOK = "https://bot.example/webhook"
"""Nobody is there: what is for this address goes to the replicas."""


@pytest.fixture
async def replicas() -> AsyncIterator[list[Hook]]:
    async with contextlib.AsyncExitStack() as stack:
        yield [await stack.enter_async_context(listening(Hook())) for _ in range(3)]


@pytest.fixture
def dead() -> str:
    """An address where connections are refused."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    return f"http://127.0.0.1:{port}/hook"


def said(hook: Hook) -> list[str]:
    return [update["message"]["text"] for update in hook.got]


def say(chat: Conversation, count: int) -> list[str]:
    """Numbers, one a message."""
    words = [str(number) for number in range(count)]
    for word in words:
        chat.say(word)
    return words


async def all_taken(chat: Conversation) -> None:
    await until(lambda: len(chat.chat.bot.updates) == 0)


def counted(telegram: Telegram) -> list[tuple[int, int]]:
    """Of each backend: answered, passed over."""
    (balance,) = telegram.webhooks.balances().values()
    return [(backend["answered"], backend["passed_over"]) for backend in balance.wire()]


async def test_replicas_take_turns_and_each_is_sent_the_secret(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook]
) -> None:
    telegram.webhooks.balance(WEBHOOK, [replica.url for replica in replicas])
    await api.result("setWebhook", url=WEBHOOK, secret_token="s-1")
    say(chat, 7)
    await all_taken(chat)
    assert [said(replica) for replica in replicas] == [["0", "3", "6"], ["1", "4"], ["2", "5"]]
    assert [set(replica.secrets) for replica in replicas] == [{"s-1"}] * 3
    assert [len(replica.connections) for replica in replicas] == [1, 1, 1], "each connection is kept"
    assert counted(telegram) == [(3, 0), (2, 0), (2, 0)]
    info = await api.result("getWebhookInfo")
    assert (info["url"], "last_error_message" in info) == (WEBHOOK, False)


async def test_the_order_within_a_chat_stays_though_replicas_are_not_equally_quick(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook]
) -> None:
    together: list[dict[str, Any]] = []
    for replica, seconds in zip(replicas, (0.03, 0.0, 0.01), strict=True):
        replica.got, replica.seconds = together, seconds
    telegram.webhooks.balance(WEBHOOK, [replica.url for replica in replicas])
    await api.result("setWebhook", url=WEBHOOK)
    chats = [telegram.conversation(telegram.add_person("P").id, 100001) for _ in range(4)]
    words = [say(each, 8) for each in chats]
    await all_taken(chat)
    for each, own_words in zip(chats, words, strict=True):
        own = [update["message"] for update in together if update["message"]["chat"]["id"] == each.person.id]
        assert [message["text"] for message in own] == own_words
    assert all(answered > 0 for answered, _ in counted(telegram))


async def test_no_more_is_delivered_at_once_to_all_replicas_together_than_allowed(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook]
) -> None:
    hook = replicas[0]
    hook.seconds = 0.02
    telegram.webhooks.balance(WEBHOOK, [f"{hook.url}?replica={number}" for number in range(3)])
    for _ in range(9):
        telegram.conversation(telegram.add_person("P").id, 100001).say("a")
    await api.result("setWebhook", url=WEBHOOK, max_connections=2)
    await all_taken(chat)
    assert hook.busiest == 2
    assert counted(telegram) == [(3, 0)] * 3


async def test_a_dead_replica_costs_nothing(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook], dead: str
) -> None:
    telegram.webhooks.first_retry_seconds = 30
    telegram.webhooks.balance(WEBHOOK, [replicas[0].url, dead], rest_seconds=0)
    await api.result("setWebhook", url=WEBHOOK)
    words = say(chat, 10)
    await all_taken(chat)
    assert said(replicas[0]) == words
    assert counted(telegram) == [(10, 0), (0, 5)]
    assert "last_error_message" not in await api.result("getWebhookInfo")


async def test_a_replica_that_fails_or_breaks_the_connection_is_passed_over(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook]
) -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    telegram.webhooks.first_retry_seconds = 30
    failing, well = replicas[:2]
    failing.statuses = [500, 502, 503]
    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as breaking:
        broken = f"http://127.0.0.1:{breaking.sockets[0].getsockname()[1]}/hook"
        telegram.webhooks.balance(WEBHOOK, [failing.url, broken, well.url], rest_seconds=0)
        await api.result("setWebhook", url=WEBHOOK)
        words = say(chat, 9)
        await all_taken(chat)
    assert said(well) == words
    assert counted(telegram) == [(0, 3), (0, 6), (9, 0)]


async def test_a_replica_that_hangs_is_passed_over_when_patience_ends_and_then_rests(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook]
) -> None:
    hanging, well = replicas[:2]
    hanging.seconds = 0.8
    telegram.webhooks.patience_seconds = 0.4
    telegram.webhooks.balance(WEBHOOK, [hanging.url, well.url], rest_seconds=60)
    await api.result("setWebhook", url=WEBHOOK)
    words = say(chat, 6)
    await all_taken(chat)
    assert said(well) == words
    assert counted(telegram) == [(0, 1), (6, 0)]


async def test_a_replica_that_rests_is_asked_when_no_other_takes_it(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook]
) -> None:
    telegram.webhooks.first_retry_seconds = 30
    one, other = replicas[:2]
    one.statuses, other.statuses = [500], [200, 500]
    telegram.webhooks.balance(WEBHOOK, [one.url, other.url], rest_seconds=60)
    await api.result("setWebhook", url=WEBHOOK)
    say(chat, 2)
    await all_taken(chat)
    assert said(one) == ["1"], "it failed with the first, and the other with the second"
    assert counted(telegram) == [(1, 1), (1, 1)]


async def test_a_replica_that_has_rested_takes_turns_again(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook]
) -> None:
    replicas[0].statuses = [500]
    telegram.webhooks.balance(WEBHOOK, [replica.url for replica in replicas[:2]], rest_seconds=0.05)
    await api.result("setWebhook", url=WEBHOOK)
    say(chat, 1)
    await all_taken(chat)
    await asyncio.sleep(0.06)
    say(chat, 4)
    await all_taken(chat)
    assert counted(telegram) == [(2, 1), (3, 0)]


async def test_an_update_that_no_replica_takes_comes_again(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook], dead: str
) -> None:
    telegram.webhooks.first_retry_seconds = 0.01
    replicas[0].statuses = [500, 502, 404]
    telegram.webhooks.balance(WEBHOOK, [dead, replicas[0].url], rest_seconds=60)
    await api.result("setWebhook", url=WEBHOOK)
    words = say(chat, 2)
    await all_taken(chat)
    assert said(replicas[0]) == words
    info = await api.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_what_a_replica_refuses_is_not_offered_to_another(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook]
) -> None:
    telegram.webhooks.first_retry_seconds = 30
    replicas[0].statuses = [401]
    telegram.webhooks.balance(WEBHOOK, [replica.url for replica in replicas[:2]])
    await api.result("setWebhook", url=WEBHOOK)
    chat.say("a")
    await until(lambda: "last_error_message" in telegram.webhooks.info(chat.chat.bot))
    assert counted(telegram) == [(1, 0), (0, 0)]
    assert replicas[1].got == []


async def test_replicas_come_and_go_over_http_while_updates_are_delivered(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, replicas: list[Hook], dead: str
) -> None:
    one, other, own = replicas
    await api.result("setWebhook", url=own.url)
    for backends in ([one.url], [other.url]):
        answer = await api.http.post("/sandbox/webhooks/balance", json={"url": own.url, "backends": backends})
        assert answer.json() == {
            "url": own.url,
            "backends": [{"url": url, "answered": 0, "passed_over": 0} for url in backends],
        }
        say(chat, 1)
        await all_taken(chat)
    assert (await api.http.get("/sandbox/webhooks/balance")).json() == [
        {"url": own.url, "backends": [{"url": other.url, "answered": 1, "passed_over": 0}]}
    ]
    assert (await api.http.delete("/sandbox/webhooks/balance")).json() == []
    say(chat, 1)
    await all_taken(chat)
    assert [len(replica.got) for replica in replicas] == [1, 1, 1]


async def test_patience_is_set_over_http(api: Any, telegram: Telegram) -> None:
    answer = await api.http.post("/sandbox/webhooks", json={"patience_seconds": 0.5})
    assert answer.json() == {"patience_seconds": 0.5, "first_retry_seconds": 0.5}
    assert telegram.webhooks.patience_seconds == 0.5
    assert (await api.http.post("/sandbox/webhooks", json={"first_retry_seconds": 0})).status_code == 400


@pytest.mark.parametrize(
    "order",
    [
        {"url": WEBHOOK},
        {"url": WEBHOOK, "backends": []},
        {"url": WEBHOOK, "backends": [5]},
        {"url": WEBHOOK, "backends": ["127.0.0.1:8001"]},
        {"url": WEBHOOK, "backends": ["http://127.0.0.1:80010/"]},
        {"backends": ["http://127.0.0.1:8001/"]},
    ],
)
async def test_a_balance_that_makes_no_sense_is_refused(api: Any, order: dict[str, Any]) -> None:
    answer = await api.http.post("/sandbox/webhooks/balance", json=order)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert (await api.http.get("/sandbox/webhooks/balance")).json() == []
