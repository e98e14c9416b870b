"""Fetching updates: each is acknowledged only after what it did is stored."""

from __future__ import annotations

import asyncio
import re
import time
from contextlib import suppress
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.arrival import Arrival
from bot.incoming import KINDS, Incoming
from bot.request import AiohttpRequest, Garbled, Parameters
from bot.sender import flood_wait
from bot.soundness import is_number

WAIT = 30
"""Seconds that Telegram may hold the request when there is nothing new."""
SLACK = 10
"""Seconds beyond `WAIT` after which the line counts as broken."""
AT_ONCE = 100
"""The most updates that Telegram gives at a time, and so the most that are under way here."""
TOGETHER = 0.03
"""Seconds for which those that are done wait for half of the others, to be confirmed with them: what is not confirmed
is given, and read, once more with each look.
"""
LOOK_EVERY = 0.004
LONGEST_ROUND = 0.25
"""Seconds after which new updates are looked for although nothing is done."""
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 30.0
QUIET = 24 * 60 * 60.0
"""Seconds without updates after which their numbers may begin anew; Telegram promises a week."""
_NUMBER = re.compile(rb'"update_id"\s*:\s*(\d{1,18})\b')
log = structlog.get_logger()


class Polling:
    """Fetches updates over a line of its own and hands them on.

    The offset is the lowest number that is not done: what comes behind it is processed meanwhile, and is given again
    with each look until it can be confirmed. What was under way when the process died comes again.
    """

    def __init__(self, line: AiohttpRequest, bot_url: str, incoming: Incoming) -> None:
        self._line = line
        self._bot_url = bot_url
        self._incoming = incoming
        self._under_way: dict[int, Arrival] = {}
        self._done: set[int] = set()
        """Done, and yet to be confirmed because one before is not."""
        self._after: int | None = None
        """One more than the last number of the last batch."""
        self._confirmed: int | None = None
        """The offset that Telegram was told last."""
        self._pause = FIRST_PAUSE
        """Seconds to rest after the next error; longer than at first while there are errors."""
        self._limit = AT_ONCE
        """Updates to fetch at once; fewer after a batch that could not be read."""
        self._round = TOGETHER
        self._heard = time.monotonic()
        """When there was something new."""
        self._news = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch until `stop`. Errors of the line are waited out; only a refused token ends it, as InvalidToken."""
        await self._unhook()
        waking = asyncio.ensure_future(self._wake_at(stop))
        while not stop.is_set():
            batch = await self._next(stop)
            if batch is None:
                continue
            new = self._begin(batch)
            if self._under_way and self._limit < AT_ONCE:
                await self._wait_for_all(stop)
            elif self._under_way:
                full = len(batch) >= AT_ONCE and not new
                await self._wait(None if full else self._round, stop)
                self._round = TOGETHER if new or self._sweep() else min(self._round * 2, LONGEST_ROUND)
            self._sweep()
        waking.cancel()
        await self._incoming.finish()
        self._sweep()
        if self._offset() != self._confirmed:
            with suppress(TelegramError):
                await self._call({"timeout": 0, "limit": 1}, read_timeout=SLACK)

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._news.set()

    async def trouble(self) -> str:
        """Why no updates come, «» if they do."""
        return "" if self._pause == FIRST_PAUSE else "Telegram gives no updates"

    def _begin(self, batch: list[dict[str, Any]]) -> int:
        """Begin with what is not known yet; how many that were."""
        known, lowest = self._under_way.keys() | self._done, self._confirmed or 0
        # One below what was asked for repeats a number of the past inside it: it can only be passed over.
        fresh = [raw for raw in batch if raw["update_id"] not in known and raw["update_id"] >= lowest]
        for raw in fresh:
            self._under_way[raw["update_id"]] = arrival = self._incoming.take(raw)
            arrival.done.add_done_callback(lambda _: self._news.set())
        if batch:
            self._after = max(*(raw["update_id"] for raw in batch), self._confirmed or 0) + 1
            self._heard = time.monotonic()
        return len(fresh)

    def _sweep(self) -> int:
        """Note what has been done; how many that were. What has to come again stays under way: it is not confirmed."""
        ended = [number for number, one in self._under_way.items() if one.done.done() and not one.again]
        for number in ended:
            del self._under_way[number]
        self._done.update(ended)
        lowest = min(self._under_way, default=None)
        self._done = set() if lowest is None else {number for number in self._done if number > lowest}
        return len(ended)

    async def _wait(self, seconds: float | None, stop: asyncio.Event) -> None:
        """Until something is done, no longer than so many seconds; then a little, until half of it is."""
        self._news.clear()
        if all(not one.done.done() for one in self._under_way.values()):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), seconds)
        half, until = len(self._under_way) // 2, time.monotonic() + TOGETHER
        while not stop.is_set() and time.monotonic() < until:
            if sum(not one.done.done() for one in self._under_way.values()) <= half:
                return
            await asyncio.sleep(LOOK_EVERY)

    async def _wait_for_all(self, stop: asyncio.Event) -> None:
        """Until everything is done: a small batch would hold nothing but what is under way already."""
        while not stop.is_set() and any(not one.done.done() for one in self._under_way.values()):
            self._news.clear()
            await self._news.wait()

    async def _next(self, stop: asyncio.Event) -> list[dict[str, Any]] | None:
        """The next batch; None if there was none to be had, or it is time to stop."""
        fetching = asyncio.ensure_future(self._fetch())
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not fetching.done():
            fetching.cancel()
            await asyncio.wait({fetching})
            return None
        try:
            batch = fetching.result()
        except InvalidToken:
            raise
        except TelegramError as error:
            if isinstance(error, Conflict) and "webhook" in str(error):
                await self._unhook()
            self._pause = await _rest(error, self._pause, stop)
            return None
        self._pause = FIRST_PAUSE
        return batch

    async def _fetch(self) -> list[dict[str, Any]]:
        """Raw updates: parsed as a whole, one malformed update would stall all."""
        wait = 0 if self._under_way else WAIT
        wishes = {"timeout": wait, "limit": self._limit, "allowed_updates": KINDS}
        try:
            batch = await self._call(wishes, read_timeout=wait + SLACK)
        except Garbled as error:
            self._close_in(error.payload)
            return []
        self._limit = min(2 * self._limit, AT_ONCE)
        if not isinstance(batch, list):
            raise TelegramError("getUpdates did not answer with a list")
        # What has no number can never be confirmed: a stray one is passed over, nothing but such is a broken server.
        # A number below zero would be an offset from the end, and all before it would be dropped.
        numbered = [raw for raw in batch if isinstance(raw, dict) and _is_id(raw.get("update_id"))]
        if batch and not numbered:
            raise TelegramError("getUpdates answered with updates that have no number")
        return numbered

    async def _unhook(self) -> None:
        """As long as a webhook is set, there is nothing to be fetched. Servers of one's own may not know of any."""
        try:
            await self._line.call(f"{self._bot_url}/deleteWebhook", Parameters({}))
        except TelegramError as error:
            log.warning("the webhook could not be taken away", reason=str(error))

    def _offset(self) -> int | None:
        """All before this number are done."""
        return min(self._under_way, default=self._after)

    def _close_in(self, payload: bytes) -> None:
        """One update spoils its whole batch: fewer are fetched until it comes alone, and then it is left behind."""
        if self._limit > 1:
            self._limit = max(self._limit // 8, 1)
            return
        named, offset = _NUMBER.search(payload), self._offset() or 0
        # What calls itself by a number of the past has another one; step by step its own is reached.
        number = max(int(named[1]) if named else 0, offset)
        log.error("an update that is no JSON is passed over", update=number)
        self._after = number + 1

    async def _call(self, wishes: dict[str, Any], read_timeout: float) -> Any:
        if not self._under_way and self._after == self._confirmed and time.monotonic() - self._heard > QUIET:
            self._after = self._confirmed = None  # that all are done it was told long ago
        offset = self._offset()
        if offset is not None:
            wishes["offset"] = self._confirmed = offset
        return await self._line.call(f"{self._bot_url}/getUpdates", Parameters(wishes), read_timeout=read_timeout)


def _is_id(number: Any) -> bool:
    return is_number(number) and number > 0


async def _rest(error: TelegramError, pause: float, stop: asyncio.Event) -> float:
    """Wait a little longer each time; the next pause."""
    wait = flood_wait(error).total_seconds() if isinstance(error, RetryAfter) else pause
    if isinstance(error, Conflict):
        log.error("another copy of the bot is fetching updates with this token", reason=str(error))
        wait = LONGEST_PAUSE / 6
    else:
        log.warning("no updates for now", reason=str(error) or type(error).__name__, seconds=wait)
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), wait)
    return min(pause * 2, LONGEST_PAUSE)
