"""How many messages may go out, and when: Telegram's limits as a sender keeps them.

Telegram names three (30 messages a second over all chats, one a second in a chat, 20 a minute in a group) and lets
short bursts pass. The numbers here are a little below, as messages do not arrive as evenly as they left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Protocol

from quiz.ports import StoreAway

WINDOW = 1.017
"""Seconds in which no more than a second's messages go out: 29.5 a second of 30."""
CHAT_BURST, CHAT_PACE = 4, 1.0
"""Messages at once in one chat, and seconds for one more."""
GROUP_BURST, GROUP_PACE = 16, 60 / 19
REMEMBERED = 10_000
"""Chats that are kept in mind before those that are free again are let go."""


class Slots(Protocol):
    """The messages of all chats and all copies of the bot."""

    async def take(self, bulk: bool) -> float:
        """0.0: go. Otherwise nothing was taken, and seconds after which to ask again.

        bulk: what is sent to many comes evenly, one by one, so that an answer always finds a gap.
        """


class LocalSlots:
    """The slots of one process. per_second: messages; clock: seconds."""

    def __init__(self, per_second: int, clock: Callable[[], float]) -> None:
        self._sent: deque[float] = deque(maxlen=per_second)
        self._gap = WINDOW / per_second
        self._even = 0.0
        """When the next of many may go, if all go evenly; who comes a little late does not delay those behind."""
        self._clock = clock

    async def take(self, bulk: bool) -> float:
        now = self._clock()
        wait = self._sent[0] + WINDOW - now if len(self._sent) == self._sent.maxlen else 0.0
        if bulk:
            wait = max(wait, self._even - now)
        if wait > 0:
            return wait
        if bulk:
            self._even = max(self._even, now - self._gap) + self._gap
        self._sent.append(now)
        return 0.0


class SlotsOrOwn:
    """Slots shared through a store; while the store is away, as many as one process may take.

    So an answer still goes out when the database has gone after it was given; Telegram will say if it was too much.
    """

    def __init__(self, shared: Slots, own: Slots) -> None:
        self._shared = shared
        self._own = own

    async def take(self, bulk: bool) -> float:
        try:
            return await self._shared.take(bulk)
        except StoreAway:
            return await self._own.take(bulk)


class Unlimited:
    """For a Bot API server of one's own that has no limits."""

    async def take(self, bulk: bool) -> float:
        return 0.0


class Chats:
    """What each chat can take, and which were told to wait. Times are in seconds of one clock.

    paced: False for a server without limits; it may still ask to wait.
    """

    def __init__(self, paced: bool = True) -> None:
        self._paced = paced
        self._full_until: dict[int, float] = {}
        """For each chat the moment at which a whole burst fits again."""
        self._held: dict[int, float] = {}

    def ready_at(self, chat: int, now: float) -> float:
        """When the next message may go to this chat; not later than now if it may. 0 is any chat."""
        if not chat:
            return now
        if not self._paced:
            return max(self._held.get(chat, now), now)
        burst, pace = _limits(chat)
        return max(self._held.get(chat, now), self._full_until.get(chat, now) - (burst - 1) * pace)

    def sent(self, chat: int, now: float) -> None:
        """A message goes there now."""
        if not (chat and self._paced):
            return
        if len(self._full_until) >= REMEMBERED:
            self._full_until = {other: until for other, until in self._full_until.items() if until > now}
        self._full_until[chat] = max(self._full_until.get(chat, now), now) + _limits(chat)[1]

    def unsent(self, chat: int) -> None:
        """The message that was to go there did not."""
        if chat and self._paced:
            self._full_until[chat] -= _limits(chat)[1]

    def hold(self, chat: int, until: float, now: float) -> None:
        """Telegram asks to leave this chat alone until then."""
        if len(self._held) >= REMEMBERED:
            self._held = {other: end for other, end in self._held.items() if end > now}
        self._held[chat] = max(self._held.get(chat, until), until)

    def held_until(self, chat: int) -> float:
        """When the chat may be spoken to again; 0 if it was never forbidden."""
        return self._held.get(chat, 0.0)


def _limits(chat: int) -> tuple[int, float]:
    """Burst and pace; groups have negative numbers."""
    return (GROUP_BURST, GROUP_PACE) if chat < 0 else (CHAT_BURST, CHAT_PACE)
