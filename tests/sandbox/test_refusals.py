"""What Telegram refuses, and in which words: the table."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import Conversation

ANNA = 7
LONG = "x" * 4097


def keys(**key: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[key]]}


def poll(**fields: Any) -> dict[str, Any]:
    return {"chat_id": ANNA, "question": "Which?", "options": ["a", "b"], **fields}


REFUSED: list[tuple[str, dict[str, Any], int, str]] = [
    ("noSuchMethod", {}, 404, "Not Found: method not found"),
    ("sendSticker", {"chat_id": ANNA}, 404, "Not Found: method not found"),
    ("sendMessage", {"text": "hi"}, 400, "Bad Request: chat_id is empty"),
    ("sendMessage", {"chat_id": 999, "text": "hi"}, 400, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "hi"}, 400, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": -100, "text": "hi"}, 400, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": ANNA}, 400, "Bad Request: message text is empty"),
    ("sendMessage", {"chat_id": ANNA, "text": " \n "}, 400, "Bad Request: text must be non-empty"),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "<b> </b>", "parse_mode": "HTML"},
        400,
        "Bad Request: text must be non-empty",
    ),
    ("sendMessage", {"chat_id": ANNA, "text": LONG}, 400, "Bad Request: message is too long"),
    ("sendMessage", {"chat_id": ANNA, "text": "я" * 20_000}, 400, "Bad Request: text is too long"),
    ("sendMessage", {"chat_id": ANNA, "text": "\ud800"}, 400, "Bad Request: strings must be encoded in UTF-8"),
    ("sendMessage", {"chat_id": ANNA, "text": "a", "parse_mode": "BBCode"}, 400, "Bad Request: unsupported parse_mode"),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "да <x>", "parse_mode": "HTML"},
        400,
        'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 5',
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a.", "parse_mode": "MarkdownV2"},
        400,
        "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "entities": [{"type": "bold"}]},
        400,
        "Bad Request: can't parse MessageEntity: Can't find field \"offset\"",
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "reply_markup": keys(text="k", callback_data="я" * 33)},
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "reply_markup": keys(text="k", callback_data="")},
        400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "reply_markup": keys(text=" ", callback_data="x")},
        400,
        "Bad Request: inline keyboard button text must be non-empty",
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "reply_markup": keys(callback_data="x")},
        400,
        "Bad Request: can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "reply_markup": keys(text="k", url="localhost")},
        400,
        "Bad Request: inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "reply_markup": {"inline_keyboard": [{"text": "k"}]}},
        400,
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "reply_markup": "{"},
        400,
        "Bad Request: can't parse reply keyboard markup JSON object",
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "reply_markup": []},
        400,
        "Bad Request: object expected as reply markup",
    ),
    (
        "sendMessage",
        {
            "chat_id": ANNA,
            "text": "a",
            "reply_markup": {"inline_keyboard": [[{"text": "k" * 99, "callback_data": "d"}]] * 99},
        },
        400,
        "Bad Request: reply markup is too long",
    ),
    (
        "sendMessage",
        {"chat_id": ANNA, "text": "a", "reply_parameters": {"message_id": 555}},
        400,
        "Bad Request: message to be replied not found",
    ),
    (
        "editMessageText",
        {"chat_id": ANNA, "message_id": 555, "text": "a"},
        400,
        "Bad Request: message to edit not found",
    ),
    ("editMessageText", {"chat_id": ANNA, "message_id": 1, "text": "a"}, 400, "Bad Request: message can't be edited"),
    ("editMessageText", {"chat_id": ANNA, "message_id": 1, "text": LONG}, 400, "Bad Request: MESSAGE_TOO_LONG"),
    (
        "editMessageText",
        {"chat_id": ANNA, "message_id": 1, "text": "a", "reply_markup": {"keyboard": [["k"]]}},
        400,
        "Bad Request: inline keyboard expected",
    ),
    ("deleteMessage", {"chat_id": ANNA, "message_id": 555}, 400, "Bad Request: message to delete not found"),
    ("deleteMessage", {"message_id": 1}, 400, "Bad Request: chat identifier is not specified"),
    ("deleteMessage", {"chat_id": ANNA}, 400, "Bad Request: message identifier is not specified"),
    ("deleteMessages", {"chat_id": ANNA, "message_ids": []}, 400, "Bad Request: message identifiers are not specified"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, 400, "Bad Request: MESSAGE_TOO_LONG"),
    ("sendChatAction", {"chat_id": ANNA, "action": "dancing"}, 400, "Bad Request: wrong parameter action in request"),
    ("sendPhoto", {"chat_id": ANNA}, 400, "Bad Request: there is no photo in the request"),
    ("sendPhoto", {"chat_id": ANNA, "photo": "AgADBAAD"}, 400, "Bad Request: wrong file identifier/HTTP URL specified"),
    (
        "sendDocument",
        {"chat_id": ANNA, "document": "AgADBAAD", "caption": "x" * 1025},
        400,
        "Bad Request: message caption is too long",
    ),
    ("getFile", {}, 400, "Bad Request: file_id not specified"),
    ("getFile", {"file_id": "AgADBAAD"}, 400, "Bad Request: invalid file_id"),
    ("sendPoll", poll(question="x" * 301), 400, "Bad Request: poll question length must not exceed 300"),
    ("sendPoll", poll(question=""), 400, "Bad Request: text must be non-empty"),
    ("sendPoll", poll(options=[]), 400, "Bad Request: poll must have at least one answer option"),
    ("sendPoll", poll(options=["o"] * 13), 400, "Bad Request: poll can't have more than 12 options"),
    ("sendPoll", poll(options=["x" * 101]), 400, "Bad Request: poll options length must not exceed 100"),
    ("sendPoll", poll(options="["), 400, "Bad Request: can't parse options JSON object"),
    ("sendPoll", poll(options=[5]), 400, "Bad Request: expected an option to be of type String"),
    ("sendPoll", poll(type="riddle"), 400, "Bad Request: unsupported poll type specified"),
    ("sendPoll", poll(type="quiz"), 400, "Bad Request: correct quiz option list must be non-empty"),
    ("sendPoll", poll(type="quiz", correct_option_id=2), 400, "Bad Request: wrong quiz correct_option_id"),
    (
        "sendPoll",
        poll(type="quiz", correct_option_ids=[1, 0], allows_multiple_answers=True),
        400,
        "Bad Request: correct quiz option list must be increasing",
    ),
    ("sendPoll", poll(type="quiz", correct_option_id=0, explanation="x" * 201), 400, "Bad Request: MESSAGE_TOO_LONG"),
    (
        "sendPoll",
        poll(type="quiz", correct_option_id=0, explanation="a\nb\nc\nd"),
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    ),
    ("sendPoll", poll(open_period=4), 400, "Bad Request: POLL_OPEN_PERIOD_INVALID"),
    ("stopPoll", {"chat_id": ANNA, "message_id": 555}, 400, "Bad Request: message with poll to stop not found"),
    ("stopPoll", {"chat_id": ANNA, "message_id": 1}, 400, "Bad Request: message is not a poll"),
    (
        "setMyCommands",
        {"commands": [{"command": "Go Home", "description": "d"}]},
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "x" * 33, "description": "d"}]},
        400,
        "Bad Request: command length must not exceed 32",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "go", "description": "d" * 257}]},
        400,
        "Bad Request: command description length must not exceed 256",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "go", "description": " "}]},
        400,
        "Bad Request: command description must be non-empty",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "go", "description": "d"}] * 101},
        400,
        "Bad Request: BOT_COMMANDS_TOO_MUCH",
    ),
    ("setWebhook", {"url": "ftp://x"}, 400, "Bad Request: invalid webhook URL specified"),
    (
        "setWebhook",
        {"url": "http://example.org/hook"},
        400,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "http://localhost:1/", "secret_token": "a b"},
        400,
        "Bad Request: secret token contains unallowed characters",
    ),
    ("getChat", {"chat_id": 555}, 400, "Bad Request: chat not found"),
    ("getChatMember", {"chat_id": ANNA, "user_id": 555}, 400, "Bad Request: user not found"),
]


@pytest.mark.parametrize(
    ("method", "params", "code", "description"), REFUSED, ids=[f"{row[0]}: {row[3][:70]}" for row in REFUSED]
)
async def test_telegram_refuses(
    api: Any, chat: Conversation, method: str, params: dict[str, Any], code: int, description: str
) -> None:
    assert await api(method, **params) == {"ok": False, "error_code": code, "description": description}
    assert [message["message_id"] for message in chat.messages] == [1], "a refused call leaves no trace"
