"""The methods of the Bot API that a bot under measurement needs."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import count
from typing import Any, Final

from bench.stub.bodies import Arguments
from bench.stub.messages import Message, content, keyboard

KEPT: Final = 8
"""Messages of a chat that can still be edited."""
TRUE: Final = b'{"ok":true,"result":true}'
DONE: Final = frozenset(
    {
        "answerCallbackQuery",
        "answerInlineQuery",
        "close",
        "deleteMessage",
        "deleteMyCommands",
        "logOut",
        "sendChatAction",
        "setChatMenuButton",
        "setMyCommands",
        "setMyDescription",
        "setMyName",
        "setMyShortDescription",
    }
)
"""Methods that change nothing here."""
_FILE: Final = {"file_id": "a-file", "file_unique_id": "a-file", "file_size": 1000}
_FILES: Final[dict[str, Any]] = {
    "sendPhoto": ("photo", [{**_FILE, "width": 640, "height": 480}]),
    "sendDocument": ("document", {**_FILE, "file_name": "file"}),
}


class Refused(Exception):
    """The call is refused, as Telegram says it."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code

    @property
    def wire(self) -> bytes:
        return json.dumps({"ok": False, "error_code": self.code, "description": str(self)}).encode()


class Methods:
    """What the bot may call. calls: how often it called what. shown: is told of every message sent or edited."""

    def __init__(self, bot: int) -> None:
        self.calls: Counter[str] = Counter()
        self.shown: Callable[[Message], None] = lambda _: None
        me = {"id": bot, "is_bot": True, "first_name": "Measured", "username": "measured_bot"}
        self._me = json.dumps(me).encode()
        self._ids = count(1)
        self._chats: defaultdict[int, dict[int, Message]] = defaultdict(dict)

    def next_message(self) -> int:
        """A number for a message, of the bot's or of a person's."""
        return next(self._ids)

    @staticmethod
    def date() -> int:
        """Now, as messages carry it."""
        return int(time.time())

    def perform(self, method: str, arguments: Arguments) -> tuple[bytes, Message | None]:
        """The answer, and the message people see anew. Raises Refused."""
        self.calls[method] += 1
        if method in DONE:
            return TRUE, None
        match method:
            case "sendMessage":
                text, members = content(str(arguments.get("text", "")), str(arguments.get("parse_mode", "")))
                return self._ok(self._put(arguments, self.next_message(), text, members, edited=False))
            case "editMessageText":
                before = self._existing(arguments)
                text, members = content(str(arguments.get("text", "")), str(arguments.get("parse_mode", "")))
                return self._ok(self._put(arguments, before.id, text, members, edited=True))
            case "editMessageReplyMarkup":
                before = self._existing(arguments)
                answer, _ = self._ok(self._put(arguments, before.id, before.text, before.members, edited=True))
                return answer, None
            case "sendPhoto" | "sendDocument":
                text, members = content(
                    str(arguments.get("caption", "")), str(arguments.get("parse_mode", "")), "caption"
                )
                name, file = _FILES[method]
                members = f'"{name}":{json.dumps(file)},'.encode() + members
                return self._ok(self._put(arguments, self.next_message(), text, members, edited=False))
            case "getMe":
                return b'{"ok":true,"result":%s}' % self._me, None
        raise Refused(404, "Not Found: method not found")

    def _existing(self, arguments: Arguments) -> Message:
        message = self._chats[_chat(arguments)].get(int(arguments.get("message_id") or 0))
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        return message

    def _put(self, arguments: Arguments, id_: int, text: str, members: bytes, edited: bool) -> Message:
        chat, now = _chat(arguments), self.date()
        markup, keys = keyboard(arguments.get("reply_markup"))
        wire = b'{"message_id":%d,"from":%s,"chat":%s,"date":%d,%s%s%s}' % (
            id_,
            self._me,
            chat_wire(chat),
            now,
            b'"edit_date":%d,' % now if edited else b"",
            members,
            b',"reply_markup":' + markup if markup else b"",
        )
        message = Message(chat, id_, text, keys, members, wire)
        kept = self._chats[chat]
        kept[id_] = message
        if len(kept) > KEPT:
            del kept[next(iter(kept))]
        return message

    @staticmethod
    def _ok(message: Message) -> tuple[bytes, Message]:
        return b'{"ok":true,"result":%s}' % message.wire, message


def chat_wire(chat: int) -> bytes:
    """A private chat, as JSON."""
    return b'{"id":%d,"first_name":"Learner","type":"private"}' % chat


def person_wire(person: int) -> bytes:
    """A person, as JSON."""
    return b'{"id":%d,"is_bot":false,"first_name":"Learner","language_code":"ru"}' % person


def _chat(arguments: Arguments) -> int:
    try:
        return int(arguments["chat_id"])
    except (KeyError, ValueError):
        raise Refused(400, "Bad Request: chat not found") from None
