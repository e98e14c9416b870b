"""The clock that ticks once a minute: reminders are planned by the database; they and notices are sent once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.bulk import Bulk, Kind
from bot.metrics import Metrics
from bot.screens.notices import notice_screen
from bot.screens.reminders import reminder_message
from bot.sender import Sender
from bot.texts import words
from quiz.ports import Store, StoreAway, Tx
from quiz.usecases import errands, publishing, remind, spreading, telling
from quiz.usecases.remind import Reminded
from quiz.usecases.telling import Told

AT_A_TIME = 5
"""Learners looked at in one transaction: between two of them others get their answers."""
LOST_EVERY = timedelta(hours=1)
"""How often those are looked for that a process took with it when it died."""
SPREAD_FOR = 15
"""Seconds of a tick in which what many are told becomes notices; the rest is done in the next, and reminders go out."""
ALIVE_FOR = 150
"""Seconds without a tick after which something is wrong."""
log = structlog.get_logger()


class Ticker:
    """One tick asks the database who is to be reminded or told something; there is no job for each learner."""

    def __init__(
        self,
        sender: Sender,
        store: Store,
        clock: Callable[[], datetime],
        metrics: Metrics,
        heartbeat: Path | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._metrics = metrics
        self._heartbeat = heartbeat
        self._planning = asyncio.Lock()
        self._reminders = Bulk(_reminders(clock, metrics), sender, store, clock)
        self._notices = Bulk(_notices(metrics), sender, store, clock)
        self._lost_at: datetime | None = None
        """When the lost were looked for."""
        self._closing = False
        self._ticked = time.monotonic()

    async def tick(self) -> None:
        """Plan what is due and see to it that all that is planned goes out, without waiting for that."""
        try:
            await self._give_up_lost()
            await self._spread()
            self._notices.see_to_it()
            await self._plan()
        except StoreAway as error:
            log.error("reminders could not be planned; the next tick tries again", reason=str(error))
            return
        self._reminders.see_to_it()
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
        await asyncio.gather(self._reminders.delivered(), self._notices.delivered())

    async def close(self) -> None:
        """Take no more; those on their way arrive, and what became of them is noted."""
        self._closing = True
        await asyncio.gather(self._reminders.close(), self._notices.close())

    async def _give_up_lost(self) -> None:
        now = self._clock()
        if self._lost_at is not None and now - self._lost_at < LOST_EVERY:
            return
        reminders, notices = await self._store.run(_give_up_lost, now)
        self._lost_at = now
        if reminders:
            self._metrics.reminders.labels("unknown").inc(reminders)
            log.warning(
                "reminders were on their way when the bot ended; nobody knows whether they arrived", lost=reminders
            )
        if notices:
            self._metrics.notices.labels("unknown").inc(notices)
            log.warning("notices were on their way when the bot ended; nobody knows whether they arrived", lost=notices)

    async def _spread(self) -> None:
        """What many are told becomes notices, a few learners at a time, with pauses for those who learn meanwhile."""
        for work in (spreading.spread, errands.run_next):
            left, ends = True, time.monotonic() + SPREAD_FOR
            while left and not self._closing and time.monotonic() < ends:
                begun = time.monotonic()
                left = await self._store.run(work, self._clock())
                await asyncio.sleep(time.monotonic() - begun)

    async def _plan(self) -> None:
        """In small parts with pauses as long as they took: planning is quicker than sending in any case, and those
        who learn meanwhile should not feel it. What is planned begins to go out at once.
        """
        async with self._planning:
            looked_at = AT_A_TIME
            while looked_at == AT_A_TIME and not self._closing:
                begun = time.monotonic()
                looked_at = await self._store.run(remind.plan_due, self._clock(), AT_A_TIME)
                self._metrics.planned.inc(looked_at)
                self._reminders.see_to_it()
                await asyncio.sleep(time.monotonic() - begun)


def _reminders(clock: Callable[[], datetime], metrics: Metrics) -> Kind[Reminded]:
    def note(reminded: Reminded, outcome: str) -> None:
        metrics.reminders.labels(_told(outcome)).inc()
        metrics.lag.observe((clock() - reminded.reminder.planned_at).total_seconds())

    return Kind(
        name="reminder",
        take=remind.take_planned,
        to=lambda reminded: reminded.learner.id,
        screen=lambda reminded: reminder_message(words(reminded.learner.language), reminded),
        record=lambda tx, reminded, outcome, blocked: remind.record(tx, reminded.reminder, outcome, blocked),
        note=note,
    )


def _notices(metrics: Metrics) -> Kind[Told]:
    return Kind(
        name="notice",
        take=telling.take_told,
        to=lambda told: told.learner.id,
        screen=lambda told: notice_screen(words(told.learner.language), told.said),
        record=telling.record,
        note=lambda _, outcome: metrics.notices.labels(_told(outcome)).inc(),
    )


def _told(outcome: str) -> str:
    """As the figures call it."""
    return "put-back" if outcome == "planned" else outcome


def _give_up_lost(tx: Tx, now: datetime) -> tuple[int, int]:
    publishing.forget_guesses(tx, now)
    return remind.give_up_lost(tx, now), telling.give_up_lost(tx, now)
