"""What a command does until it ends or is stopped; what stands in its way is told in a clear word."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from datetime import UTC, datetime
from typing import Any

from bot.console import refuse
from bot.desk import Workrooms
from bot.fitroom import FitRoom
from quiz.roles import ANYBODY, Publishing
from quiz.usecases.drafting import Allowance

AUTHOR = "authoring.worker:write"
IMPORTER = "bot.importing:read"
"""What the two workers call: for texts, and for files of questions."""
IMPORTER_MEGABYTES = 300
FITTER = "fitting.errand:fit_one"
"""What the process calls in which memory is fitted."""


def run_until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run until it ends or somebody stops it, in peace."""

    async def until_stopped() -> None:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; Ctrl+C works all the same
                loop.add_signal_handler(name, task.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await task

    with explained(), contextlib.suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=quick_loop()) as runner:
        runner.run(until_stopped())


@contextlib.asynccontextmanager
async def workrooms(allowance: Allowance, publishing: Publishing = ANYBODY) -> AsyncIterator[Workrooms]:
    """Where teachers' questions are written, each in a process of its own that is started when it is needed."""
    from authoring.workshop import Workshop

    async with Workshop(AUTHOR) as author, Workshop(IMPORTER, megabytes=IMPORTER_MEGABYTES) as importer:
        yield Workrooms(author, importer, allowance, publishing=publishing, fitter=FitRoom(FITTER))


def quick_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """How to make the quickest event loop there is: uvloop's, where it can be had."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def settle_down() -> None:
    """What the start has made stays until the end: from now on the collector looks only at what comes and goes.

    Otherwise it walks through a few hundred thousand objects now and then, and everybody waits meanwhile.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """A database that cannot be used ends the program with a clear word."""
    from db import DatabaseUnusable, NewerDatabase

    try:
        yield
    except DatabaseUnusable as error:
        refuse(f"db-{error.reason.value}", where=error.where, detail=error.detail)
    except NewerDatabase as error:
        refuse("db-newer", where=error.where, found=error.found, known=error.known)


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)
