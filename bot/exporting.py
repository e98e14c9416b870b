"""Sets are written as files, and compared with newer ones, in a process of its own: a large one holds up nobody.

The process is ours at both ends and nobody else holds its pipes, so what travels is pickled; it ends with its work.
The kernel keeps it within its memory (RLIMIT_DATA, Linux) and its time (RLIMIT_CPU, Linux and macOS), as it does the
workers that read.
"""

from __future__ import annotations

import asyncio
import math
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, BinaryIO

import structlog

from quiz.drafts import Changes
from quiz.formats.exchange import FORMATS
from quiz.formats.foreign import Exported
from quiz.formats.newer import brought_up_to_date
from quiz.questions import Fact, QuestionSet

if sys.platform != "win32":
    import resource

HEADER = struct.Struct("!I")
PORTION = 50
"""Facts pickled at once: others get their turn between two portions."""
SECONDS = 60.0
"""What any file may take; one of 20,000 questions takes a few."""
MEGABYTES = 700
"""Of private memory that the process may have; a set of 20,000 questions takes a third of it at most."""
SPARE_CPU = 2
"""Seconds of processor time after the bot should have ended it, at which the kernel does."""
MOST_BYTES = 40_000_000
"""Of a file. Telegram takes fifty megabytes from a bot."""
HANDED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""What of the environment the process is given: it has no business with our secrets."""
END = "end"
"""Between two sets."""
Task = Callable[[list[Any]], Iterator[object]]
log = structlog.get_logger()


class NotExported(Exception):
    """Nothing came of it: it took too long, is too large, or the process was lost."""


class ExportRoom:
    """Does one thing at a time; the others wait their turn. Cancelling ends the process."""

    def __init__(self, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._turn = asyncio.Lock()

    async def write(self, questions: QuestionSet, form: str, now: datetime) -> Exported:
        """The set in the format of that name, with what it has no place for. Raises NotExported."""
        [written] = await self._do(_write, [(form, now), *_cut(questions)])
        if len(written.data) > MOST_BYTES:
            raise NotExported
        exported: Exported = written
        return exported

    async def update(self, old: QuestionSet, new: QuestionSet, data: bytes, name: str) -> tuple[QuestionSet, Changes]:
        """See quiz.formats.newer.brought_up_to_date. Raises NotExported."""
        changes, *parts = await self._do(_update, [(data, name), *_cut(old), END, *_cut(new)])
        return _joined(parts), changes

    async def _do(self, task: Task, parts: Iterable[object]) -> list[Any]:
        async with self._turn:
            try:
                async with asyncio.timeout(self._seconds):
                    return await _done(task.__name__, parts, self._seconds, self._megabytes)
            except TimeoutError:
                log.warning("a set took too long", task=task.__name__)
                raise NotExported from None


async def _done(task: str, parts: Iterable[object], seconds: float, megabytes: int) -> list[Any]:
    pipe = asyncio.subprocess.PIPE
    handed_on = {name: value for name, value in os.environ.items() if name.upper() in HANDED_ON}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot.exporting", task, str(math.ceil(seconds)), str(megabytes)),
        stdin=pipe,
        stdout=pipe,
        stderr=asyncio.subprocess.DEVNULL,
        env=handed_on | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
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
            log.error("a set could not be worked on", task=task, code=process.returncode)
            raise NotExported
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


def _cut(questions: QuestionSet) -> Iterator[object]:
    """The set without its facts, then the facts in portions."""
    yield replace(questions, facts=())
    for start in range(0, len(questions.facts), PORTION):
        yield questions.facts[start : start + PORTION]


def _joined(parts: Sequence[Any]) -> QuestionSet:
    """What `_cut` cut."""
    bare: QuestionSet = parts[0]
    facts: list[Fact] = [fact for portion in parts[1:] for fact in portion]
    return replace(bare, facts=tuple(facts))


def _framed(part: object) -> bytes:
    body = pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(body)) + body


def _write(parts: list[Any]) -> Iterator[object]:
    form, now = parts[0]
    write = next(each.write for each in FORMATS if each.name == form)
    assert write is not None
    yield write(_joined(parts[1:]), now)


def _update(parts: list[Any]) -> Iterator[object]:
    data, name = parts[0]
    end = parts.index(END)
    questions, changes = brought_up_to_date(_joined(parts[1:end]), _joined(parts[end + 1 :]), data, name)
    yield changes
    yield from _cut(questions)


TASKS: Mapping[str, Task] = {each.__name__: each for each in (_write, _update)}


def _received(source: BinaryIO) -> Iterator[Any]:
    while head := source.read(HEADER.size):
        yield pickle.loads(source.read(HEADER.unpack(head)[0]))


def main() -> None:
    """The process: what is to be done comes in, what came of it goes out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both processes; the bot decides
    _be_modest(seconds=int(sys.argv[2]), megabytes=int(sys.argv[3]))
    for part in TASKS[sys.argv[1]](list(_received(sys.stdin.buffer))):
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
