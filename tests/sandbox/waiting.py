"""Waiting for what other programs do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], object], seconds: float = 5) -> None:
    """Raises TimeoutError when the condition does not come true in time."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  the state that is watched has no event to wait for
            await asyncio.sleep(0.01)
