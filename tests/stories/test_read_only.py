"""The bot needs no home and writes nowhere but to its data and the temporary folder, as in the image."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest

from sandbox import Telegram, serve
from tests.stories.process import PATIENCE, started
from tests.stories.world import keys_of

T = TypeVar("T")
TOKEN = "777000:a-token-that-opens-nothing"
CAN = "import os, sys; os.access(sys.argv[1], os.W_OK) and sys.exit('writable')"
WEAKENED = """
import ctypes, os, sys
ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Root without the right to pass over the mode of files: what its owner cannot write, it cannot write either."""


@pytest.fixture
def folders() -> Iterator[tuple[Path, Path, Path]]:
    """A folder that cannot be written, one for data and one for temporary files."""
    with ExitStack() as stack:
        barred, data, temporary = (Path(stack.enter_context(TemporaryDirectory(prefix="uzelok-"))) for _ in range(3))
        barred.chmod(0o555)
        yield barred, data, temporary
        barred.chmod(0o755)


@pytest.fixture
def through(folders: tuple[Path, Path, Path]) -> list[str]:
    """The command that a bot is run through, so that it cannot write what it should not."""
    through = [sys.executable, "-c", WEAKENED] if sys.platform == "linux" and os.geteuid() == 0 else []
    if subprocess.run([*through, sys.executable, "-c", CAN, folders[0]], check=False, capture_output=True).returncode:
        pytest.skip("who runs the tests here can write everything")  # then nothing could be forbidden to the bot
    return through


async def sooner_or_later(look: Callable[[], T | None]) -> T:
    """What is found when it is there."""
    async with asyncio.timeout(PATIENCE):
        while not (found := look()):  # noqa: ASYNC110  the sandbox has no event for this
            await asyncio.sleep(0.02)
    return found


async def test_it_runs_where_nothing_but_its_data_can_be_written(
    folders: tuple[Path, Path, Path], through: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    barred, data, temporary = folders
    monkeypatch.setattr("tests.stories.process.KEPT", ("PATH", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "MPLCONFIGDIR"))
    monkeypatch.setenv("HOME", str(barred / "nowhere"))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("MPLCONFIGDIR", str(temporary / "matplotlib"))  # as in the image
    telegram = Telegram()
    account = telegram.add_bot(TOKEN, "uzelok_bot", "Узелок")
    chat = telegram.conversation(telegram.add_person("Аня", language_code="ru").id, account.id)
    async with serve(telegram) as served:
        settings = {"token": TOKEN, "api_url": served.url, "database_url": f"sqlite:///{data}/uzelok.sqlite3"}
        async with started(["run"], settings, barred, tmp_path / "log", through) as bot:
            await bot.says("Uzelok runs as")
            chat.start("smirnov")
            for _ in range(3):  # begin, answer, go on
                message = await sooner_or_later(lambda: next(filter(keys_of, reversed(chat.messages)), None))
                await chat.press(message["message_id"], keys_of(message)[0]["callback_data"], wait=PATIENCE)
            chat.say("/stats")
            await sooner_or_later(lambda: any("photo" in message for message in chat.messages))
        text = Path(__file__).parents[2] / "content" / "smirnov.md"
        shutil.copy(text, data / "text.md")
        generating = ["generate", str(data / "text.md"), "-o", str(data / "draft.yaml")]
        async with started(generating, {}, barred, tmp_path / "log", through) as bot:
            assert await bot.process.wait() == 0, bot.said
    for loud in ("Traceback", "Permission", "Read-only", "not writable", '"level": "error"'):
        assert loud not in bot.said, bot.said
    assert list(barred.iterdir()) == []
    assert {path.name for path in data.iterdir()} >= {"uzelok.sqlite3", "backups", "draft.yaml"}
    assert {path.name for path in temporary.iterdir()} <= {"uzelok.heartbeat", "matplotlib"}


async def test_it_says_what_is_wrong_where_its_data_cannot_be_written(
    folders: tuple[Path, Path, Path], through: list[str], tmp_path: Path
) -> None:
    settings = {"token": TOKEN, "database_url": f"sqlite:///{folders[0]}/uzelok.sqlite3"}
    async with started(["run"], settings, folders[0], tmp_path / "log", through) as bot:
        assert await bot.process.wait() == 1
    assert "cannot be opened" in bot.said
    assert "Traceback" not in bot.said
