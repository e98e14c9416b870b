"""The bot as a process: how fast it starts, how much memory it takes when nothing happens."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure
from sandbox import Telegram, serve

TOKEN = "1000002:a-token-for-measurements"
RUNS = 5
IDLE = 2.0
"""Seconds after the start at which the bot counts as idle."""


def measure_process() -> list[Figure]:
    """Start the bot several times on a server of our own; the first start, which makes the database, counts too."""
    started, resident = asyncio.run(_measure())
    return [
        Figure("the bot is up (process start to the first line)", started, 2.0, "s"),
        Figure("memory of the idle bot", resident, 150.0, "MB"),
    ]


async def _measure() -> tuple[tuple[float, ...], tuple[float, ...]]:
    telegram = Telegram()
    telegram.add_bot(TOKEN, "measured_bot", "Measured")
    with tempfile.TemporaryDirectory() as folder:
        async with serve(telegram) as served:
            settings = {
                "UZELOK_TOKEN": TOKEN,
                "UZELOK_API_URL": served.url,
                "UZELOK_DATABASE_URL": f"sqlite:///{folder}/uzelok.sqlite3",
                "UZELOK_HEARTBEAT": f"{folder}/heartbeat",
            }
            runs = [await _one(settings) for _ in range(RUNS)]
    return tuple(run[0] for run in runs), tuple(run[1] for run in runs)


async def _one(settings: dict[str, str]) -> tuple[float, float]:
    """Seconds until it says that it runs, and megabytes a little later."""
    begin = time.perf_counter()
    bot = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert bot.stdout is not None
    await bot.stdout.readline()
    seconds = time.perf_counter() - begin
    await asyncio.sleep(IDLE)
    memory = _resident(bot.pid)
    bot.terminate()
    await bot.wait()
    return seconds, memory


def _resident(pid: int) -> float:
    """Megabytes in memory, from /proc; measured on Linux only."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
