"""Telegram's flood limits, for load tests: off unless asked for."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a bot may send: `overall` a second; in one chat `per_chat` a second after a burst of
    `chat_burst`; `per_group` a minute in one group."""

    overall: float = 30
    per_chat: float = 1
    chat_burst: int = 5
    per_group: float = 20


class _Bucket:
    """Leaks `rate` a second; holds `size`."""

    __slots__ = ("_level", "_rate", "_seen", "_size")

    def __init__(self, rate: float, size: float, now: float) -> None:
        self._rate, self._size, self._level, self._seen = rate, size, 0.0, now

    def wait(self, now: float, messages: int) -> float:
        """Seconds until there is room for so many more; for more than it ever holds, until it is empty."""
        self._level = max(0.0, self._level - (now - self._seen) * self._rate)
        self._seen = now
        return max(0.0, (self._level + min(messages, self._size) - self._size) / self._rate)

    def add(self, messages: int) -> None:
        self._level += messages


class FloodControl:
    """Counts in real time (`seconds`): moving the sandbox's clock does not calm Telegram."""

    def __init__(self, limits: Limits, seconds: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._seconds = seconds
        self._buckets: dict[tuple[int, int | None], _Bucket] = {}

    def check(self, bot_id: int, chat_id: int, messages: int = 1) -> None:
        """Count them all, or raise 429 with `retry_after` when they are too many: then none is counted."""
        now = self._seconds()
        buckets = [self._bucket(bot_id, None, now), self._bucket(bot_id, chat_id, now)]
        wait = max(bucket.wait(now, messages) for bucket in buckets)
        if wait > 1e-9:
            raise too_many_requests(math.ceil(wait))
        for bucket in buckets:
            bucket.add(messages)

    def _bucket(self, bot_id: int, chat_id: int | None, now: float) -> _Bucket:
        bucket = self._buckets.get((bot_id, chat_id))
        if bucket is None:
            limits = self._limits
            if chat_id is None:
                bucket = _Bucket(limits.overall, limits.overall, now)
            elif chat_id < 0:
                bucket = _Bucket(limits.per_group / 60, limits.per_group, now)
            else:
                bucket = _Bucket(limits.per_chat, limits.chat_burst, now)
            self._buckets[bot_id, chat_id] = bucket
        return bucket
