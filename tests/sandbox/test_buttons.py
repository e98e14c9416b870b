"""Pressing buttons and answering the press."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from sandbox import Conversation, PersonError, Telegram

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Yes", "callback_data": "y"}, {"text": "Site", "url": "https://e.org/"}],
        [{"text": "No", "callback_data": "n"}],
    ]
}
CHAT = "/sandbox/people/7/chats/100001"
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def question(api: Any, chat: Conversation) -> int:
    message = await api.result("sendMessage", chat_id=7, text="Well?", reply_markup=KEYBOARD)
    number: int = message["message_id"]
    return number


async def query_id(api: Any) -> str:
    updates = await api.result("getUpdates", timeout=5)
    number: str = updates[-1]["callback_query"]["id"]
    return number


async def test_a_press_waits_for_the_bot_and_brings_its_answer(api: Any, question: int) -> None:
    pressed = asyncio.create_task(api.http.post(f"{CHAT}/press", json={"message_id": question, "data": "y"}))
    number = await query_id(api)
    await api.result("answerCallbackQuery", callback_query_id=number, text="Good!", show_alert=True)
    assert (await pressed).json() == {"answered": True, "text": "Good!", "show_alert": True}


async def test_a_button_can_be_named_by_its_place(api: Any, question: int) -> None:
    place = {"message_id": question, "row": 1, "column": 0, "wait": 0}
    assert (await api.http.post(f"{CHAT}/press", json=place)).json() == {"answered": False}
    assert (await api.result("getUpdates"))[0]["callback_query"]["data"] == "n"


@pytest.mark.parametrize(
    "press", [{"data": "other"}, {"row": 0, "column": 1}, {"row": 5, "column": 0}, {"row": 0}, {"data": 5}]
)
async def test_only_buttons_that_are_there_can_be_pressed(api: Any, question: int, press: dict[str, Any]) -> None:
    response = await api.http.post(f"{CHAT}/press", json={"message_id": question, **press})
    assert response.status_code == 400
    assert response.json()["error"]
    assert await api.result("getUpdates") == []


async def test_a_button_that_was_taken_away_cannot_be_pressed(api: Any, chat: Conversation, question: int) -> None:
    await api.result("editMessageReplyMarkup", chat_id=7, message_id=question)
    with pytest.raises(PersonError, match="no button"):
        await chat.press(question, "y", wait=0)


async def test_a_press_can_be_answered_twice_in_time_and_not_once_too_late(
    api: Any, chat: Conversation, question: int, telegram: Telegram
) -> None:
    await chat.press(question, "y", wait=0)
    number = await query_id(api)
    assert await api.result("answerCallbackQuery", callback_query_id=number)
    telegram.clock.advance(timedelta(seconds=15))
    assert await api.result("answerCallbackQuery", callback_query_id=number)
    telegram.clock.advance(timedelta(seconds=1))
    assert (await api("answerCallbackQuery", callback_query_id=number))["description"] == TOO_OLD


async def test_a_press_is_answered_only_by_the_bot_that_got_it(
    api: Any, chat: Conversation, question: int, telegram: Telegram
) -> None:
    await chat.press(question, "y", wait=0)
    number = await query_id(api)
    other = telegram.add_bot("100002:other", "other_bot", "Other")
    api.token = other.token
    assert (await api("answerCallbackQuery", callback_query_id=number))["description"] == TOO_OLD


async def test_an_edit_of_the_keyboard_alone_does_not_mark_the_message_as_edited(
    api: Any, chat: Conversation, question: int
) -> None:
    changed = {"inline_keyboard": [[{"text": "Later", "callback_data": "l"}]]}
    edited = await api.result("editMessageReplyMarkup", chat_id=7, message_id=question, reply_markup=changed)
    assert "edit_date" not in edited
    same_text = await api.result("editMessageText", chat_id=7, message_id=question, text="Well?")
    assert "edit_date" not in same_text
    assert "reply_markup" not in same_text, "an edit without a keyboard takes the keyboard away"
    assert "edit_date" in await api.result("editMessageText", chat_id=7, message_id=question, text="Now?")
