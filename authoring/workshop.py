"""Drafts for the bot: written in a worker process, awaited on the event loop, which they never hold up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Self

from authoring.errors import TooLong, WorkerLost
from authoring.foreman import Gone, Worker
from authoring.frames import Ended, Job, Piece, Sized, join, time_limit
from quiz.drafts import Draft, Progress


class Workshop:
    """Writes drafts in a worker process: a fresh interpreter, not a fork of the bot.

    It is started when it is first needed, takes documents one after another, stays warm for some minutes and then
    gives its memory back. A context manager: at its end no process is left, and whoever still waits gets WorkerLost.
    """

    def __init__(
        self,
        author: str = "authoring.worker:write",
        *,
        megabytes: int = 400,
        seconds: float = 60.0,
        rest: float = 180.0,
    ) -> None:
        """author: "module:function", what the worker calls (see `worker.Write`). megabytes: the most memory the
        worker may have. seconds: what any document may take; long ones get more. rest: seconds it stays warm.
        """
        self._author = author
        self._megabytes = megabytes
        self._seconds = seconds
        self._rest = rest
        self._turn = asyncio.Lock()
        self._numbers = count()
        self._worker: Worker | None = None
        self._resting: asyncio.Task[None] | None = None
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closed = True
        if self._worker is not None:
            self._worker.kill()
        async with self._turn:
            self._wake()
            await self._end()

    @property
    def pid(self) -> int | None:
        """The worker's process, if there is one."""
        return self._worker.pid if self._worker else None

    async def draft(
        self,
        data: bytes,
        name: str,
        *,
        title: str = "",
        seed: int = 0,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Draft:
        """The draft of the file `name` that holds `data`. Documents wait their turn; cancelling stops the work.

        Raises UnreadableText, TooLong or WorkerLost; whatever happens, the next document finds a worker in order.
        """
        async with self._turn:
            worker = await self._ready()
            job = Job(next(self._numbers), len(data), name, title, seed, self._seconds)
            try:
                return await _finished(worker, job, data, on_progress or _nobody)
            finally:
                if worker.fit():
                    self._resting = asyncio.create_task(self._end_after_rest())
                else:
                    await self._end()

    async def _ready(self) -> Worker:
        if self._closed:
            raise WorkerLost("killed", "the workshop is closed")
        self._wake()
        if self._worker is None or not self._worker.alive:
            await self._end()
            self._worker = await Worker.start(self._author, self._megabytes)
        return self._worker

    def _wake(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
            self._resting = None

    async def _end_after_rest(self) -> None:
        await asyncio.sleep(self._rest)
        async with self._turn:
            await self._end()

    async def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.end()


async def _finished(worker: Worker, job: Job, data: bytes, on_progress: Callable[[Progress], None]) -> Draft:
    """What comes of one job. However it ends, the worker is at rest afterwards, or dead."""
    watching = asyncio.create_task(worker.watch())
    limit = job.seconds
    pieces: list[Piece] = []
    try:
        async with asyncio.timeout(limit) as clock:
            await worker.begin(job, data)
            while not isinstance(message := await worker.receive(), Ended):
                if isinstance(message, Progress):
                    on_progress(message)
                elif isinstance(message, Piece):
                    pieces.append(message)
                    await asyncio.sleep(0)  # others get their turn between two pieces
                elif isinstance(message, Sized):
                    more = time_limit(job.seconds, message.characters) - limit
                    clock.reschedule((clock.when() or 0) + more)
                    limit += more
    except TimeoutError:
        raise TooLong(round(limit)) from None
    except Gone:
        raise await worker.how_it_went(round(limit)) from None
    finally:
        watching.cancel()
        await worker.interrupt(job)
    if message.how == "done":
        return join(pieces)
    raise worker.verdict(message)


def _nobody(_: Progress) -> None:
    pass
