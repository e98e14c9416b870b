"""Writing a draft: what it costs beside the bare language models, how it grows, what the bot feels of it.

Each measurement runs in a process of its own, with one thread for numpy as the worker has it:
`python -m bench.authoring NAME` prints its figures; `measure_authoring` runs them all.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from bench.figures import Figure
from bench.long_text import long_text

RUNS: Final = 5
SMALL: Final = 100_000
LARGE: Final = 1_000_000
"""Characters."""
ONE_THREAD: Final = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")}


def measure_authoring(only: Iterable[str] = ()) -> list[Figure]:
    """All figures of the authoring room, or only those named in MEASURES."""
    figures: list[Figure] = []
    for name in only or MEASURES:
        command = [sys.executable, "-m", "bench.authoring", name]
        said = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **ONE_THREAD})
        if said.returncode:
            raise RuntimeError(f"{' '.join(command)}:\n{said.stderr[-2000:]}")
        figures += [_figure(one) for one in json.loads(said.stdout)]
    return figures


def _figure(plain: dict[str, Any]) -> Figure:
    return Figure(**{**plain, "ours": tuple(plain["ours"]), "peer": tuple(plain["peer"])})


def cost() -> list[Figure]:
    """Processor time of `generate` beside that of the stock taggers over the same text, by turns.

    Every run has a text of its own, so that no cache filled by the run before it helps.
    """
    from authoring import generate

    bare = _bare_pass()
    _seconds(lambda: generate(long_text(5_000, copy=100)))
    _seconds(lambda: bare(long_text(5_000, copy=100)))
    ours, peer = [], []
    for run in range(RUNS):
        text = long_text(SMALL, copy=run)
        ours.append(_seconds(lambda text=text: generate(text)))  # type: ignore[misc]
        peer.append(_seconds(lambda text=text: bare(text)))  # type: ignore[misc]
    return [Figure("a draft of 100 KB: processor time beside bare slovnet", tuple(ours), 1.5, "s", tuple(peer))]


def growth() -> list[Figure]:
    """Processor time for 1 MB, over ten times that for 100 KB."""
    from authoring import generate

    generate(long_text(5_000, copy=100))
    small = sorted(_seconds(lambda run=run: generate(long_text(SMALL, copy=20 + run))) for run in range(3))[1]  # type: ignore[misc]
    large = _seconds(lambda: generate(long_text(LARGE)))
    return [Figure("a draft of 1 MB costs ten times one of 100 KB", (large / small / 10,), 1.3, "times")]


def worker() -> list[Figure]:
    """The worker's peak of memory, and the longest time for which the bot's loop served nobody else."""
    return asyncio.run(_worker())


async def _worker() -> list[Figure]:
    from authoring.workshop import Workshop

    found = []
    for name, size, runs in (("100 KB", SMALL, 3), ("1 MB", LARGE, 1)):
        peaks, stalls = [], []
        for run in range(runs):
            # far above the goal, so that what is over it is measured and not killed
            async with Workshop(megabytes=2000, seconds=600) as workshop:
                await workshop.draft("Пётр вошёл в город 5 мая 1801 года.".encode(), "warm.txt")
                text = long_text(size, copy=run).encode()
                async with Watch() as watch:
                    await workshop.draft(text, "long.txt")
                assert workshop.pid is not None
                peaks.append(_peak(workshop.pid))
                stalls.append(watch.longest * 1000)
        found.append(Figure(f"peak memory of the worker, {name}", tuple(peaks), 400.0, "MB"))
        found.append(Figure(f"longest stall of the bot while a draft of {name} is written", tuple(stalls), 50.0, "ms"))
    return found


class Watch:
    """longest: seconds for which a loop that never rests was kept from its next turn; waiting for a core left out."""

    longest = 0.0

    async def __aenter__(self) -> Watch:
        self._task = asyncio.create_task(self._watch())
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _watch(self) -> None:
        while True:
            begin, waited = time.monotonic(), _waited()
            await asyncio.sleep(0.001)
            self.longest = max(self.longest, time.monotonic() - begin - 0.001 - (_waited() - waited))


def _waited() -> float:
    """Seconds this thread was ready and had no core (Linux counts them)."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_bytes().split()[1]) / 1e9
    except OSError:
        return 0.0


def _peak(pid: int) -> float:
    """Megabytes a process ever had in memory; measured on Linux only."""
    status = Path(f"/proc/{pid}/status").read_text("ascii", errors="replace")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) * 1024 / 1e6


def _bare_pass() -> Callable[[str], None]:
    """Sentences and words by razdel; morphology, syntax and names by slovnet as it comes."""
    from navec import Navec
    from razdel import sentenize, tokenize
    from slovnet import NER, Morph, Syntax

    from authoring.parsing.models import data_folder

    navec = Navec.load(str(data_folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    morphology, syntax, names = (
        kind.load(str(data_folder() / "model" / f"slovnet_{name}_news_v1.tar")).navec(navec)
        for kind, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner"))
    )

    def run(text: str) -> None:
        sentences = [one.text for one in sentenize(text)]
        words = [[token.text for token in tokenize(one)] for one in sentences]
        for model, items in ((morphology, words), (syntax, words), (names, sentences)):
            for _ in model.map(items):
                pass

    return run


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


MEASURES: Final[dict[str, Callable[[], list[Figure]]]] = {"cost": cost, "growth": growth, "worker": worker}


if __name__ == "__main__":
    print(json.dumps([asdict(figure) for figure in MEASURES[sys.argv[1]]()]))
