"""One worker process as the bot sees it: started, handed a document, watched, interrupted, ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import signal
import sys
from pathlib import Path

from authoring.errors import TooLong, UnreadableText, WorkerLost
from authoring.frames import HEADER, Ended, Job, Stop, pack

MEGABYTE = 1024**2
CHUNK = 64 * 1024
LOOK = 0.1
"""Seconds between two looks at the worker's memory."""
GRACE = 0.5
"""Seconds in which a worker may stop by itself."""
FULL = 0.85
"""A worker that has more than this part of its memory in use after a job is not kept."""
HANDED_ON = frozenset(
    {"PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH"}
    | {"SYSTEMROOT", "PYTHONHOME", "VIRTUAL_ENV"}
)
"""What of the environment the worker is given: it reads strangers' files and has no business with our secrets."""


class Gone(Exception):
    """The other end of the pipe is closed."""


class Worker:
    """One worker process, as the bot sees it."""

    def __init__(self, process: asyncio.subprocess.Process, megabytes: int) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._limit = megabytes * MEGABYTE
        self._to, self._from = process.stdin, process.stdout
        self._length: int | None = None
        self._busy = self._spoiled = self._outgrown = False

    @classmethod
    async def start(cls, author: str, megabytes: int) -> Worker:
        """A fresh interpreter that finds the same modules as this one, on one core, without our secrets."""
        handed_on = {name: value for name, value in os.environ.items() if name.upper() in HANDED_ON}
        threads = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "authoring.worker", author, str(megabytes)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=handed_on | threads | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
        )
        return cls(process, megabytes)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        """As far as we have heard."""
        return self._process.returncode is None and not self._from.at_eof()

    def fit(self) -> bool:
        """Whether it can take another job."""
        return self.alive and not self._spoiled and _resident(self.pid) <= FULL * self._limit

    async def begin(self, job: Job, data: bytes) -> None:
        """Hand the job over. If that is broken off, the pipe is out of step and the worker of no more use."""
        self._spoiled = True
        try:
            self._to.write(pack(job))
            for start in range(0, len(data), CHUNK):
                self._to.write(data[start : start + CHUNK])
                await self._to.drain()
        except OSError:
            raise Gone from None
        self._spoiled, self._busy = False, True

    async def receive(self) -> object:
        """The next message. May be cancelled at any point: nothing is lost."""
        try:
            if self._length is None:
                (self._length,) = HEADER.unpack(await self._from.readexactly(HEADER.size))
            body = await self._from.readexactly(self._length)
        except (asyncio.IncompleteReadError, OSError):
            raise Gone from None
        self._length = None
        message = pickle.loads(body)
        if isinstance(message, Ended):
            self._busy = False
            self._spoiled = message.how in ("memory", "error")
        return message

    async def interrupt(self, job: Job) -> None:
        """After this the worker rests, or is dead: if the job has not ended it is asked to stop, and then made to."""
        rests = not self._busy and not self._spoiled
        try:
            if self._busy and self.alive and not self._outgrown:
                with contextlib.suppress(TimeoutError, OSError, Gone):
                    async with asyncio.timeout(GRACE):
                        self._to.write(pack(Stop(job.number)))
                        while not isinstance(await self.receive(), Ended):
                            pass
                        rests = not self._spoiled
        finally:
            if not rests:
                self._spoiled = True
                self.kill()

    async def watch(self) -> None:
        """Kill the worker once it has more memory than it may."""
        while _resident(self.pid) <= self._limit:  # noqa: ASYNC110  another process's memory gives no event
            await asyncio.sleep(LOOK)
        self._outgrown = True
        self.kill()

    async def how_it_went(self, limit: int) -> WorkerLost | TooLong:
        """Why a worker that is gone is gone."""
        code = await self._process.wait()
        if self._outgrown:
            return self._memory()
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return TooLong(limit)
        return WorkerLost("killed", f"exit code {code}")

    def verdict(self, end: Ended) -> WorkerLost | UnreadableText:
        """What an end other than "done" means to whoever waits for the draft."""
        match end.how:
            case "unreadable":
                return UnreadableText(end.code, **end.data)
            case "memory":
                return self._memory()
            case _:
                return WorkerLost("error", end.code)

    def _memory(self) -> WorkerLost:
        return WorkerLost("memory", megabytes=str(self._limit // MEGABYTE))

    async def end(self) -> None:
        """Close the pipe, which ends it; kill it if it does not hear. Returns when the process is gone."""
        self._to.close()
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GRACE):
                    await self._process.wait()
        finally:
            self.kill()
        await self._process.wait()
        with contextlib.suppress(OSError):
            await self._from.read()

    def kill(self) -> None:
        """At once; harmless if it is gone."""
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()


def _resident(pid: int) -> int:
    """Bytes of memory in use by a process; 0 where the system does not say (only Linux does)."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
