"""The worker: a process that writes drafts, one after another, until the pipe from the bot is closed.

`python -m authoring.worker MODULE:FUNCTION MEGABYTES` is started by `authoring.workshop`. It puts limits on itself
that the kernel keeps, whatever hangs:

- processor time, a little above the wall-clock limit that the bot keeps (RLIMIT_CPU, Linux and macOS);
- private memory (RLIMIT_DATA, Linux): a huge allocation fails at once. The address space (RLIMIT_AS) would also
  count mapped files and what numpy reserves and never touches, so it says little about memory in use. Growth in small
  steps is watched by the bot, which reads the resident size ten times a second (Linux only).

Not covered: memory on macOS and Windows, processor time on Windows; there the bot's clock is what is left.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO, Protocol

from authoring.errors import UnreadableText
from authoring.frames import HEADER, Ended, Job, Sized, Stop, in_pieces, pack, time_limit
from quiz.drafts import Draft, Lack, Progress, Stage

if sys.platform != "win32":
    import resource

NICE = 10
"""Below everything that answers people."""
SPARE_CPU = 2
"""Seconds of processor time after the bot should have ended the job, at which the kernel ends it."""
SPARE_MEMORY = 300
"""Megabytes that numpy and the interpreter may reserve without ever using them."""
LONGEST_TITLE = 100
"""Characters, as in a question file."""
PAUSE = 0.05
"""Seconds between two words on the progress of a stage."""


class Write(Protocol):
    """What the worker is there for. `tell` and `sized` report; the former also ends the work if it is to stop."""

    def __call__(
        self,
        data: bytes,
        name: str,
        *,
        title: str,
        seed: int,
        tell: Callable[[Progress], None],
        sized: Callable[[int], None],
    ) -> Draft: ...


class Stopped(BaseException):
    """Nobody waits for the job any more. Not an Exception, so that no rule can swallow it."""


def write(
    data: bytes, name: str, *, title: str, seed: int, tell: Callable[[Progress], None], sized: Callable[[int], None]
) -> Draft:
    """A document → its draft: what the worker does unless it is told otherwise."""
    from authoring import generate
    from authoring.reading import read_document

    tell(Progress(Stage.READING, 0, 1))
    document = read_document(data, name)
    sized(len(document.text))
    tell(Progress(Stage.READING, 1, 1))
    title = _fitting(title or document.title or Path(name).stem)
    draft = generate(document.text, title=title, seed=seed, progress=tell)
    lacks = dict.fromkeys((*draft.seen.lacks, *([Lack.CUT] if "cut" in document.notes else [])))
    return replace(draft, seen=replace(draft.seen, lacks=tuple(lacks)))


def _fitting(title: str) -> str:
    """The title on one line, as long as it may be; a file's name may hold what is no character."""
    title = " ".join(title.encode(errors="replace").decode().split())
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


class Line:
    """The two pipes. A thread listens, so that a stop and the end of the bot are noticed in the middle of work."""

    def __init__(self) -> None:
        self.jobs: SimpleQueue[tuple[Job, bytes]] = SimpleQueue()
        self.stopped = -1
        self._from_bot: BinaryIO = os.fdopen(os.dup(0), "rb")
        self._to_bot: BinaryIO = os.fdopen(os.dup(1), "wb")
        with open(os.devnull, "r+b") as nowhere:  # a library that prints or asks must not meddle with the frames
            os.dup2(nowhere.fileno(), 0)
            os.dup2(nowhere.fileno(), 1)

    def send(self, message: object) -> None:
        """Blocks while the bot does not read; a bot that is gone ends the process."""
        try:
            self._to_bot.write(pack(message))
            self._to_bot.flush()
        except OSError:
            os._exit(0)

    def listen(self) -> None:
        """Until the pipe is closed, by the bot or by its death; then the process ends, whatever it was doing."""
        while len(head := self._from_bot.read(HEADER.size)) == HEADER.size:
            message = pickle.loads(self._from_bot.read(HEADER.unpack(head)[0]))
            if isinstance(message, Stop):
                self.stopped = message.number
            elif len(data := self._from_bot.read(message.length)) == message.length:
                self.jobs.put((message, data))
        os._exit(0)


def main() -> None:
    """Serve until the bot has gone."""
    module, _, function = sys.argv[1].partition(":")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both processes; the bot decides
    _be_modest(int(sys.argv[2]))
    line = Line()
    threading.Thread(target=line.listen, daemon=True).start()
    while True:
        job, data = line.jobs.get()
        line.send(_work(line, module, function, job, data))


def _work(line: Line, module: str, function: str, job: Job, data: bytes) -> Ended:
    _limit_time(job.seconds)

    def sized(characters: int) -> None:
        _limit_time(time_limit(job.seconds, characters))
        line.send(Sized(characters))

    try:
        author: Write = getattr(import_module(module), function)
        draft = author(data, job.name, title=job.title, seed=job.seed, tell=_reporter(line, job.number), sized=sized)
        for piece in in_pieces(draft):
            line.send(piece)
    except Stopped:
        return Ended("stopped")
    except UnreadableText as error:
        return Ended("unreadable", error.code, error.data)
    except MemoryError:
        return Ended("memory")
    except Exception:
        return Ended("error", traceback.format_exc())
    return Ended("done")


def _reporter(line: Line, number: int) -> Callable[[Progress], None]:
    """Hands progress on: every beginning and end of a stage, and between them a few a second."""
    last, stage = -PAUSE, ""

    def tell(progress: Progress) -> None:
        nonlocal last, stage
        if line.stopped == number:
            raise Stopped
        now = time.monotonic()
        if progress.stage == stage and 0 < progress.done < progress.total and now - last < PAUSE:
            return
        last, stage = now, progress.stage
        line.send(progress)

    return tell


def _be_modest(megabytes: int) -> None:
    if sys.platform != "win32":
        os.nice(NICE)
        _lower(resource.RLIMIT_CORE, 0)  # a killed worker leaves no core file behind
        if sys.platform == "linux":
            _lower(resource.RLIMIT_DATA, (megabytes + SPARE_MEMORY) * 1024**2)


def _limit_time(seconds: float) -> None:
    """Processor time from now on; the next job sets it anew."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CPU, int(time.process_time() + seconds) + SPARE_CPU)


def _lower(limit: int, value: int) -> None:
    """Set a soft limit, within the hard one, which stays so that the soft one can be raised again."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(limit)
        with contextlib.suppress(OSError, ValueError):  # some containers forbid it; the bot still watches
            resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    main()
