"""Chats and the messages in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from sandbox.accounts import Bot, Person
from sandbox.wire import Json, Message, without_nones


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat (one person, one bot) or a group; `id` as the Bot API names it."""

    id: int
    people: dict[int, Person]
    bots: dict[int, Bot]
    title: str | None = None
    """None: a private chat."""
    started: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    reply_keyboards: dict[int, Json] = field(default_factory=dict)
    """By message: markups that people see but that the Bot API leaves out of messages."""
    message_ids: count[int] = field(default_factory=lambda: count(1))

    @property
    def is_private(self) -> bool:
        return self.title is None

    @property
    def bot(self) -> Bot:
        """The bot of a private chat."""
        return next(iter(self.bots.values()))

    @property
    def person(self) -> Person:
        """The person of a private chat."""
        return next(iter(self.people.values()))

    def peer(self) -> int:
        """How a person names this chat: by the bot's id, or by the group's."""
        return self.bot.id if self.is_private else self.id

    def wire(self) -> Json:
        """The Bot API's Chat."""
        if not self.is_private:
            return {"id": self.id, "title": self.title, "type": "supergroup"}
        person = self.person
        return without_nones(
            id=person.id,
            first_name=person.first_name,
            last_name=person.last_name,
            username=person.username,
            type="private",
        )

    def next_message_id(self) -> int:
        return next(self.bot.message_ids if self.is_private else self.message_ids)

    def hears(self, bot: Bot, message: Message) -> bool:
        """Whether the bot is told of a person's message: in groups bots see what is meant for them."""
        if self.is_private or bot.reads_all_group_messages:
            return True
        answered: Json = message.get("reply_to_message", {})
        if answered.get("from", {}).get("id") == bot.id:
            return True
        text: str = message.get("text") or message.get("caption") or ""
        if text.startswith("/"):
            _, at, name = text.split()[0].partition("@")
            return not at or name.lower() == bot.username.lower()
        return f"@{bot.username.lower()}" in text.lower()
