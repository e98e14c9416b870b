"""Many people at one bot, each with one thing under way: as fast as it goes, or at a given rate."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Protocol

PATIENCE: Final = 60.0
"""Seconds without an answer after which the bot counts as stuck."""
LOOK: Final = 0.05
"""Seconds between two looks at how far it is."""
ALL: Final = 10**9


class Person(Protocol):
    """Somebody who does one thing at a time, and says `ended` to their crowd when it is done."""

    def begin(self, due: float) -> None:
        """Do it now. due: the moment (of time.perf_counter) from which the bot's answer is waited for."""


class Stuck(Exception):
    """The bot has left somebody without an answer."""


@dataclass(slots=True)
class Tally:
    """What was done in `seconds`. handled: updates that were answered. waits: by name, seconds each of them took."""

    seconds: float = 0.0
    done: int = 0
    handled: int = 0
    waits: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def rate(self) -> float:
        """Done in a second."""
        return self.done / self.seconds

    def wait(self, name: str, share: float) -> float:
        """The wait of that name that this share (0 … 1) of them does not exceed, in seconds."""
        waits = sorted(self.waits[name])
        return waits[min(int(share * len(waits)), len(waits) - 1)] if waits else float("nan")


class Crowd:
    """People, of whom those who are idle take turns. patience: seconds; who gets no answer for so long raises Stuck."""

    def __init__(self, people: Callable[[Crowd], Iterable[Person]], patience: float = PATIENCE) -> None:
        self._idle = deque(people(self))
        self._patience = patience
        self._under_way = 0
        self._tally = Tally()
        self._next: Callable[[], None] = lambda: None
        self._changed = asyncio.Event()

    async def all_once(self, in_flight: int) -> None:
        """Everybody once, at most so many at a time."""
        left = len(self._idle)

        def next_one() -> None:
            nonlocal left
            if left:
                left -= 1
                self._start(time.perf_counter())

        self._next = next_one
        for _ in range(in_flight):
            next_one()
        await self._drained(lambda: not left)

    async def kept_busy(self, in_flight: int, seconds: float = float("inf"), handled: int = ALL) -> Tally:
        """So many always under way: whoever is done is followed by the next. Until the time or the count is over."""
        self._tally = tally = Tally()
        begin = moved = time.perf_counter()
        self._next = lambda: self._start(time.perf_counter())
        for _ in range(in_flight):
            self._next()
        while tally.handled < handled and (left := begin + seconds - time.perf_counter()) > 0:
            before = tally.handled
            await asyncio.sleep(min(LOOK, left))
            moved = time.perf_counter() if tally.handled > before else moved
            if time.perf_counter() - moved > self._patience:
                raise Stuck(f"nothing was answered in {self._patience:g} s")
        tally.seconds = time.perf_counter() - begin
        self._tally = Tally()
        await self._drained(lambda: True)
        return tally

    async def offered(self, rate: float, seconds: float) -> Tally:
        """So many a second are due, by the clock, whatever the bot makes of it; waits count from when each was due."""
        self._tally = tally = Tally()
        late: deque[float] = deque()
        self._next = lambda: self._start(late.popleft()) if late else None
        begin = time.perf_counter()
        for number in range(int(rate * seconds)):
            due = begin + number / rate
            if (early := due - time.perf_counter()) > 0:
                await asyncio.sleep(early)
            if self._idle:
                self._start(due)
            else:
                late.append(due)
        await self._drained(lambda: not late)
        tally.seconds = time.perf_counter() - begin
        return tally

    def answered(self, name: str = "", seconds: float = 0.0) -> None:
        """The bot has answered an update. name: what was waited for, if it counts."""
        self._tally.handled += 1
        if name:
            self._tally.waits[name].append(seconds)

    def ended(self, person: Person, counts: bool = True) -> None:
        """This one is done and idle again. counts: it was the thing that is measured."""
        self._tally.done += counts
        self._idle.append(person)
        self._under_way -= 1
        self._next()
        self._changed.set()

    def _start(self, due: float) -> None:
        self._under_way += 1
        self._idle.popleft().begin(due)

    async def _drained(self, enough: Callable[[], bool]) -> None:
        if enough():
            self._next = lambda: None
        while self._under_way or not enough():
            self._changed.clear()
            try:
                async with asyncio.timeout(self._patience):
                    await self._changed.wait()
            except TimeoutError:
                raise Stuck(f"{self._under_way} were left without an answer for {self._patience:g} s") from None
