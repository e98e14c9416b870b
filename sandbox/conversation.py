"""Being a person in one chat: everything an app lets one do."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from sandbox.accounts import Bot, Person
from sandbox.arguments import Upload
from sandbox.chats import Chat
from sandbox.entities import CAPTION_CHARACTERS, MESSAGE_CHARACTERS, FormattedText, trimmed, with_found
from sandbox.errors import ApiError, PersonError
from sandbox.files import document, photo_sizes
from sandbox.keyboards import callback_keys
from sandbox.made_up_media import made_up
from sandbox.wire import Json, Message

if TYPE_CHECKING:
    from sandbox.telegram import Telegram

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class Conversation:
    """One person in one chat. What an app would not let them do raises `PersonError`."""

    def __init__(self, telegram: Telegram, person: Person, chat: Chat) -> None:
        self._telegram = telegram
        self.person = person
        self.chat = chat

    @property
    def messages(self) -> list[Message]:
        """Everything in the chat, oldest first, as this person sees it."""
        return [self._telegram.seen_by(self.person.id, self.chat, message) for message in self.chat.messages.values()]

    def start(self, payload: str = "") -> Message:
        """Press START, as on `t.me/<bot>?start=<payload>`; unblocks a blocked bot."""
        if not _PAYLOAD.fullmatch(payload):
            raise PersonError("a start payload has up to 64 letters, digits, _ and -")
        self.unblock()
        return self.say(f"/start {payload}".strip())

    def say(self, text: str, reply_to: int | None = None) -> Message:
        """Send a text; one too long for a message goes as several, as apps do. The last is returned."""
        text = _plain(text).text
        while len(text) > MESSAGE_CHARACTERS:
            space = max(text.rfind(" ", 1, MESSAGE_CHARACTERS), text.rfind("\n", 1, MESSAGE_CHARACTERS))
            cut = space if space > 0 else MESSAGE_CHARACTERS
            self._send(_plain(text[:cut]).fields("text", "entities"), reply_to)
            text, reply_to = text[cut:].strip(), None
        return self._send(_plain(text).fields("text", "entities"), reply_to)

    def send_document(self, upload: Upload, caption: str = "", reply_to: int | None = None) -> Message:
        stored = self._telegram.files.add(self.chat.bots, "document", upload)
        return self._send({"document": document(stored), **self._caption(caption)}, reply_to)

    def send_photo(self, upload: Upload, caption: str = "", reply_to: int | None = None) -> Message:
        stored = self._telegram.files.add(self.chat.bots, "photo", upload)
        try:
            photo = photo_sizes(stored)
        except ApiError:
            raise PersonError("this is not a picture") from None
        return self._send({"photo": photo, **self._caption(caption)}, reply_to)

    def send_media(self, kind: str, reply_to: int | None = None) -> Message:
        """A small made-up sticker, voice message, photo, video note, location or contact."""
        return self._send(made_up(kind, self._telegram.files, self.chat.bots, self.person), reply_to)

    def edit(self, message_id: int, text: str) -> Message:
        """Change the text of a message of one's own."""
        message = self._message(message_id)
        if message["from"]["id"] != self.person.id or "text" not in message:
            raise PersonError("this message can't be edited")
        plain = _plain(text)
        if len(plain.text) > MESSAGE_CHARACTERS:
            raise PersonError(f"a message has at most {MESSAGE_CHARACTERS} characters")
        kept = {name: value for name, value in message.items() if name != "entities"}
        edited = {**kept, **plain.fields("text", "entities"), "edit_date": self._telegram.clock.timestamp()}
        self._telegram.change(self.chat, edited)
        self._tell_bots("edited_message", edited)
        return edited

    async def press(self, message_id: int, data: str, wait: float = 10) -> Json:
        """Press the button with this callback data; `{"answered": …}` after at most `wait` seconds."""
        message = self._message(message_id)
        keys = [key for row in callback_keys(message.get("reply_markup")) for key in row]
        if not any(key.get("callback_data") == data for key in keys):
            raise PersonError(f"there is no button with the data {data!r} on message {message_id}")
        bot = self._author(message)
        query = self._telegram.callbacks.ask(bot.id, self.person.id, self.chat.peer(), message_id)
        update = {
            "id": query.id,
            "from": self.person.user(),
            "message": message,
            "chat_instance": str(4_000_000_000_000_000_000 + abs(self.chat.id)),
            "data": data,
        }
        bot.updates.add("callback_query", update, self.chat.id)
        try:
            # Not `wait_for`: in Python 3.11 it forgets that it was cancelled when the answer comes at the same moment.
            async with asyncio.timeout(wait):
                await query.answered.wait()
        except TimeoutError:
            return {"answered": False}
        return {"answered": True, **query.answer}

    def data_at(self, message_id: int, row: int, column: int) -> str:
        """The callback data of the button at this place."""
        rows = callback_keys(self._message(message_id).get("reply_markup"))
        if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
            raise PersonError(f"there is no button in row {row}, column {column} of message {message_id}")
        data: str | None = rows[row][column].get("callback_data")
        if data is None:
            raise PersonError("this button has no callback data: it is not for the bot")
        return data

    def vote(self, message_id: int, option_ids: list[int]) -> Message:
        """Vote in a poll; an empty list takes the vote back where that is allowed."""
        message = self._message(message_id)
        if "poll" not in message:
            raise PersonError(f"message {message_id} is not a poll")
        poll = self._telegram.polls[message["poll"]["id"]]
        poll.vote(self.person.id, option_ids)
        self._telegram.poll_changed(poll)
        if not poll.is_anonymous:
            answer = poll.answer(self.person.user())
            self._telegram.bot(poll.bot_id).updates.add("poll_answer", answer, self.person.id)
        return self._telegram.seen_by(self.person.id, self.chat, self.chat.messages[message_id])

    def block(self) -> None:
        self._set_blocked(True)

    def unblock(self) -> None:
        self._set_blocked(False)

    def _set_blocked(self, blocked: bool) -> None:
        chat = self.chat
        if not chat.is_private or chat.blocked == blocked:
            return
        chat.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        self._telegram.tell_membership(chat, chat.bot, self.person, before, after)
        told = {"type": "blocked", "bot_id": chat.peer(), "blocked": blocked}
        self._telegram.events.tell(self.person.id, told)

    def _send(self, content: Json, reply_to: int | None) -> Message:
        if self.chat.blocked:
            raise PersonError("the bot is blocked: unblock it first", 409)
        if reply_to is not None:
            answered = self._message(reply_to)
            shown = {name: value for name, value in answered.items() if name != "reply_to_message"}
            content = {"reply_to_message": shown, **content}
        self.chat.started = True
        message = self._telegram.post(self.chat, self.person.user(), content)
        self._tell_bots("message", message)
        return message

    def _tell_bots(self, kind: str, message: Message) -> None:
        for bot in self.chat.bots.values():
            if self.chat.hears(bot, message):
                bot.updates.add(kind, message, self.chat.id)

    def _message(self, message_id: int) -> Message:
        message = self.chat.messages.get(message_id)
        if message is None:
            raise PersonError(f"there is no message {message_id} in this chat", 404)
        return message

    def _author(self, message: Message) -> Bot:
        bot = self.chat.bots.get(message["from"]["id"])
        if bot is None:
            raise PersonError("this message is not from a bot")
        return bot

    def _caption(self, caption: str) -> Json:
        if not caption.strip():
            return {}
        plain = _plain(caption)
        if len(plain.text) > CAPTION_CHARACTERS:
            raise PersonError(f"a caption has at most {CAPTION_CHARACTERS} characters")
        return plain.fields("caption", "caption_entities")


def _plain(text: str) -> FormattedText:
    """A text as it was typed, with what Telegram finds in it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise PersonError("the text is not Unicode: it has half of a surrogate pair") from None
    plain = with_found(trimmed(FormattedText(text)))
    if not plain.text:
        raise PersonError("the text is empty")
    return plain
