"""A copy of the bot among several: its own webhook and monitor, one database and one Telegram for all."""

from __future__ import annotations

import asyncio
import random
import socket
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Final

import httpx
from prometheus_client.parser import text_string_to_metric_families

from bench.bot_process import BotProcess, settings_for, tail

TOKEN: Final = "1000002:a-token-for-measurements"
HOOK: Final = "https://bot.example/webhook"
"""Nobody is there: the sandbox shares out what is for this address."""
STARTING: Final = 120.0
"""Seconds within which a copy has to be up."""
PORTS: Final = range(20_000, 32_000)
"""Below those that systems give to connections going out: nobody takes the port of a copy while it is dead."""
LOOK_EVERY: Final = 0.02
Figures = Counter[tuple[str, ...]]
"""Counters of one copy by name, followed by the values of their labels in the order of the labels' names."""


class Replica:
    """One copy, which may be killed and started again; its addresses stay the same. `name` is for its log."""

    def __init__(self, name: str, api_url: str, database_url: str, folder: Path, webhook: bool = True) -> None:
        self.name = name
        self.log = folder / f"{name}.log"
        listen, self._monitor = _free_port(), _free_port()
        self.backend = f"http://127.0.0.1:{listen}/webhook"
        self._settings = settings_for(TOKEN, api_url, database_url, folder, 30) | {
            "UZELOK_HEARTBEAT": str(folder / f"{name}.heartbeat"),
            "UZELOK_MONITOR_LISTEN": f"127.0.0.1:{self._monitor}",
        }
        if webhook:
            self._settings |= {"UZELOK_WEBHOOK_URL": HOOK, "UZELOK_WEBHOOK_LISTEN": f"127.0.0.1:{listen}"}
        self._process: BotProcess | None = None
        self._of_earlier_lives: Figures = Counter()

    async def start(self) -> None:
        """Started, not up yet."""
        self._process = await BotProcess.start(self._settings, self.log)

    async def up(self) -> None:
        """Over when it says that it is ready. RuntimeError if it ends instead, or takes too long."""
        async with httpx.AsyncClient() as client:
            with suppress(TimeoutError):
                async with asyncio.timeout(STARTING):
                    while self._process is not None and self._process.alive:
                        with suppress(httpx.TransportError):
                            if (await client.get(f"http://127.0.0.1:{self._monitor}/health")).is_success:
                                return
                        await asyncio.sleep(LOOK_EVERY)
        raise RuntimeError(f"{self.name} is not up:\n{tail(self.log)}")

    async def kill(self) -> None:
        """SIGKILL, with a last look at its figures a moment before. RuntimeError if it had ended by itself."""
        assert self._process is not None
        self._of_earlier_lives = await self.figures()
        await self._process.kill()
        self._process = None

    async def stop(self) -> None:
        """Stopped in peace, if it runs."""
        if self._process is not None:
            await self._process.stop()
            self._process = None

    async def figures(self) -> Figures:
        """What it counted in all its lives, but for the last moment before it was killed."""
        if self._process is None:
            return Counter(self._of_earlier_lives)
        async with httpx.AsyncClient() as client:
            told = (await client.get(f"http://127.0.0.1:{self._monitor}/metrics")).text
        found = Counter(self._of_earlier_lives)
        for family in text_string_to_metric_families(told):
            for sample in family.samples:
                if sample.name.endswith("_total"):
                    labels = (sample.labels[name] for name in sorted(sample.labels))
                    found[sample.name, *labels] += int(sample.value)
        return found


async def reminders_sent(replicas: Sequence[Replica]) -> list[int]:
    """How many each has sent."""
    return [(await each.figures())["uzelok_reminders_total", "sent"] for each in replicas]


@asynccontextmanager
async def stopped_in_the_end(replicas: Sequence[Replica]) -> AsyncIterator[None]:
    """None of them outlives the block."""
    async with AsyncExitStack() as stack:
        for each in replicas:
            stack.push_async_callback(each.stop)
        yield


async def start_together(replicas: Sequence[Replica]) -> None:
    """All at the same moment; over when all are up."""
    async with asyncio.TaskGroup() as group:
        for each in replicas:
            group.create_task(each.start())
    async with asyncio.TaskGroup() as group:
        for each in replicas:
            group.create_task(each.up())


def _free_port() -> int:
    """One that nobody listens on now."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port
