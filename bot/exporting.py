"""Sets are written as files in a process of their own, so that a large one holds up nobody who learns.

The process is ours at both ends and nobody else holds its pipes, so what travels is pickled; it ends with its work.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import struct
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from typing import Any, BinaryIO

import structlog

from quiz.formats.exchange import FORMATS
from quiz.formats.foreign import Exported
from quiz.questions import Fact, QuestionSet

HEADER = struct.Struct("!I")
PORTION = 50
"""Facts pickled at once: others get their turn between two portions."""
SECONDS = 60.0
"""What any file may take; one of 20,000 questions takes a few."""
MOST_BYTES = 40_000_000
"""Of a file. Telegram takes fifty megabytes from a bot."""
HANDED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""What of the environment the process is given: it has no business with our secrets."""
log = structlog.get_logger()


class NotExported(Exception):
    """No file came of it: it took too long, is too large, or the process was lost."""


class ExportRoom:
    """Writes one file at a time; the others wait their turn. Cancelling ends the process."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = asyncio.Lock()

    async def write(self, questions: QuestionSet, form: str) -> Exported:
        """The set in the format of that name, with what it has no place for. Raises NotExported."""
        async with self._turn:
            try:
                async with asyncio.timeout(self._seconds):
                    written = await _written(questions, form)
            except TimeoutError:
                log.warning("a set took too long to be written", form=form, facts=len(questions.facts))
                raise NotExported from None
        if len(written.data) > MOST_BYTES:
            raise NotExported
        return written


async def _written(questions: QuestionSet, form: str) -> Exported:
    pipe = asyncio.subprocess.PIPE
    handed_on = {name: value for name, value in os.environ.items() if name.upper() in HANDED_ON}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot.exporting", form),
        stdin=pipe,
        stdout=pipe,
        stderr=asyncio.subprocess.DEVNULL,
        env=handed_on | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
    )
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(ConnectionError):  # it died: that its answer is missing says enough
            async for frame in _frames(questions):
                process.stdin.write(frame)
                await process.stdin.drain()
            process.stdin.close()
        answer = await process.stdout.read()
        if await process.wait() != 0:
            log.error("a set could not be written", form=form, code=process.returncode)
            raise NotExported
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    exported: Exported = pickle.loads(answer)
    return exported


async def _frames(questions: QuestionSet) -> AsyncIterator[bytes]:
    """The set without its facts, then the facts in portions."""
    yield _framed(replace(questions, facts=()))
    for start in range(0, len(questions.facts), PORTION):
        yield _framed(questions.facts[start : start + PORTION])
        await asyncio.sleep(0)


def _framed(part: object) -> bytes:
    body = pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(body)) + body


def _received(source: BinaryIO) -> QuestionSet:
    """What `_frames` sent."""
    parts: list[Any] = []
    while head := source.read(HEADER.size):
        parts.append(pickle.loads(source.read(HEADER.unpack(head)[0])))
    bare: QuestionSet = parts[0]
    facts: list[Fact] = [fact for portion in parts[1:] for fact in portion]
    return replace(bare, facts=tuple(facts))


def main() -> None:
    """The process: a set comes in, its file goes out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both processes; the bot decides
    if sys.platform != "win32":
        os.nice(10)  # below everything that answers people
    write = next(each.write for each in FORMATS if each.name == sys.argv[1])
    assert write is not None
    sys.stdout.buffer.write(pickle.dumps(write(_received(sys.stdin.buffer)), pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    main()
