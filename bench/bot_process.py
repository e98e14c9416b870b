"""The bot as a process of its own, started as people start it, ended in peace or without a word."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from sandbox.calls import CallLog
from sandbox.errors import ApiError
from sandbox.wire import Json

ROOT = Path(__file__).parents[1]
STOPPING = 60.0
"""Seconds that a bot may take to stop in peace."""
LOUD = ("warning", "error", "critical")


class Calls(CallLog):
    """The sandbox's log of calls; `greeted` is set at each getMe, the first thing that a new process says."""

    def __init__(self) -> None:
        super().__init__()
        self.greeted = asyncio.Event()
        self.count: Counter[str] = Counter()

    def add(self, method: str, params: Json, error: ApiError | str | None = None) -> None:
        super().add(method, params, error)
        self.count[method.lower()] += 1
        if method.lower() == "getme":
            self.greeted.set()


@dataclass(slots=True)
class BotProcess:
    """`python -m bot run` with settings in its environment; what it writes is appended to `log`."""

    process: asyncio.subprocess.Process
    log: Path
    _output: IO[bytes] = field(repr=False)

    @classmethod
    async def start(cls, settings: Mapping[str, str], log: Path) -> BotProcess:
        """Started, not up yet."""
        output = log.open("ab")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env={**os.environ, **settings}, stdout=output, stderr=output
        )
        return cls(process, log, output)

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self.process.returncode is None

    async def kill(self) -> None:
        """SIGKILL; over when it is gone. RuntimeError if it had ended by itself."""
        if not self.alive:
            raise RuntimeError(f"the bot ended by itself with {self.process.returncode}:\n{tail(self.log)}")
        self.process.kill()
        await self._ended()

    async def stop(self) -> None:
        """SIGTERM, and SIGKILL if it does not heed it in time."""
        if self.alive:
            self.process.terminate()
            try:
                await asyncio.wait_for(self.process.wait(), STOPPING)
            except TimeoutError:
                self.process.kill()
        await self._ended()

    async def _ended(self) -> None:
        await self.process.wait()
        self._output.close()

    def resident(self) -> float:
        """Megabytes in memory, from /proc; measured on Linux only."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def settings_for(token: str, api_url: str, database_url: str, folder: Path, per_second: int = 0) -> dict[str, str]:
    """What a bot needs to be told; its logs come as JSON, one line an event.

    per_second: messages it may send. 0, no limit, for people who answer quicker than anybody can read: otherwise
    they write to a question that they have not been shown yet.
    """
    return {
        "UZELOK_MESSAGES_PER_SECOND": str(per_second),
        "UZELOK_TOKEN": token,
        "UZELOK_API_URL": api_url,
        "UZELOK_DATABASE_URL": database_url,
        "UZELOK_HEARTBEAT": str(folder / "heartbeat"),
        "UZELOK_LOG_FORMAT": "json",
        "UZELOK_LOG": "warning",
    }


def loud_lines(log: Path) -> Counter[tuple[str, str]]:
    """How often what was logged as a warning or worse: by level, and by event with the last line of its traceback."""
    found: Counter[tuple[str, str]] = Counter()
    with log.open("rb") as lines:
        for line in lines:
            said = _event(line)
            if said is not None and said.get("level") in LOUD:
                trace = str(said.get("exception") or "").strip().rpartition("\n")[2]
                reason = str(trace or said.get("reason") or "")[:120]
                found[str(said["level"]), f"{said.get('event')}: {reason}".removesuffix(": ")] += 1
    return found


def _event(line: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(line)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def tail(log: Path, size: int = 3000) -> str:
    """The end of what it wrote."""
    return log.read_bytes()[-size:].decode(errors="replace")
