"""A load balancer before a webhook: turn by turn to several addresses, past those that fail."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sandbox.http_post import Answer, PostError
from sandbox.wire import Json

REST_SECONDS = 1.0


@dataclass(slots=True, eq=False)
class _Backend:
    url: str
    answered: int = 0
    passed_over: int = 0
    rests_until: float = 0.0

    def wire(self) -> Json:
        return {"url": self.url, "answered": self.answered, "passed_over": self.passed_over}


class Balance:
    """Each delivery begins with the next backend in turn.

    One that refuses or breaks the connection, is silent for too long or answers 5xx is passed over for the next.
    It then rests for `rest_seconds`: meanwhile it is asked only when no other takes the delivery.
    """

    def __init__(self, backends: Iterable[str], rest_seconds: float = REST_SECONDS) -> None:
        """Raises ValueError when there is no backend, or what is given is no address."""
        self._backends = [_Backend(checked_address(url)) for url in backends]
        if not self._backends:
            raise ValueError("a balance needs at least one backend")
        self._rest_seconds = rest_seconds
        self._turn = 0

    def wire(self) -> list[Json]:
        """The backends, each with how many deliveries it answered and how often it was passed over."""
        return [backend.wire() for backend in self._backends]

    async def deliver(self, post: Callable[[str], Awaitable[Answer]]) -> Answer:
        """The first answer under 500 of `post(address)`, or else what came of the last one. Raises `PostError`."""
        *others, last = self._next_order()
        for backend in others:
            with contextlib.suppress(PostError):
                answer = await self._ask(backend, post)
                if answer.status < 500:
                    return answer
        return await self._ask(last, post)

    async def _ask(self, backend: _Backend, post: Callable[[str], Awaitable[Answer]]) -> Answer:
        try:
            answer = await post(backend.url)
        except PostError:
            self._pass_over(backend)
            raise
        if answer.status < 500:
            backend.answered += 1
        else:
            self._pass_over(backend)
        return answer

    def _pass_over(self, backend: _Backend) -> None:
        backend.passed_over += 1
        backend.rests_until = time.monotonic() + self._rest_seconds

    def _next_order(self) -> list[_Backend]:
        now = time.monotonic()
        first = self._turn
        self._turn = (first + 1) % len(self._backends)
        turns = self._backends[first:] + self._backends[:first]
        return sorted(turns, key=lambda backend: backend.rests_until > now)


def checked_address(url: str) -> str:
    """The same. Raises ValueError when nothing can be posted there."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
        raise ValueError(f"{url!r} is no address: it should look like http://127.0.0.1:8001/webhook")
    return url
