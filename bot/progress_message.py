"""The one message that shows how far the writing of a draft is."""

from __future__ import annotations

import asyncio

import structlog
from telegram.error import TelegramError

from bot.outgoing import show
from bot.screens.drafting import writing_screen
from bot.sender import Sender
from bot.texts import Words
from quiz.drafts import Progress, TeacherDraft

PAUSE = 1.5
"""Seconds between two words: Telegram takes about one a second in a chat."""
log = structlog.get_logger()


class ProgressMessage:
    """Edited now and then, never in the way of the work: what cannot be shown is not shown.

    id: of the message, None if there is none yet.
    """

    def __init__(self, sender: Sender, words: Words, draft: TeacherDraft) -> None:
        self._sender = sender
        self._words = words
        self._draft = draft
        self._latest: Progress | None = None
        self._changed = asyncio.Event()
        self.id = draft.message

    def note(self, progress: Progress) -> None:
        """How far it is; whoever follows the message will see."""
        self._latest = progress
        self._changed.set()

    async def say(self) -> None:
        """Say how far it is, in the message there is or in a new one."""
        screen = writing_screen(self._words, self._draft.id, self._latest)
        try:
            self.id = await show(self._sender, self._draft.learner, screen, self.id, below=False)
        except TelegramError as error:
            log.info("the progress of a draft could not be shown", reason=str(error))

    async def follow(self) -> None:
        """Say what is noted, until cancelled."""
        said = ""
        while True:
            await self._changed.wait()
            self._changed.clear()
            text = writing_screen(self._words, self._draft.id, self._latest).text
            if text != said:
                said = text
                await self.say()
                await asyncio.sleep(PAUSE)

    async def take_away(self) -> None:
        """The work is over."""
        if self.id is None:
            return
        try:
            await self._sender.call("deleteMessage", {"chat_id": self._draft.learner, "message_id": self.id})
        except TelegramError as error:
            log.debug("the progress of a draft stays in the chat", reason=str(error))
