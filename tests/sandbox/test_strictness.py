"""How Telegram treats tokens, blocked chats, edits that change nothing, limits, and nonsense."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox import Conversation, Telegram
from sandbox.methods import METHODS

ANNA = 7


def poll(**fields: Any) -> dict[str, Any]:
    return {"chat_id": ANNA, "question": "Which?", "options": ["a", "b"], **fields}


async def test_a_token_that_nobody_has_is_unauthorized(http: httpx.AsyncClient) -> None:
    response = await http.get("/bot100001:another-token/getMe")
    assert response.status_code == 401
    assert response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize("path", ["/botnonsense/getMe", "/bot/getMe", "/bot100001:test-token", "/bot0:a/getMe"])
async def test_what_is_no_token_at_all_is_not_found(http: httpx.AsyncClient, path: str) -> None:
    response = await http.get(path)
    assert response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_a_bot_cannot_write_first(api: Any, telegram: Telegram) -> None:
    answer = await api("sendMessage", chat_id=ANNA, text="hello")
    assert answer["error_code"] == 403
    assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"text": "a"}),
        ("sendPoll", {"question": "q", "options": ["a", "b"]}),
        ("sendChatAction", {"action": "typing"}),
        ("editMessageText", {"message_id": 2, "text": "b"}),
    ],
)
async def test_a_bot_cannot_write_to_who_blocked_it(
    api: Any, chat: Conversation, method: str, params: dict[str, Any]
) -> None:
    await api.result("sendMessage", chat_id=ANNA, text="a")
    chat.block()
    answer = await api(method, chat_id=ANNA, **params)
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was blocked by the user")
    chat.unblock()
    assert (await api(method, chat_id=ANNA, **params))["ok"]


async def test_an_edit_that_changes_nothing_is_refused(api: Any, chat: Conversation) -> None:
    keyboard = {"inline_keyboard": [[{"text": "k", "callback_data": "d"}]]}
    same = {"chat_id": ANNA, "text": "<b>a</b>", "parse_mode": "HTML", "reply_markup": keyboard}
    number = (await api.result("sendMessage", **same))["message_id"]
    not_modified = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly"
        " the same as a current content and reply markup of the message"
    )
    assert (await api("editMessageText", message_id=number, **same))["description"] == not_modified
    markup_only = {"chat_id": ANNA, "message_id": number, "reply_markup": keyboard}
    assert (await api("editMessageReplyMarkup", **markup_only))["description"] == not_modified
    assert (await api("editMessageText", message_id=number, chat_id=ANNA, text="a"))["ok"]


async def test_only_what_a_message_has_can_be_edited(api: Any, chat: Conversation) -> None:
    poll_message = await api.result("sendPoll", **poll())
    text_message = await api.result("sendMessage", chat_id=ANNA, text="a")
    answer = await api("editMessageText", chat_id=ANNA, message_id=poll_message["message_id"], text="b")
    assert answer["description"] == "Bad Request: there is no text in the message to edit"
    answer = await api("editMessageCaption", chat_id=ANNA, message_id=text_message["message_id"], caption="b")
    assert answer["description"] == "Bad Request: there is no caption in the message to edit"


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(api: Any, chat: Conversation) -> None:
    markup = {"keyboard": [[{"text": "Yes"}]], "resize_keyboard": True}
    message = await api.result("sendMessage", chat_id=ANNA, text="a", reply_markup=markup)
    assert "reply_markup" not in message, "the Bot API shows only inline keyboards"
    assert chat.messages[-1]["reply_markup"] == markup
    answer = await api("editMessageText", chat_id=ANNA, message_id=message["message_id"], text="b")
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_a_limit_is_reached_before_it_is_passed(api: Any, chat: Conversation) -> None:
    """Exactly at the limit everything is still taken."""
    keyboard = {"inline_keyboard": [[{"text": "k", "callback_data": "d" * 64}]]}
    await api.result("sendMessage", chat_id=ANNA, text="😀" * 4096, reply_markup=keyboard)
    await api.result("sendMessage", chat_id=ANNA, text=f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    quiz = {"type": "quiz", "correct_option_id": 11, "explanation": "x" * 198 + "\n\n"}
    await api.result("sendPoll", **poll(question="x" * 300, options=["o" * 100] * 12, **quiz))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 2**40) | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PARAMETERS = [
    *("text", "caption", "entities", "parse_mode", "reply_markup", "reply_parameters", "link_preview_options"),
    *("message_id", "message_ids", "options", "question", "type", "correct_option_ids", "explanation", "media"),
    *("photo", "document", "scope", "commands", "language_code", "menu_button", "user_id", "file_id"),
    *("offset", "limit", "allowed_updates", "open_period", "close_date"),
]


# So many for there are so many methods.
@settings(max_examples=max(150, settings().max_examples), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(sorted(set(METHODS) - {"setwebhook"})),
    params=st.dictionaries(st.sampled_from(PARAMETERS), JSON_VALUES, max_size=6),
)
async def test_nonsense_is_refused_and_never_breaks_the_server(
    api: Any, chat: Conversation, method: str, params: dict[str, Any]
) -> None:
    params.pop("timeout", None)
    answer = await api(method, chat_id=ANNA, **params)
    assert answer["ok"] or 400 <= answer["error_code"] < 500
