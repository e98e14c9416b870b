"""Workers that behave as they are told, and what is seen of them from outside."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from authoring.workshop import Workshop

BEHAVE = "tests.authoring.authors:behave"


def alive(pid: int | None) -> bool:
    """Whether there is such a process that still runs."""
    if pid is None:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # the second: it ended between opening and reading
        return False


async def until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        await asyncio.sleep(0.01)


async def begun(workshop: Workshop, order: bytes) -> asyncio.Task[object]:
    """A job that has been taken up."""
    started = asyncio.Event()
    task: asyncio.Task[object] = asyncio.create_task(
        workshop.draft(order, "a.txt", on_progress=lambda _: started.set())
    )
    await asyncio.wait_for(started.wait(), 10)
    return task
