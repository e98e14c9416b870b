"""The clock that ticks once a minute: reminders are planned by the database and sent once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.metrics import Metrics
from bot.outgoing import send
from bot.screens.reminders import reminder_message
from bot.sender import Sender, was_not_done
from bot.texts import words
from quiz.ports import Store, StoreAway
from quiz.usecases.remind import Reminded, give_up_lost, plan_due, record, take_planned

AT_A_TIME = 5
"""Learners looked at in one transaction: between two of them others get their answers."""
UNDER_WAY = 64
"""Reminders on their way to Telegram at once."""
LOST_EVERY = timedelta(hours=1)
"""How often those are looked for that a process took with it when it died."""
ALIVE_FOR = 150
"""Seconds without a tick after which something is wrong."""
GONE = ("chat not found", "user is deactivated")
log = structlog.get_logger()


class Ticker:
    """One tick asks the database who is to be reminded; there is no job for each learner.

    A reminder is taken when its turn to go out has come, so that a process that dies takes none with it but those
    that are on their way.
    """

    def __init__(
        self,
        sender: Sender,
        store: Store,
        clock: Callable[[], datetime],
        metrics: Metrics,
        heartbeat: Path | None = None,
    ) -> None:
        self._sender = sender
        self._store = store
        self._clock = clock
        self._metrics = metrics
        self._heartbeat = heartbeat
        self._planning = asyncio.Lock()
        self._delivering: asyncio.Task[None] | None = None
        self._turn: asyncio.Task[None] | None = None
        self._lost_at: datetime | None = None
        """When the lost were looked for."""
        self._put_back = False
        self._closing = False
        self._ticked = time.monotonic()

    async def tick(self) -> None:
        """Plan what is due and see to it that all that is planned goes out, without waiting for that."""
        try:
            await self._give_up_lost()
            await self._plan()
        except StoreAway as error:
            log.error("reminders could not be planned; the next tick tries again", reason=str(error))
            return
        self._see_to_delivery()
        self._ticked = time.monotonic()
        self._metrics.ticked.set(time.time())
        if self._heartbeat is not None:
            await asyncio.to_thread(self._heartbeat.touch)

    async def trouble(self) -> str:
        """Why no reminders come, «» if they do."""
        silent = time.monotonic() - self._ticked
        return f"the last tick was {silent:.0f} s ago" if silent > ALIVE_FOR else ""

    async def delivered(self) -> None:
        """Wait until nothing that was planned is left."""
        if self._delivering is not None:
            await asyncio.shield(self._delivering)

    async def close(self) -> None:
        """Take no more; those on their way arrive, and what became of them is noted."""
        self._closing = True
        if self._turn is not None:
            self._turn.cancel()
        if self._delivering is not None:
            await asyncio.wait({self._delivering})

    def _see_to_delivery(self) -> None:
        if self._delivering is None or self._delivering.done():
            self._delivering = asyncio.create_task(self._deliver_all())

    async def _give_up_lost(self) -> None:
        now = self._clock()
        if self._lost_at is not None and now - self._lost_at < LOST_EVERY:
            return
        lost = await self._store.run(give_up_lost, now)
        self._lost_at = now
        if lost:
            self._metrics.reminders.labels("unknown").inc(lost)
            log.warning("reminders were on their way when the bot ended; nobody knows whether they arrived", lost=lost)

    async def _plan(self) -> None:
        """In small parts with pauses as long as they took: planning is quicker than sending in any case, and those
        who learn meanwhile should not feel it. What is planned begins to go out at once.
        """
        async with self._planning:
            looked_at = AT_A_TIME
            while looked_at == AT_A_TIME and not self._closing:
                begun = time.monotonic()
                looked_at = await self._store.run(plan_due, self._clock(), AT_A_TIME)
                self._metrics.planned.inc(looked_at)
                self._see_to_delivery()
                await asyncio.sleep(time.monotonic() - begun)

    async def _deliver_all(self) -> None:
        room, on_their_way = asyncio.Semaphore(UNDER_WAY), set[asyncio.Task[None]]()
        self._put_back = False
        try:
            while not self._put_back and await self._our_turn(room):
                taken = await self._store.run(take_planned, self._clock(), 1)
                if not taken:
                    break
                for reminded in taken:
                    task = asyncio.create_task(self._deliver(reminded))
                    on_their_way.add(task)
                    task.add_done_callback(on_their_way.discard)
                    task.add_done_callback(lambda _: room.release())
        except StoreAway as error:
            log.error("reminders wait for the store", reason=str(error))
        finally:
            if on_their_way:
                await asyncio.wait(set(on_their_way))

    async def _our_turn(self, room: asyncio.Semaphore) -> bool:
        """Wait until one more may go out; False if it is time to stop."""
        await room.acquire()
        self._turn = asyncio.create_task(self._sender.turn_of_many())
        await asyncio.wait({self._turn})
        return not (self._closing or self._turn.cancelled())

    async def _deliver(self, reminded: Reminded) -> None:
        learner, reminder = reminded.learner, reminded.reminder
        screen = reminder_message(words(learner.language), reminded)
        outcome, blocked = "sent", False
        try:
            await send(self._sender, learner.id, screen, bulk=True, again=False)
        except Forbidden:
            outcome, blocked = "failed", True
        except BadRequest as error:
            outcome, blocked = "failed", any(sign in str(error).lower() for sign in GONE)
            log.warning("a reminder was refused", learner=learner.id, reason=str(error))
        except RetryAfter as error:
            outcome = self._later(str(error))
        except NetworkError as error:
            # Otherwise it may have arrived: rather none than two.
            outcome = self._later(str(error)) if was_not_done(error) else "unknown"
        except TelegramError as error:
            outcome = "failed"
            log.warning("a reminder was not sent", learner=learner.id, reason=str(error))
        self._metrics.reminders.labels("put-back" if outcome == "planned" else outcome).inc()
        self._metrics.lag.observe((self._clock() - reminder.planned_at).total_seconds())
        try:
            await self._store.run(record, reminder, outcome, blocked)
        except StoreAway as error:
            log.error("the outcome of a reminder could not be noted", learner=learner.id, reason=str(error))

    def _later(self, reason: str) -> str:
        """It surely did not go out: back to the planned ones, and no more until the next tick."""
        if not self._put_back:
            log.warning("reminders wait for the next tick", reason=reason)
        self._put_back = True
        return "planned"
