"""Being a person over HTTP, and hearing of everything as it happens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from sandbox import Conversation, Served, Telegram

CHAT = "/sandbox/people/7/chats/100001"


async def test_people_and_bots_come_and_are_listed(http: Any) -> None:
    person = (await http.post("/sandbox/people", json={"first_name": "Ян", "language_code": "ru"})).json()
    assert person == {"id": 1001, "first_name": "Ян", "language_code": "ru"}
    bot = {"token": "100009:abc", "username": "@new_bot", "name": "New"}
    assert (await http.post("/sandbox/bots", json=bot)).json()["username"] == "new_bot"
    state = (await http.get("/sandbox/state")).json()
    assert state["now"] == "2026-03-02T12:00:00+00:00"
    assert [bot["id"] for bot in state["bots"]] == [100001, 100009]
    assert state["people"][0] == {
        "id": 7,
        "first_name": "Anna",
        "last_name": "Lee",
        "username": "anna",
        "language_code": "ru",
    }


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/sandbox/people", {}, 400),
        ("/sandbox/people", {"first_name": 5}, 400),
        ("/sandbox/people", {"first_name": "A", "id": 7}, 400),
        ("/sandbox/bots", {"token": "x", "username": "b"}, 400),
        ("/sandbox/bots", {"token": "100001:different", "username": "b"}, 400),
        (f"{CHAT}/messages", {"text": "  "}, 400),
        (f"{CHAT}/messages", {"text": "a", "reply_to_message_id": 99}, 404),
        (f"{CHAT}/start", {"payload": "not allowed!"}, 400),
        (f"{CHAT}/media", {"type": "smell"}, 400),
        (f"{CHAT}/documents", {"file": "no"}, 400),
        (f"{CHAT}/vote", {"message_id": 1, "option_ids": [0]}, 400),
        ("/sandbox/people/555/chats/100001/messages", {"text": "a"}, 404),
        ("/sandbox/people/7/chats/555/messages", {"text": "a"}, 404),
        ("/sandbox/people/7/chats/-5/messages", {"text": "a"}, 404),
        ("/sandbox/people/7/chats/bot/messages", {"text": "a"}, 404),
        ("/sandbox/groups", {"title": "g", "people": [], "bots": [100001]}, 400),
    ],
)
async def test_what_makes_no_sense_is_refused_with_a_reason(
    http: Any, chat: Conversation, path: str, body: dict[str, Any], status: int
) -> None:
    response = await http.post(path, json=body)
    assert response.status_code == status
    assert response.json()["error"]


async def test_an_address_that_is_not_there_is_told_in_json(http: Any) -> None:
    assert (await http.get("/sandbox/nothing")).json() == {"error": "Not Found"}


async def test_a_body_that_is_not_json_is_refused(http: Any) -> None:
    for body in (b"{", b"[]"):
        response = await http.post("/sandbox/people", content=body)
        assert response.status_code == 400
        assert "JSON" in response.json()["error"]


async def test_starting_opens_the_chat_and_carries_the_payload(http: Any, api: Any) -> None:
    before = (await http.get(CHAT)).json()
    assert before == {"messages": [], "commands": [], "blocked": False, "started": False}
    message = (await http.post(f"{CHAT}/start", json={"payload": "set-5_x"})).json()
    assert message["text"] == "/start set-5_x"
    assert (await api.result("getUpdates"))[0]["message"] == message
    after = (await http.get(CHAT)).json()
    assert (after["messages"], after["started"]) == ([message], True)


async def test_a_reply_shows_what_it_answers(http: Any, api: Any, chat: Conversation) -> None:
    asked = await api.result("sendMessage", chat_id=7, text="Who?", reply_markup={"force_reply": True})
    body = {"text": "Me", "reply_to_message_id": asked["message_id"]}
    await http.post(f"{CHAT}/messages", json=body)
    message = (await api.result("getUpdates"))[0]["message"]
    assert message["reply_to_message"]["text"] == "Who?"
    answer = {"message_id": message["message_id"], "quote": "M"}
    sent = await api.result("sendMessage", chat_id=7, text="Aha", reply_parameters=answer)
    assert sent["quote"] == {"text": "M", "position": 0, "is_manual": True}


async def test_a_very_long_text_goes_as_several_messages(chat: Conversation) -> None:
    words = " ".join(["слово"] * 1500)
    chat.say(words)
    texts = [message["text"] for message in chat.messages[1:]]
    assert all(len(text) <= 4096 for text in texts)
    assert " ".join(texts) == words
    chat.say("x" * 5000)
    assert [len(message["text"]) for message in chat.messages[-2:]] == [4096, 904]


async def test_a_person_edits_their_own_words(http: Any, api: Any, chat: Conversation) -> None:
    number = chat.say("frist")["message_id"]
    edited = (await http.patch(f"{CHAT}/messages/{number}", json={"text": "first"})).json()
    assert (edited["text"], "edit_date" in edited) == ("first", True)
    assert (await api.result("getUpdates"))[-1]["edited_message"] == edited


async def test_blocking_is_told_and_keeps_messages_away(http: Any, api: Any, chat: Conversation) -> None:
    assert (await http.post(f"{CHAT}/block")).json() == {"blocked": True}
    assert (await http.post(f"{CHAT}/messages", json={"text": "a"})).status_code == 409
    await http.post(f"{CHAT}/start")
    updates = await api.result("getUpdates")
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in updates[:2]]
    assert statuses == ["kicked", "member"]
    assert updates[2]["message"]["text"] == "/start"


async def test_a_message_can_be_deleted(api: Any, chat: Conversation) -> None:
    numbers = [(await api.result("sendMessage", chat_id=7, text=text))["message_id"] for text in "abc"]
    await api.result("deleteMessage", chat_id=7, message_id=numbers[0])
    await api.result("deleteMessages", chat_id=7, message_ids=[*numbers[1:], 999])
    assert [message["text"] for message in chat.messages] == ["/start"]


async def test_mentions_of_people_that_are_there_carry_the_person(api: Any, chat: Conversation) -> None:
    text = '<a href="tg://user?id=7">you</a> <a href="tg://user?id=8">nobody</a>'
    message = await api.result("sendMessage", chat_id=7, text=text, parse_mode="HTML")
    assert [entity["user"]["first_name"] for entity in message["entities"]] == ["Anna"]


@asynccontextmanager
async def listening(served: Served) -> AsyncIterator[Any]:
    """A function that returns the next event of Anna's stream."""
    async with (
        httpx.AsyncClient(base_url=served.url) as http,
        http.stream("GET", "/sandbox/people/7/events") as response,
    ):
        lines = response.aiter_lines()
        assert await anext(lines) == "retry: 1000"

        async def next_event() -> dict[str, Any]:
            while True:
                line = await asyncio.wait_for(anext(lines), 2)
                if line.startswith("data: "):
                    event: dict[str, Any] = json.loads(line.removeprefix("data: "))
                    return event

        yield next_event


async def test_everything_that_happens_is_told_as_it_happens(
    served: Served, api: Any, chat: Conversation, telegram: Telegram
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "k", "callback_data": "d"}]]}
    async with listening(served) as next_event:
        sent = await api.result("sendMessage", chat_id=7, text="a", reply_markup=keyboard)
        number = sent["message_id"]
        assert await next_event() == {"type": "message", "bot_id": 100001, "message": sent}
        edited = await api.result("editMessageText", chat_id=7, message_id=number, text="b", reply_markup=keyboard)
        assert await next_event() == {"type": "edited", "bot_id": 100001, "message": edited}
        await api.result("sendChatAction", chat_id=7, action="typing")
        assert await next_event() == {"type": "chat_action", "bot_id": 100001, "action": "typing"}
        await chat.press(number, "d", wait=0)
        query = (await api.result("getUpdates"))[0]["callback_query"]
        await api.result("answerCallbackQuery", callback_query_id=query["id"], text="ok")
        answered = {"message_id": number, "show_alert": False, "text": "ok"}
        assert await next_event() == {"type": "callback_answer", "bot_id": 100001, **answered}
        await api.result("deleteMessage", chat_id=7, message_id=number)
        assert await next_event() == {"type": "deleted", "bot_id": 100001, "message_id": number}
        commands = [{"command": "go", "description": "Go"}]
        await api.result("setMyCommands", commands=commands)
        assert await next_event() == {"type": "commands", "bot_id": 100001, "commands": commands}
        poll = await api.result("sendPoll", chat_id=7, question="q", options=["a", "b"])
        assert (await next_event())["message"]["voted"] == []
        voted = chat.vote(poll["message_id"], [1])
        assert await next_event() == {"type": "poll", "bot_id": 100001, "message": voted}
        chat.block()
        assert await next_event() == {"type": "blocked", "bot_id": 100001, "blocked": True}
        telegram.clock.move_to(telegram.clock.now())
        assert await next_event() == {"type": "clock", "now": "2026-03-02T12:00:00+00:00"}


async def test_an_event_stream_of_nobody_is_refused(http: Any) -> None:
    assert (await http.get("/sandbox/people/555/events")).status_code == 404
