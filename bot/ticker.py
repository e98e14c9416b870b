"""The clock that ticks once a minute: reminders are planned by the database and sent once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import structlog
from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut

from bot.outgoing import send
from bot.screens.reminders import reminder_message
from bot.texts import words
from quiz.ports import Store
from quiz.usecases.remind import Reminded, plan_due, record, take_planned

AT_A_TIME = 50
"""Learners looked at, and reminders taken, in one transaction."""
GONE = ("chat not found", "user is deactivated")
log = structlog.get_logger()


class Ticker:
    """One tick asks the database who is to be reminded; there is no job for each learner."""

    def __init__(self, bot: Bot, store: Store, clock: Callable[[], datetime], heartbeat: Path | None = None) -> None:
        self._bot = bot
        self._store = store
        self._clock = clock
        self._heartbeat = heartbeat
        self._ticking = asyncio.Lock()

    async def tick(self) -> None:
        """Plan what is due and send what is planned. A tick that comes while another runs waits for it."""
        async with self._ticking:
            while await self._store.run(plan_due, self._clock(), AT_A_TIME) == AT_A_TIME:
                pass
            while taken := await self._store.run(take_planned, self._clock(), AT_A_TIME):
                for reminded in taken:
                    await self._deliver(reminded)
            if self._heartbeat is not None:
                await asyncio.to_thread(self._heartbeat.touch)

    async def _deliver(self, reminded: Reminded) -> None:
        outcome, blocked = "sent", False
        try:
            await send(self._bot, reminded.learner.id, reminder_message(words(reminded.learner.language), reminded))
        except Forbidden:
            outcome, blocked = "failed", True
        except BadRequest as error:
            outcome, blocked = "failed", any(sign in str(error).lower() for sign in GONE)
        except TimedOut:
            # It may have arrived: rather none than two.
            outcome = "unknown"
        except TelegramError as error:
            outcome = "failed"
            log.warning("a reminder was not sent", learner=reminded.learner.id, reason=str(error))
        await self._store.run(record, reminded.reminder, outcome, blocked)
