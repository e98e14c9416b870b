"""A bot's queue of updates: numbered, filtered by what it asked for, kept until confirmed."""

from __future__ import annotations

import asyncio
import json
import time
from collections import OrderedDict
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
    """The update as JSON, made once; bytes that are not UTF-8 as `surrogateescape` writes them."""

    def wire(self) -> bytes:
        return self.text.encode(errors="surrogateescape")


class UpdateQueue:
    """Holds updates until they are confirmed by a later offset or delivered to the webhook."""

    def __init__(self) -> None:
        self.allowed: frozenset[str] | None = None
        self.last_id = 0
        self._pending: OrderedDict[int, Update] = OrderedDict()
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
        if self.wants(kind):
            self._append(dumps({"update_id": self.last_id + 1, kind: content}), lane)

    def put(self, content: Json, lane: int = 0) -> int:
        """Add an update with this content, unchecked, asked for or not; its update_id."""
        # Escaped, because half a surrogate pair can be written in JSON but not in UTF-8.
        return self._append(json.dumps({"update_id": self.last_id + 1, **content}), lane)

    def put_raw(self, update: bytes, lane: int = 0) -> int:
        """Add these bytes as an update, JSON or not; the number under which they are confirmed.

        `$update_id` in them becomes that number.
        """
        numbered = update.replace(UPDATE_ID, str(self.last_id + 1).encode())
        return self._append(numbered.decode(errors="surrogateescape"), lane)

    def _append(self, text: str, lane: int) -> int:
        self.last_id += 1
        self._pending[self.last_id] = Update(self.last_id, lane, text)
        self._arrived.set()
        return self.last_id

    def clear(self) -> None:
        self._pending.clear()
        self._arrived.clear()

    def after(self, update_id: int) -> list[Update]:
        """What came after this one, oldest first."""
        return list(takewhile(lambda update: update.id > update_id, reversed(self._pending.values())))[::-1]

    def remove(self, update: Update) -> None:
        self._pending.pop(update.id, None)

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
                self._pending.popitem(last=False)
        else:
            while self._pending and next(iter(self._pending)) < offset:
                self._pending.popitem(last=False)
        return list(islice(self._pending.values(), limit))
