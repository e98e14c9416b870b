"""What comes from one chat is worked off in order, what comes from different chats side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from bot.arrival import Arrival

T = TypeVar("T")


@dataclass(slots=True)
class _Lane(Generic[T]):
    """queue: not begun. under_way: begun, oldest first; all but the last are acknowledged, and their answers wait.
    moves: whoever works it off will see what is added to the queue.
    """

    queue: deque[tuple[T, Arrival]] = field(default_factory=deque)
    under_way: list[Arrival] = field(default_factory=list)
    moves: bool = False


class Lanes(Generic[T]):
    """One lane for each chat; `work` does one update.

    Once an update is acknowledged, what it did is stored. If its answer has to wait then, the next update of the chat
    does not: until that is done, Telegram cannot be told that it arrived, nor that anything after it did.
    """

    def __init__(
        self, work: Callable[[T, Arrival], Awaitable[None]], spawn: Callable[[Coroutine[Any, Any, None]], None]
    ) -> None:
        self._work = work
        self._spawn = spawn
        self._lanes: dict[int, _Lane[T]] = {}

    def add(self, chat: int, update: T, arrival: Arrival) -> None:
        """To the end of its chat's lane."""
        lane = self._lanes.get(chat)
        if lane is None:
            lane = self._lanes[chat] = _Lane()
        lane.queue.append((update, arrival))
        if not lane.moves:
            lane.moves = True
            self._spawn(self._empty(chat, lane))
        elif lane.under_way:
            lane.under_way[-1].behind += 1

    def length(self, chat: int) -> int:
        """How many updates of the chat are not done."""
        lane = self._lanes.get(chat)
        return len(lane.queue) + len(lane.under_way) if lane else 0

    def answer_waits(self, chat: int) -> bool:
        """Whether an answer of this chat waits behind those of learners."""
        lane = self._lanes.get(chat)
        return lane is not None and any(arrival.waits for arrival in lane.under_way)

    async def _empty(self, chat: int, lane: _Lane[T]) -> None:
        while lane.queue:
            update, arrival = lane.queue.popleft()
            arrival.before, arrival.behind = len(lane.under_way), len(lane.queue)
            lane.under_way.append(arrival)
            arrival.let_pass = lambda: self._pass(chat, lane)
            await self._work(update, arrival)
            lane.under_way.remove(arrival)
            if arrival.has_let_pass:
                break  # somebody else goes on with this lane
        else:
            lane.moves = False
        if not lane.moves and not lane.under_way:
            del self._lanes[chat]

    def _pass(self, chat: int, lane: _Lane[T]) -> None:
        lane.moves = bool(lane.queue)
        if lane.moves:
            self._spawn(self._empty(chat, lane))
