"""The updates a bot has not confirmed yet, and the one request that may wait for more."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from bench.stub.bodies import Arguments
from bench.stub.lines import Request

MOST_AT_ONCE = 100
LONGEST_WAIT = 50.0
"""Seconds."""
_CONFLICT = (
    b'{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request; '
    b'make sure that only one bot instance is running"}'
)


@dataclass(frozen=True, slots=True)
class Update:
    """id: counted up by one. chat: whose order it is in. wire: the whole as JSON."""

    id: int
    chat: int
    wire: bytes


class Updates:
    """What has happened and was not confirmed, oldest first. `heard` is called for each that is put in."""

    def __init__(self) -> None:
        self._all: OrderedDict[int, Update] = OrderedDict()
        self._last = 0
        self.heard: Callable[[Update], None] = lambda _: None

    def __len__(self) -> int:
        return len(self._all)

    def put(self, chat: int, members: bytes) -> int:
        """Add `{"update_id":N,<members>}` as it is, be it JSON or not. Returns its id."""
        return self.put_raw(chat, b'{"update_id":$update_id,%s}' % members)

    def put_raw(self, chat: int, wire: bytes) -> int:
        """Add these bytes as they are, with the id in place of `$update_id`. Returns the id."""
        self._last += 1
        update = Update(self._last, chat, wire.replace(b"$update_id", b"%d" % self._last))
        self._all[self._last] = update
        self.heard(update)
        return self._last

    def take(self, offset: int, limit: int) -> list[Update]:
        """The oldest from `offset` on, at most `limit`; all before are confirmed and gone. -3: all but the last 3."""
        if offset < 0:
            offset = next(iter(self._all)) + max(0, len(self._all) + offset) if self._all else 0
        while self._all and next(iter(self._all)) < offset:
            self._all.popitem(last=False)
        return list(islice(self._all.values(), min(max(limit, 1), MOST_AT_ONCE)))

    def confirm(self, update: Update) -> None:
        """This one is done, in whichever order."""
        self._all.pop(update.id, None)

    def every(self) -> list[Update]:
        """All that are there."""
        return list(self._all.values())

    def clear(self) -> None:
        """Forget them all."""
        self._all.clear()


class Polling:
    """getUpdates: answered at once if there is something, else when something comes or the time is over."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._waiting: tuple[Request, int, asyncio.TimerHandle] | None = None
        self._soon: asyncio.Handle | None = None

    def poll(self, request: Request, arguments: Arguments) -> None:
        """Answer this request, now or later. One that was waiting is told that another has come."""
        if self._waiting is not None:
            before, _, timer = self._waiting
            timer.cancel()
            before.answer(_CONFLICT, 409)
            self._waiting = None
        offset, limit = int(arguments.get("offset") or 0), int(arguments.get("limit") or MOST_AT_ONCE)
        wait = min(float(arguments.get("timeout") or 0), LONGEST_WAIT)
        found = self._updates.take(offset, limit)
        if found or wait <= 0:
            _answer(request, found)
            return
        timer = asyncio.get_running_loop().call_later(wait, self._end)
        self._waiting = request, limit, timer

    def heard(self, _: Update) -> None:
        """Something has come. What comes in the same turn of the loop goes out together."""
        if self._waiting is not None and self._soon is None:
            self._soon = asyncio.get_running_loop().call_soon(self._end)

    def _end(self) -> None:
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None
        if self._waiting is None:
            return
        request, limit, timer = self._waiting
        timer.cancel()
        self._waiting = None
        if not request.broken:
            _answer(request, self._updates.take(0, limit))


def _answer(request: Request, found: list[Update]) -> None:
    request.answer(b'{"ok":true,"result":[%s]}' % b",".join(update.wire for update in found))
