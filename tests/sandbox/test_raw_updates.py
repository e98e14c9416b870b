"""Updates that no person could have made."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox import Conversation, Served, Telegram
from tests.sandbox.conftest import TOKEN
from tests.sandbox.hook import Hook, listening
from tests.sandbox.waiting import until

UPDATES = "/sandbox/bots/100001/updates"


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with listening(Hook()) as hook:
        yield hook


CONTENTS: list[Any] = [
    {"from": {"id": "x"}, "data": 5},
    None,
    [],
    "words",
    1e300,
    {"text": "\ud83d"},
    {"deep": [[[[]]]]},
]


@pytest.mark.parametrize("content", CONTENTS)
async def test_content_reaches_the_bot_as_it_is(api: Any, chat: Conversation, content: Any) -> None:
    body = json.dumps({"kind": "callback_query", "content": content, "lane": 7})
    number = (await api.http.post(UPDATES, content=body)).json()["update_id"]
    assert await api.result("getUpdates") == [{"update_id": number, "callback_query": content}]
    assert await api.result("getUpdates", offset=number + 1) == []


async def test_an_update_that_was_not_asked_for_or_that_telegram_does_not_know_can_be_put_too(
    api: Any, chat: Conversation
) -> None:
    await api.result("getUpdates", allowed_updates=["message"])
    for kind in ("poll", "from_the_future"):
        await api.http.post(UPDATES, json={"kind": kind, "content": {"new": True}})
    assert [set(update) for update in await api.result("getUpdates")] == [
        {"update_id", "poll"},
        {"update_id", "from_the_future"},
    ]


async def test_raw_text_is_confirmed_by_the_number_it_got(api: Any, chat: Conversation) -> None:
    texts = ["null", '{"update_id": $update_id, "message": {}}', '{"update_id": "7"}']
    numbers = [(await api.http.post(f"{UPDATES}/raw", content=text)).json()["update_id"] for text in texts]
    got = await api.result("getUpdates")
    assert got == [None, {"update_id": numbers[1], "message": {}}, {"update_id": "7"}]
    assert await api.result("getUpdates", offset=numbers[1] + 1) == got[2:]


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe{", b'{"update_id": 1, "message": "\xd0"}', b"{", b"", "\ud83d".encode("utf-8", "surrogatepass")]
)
async def test_what_is_no_json_or_no_utf_8_goes_over_the_wire_unchanged(
    api: Any, chat: Conversation, raw: bytes
) -> None:
    await api.http.post(f"{UPDATES}/raw", content=raw)
    response = await api.http.get(f"/bot{TOKEN}/getUpdates")
    assert response.content == b'{"ok":true,"result":[' + raw + b"]}"


async def test_a_webhook_gets_raw_updates_too_each_lane_in_order(
    api: Any, chat: Conversation, served: Served, telegram: Telegram, hook: Hook
) -> None:
    await api.result("setWebhook", url=hook.url)
    updates = telegram.bot(100001).updates
    for number in range(3):
        updates.put({"message": {"text": str(number)}}, lane=7)
    assert await hook.texts(3) == ["0", "1", "2"]
    updates.put_raw(b'{"update_id": $update_id, "bytes": "\xd0\x9f"}', lane=7)
    await until(lambda: len(hook.got) == 4)
    assert hook.got[3] == {"update_id": updates.last_id, "bytes": "П"}


@pytest.mark.parametrize(
    ("address", "body", "status"),
    [
        (UPDATES, {"kind": "message"}, 400),
        (UPDATES, {"content": {}}, 400),
        (UPDATES, {"kind": "message", "content": {}, "lane": "five"}, 400),
        (f"{UPDATES}/raw?lane=five", {}, 400),
        ("/sandbox/bots/5/updates", {"kind": "message", "content": {}}, 404),
        ("/sandbox/bots/5/updates/raw", {}, 404),
    ],
)
async def test_an_update_for_nobody_or_of_nothing_is_refused(api: Any, address: str, body: Any, status: int) -> None:
    answer = await api.http.post(address, json=body)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])
    assert await api.result("getUpdates") == []
