"""A bot's queue of updates: numbered, filtered by what it asked for, kept until confirmed."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass
from itertools import islice, takewhile

from sandbox.errors import ApiError
from sandbox.wire import Json, dumps

UPDATE_TYPES = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "message_reaction",
        "message_reaction_count",
        "chat_boost",
        "removed_chat_boost",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "purchased_paid_media",
    ]
)
SENT_ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
UPDATE_ID = b"$update_id"
"""Stands in raw updates for the number they get."""
REPEATED_CONFLICT_DELAY = 3.0
"""Seconds. Telegram slows down clients that fight over a bot, or they would spin."""


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    lane: int
    """Updates of one lane (a chat or a person) must be delivered in order."""
    text: str
    """The update as JSON, made once."""


class UpdateQueue:
    """Holds updates until they are confirmed by a later offset or delivered to the webhook."""

    def __init__(self) -> None:
        self.allowed: frozenset[str] | None = None
        self.last_id = 0
        self._pending: deque[Update] = deque()
        self._arrived = asyncio.Event()
        self._poll: object | None = None
        self._poll_ended_by = ""
        self._next_quick_conflict = 0.0

    def __len__(self) -> int:
        return len(self._pending)

    def wants(self, kind: str) -> bool:
        return kind not in SENT_ONLY_WHEN_ASKED if self.allowed is None else kind in self.allowed

    def allow(self, kinds: list[str] | None) -> None:
        """Remember what to send from now on. An empty list means the default, None changes nothing."""
        if kinds is None:
            return
        known = UPDATE_TYPES.intersection(kinds)
        self.allowed = known or None

    def add(self, kind: str, content: Json, lane: int) -> None:
        if not self.wants(kind):
            return
        self.last_id += 1
        self._pending.append(Update(self.last_id, lane, dumps({"update_id": self.last_id, kind: content})))
        self._arrived.set()

    def put_raw(self, update: bytes, lane: int = 0) -> int:
        """Add these bytes as an update, JSON or not; the number under which they are confirmed.

        `$update_id` in them becomes that number.
        """
        self.last_id += 1
        text = update.replace(UPDATE_ID, str(self.last_id).encode()).decode(errors="replace")
        self._pending.append(Update(self.last_id, lane, text))
        self._arrived.set()
        return self.last_id

    def clear(self) -> None:
        self._pending.clear()
        self._arrived.clear()

    def after(self, update_id: int) -> list[Update]:
        """What came after this one, oldest first."""
        return list(takewhile(lambda update: update.id > update_id, reversed(self._pending)))[::-1]

    def remove(self, update: Update) -> None:
        try:
            self._pending.remove(update)
        except ValueError:
            return

    async def wait(self) -> None:
        """Until something has been added since the last call of `settle`."""
        await self._arrived.wait()

    def settle(self) -> None:
        self._arrived.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """Answer getUpdates. A newer poll ends an older one with 409, as Telegram does."""
        self.interrupt("terminated by other getUpdates request; make sure that only one bot instance is running")
        mine = self._poll = object()
        try:
            deadline = time.monotonic() + seconds
            while True:
                found = self._from(offset, limit)
                remaining = deadline - time.monotonic()
                if found or remaining <= 0:
                    return found
                self._arrived.clear()
                try:
                    await asyncio.wait_for(self._arrived.wait(), remaining)
                except TimeoutError:
                    return []
                if self._poll is not mine:
                    return await self._end_interrupted()
        finally:
            if self._poll is mine:
                self._poll = None

    def interrupt(self, reason: str) -> None:
        """End the poll that is under way, if any, with `Conflict: <reason>`."""
        if self._poll is not None:
            self._poll = None
            self._poll_ended_by = reason
            self._arrived.set()

    def release(self) -> None:
        """End the poll that is under way, if any, with an empty answer."""
        self.interrupt("")

    async def _end_interrupted(self) -> list[Update]:
        reason = self._poll_ended_by
        if not reason:
            return []
        now = time.monotonic()
        if now < self._next_quick_conflict:
            await asyncio.sleep(REPEATED_CONFLICT_DELAY)
        else:
            self._next_quick_conflict = now + REPEATED_CONFLICT_DELAY
        raise ApiError(409, f"Conflict: {reason}")

    def _from(self, offset: int, limit: int) -> list[Update]:
        """Updates from `offset` on, forgetting all before it; negative counts from the end."""
        if offset < 0:
            first_kept = max(0, len(self._pending) + offset)
            for _ in range(first_kept):
                self._pending.popleft()
        else:
            while self._pending and self._pending[0].id < offset:
                self._pending.popleft()
        return list(islice(self._pending, limit))
