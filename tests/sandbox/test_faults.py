"""Ordered faults and the log of calls."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from sandbox import Conversation, Fault, Served, Telegram


async def order(http: Any, **fault: Any) -> httpx.Response:
    response: httpx.Response = await http.post("/sandbox/faults", json=fault)
    return response


@pytest.mark.parametrize(
    ("fault", "code", "description"),
    [
        ({"kind": "429", "retry_after": 7}, 429, "Too Many Requests: retry after 7"),
        ({"kind": "500"}, 500, "Internal Server Error: ordered by the sandbox"),
        ({"kind": "502"}, 502, "Bad Gateway"),
        ({"kind": "400", "description": "Bad Request: no"}, 400, "Bad Request: no"),
        ({"kind": "403"}, 403, "Forbidden: bot was blocked by the user"),
    ],
)
async def test_an_ordered_fault_comes_as_often_as_ordered(
    api: Any, chat: Conversation, fault: dict[str, Any], code: int, description: str
) -> None:
    await order(api.http, method="sendMessage", times=2, **fault)
    for _ in range(2):
        answer = await api("sendMessage", chat_id=7, text="a")
        assert (answer["error_code"], answer["description"]) == (code, description)
        assert answer.get("parameters") == ({"retry_after": 7} if code == 429 else None)
    assert (await api("sendMessage", chat_id=7, text="a"))["ok"]
    assert len(chat.messages) == 2, "a call that failed did nothing"


async def test_a_fault_meets_only_the_method_and_chat_it_was_ordered_for(api: Any, chat: Conversation) -> None:
    await order(api.http, method="sendMessage", kind="500", chat_id=8)
    await order(api.http, method="*", kind="502")
    assert (await api("getUpdates"))["ok"], "a fault for every method spares getUpdates"
    assert (await api("sendMessage", chat_id=7, text="a"))["error_code"] == 502
    assert (await api("sendMessage", chat_id=7, text="a"))["ok"]
    left = (await api.http.get("/sandbox/faults")).json()
    assert [(fault["method"], fault["chat_id"], fault["times"]) for fault in left] == [("sendMessage", 8, 1)]
    assert (await api.http.delete("/sandbox/faults")).json() == []
    assert (await api.http.get("/sandbox/faults")).json() == []


async def test_an_order_that_makes_no_sense_is_refused(api: Any) -> None:
    assert (await order(api.http, kind="418")).status_code == 400
    assert (await order(api.http, kind="500", times=0)).status_code == 400
    assert (await order(api.http, method="sendMessage")).json() == {"error": "kind is missing"}


async def test_a_call_can_be_carried_out_and_its_answer_lost(api: Any, chat: Conversation) -> None:
    await order(api.http, method="sendMessage", kind="502", applied=True)
    assert (await api("sendMessage", chat_id=7, text="delivered"))["error_code"] == 502
    assert chat.messages[-1]["text"] == "delivered"


async def test_a_connection_can_be_reset(served: Served, telegram: Telegram, chat: Conversation) -> None:
    telegram.faults.order(Fault("sendMessage", "reset"))
    async with httpx.AsyncClient(base_url=served.url) as http:
        send = {"chat_id": 7, "text": "a"}
        with pytest.raises(httpx.TransportError):
            await http.post("/bot100001:test-token/sendMessage", json=send)
        assert (await http.post("/bot100001:test-token/sendMessage", json=send)).json()["ok"]


async def test_a_request_can_be_left_without_an_answer(served: Served, telegram: Telegram, chat: Conversation) -> None:
    telegram.faults.order(Fault("sendMessage", "timeout"))
    async with httpx.AsyncClient(base_url=served.url, timeout=0.2) as http:
        with pytest.raises(httpx.ReadTimeout):
            await http.post("/bot100001:test-token/sendMessage", json={"chat_id": 7, "text": "a"})
    assert len(chat.messages) == 1


async def test_the_log_tells_what_was_called_and_never_the_token(api: Any, chat: Conversation) -> None:
    await api("sendMessage", chat_id=7, text="a")
    await api("sendMessage", chat_id=7)
    await api("getUpdates")
    calls = (await api.http.get("/sandbox/calls")).json()
    assert [(call["n"], call["method"], call["ok"]) for call in calls] == [
        (1, "sendMessage", True),
        (2, "sendMessage", False),
    ]
    assert calls[0]["params"] == {"chat_id": 7, "text": "a"}
    assert (calls[1]["error_code"], calls[1]["description"]) == (400, "Bad Request: message text is empty")
    later = await api.http.get("/sandbox/calls?since=1")
    assert [call["n"] for call in later.json()] == [2]
    assert "test-token" not in later.text
