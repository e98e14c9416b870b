"""Telegram's state: who is there, what was said, and who is to be told. Knows nothing of the HTTP server."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import count

from sandbox.accounts import TOKEN, Bot, Person, Profile
from sandbox.callbacks import CallbackQueries
from sandbox.calls import CallLog
from sandbox.chats import Chat
from sandbox.clock import Clock
from sandbox.conversation import Conversation
from sandbox.errors import PersonError
from sandbox.events import EventHub
from sandbox.faults import Faults
from sandbox.files import FileStore
from sandbox.limits import FloodControl, Limits
from sandbox.polls import Poll
from sandbox.webhooks import Webhooks
from sandbox.wire import Json, Message

FIRST_PERSON_ID = 1001


class Telegram:
    """One small Telegram in memory. `limits=None`: no flood control."""

    def __init__(self, clock: Clock | None = None, limits: Limits | None = None) -> None:
        self.clock = clock or Clock()
        self.bots: dict[str, Bot] = {}
        """By token."""
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Chat] = {}
        self.files = FileStore()
        self.polls: dict[str, Poll] = {}
        self.callbacks = CallbackQueries(self.clock)
        self.faults = Faults()
        self.calls = CallLog()
        self.events = EventHub()
        self.webhooks = Webhooks(self.clock)
        self.flood = FloodControl(limits) if limits else None
        self._private: dict[tuple[int, int], Chat] = {}
        self._poll_places: dict[str, tuple[Chat, int]] = {}
        self._group_ids = count(1)
        self._last_person_id = FIRST_PERSON_ID - 1
        self.clock.listen(self._tell_time)

    # Who is there

    def add_bot(self, token: str, username: str, name: str) -> Bot:
        """Register a bot; the same token again gives the same bot. Raises ValueError on a malformed token."""
        if not TOKEN.fullmatch(token):
            raise ValueError("a token looks like 123456:ABC-def, digits, a colon, letters")
        known = self.bots.get(token)
        if known is not None:
            return known
        bot = Bot(token, username.removeprefix("@"), Profile({"": name}))
        if any(other.id == bot.id for other in self.bots.values()):
            raise ValueError(f"bot {bot.id} is already there with another token")
        self.bots[token] = bot
        return bot

    def add_person(
        self,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str = "en",
        id: int | None = None,
    ) -> Person:
        """Raises ValueError when the id is taken or not positive, or the name is empty."""
        if not first_name:
            raise ValueError("a person needs a first_name")
        number = self._last_person_id + 1 if id is None else id
        if number in self.people or number <= 0:
            raise ValueError(f"person id {number} is taken or not positive")
        person = Person(number, first_name, last_name, username, language_code)
        self.people[number] = person
        self._last_person_id = max(self._last_person_id, number)
        return person

    def add_group(self, title: str, people: Iterable[int], bots: Iterable[int]) -> Chat:
        """A group that these people and bots (by id) are in; the bots are told with my_chat_member."""
        members = {person_id: self.person(person_id) for person_id in people}
        present = {bot_id: self.bot(bot_id) for bot_id in bots}
        if not members:
            raise PersonError("a group needs at least one person")
        group = Chat(-1_000_000_000_000 - next(self._group_ids), members, present, title, started=True)
        self.groups[group.id] = group
        for bot in present.values():
            self.tell_membership(group, bot, next(iter(members.values())), "left", "member")
        return group

    def person(self, person_id: int) -> Person:
        """Raises `PersonError` 404."""
        person = self.people.get(person_id)
        if person is None:
            raise PersonError(f"there is no person {person_id}", 404)
        return person

    def bot(self, bot_id: int) -> Bot:
        """Raises `PersonError` 404."""
        for bot in self.bots.values():
            if bot.id == bot_id:
                return bot
        raise PersonError(f"there is no bot {bot_id}", 404)

    def private_chat(self, bot: Bot, person: Person) -> Chat:
        chat = self._private.get((bot.id, person.id))
        if chat is None:
            chat = Chat(person.id, {person.id: person}, {bot.id: bot})
            self._private[bot.id, person.id] = chat
        return chat

    def group(self, group_id: int) -> Chat:
        """Raises `PersonError` 404."""
        if group_id not in self.groups:
            raise PersonError(f"there is no group {group_id}", 404)
        return self.groups[group_id]

    def conversation(self, person_id: int, peer: int) -> Conversation:
        """To be this person in the chat with bot `peer`, or in group `peer` (a negative id)."""
        person = self.person(person_id)
        chat = self.group(peer) if peer < 0 else self.private_chat(self.bot(peer), person)
        if person_id not in chat.people:
            raise PersonError(f"person {person_id} is not in this group", 403)
        return Conversation(self, person, chat)

    def chats_of(self, bot: Bot) -> Iterator[Chat]:
        yield from (chat for (bot_id, _), chat in self._private.items() if bot_id == bot.id)
        yield from (group for group in self.groups.values() if bot.id in group.bots)

    def release_waiting(self) -> None:
        """End long polls and event streams now, as when the server goes down."""
        for bot in self.bots.values():
            bot.updates.release()
        self.events.release()

    # What is said

    def post(self, chat: Chat, sender: Json, content: Json, reply_keyboard: Json | None = None) -> Message:
        """Put a message into the chat and tell the people in it. `sender` is a User."""
        message: Message = {
            "message_id": chat.next_message_id(),
            "from": sender,
            "chat": chat.wire(),
            "date": self.clock.timestamp(),
            **content,
        }
        if reply_keyboard is not None:
            chat.reply_keyboards[message["message_id"]] = reply_keyboard
        chat.messages[message["message_id"]] = message
        self._tell_people(chat, "message", message)
        return message

    def change(self, chat: Chat, message: Message) -> None:
        """Put the message in place of the one with its id and tell the people in the chat."""
        chat.messages[message["message_id"]] = message
        self._tell_people(chat, "edited", message)

    def remove(self, chat: Chat, message_id: int) -> None:
        del chat.messages[message_id]
        for person_id in chat.people:
            self.events.tell(person_id, {"type": "deleted", "bot_id": chat.peer(), "message_id": message_id})

    def seen_by(self, person_id: int, chat: Chat, message: Message) -> Message:
        """The message with what only people see: reply keyboards, and this person's own votes."""
        keyboard = chat.reply_keyboards.get(message["message_id"])
        if keyboard is not None:
            message = {**message, "reply_markup": keyboard}
        if "poll" not in message:
            return message
        poll = self.polls[message["poll"]["id"]]
        return {**message, "voted": list(poll.votes.get(person_id, ()))}

    # Polls

    def new_poll_id(self) -> str:
        return str(5_000_000_000_000_000_000 + secrets.randbits(61))

    def open_poll(self, poll: Poll, chat: Chat, message_id: int) -> None:
        """Watch over a poll that was just sent."""
        self.polls[poll.id] = poll
        self._poll_places[poll.id] = chat, message_id
        if poll.close_date is not None and not poll.is_closed:
            self.clock.at(poll.close_date, lambda: self._close_in_time(poll, poll.close_date))

    def poll_changed(self, poll: Poll, extra: Json | None = None) -> None:
        """Show the poll's new state in its message (with `extra` changed too) and tell the bot."""
        chat, message_id = self._poll_places[poll.id]
        state = poll.wire()
        message = chat.messages.get(message_id)
        if message is not None:
            message = {**message, "poll": state, **(extra or {})}
            chat.messages[message_id] = message
            self._tell_people(chat, "poll", message)
        self._bot_of(poll).updates.add("poll", state, chat.id)

    def _close_in_time(self, poll: Poll, moment: datetime | None) -> None:
        if not poll.is_closed and moment == poll.close_date:
            poll.is_closed = True
            self.poll_changed(poll)

    def _bot_of(self, poll: Poll) -> Bot:
        return self.bot(poll.bot_id)

    # Who is told

    def tell_membership(self, chat: Chat, bot: Bot, by: Person, before: str, after: str) -> None:
        """my_chat_member: the bot was blocked, unblocked, or added to a group."""
        update = {
            "chat": chat.wire(),
            "from": by.user(),
            "date": self.clock.timestamp(),
            "old_chat_member": chat_member(bot.user(), before),
            "new_chat_member": chat_member(bot.user(), after),
        }
        bot.updates.add("my_chat_member", update, chat.id)

    def _tell_people(self, chat: Chat, kind: str, message: Message) -> None:
        for person_id in chat.people:
            told = {"type": kind, "bot_id": chat.peer(), "message": self.seen_by(person_id, chat, message)}
            self.events.tell(person_id, told)

    def _tell_time(self) -> None:
        self.events.tell_all({"type": "clock", "now": self.clock.now().isoformat()})


def chat_member(user: Json, status: str) -> Json:
    """The Bot API's ChatMember of a few kinds; "kicked" is for ever."""
    return {"user": user, "status": status, **({"until_date": 0} if status == "kicked" else {})}
