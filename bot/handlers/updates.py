"""From Telegram's updates to handlers, and their screens back into the chat."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import structlog
from telegram import Bot, Chat, ChatMember, Document, Message, Update, User
from telegram.error import Forbidden, TelegramError
from telegram.ext import (
    Application,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot import buttons
from bot.arrival import Press, come_again, has_failed, was_answer
from bot.buttons import Place
from bot.callback_data import Correcting, Files, Keeping, Learning, Taught, Teaching, Together, unpack
from bot.desk import Desk
from bot.gate import Overfull
from bot.handlers import drafting, files, learning, places, taught, together
from bot.menu import speak_in
from bot.outgoing import answer_press, show, strip
from bot.screens.screen import Screen, Shown, Toast
from bot.sender import Sender
from bot.texts import words
from bot.turn import Turn
from quiz.drafts import SentFile
from quiz.model import LearnerId
from quiz.ports import Store, StoreAway, Tx
from quiz.usecases import people, remind
from quiz.usecases.people import Person

Clock = Callable[[], datetime]
Answering = Callable[[Turn, str], Awaitable[Screen | Toast]]
_COMMAND = re.compile(r"/([A-Za-z_]+)(?:@\w+)?")
log = structlog.get_logger()


def _at(place: Place) -> Answering:
    return lambda turn, _: places.go(turn, place)


COMMANDS: dict[str, Answering] = {
    "start": lambda turn, code: _start(turn, code),
    "learn": lambda turn, _: learning.learn(turn),
    "sets": _at(Place.SETS),
    "new": lambda turn, _: drafting.new(turn),
    "class": _at(Place.CLASS),
    "stats": lambda turn, _: places.stats(turn),
    "settings": _at(Place.SETTINGS),
    "undo": lambda turn, _: learning.undo(turn),
    "help": _at(Place.HELP),
    "export": lambda turn, _: places.export(turn),
    "forget": lambda turn, _: places.ask_forget(turn),
}

BEGINNING = frozenset({"start", "learn"})
"""These begin something, so that no text is for what was before; a whole class may send them at once."""


async def _start(turn: Turn, code: str) -> Screen:
    """A link leads to a set, or to a draft that others work on."""
    return await (together.start if code.startswith(together.INVITES) else learning.start)(turn, code)


class Updates:
    """Handlers for one bot. `clock` gives the time: the sandbox has its own. desk: None: no questions are written."""

    def __init__(self, bot: Bot, sender: Sender, store: Store, clock: Clock, desk: Desk | None = None) -> None:
        self._bot = bot
        self._sender = sender
        self._store = store
        self._clock = clock
        self._desk = desk

    def add_to(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Register everything; the order decides."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        for handler in (
            TypeHandler(Press, self.press),
            CommandHandler(list(COMMANDS), self.command, filters=private),
            # «/учиться» is no command to Telegram, and yet no answer either.
            MessageHandler(private & (filters.COMMAND | filters.Regex(r"^\s*/")), self.unknown_command),
            MessageHandler(private & filters.TEXT, self.text),
            MessageHandler(private & filters.Document.ALL, self.file),
            MessageHandler(private & ~filters.StatusUpdate.ALL, self.something_else),
            CommandHandler(
                list(COMMANDS), self.in_a_group, filters=filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
            ),
            ChatMemberHandler(self.member, ChatMemberHandler.MY_CHAT_MEMBER),
        ):
            application.add_handler(handler)
        application.add_error_handler(self.failed)

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A command we know."""
        text = _message(update).text or ""
        # The library looks where the command ends, which need not be at a space: «/learn, please».
        said = _COMMAND.match(text)
        answering = COMMANDS[said[1].lower()] if said else lambda turn, _: places.unknown_command(turn)
        rest = text[said.end() :].strip() if said else ""

        async def elsewhere(turn: Turn) -> Shown:
            if said is None or said[1].lower() not in BEGINNING:
                await places.leave(turn)
            return await answering(turn, rest)

        await self._answer(update, elsewhere)

    async def unknown_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A command nobody taught us."""
        await self._answer(update, places.unknown_command)

    async def text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Words."""
        said = _message(update).text or ""
        await self._answer(update, lambda turn: learning.text(turn, said, drafting.material))

    async def file(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A file, of which nothing but its name and size is known yet."""
        sent = _sent_file(_message(update).document)
        await self._answer(update, drafting.something_else if sent is None else lambda turn: drafting.file(turn, sent))

    async def something_else(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A sticker, a voice message, a picture."""
        await self._answer(update, drafting.something_else)

    async def in_a_group(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A command in a group: learning is one to one."""
        message = _message(update)
        tag = message.from_user.language_code if message.from_user else None
        await message.reply_text(words(people.first_language(tag or "")).plain("only-private"))

    async def press(self, press: Press, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A key under one of our messages."""
        turn = self._turn(Person(LearnerId(press.person), press.name.strip(), press.language))
        button = unpack(press.data)
        if button is None:
            # In the messenger's language: a press that means nothing is not worth a look into the store.
            gone = words(people.first_language(press.language)).plain("gone")
            await answer_press(self._sender, press.query, Toast(gone))
            return
        if not isinstance(button, Learning | Keeping | Correcting | buttons.Assign):
            await places.leave(turn)
        if isinstance(button, Learning):
            shown: Shown = await learning.learning_press(turn, button)
        elif isinstance(button, Teaching):
            shown = await drafting.teaching_press(turn, button)
        elif isinstance(button, Taught):
            shown = await taught.taught_press(turn, button)
        elif isinstance(button, Files):
            shown = await files.files_press(turn, button)
        elif isinstance(button, Together):
            shown = await together.together_press(turn, button)
        else:
            shown = await places.place_press(turn, button)
        if isinstance(shown, Toast):
            await answer_press(self._sender, press.query, shown)
        else:
            await asyncio.gather(
                answer_press(self._sender, press.query, Toast(shown.toast)),
                self._show(turn, press.person, shown, press.message),
            )
        if isinstance(button, buttons.Speak | buttons.Forget):
            language = turn.me.language if isinstance(button, buttons.Speak) else None
            await speak_in(self._bot, press.person, language)

    async def member(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The person blocked the bot, or came back."""
        change = update.my_chat_member
        if change is None or change.chat.type != Chat.PRIVATE:
            return
        turn = self._turn(_person(change.from_user))
        if change.new_chat_member.status == ChatMember.BANNED:
            await self._store.run(_park, turn.person.id)

    async def turned_away(self, update: Update | Press) -> None:
        """Too much came at once: a word, and nothing else."""
        await self._apologize(update, "not-so-fast")

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Something broke: the log has it, the person gets a word."""
        error = context.error
        if isinstance(error, Forbidden):
            log.info("the person cannot be reached")
            return
        if isinstance(error, Overfull):
            log.debug("a stranger gets no reply: too many wait")
            return
        if isinstance(error, StoreAway):
            log.error("an update could not be stored and is tried again", reason=str(error))
            come_again()
            return
        has_failed()
        log.error("an update failed", exc_info=error)
        if isinstance(update, Update | Press) and not isinstance(error, TelegramError):
            await self._apologize(update, "failed")

    async def _apologize(self, update: Update | Press, sentence: str) -> None:
        """Say so over the chat if a key was pressed, in the chat otherwise; not in a group."""
        if isinstance(update, Press):
            word = words(people.first_language(update.language)).plain(sentence)
            await answer_press(self._sender, update.query, Toast(word, alert=True))
            return
        person, chat = update.effective_user, update.effective_chat
        if person is None or chat is None or chat.type != Chat.PRIVATE:
            return
        word = words(people.first_language(person.language_code or "")).plain(sentence)
        try:
            await self._sender.call("sendMessage", {"chat_id": chat.id, "text": word})
        except TelegramError as error:
            log.warning("what went wrong could not be told", reason=str(error))

    async def _answer(self, update: Update, answering: Callable[[Turn], Awaitable[Shown | None]]) -> None:
        message = _message(update)
        if message.from_user is None:
            return
        turn = self._turn(_person(message.from_user))
        turn.sign = f"{message.message_id}.{message.date.timestamp():.0f}"
        shown = await answering(turn)
        if shown is None:
            return
        screen = shown if isinstance(shown, Screen) else Screen(words(turn.me.language)("gone"))
        await self._show(turn, message.chat_id, screen, None)

    async def _show(self, turn: Turn, chat: int, screen: Screen, pressed: int | None) -> None:
        """Show it where the conversation is; keys of an older live message are taken off."""
        if was_answer():
            self._sender.prefer(chat)
        before = turn.screen
        below = before is not None and pressed is not None and pressed < before and screen.live
        message = await show(self._sender, chat, screen, pressed, below)
        if screen.live and message != before:
            await turn.do(people.move_screen, message)
            if before is not None:
                await strip(self._sender, chat, before)

    def _turn(self, person: Person) -> Turn:
        return Turn(self._store, person, self._clock(), desk=self._desk)


def _park(tx: Tx, learner: LearnerId) -> None:
    found = tx.learners.get(learner)
    if found is not None:
        remind.park(tx, found)


def _message(update: Update) -> Message:
    message = update.message
    if message is None:
        raise TypeError("an update without a message reached a handler of messages")
    return message


def _sent_file(document: Any) -> SentFile | None:
    """The file, None if what stands there is none: the library believes whatever it is given."""
    match document:
        case Document(file_id=str(id_), file_name=str() | None as name, file_size=int() | None as size):
            return SentFile(id_, name or "", size or 0)
    return None


def _person(user: User) -> Person:
    return Person(LearnerId(user.id), user.first_name.strip(), user.language_code or "")
