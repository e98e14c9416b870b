"""One call of a Bot API method: who calls, with what, and the look-ups that every method needs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sandbox.accounts import Bot
from sandbox.arguments import Arguments
from sandbox.chats import Chat
from sandbox.errors import bad_request, forbidden
from sandbox.telegram import Telegram
from sandbox.wire import Json, Message


@dataclass(frozen=True, slots=True)
class Call:
    telegram: Telegram
    bot: Bot
    arguments: Arguments

    def chat(self) -> Chat:
        """The chat of `chat_id`, if the bot may know it."""
        reference = self.arguments.text("chat_id").strip()
        if not reference:
            raise bad_request("chat_id is empty")
        try:
            chat_id = int(reference)
        except ValueError:
            raise bad_request("chat not found") from None
        if chat_id > 0 and chat_id in self.telegram.people:
            return self.telegram.private_chat(self.bot, self.telegram.people[chat_id])
        group = self.telegram.groups.get(chat_id)
        if group is None:
            raise bad_request("chat not found")
        if self.bot.id not in group.bots:
            raise forbidden("bot is not a member of the supergroup chat")
        return group

    def writable_chat(self) -> Chat:
        """The chat of `chat_id`, if the bot may write there."""
        chat = self.chat()
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def message(self, chat: Chat, what: str) -> Message:
        """The message of `message_id`; `what` as in "<what> not found"."""
        message = chat.messages.get(self.arguments.integer("message_id"))
        if message is None:
            raise bad_request(f"{what} not found")
        return message

    def own_message(self, chat: Chat) -> Message:
        """The message of `message_id`, if this bot sent it and so may edit it."""
        message = self.message(chat, "message to edit")
        if message["from"]["id"] != self.bot.id or message["message_id"] in chat.reply_keyboards:
            raise bad_request("message can't be edited")
        return message

    def count(self, chat: Chat, messages: int = 1) -> None:
        """Tell flood control of messages to come. Raises 429 when they are too many now."""
        if self.telegram.flood is not None:
            self.telegram.flood.check(self.bot.id, chat.id, messages)

    def send(self, chat: Chat, content: Json, markup: Json | None = None) -> Message:
        """Post the content as this bot's message, counted by flood control."""
        self.count(chat)
        return self.post(chat, content, markup)

    def post(self, chat: Chat, content: Json, markup: Json | None = None) -> Message:
        """Post the content as this bot's message, counted before."""
        if markup is None or "inline_keyboard" in markup:
            return self.telegram.post(chat, self.bot.user(), {**content, **shown(markup)})
        return self.telegram.post(chat, self.bot.user(), content, markup)


def shown(markup: Json | None) -> Json:
    """The markup as a field of a message."""
    return {} if markup is None else {"reply_markup": markup}


Method = Callable[[Call], Any | Awaitable[Any]]
Methods = dict[str, Method]
"""By name in small letters: Telegram does not care about case."""
