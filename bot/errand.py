"""One thing is done in a process of its own, which ends with it: what takes long holds up nobody.

The process is ours at both ends and nobody else holds its pipes, so what travels is pickled. The kernel keeps it within
its memory (RLIMIT_DATA, Linux) and its time (RLIMIT_CPU, Linux and macOS), as it does the workers that read.
"""

from __future__ import annotations

import asyncio
import math
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

import structlog

if sys.platform != "win32":
    import resource

HEADER = struct.Struct("!I")
SPARE_CPU = 2
"""Seconds of processor time after the bot should have ended it, at which the kernel does."""
HANDED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""What of the environment the process is given: it has no business with our secrets."""
THREADS = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")}
"""One core is enough for what nobody waits for."""
Task = Callable[[list[Any]], Iterator[object]]
"""From the parts that come in to those that go out."""
log = structlog.get_logger()


class NotDone(Exception):
    """Nothing came of it: it took too long, or the process was lost."""


async def run_errand(task: str, parts: Iterable[object], seconds: float, megabytes: int) -> list[Any]:
    """What the task "module:function" makes of the parts. Cancelling ends the process. Raises NotDone."""
    try:
        async with asyncio.timeout(seconds):
            return await _done(task, parts, seconds, megabytes)
    except TimeoutError:
        log.warning("an errand took too long", task=task)
        raise NotDone from None


async def _done(task: str, parts: Iterable[object], seconds: float, megabytes: int) -> list[Any]:
    pipe = asyncio.subprocess.PIPE
    handed_on = {name: value for name, value in os.environ.items() if name.upper() in HANDED_ON}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot.errand", task, str(math.ceil(seconds)), str(megabytes)),
        stdin=pipe,
        stdout=pipe,
        stderr=asyncio.subprocess.DEVNULL,
        env=handed_on | THREADS | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
    )
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(ConnectionError):  # it died: that its answer is missing says enough
            for part in parts:
                process.stdin.write(_framed(part))
                await process.stdin.drain()
                await asyncio.sleep(0)
            process.stdin.close()
        answer = await _answer(process.stdout)
        if await process.wait() != 0:
            log.error("an errand failed", task=task, code=process.returncode)
            raise NotDone
        return answer
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _answer(source: asyncio.StreamReader) -> list[Any]:
    """Portion by portion: others get their turn between two."""
    parts: list[Any] = []
    try:
        while True:
            head = await source.readexactly(HEADER.size)
            parts.append(pickle.loads(await source.readexactly(HEADER.unpack(head)[0])))
            await asyncio.sleep(0)
    except asyncio.IncompleteReadError:  # the end; if it came too early, the process says so
        return parts


def _framed(part: object) -> bytes:
    body = pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(body)) + body


def _received(source: BinaryIO) -> Iterator[Any]:
    while head := source.read(HEADER.size):
        yield pickle.loads(source.read(HEADER.unpack(head)[0]))


def main() -> None:
    """The process: what is to be done comes in, what came of it goes out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both processes; the bot decides
    _be_modest(seconds=int(sys.argv[2]), megabytes=int(sys.argv[3]))
    module, _, function = sys.argv[1].partition(":")
    task: Task = getattr(import_module(module), function)
    for part in task(list(_received(sys.stdin.buffer))):
        sys.stdout.buffer.write(_framed(part))


def _be_modest(seconds: int, megabytes: int) -> None:
    if sys.platform != "win32":
        os.nice(10)  # below everything that answers people
        _lower(resource.RLIMIT_CORE, 0)  # a process that is killed leaves no core file behind
        _lower(resource.RLIMIT_CPU, seconds + SPARE_CPU)
        if sys.platform == "linux":
            _lower(resource.RLIMIT_DATA, megabytes * 1024**2)


def _lower(limit: int, value: int) -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(limit)
        with suppress(OSError, ValueError):  # some containers forbid it; the bot's clock is left
            resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    main()
