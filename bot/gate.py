"""Where messages wait for their turn: replies before reminders, no chat and no bot beyond Telegram's limits."""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain, count

from telegram.error import TelegramError

from bot.budget import Chats, Slots


class Rank(IntEnum):
    """Who comes first."""

    LEARNER = 0
    """Somebody who is learning waits for it."""
    OTHER = 1
    """For somebody who has not answered anything lately, or does not wait for answers. Evenly, one by one."""
    BULK = 2
    """One of many that nobody waits for; evenly as well."""


class Overfull(TelegramError):
    """So many strangers wait for a reply that one more would come too late to be of use."""

    def __init__(self) -> None:
        super().__init__("too many replies wait")


MOST_WAITING = 1000
"""Of others than learners: half a minute's replies."""
TOGETHER = 1.0
"""Seconds within which refusals in several chats are one refusal of all."""
SEVERAL = 3


@dataclass(order=True, slots=True)
class _Waiting:
    """ready_at, nth: the order of those whose chat is not ready yet."""

    ready_at: float
    nth: int
    chat: int = field(compare=False)
    rank: Rank = field(compare=False)
    turn: asyncio.Future[None] = field(compare=False)


class Gate:
    """Lets messages through one by one. clock: seconds, never going back."""

    def __init__(self, slots: Slots, chats: Chats, clock: Callable[[], float]) -> None:
        self._slots = slots
        self._clock = clock
        self._chats = chats
        self._held_until = 0.0
        self._refused: deque[tuple[float, int]] = deque(maxlen=SEVERAL)
        self._queues: dict[Rank, deque[_Waiting]] = {rank: deque() for rank in Rank}
        self._later: list[_Waiting] = []
        self._nth = count()
        self._news = asyncio.Event()
        self._granting: asyncio.Task[None] | None = None

    def waiting(self, rank: Rank) -> int:
        """How many of this rank wait."""
        return len(self._queues[rank]) + sum(waiting.rank is rank for waiting in self._later)

    async def turn(self, chat: int, rank: Rank, before_waiting: Callable[[], None] | None = None) -> None:
        """Wait until a message may go to this chat (0: to any); it has to go now.

        before_waiting: called if it cannot go at once. Raises Overfull.
        """
        now = self._clock()
        if not self._crowded(rank) and self._held_until <= now and self._chats.ready_at(chat, now) <= now:
            self._chats.sent(chat, now)  # before the first await: the next to ask must see it
            if await self._slots.take(rank is not Rank.LEARNER) == 0:
                return
            self._chats.unsent(chat)
        waiting = _Waiting(now, next(self._nth), chat, rank, asyncio.get_running_loop().create_future())
        if rank is Rank.OTHER and len(self._queues[rank]) >= MOST_WAITING:
            raise Overfull
        self._queues[rank].append(waiting)
        if before_waiting is not None:
            before_waiting()
        self._news.set()
        if self._granting is None or self._granting.done():
            self._granting = asyncio.create_task(self._grant())
        await waiting.turn

    async def calm(self, chat: int) -> None:
        """Wait until Telegram wants to hear anything at all about this chat again."""
        wait = self.held(chat)
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self.held(chat)

    def held(self, chat: int) -> float:
        """Seconds for which Telegram asked to leave this chat alone, or all."""
        return max(self._chats.held_until(chat), self._held_until) - self._clock()

    def refused(self, chat: int, seconds: float) -> None:
        """Telegram asked to wait. It does not say whether it means the chat or all: it means all when several
        chats are refused at once.
        """
        now = self._clock()
        self._chats.hold(chat, now + seconds, now)
        self._refused.append((now, chat))
        lately = {chat for at, chat in self._refused if now - at <= TOGETHER}
        if len(lately) >= SEVERAL:
            self._held_until = max(self._held_until, now + seconds)

    async def close(self) -> None:
        """Let nobody through any more; who waits is cancelled."""
        if self._granting is not None:
            self._granting.cancel()
            with suppress(asyncio.CancelledError):
                await self._granting
        for waiting in (*chain(*self._queues.values()), *self._later):
            waiting.turn.cancel()

    def _crowded(self, rank: Rank) -> bool:
        """Whether anybody has to go before."""
        return any(self._queues[other] for other in Rank if other <= rank)

    async def _grant(self) -> None:
        while True:
            self._news.clear()
            now = self._clock()
            waiting = self._next(now)
            if waiting is None:
                if not self._later:
                    return
                await self._pause(self._later[0].ready_at - now)
            elif self._held_until > now:
                self._queues[waiting.rank].appendleft(waiting)
                await self._pause(self._held_until - now)
            elif (wait := await self._slots.take(waiting.rank is not Rank.LEARNER)) > 0:
                self._queues[waiting.rank].appendleft(waiting)
                await self._pause(wait)
            elif not waiting.turn.done():
                self._chats.sent(waiting.chat, self._clock())
                waiting.turn.set_result(None)

    def _next(self, now: float) -> _Waiting | None:
        """The next whose chat is ready; those whose chat is not are put aside until it is."""
        ripe = []
        while self._later and self._later[0].ready_at <= now:
            ripe.append(heapq.heappop(self._later))
        for waiting in reversed(ripe):
            self._queues[waiting.rank].appendleft(waiting)
        for queue in self._queues.values():
            while queue:
                waiting = queue.popleft()
                if waiting.turn.done():
                    continue  # whoever waited has gone away
                waiting.ready_at = self._chats.ready_at(waiting.chat, now)
                if waiting.ready_at <= now:
                    return waiting
                heapq.heappush(self._later, waiting)
        return None

    async def _pause(self, seconds: float) -> None:
        """So long, or until something new comes."""
        # Not `wait_for`: in Python 3.11 it forgets that it was cancelled when the news come at the same moment.
        with suppress(TimeoutError):
            async with asyncio.timeout(max(seconds, 0.001)):
                await self._news.wait()
