"""The bot as a process of its own, as the container runs it, and everything that can be read of it from outside."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds; a start takes one or two, on a busy machine more."""
KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Nothing of whoever runs the tests but what Python needs; settings without UZELOK_."""
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    ours = {f"UZELOK_{name.upper()}": value for name, value in settings.items()}
    return kept | ours | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}


@dataclass(slots=True)
class Running:
    """A command under way. written: the file that all it says goes into."""

    process: asyncio.subprocess.Process
    written: Path

    async def says(self, word: str) -> None:
        """Wait until it has said this."""
        async with asyncio.timeout(PATIENCE):
            while word not in self.said:
                assert self.process.returncode is None, self.said
                await asyncio.sleep(0.02)

    @property
    def said(self) -> str:
        return self.written.read_text("utf-8", "replace")

    def seen_in_the_process_list(self) -> str:
        """The words of the command, as `ps` shows them to everybody; «» where there is no /proc."""
        with suppress(FileNotFoundError):
            return Path(f"/proc/{self.process.pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        return ""


@asynccontextmanager
async def started(
    words: list[str], settings: Mapping[str, str], folder: Path, written: Path, through: Sequence[str] = ()
) -> AsyncIterator[Running]:
    """`uzelok …` in the folder, until the block ends. through: a command that runs the command it is given."""
    with written.open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            *(*through, sys.executable, "-m", "bot", *words),
            cwd=folder,
            env=environment(settings),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        yield Running(process, written)
    finally:
        if process.returncode is None:
            process.terminate()
            with suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), PATIENCE)
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(words: list[str], settings: Mapping[str, str], folder: Path, written: Path) -> int:
    """Run it to its end; its exit code."""
    async with started(words, settings, folder, written) as running:
        return await asyncio.wait_for(running.process.wait(), PATIENCE)
