"""The sandbox's time: real time that can be moved, or a time that stands still until it is moved."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count


class Clock:
    """Aware UTC times. `running=True`: real time plus an offset; `running=False`: still until moved.

    Alarms set with `at` ring once their time has come: at once when the clock is moved past them, and
    as time goes by while `run()` is awaited (the server does that).
    """

    def __init__(self, start: datetime | None = None, running: bool = True) -> None:
        self._running = running
        self._listeners: list[Callable[[], None]] = []
        self._alarms: list[tuple[datetime, int, Callable[[], None]]] = []
        self._alarm_order = count()
        self._alarms_changed: asyncio.Event | None = None
        self._offset = timedelta()
        self._still = datetime.now(UTC)
        if start is not None:
            self._set(start)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset if self._running else self._still

    def timestamp(self) -> int:
        """Whole seconds since 1970, as the Bot API writes dates."""
        return int(self.now().timestamp())

    def advance(self, by: timedelta) -> None:
        self.move_to(self.now() + by)

    def move_to(self, moment: datetime) -> None:
        """Forward or backward. `moment` must be aware."""
        self._set(moment)
        self.ring()
        for listener in list(self._listeners):
            listener()

    def listen(self, callback: Callable[[], None]) -> None:
        """`callback()` is called after each move."""
        self._listeners.append(callback)

    def at(self, moment: datetime, callback: Callable[[], None]) -> None:
        """Call `callback()` once `now()` has reached `moment`."""
        heapq.heappush(self._alarms, (moment, next(self._alarm_order), callback))
        self._wake()

    def ring(self) -> None:
        """Ring every alarm whose time has come."""
        while self._alarms and self._alarms[0][0] <= self.now():
            heapq.heappop(self._alarms)[2]()

    async def run(self) -> None:
        """Ring alarms as time goes by, until cancelled."""
        self._alarms_changed = asyncio.Event()
        while True:
            self._alarms_changed.clear()
            self.ring()
            try:
                await asyncio.wait_for(self._alarms_changed.wait(), self._seconds_to_next_alarm())
            except TimeoutError:
                continue

    def _seconds_to_next_alarm(self) -> float | None:
        if not self._alarms or not self._running:
            return None
        return max(0.0, (self._alarms[0][0] - self.now()).total_seconds())

    def _set(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a moment needs a time zone: use an aware datetime")
        moment = moment.astimezone(UTC)
        if self._running:
            self._offset = moment - datetime.now(UTC)
        else:
            self._still = moment
        self._wake()

    def _wake(self) -> None:
        if self._alarms_changed is not None:
            self._alarms_changed.set()
