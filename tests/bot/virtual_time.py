"""An event loop whose clock stands still while anything happens, and jumps to the next timer when nothing does."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")


class _Selector(selectors.DefaultSelector):
    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        found: list[Any] = super().select(0)
        if not found and timeout:
            self.now += timeout
        return found


class VirtualTime(asyncio.SelectorEventLoop):
    """Hours pass in no time; nothing may wait for the network or for a thread."""

    def __init__(self) -> None:
        self._selected = _Selector()
        super().__init__(self._selected)

    def time(self) -> float:
        return self._selected.now


def in_virtual_time(story: Callable[[Callable[[], float]], Awaitable[T]]) -> T:
    """Run the story, which is given the clock (seconds)."""
    with asyncio.Runner(loop_factory=VirtualTime) as runner:

        async def told() -> T:
            return await story(asyncio.get_running_loop().time)

        return runner.run(told())
