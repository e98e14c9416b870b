"""Bots as processes of their own, and what they take from the machine."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.stub import Stub

TOKEN: Final = "1000002:a-token-for-measurements"
START: Final = 60.0
"""Seconds a bot may take to ask for its first updates."""
STOP: Final = 20.0
RUN: Final = ("-m", "bot", "run")


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that is up. What it takes is read from /proc; measured on Linux only."""

    pid: int

    @property
    def memory(self) -> float:
        """Megabytes it has in memory now."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    @property
    def busy(self) -> float:
        """Seconds of processor time it has had since it began, in all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def echo(module: str, stub: Stub) -> AsyncIterator[Running]:
    """An echo bot: `aiogram`, `ptb` or `raw`."""
    async with _started([sys.executable, "-m", f"bench.echo_{module}", stub.url, TOKEN], {}, stub) as bot:
        yield bot


@asynccontextmanager
async def uzelok(
    stub: Stub, webhook: str = "", run: Sequence[str] = RUN, limited: bool = True
) -> AsyncIterator[Running]:
    """Our bot on a new SQLite file. webhook: the address it is to ask updates to. run: what Python is told to run.
    limited: it keeps to Telegram's limits for new messages.
    """
    with tempfile.TemporaryDirectory(prefix="uzelok-bench-") as folder:
        settings = {
            "UZELOK_TOKEN": TOKEN,
            "UZELOK_API_URL": stub.url,
            "UZELOK_DATABASE_URL": f"sqlite:///{folder}/uzelok.sqlite3",
            "UZELOK_HEARTBEAT": f"{folder}/heartbeat",
        }
        if webhook:
            settings["UZELOK_WEBHOOK_URL"] = webhook
        if not limited:
            settings["UZELOK_MESSAGES_PER_SECOND"] = "0"
        async with _started([sys.executable, *run], settings, stub) as bot:
            yield bot


@asynccontextmanager
async def _started(command: Sequence[str], settings: Mapping[str, str], stub: Stub) -> AsyncIterator[Running]:
    """A process until the block ends. Raises RuntimeError with its last words if it does not come up."""
    with tempfile.TemporaryFile() as said:
        process = await asyncio.create_subprocess_exec(
            *command, env={**os.environ, **settings}, stdout=asyncio.subprocess.DEVNULL, stderr=said
        )
        try:
            async with asyncio.timeout(START):
                up, ended = asyncio.create_task(stub.met.wait()), asyncio.create_task(process.wait())
                await asyncio.wait({up, ended}, return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                said.seek(0)
                raise RuntimeError(f"{' '.join(command)}:\n{said.read()[-2000:].decode(errors='replace')}")
            yield Running(process.pid)
        finally:
            if process.returncode is None:
                await _ended(process)


async def _ended(process: asyncio.subprocess.Process) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        async with asyncio.timeout(STOP):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
