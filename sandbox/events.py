"""What a person's app is told as it happens."""

from __future__ import annotations

import asyncio
from collections import defaultdict

from sandbox.wire import Json


class EventHub:
    """Each listener has a queue of events; nobody waits for a slow listener."""

    def __init__(self) -> None:
        self._listeners: defaultdict[int, set[asyncio.Queue[Json | None]]] = defaultdict(set)

    def listen(self, person_id: int) -> asyncio.Queue[Json | None]:
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners[person_id].add(queue)
        return queue

    def leave(self, person_id: int, queue: asyncio.Queue[Json | None]) -> None:
        self._listeners[person_id].discard(queue)

    def tell(self, person_id: int, event: Json) -> None:
        for queue in self._listeners.get(person_id, ()):
            queue.put_nowait(event)

    def release(self) -> None:
        """End every listener's stream with None."""
        for queues in self._listeners.values():
            for queue in queues:
                queue.put_nowait(None)

    def tell_all(self, event: Json) -> None:
        for person_id in list(self._listeners):
            self.tell(person_id, event)
