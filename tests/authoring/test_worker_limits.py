"""A worker has so much memory and time, rests when there is nothing to do, and ends with the bot."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from authoring.errors import TooLong, WorkerLost
from authoring.workshop import Workshop
from bot.texts import Words
from quiz.drafts import NoDraft
from tests.authoring.workers import BEHAVE, alive, begun, until

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory another process has")
@pytest.mark.parametrize("order", [b"grow", b"grow at once"])
async def test_a_document_that_needs_too_much_memory_is_told(order: bytes) -> None:
    async with Workshop(BEHAVE, megabytes=150) as small:
        with pytest.raises(WorkerLost, match="worker-memory") as caught:
            await small.draft(order, "bomb.docx")
        assert caught.value.data == {"megabytes": "150"}
        assert (await small.draft(b"write 1", "a.txt")).questions.facts


@pytest.mark.parametrize("order", [b"hang", b"work on", b"spin"])
async def test_a_document_that_takes_too_long_is_told(order: bytes) -> None:
    async with Workshop(BEHAVE, seconds=0.4) as hasty:
        begin = time.monotonic()
        with pytest.raises(TooLong):
            await hasty.draft(order, "a.txt")
        assert time.monotonic() - begin < 3
        worker = hasty.pid
    assert not alive(worker)


async def test_a_longer_document_has_more_time() -> None:
    async with Workshop(BEHAVE, seconds=0.4) as hasty:
        task = await begun(hasty, b"work on" + b" " * 800)
        await asyncio.sleep(0.7)
        assert not task.done()
        with pytest.raises(TooLong):
            await task


async def test_a_worker_with_nothing_to_do_gives_its_memory_back() -> None:
    async with Workshop(BEHAVE, rest=0.1) as opened:
        await opened.draft(b"write 1", "a.txt")
        worker = opened.pid
        assert alive(worker)
        await until(lambda: not alive(worker))
        await opened.draft(b"write 1", "a.txt")


async def test_closing_the_workshop_leaves_no_process_and_nobody_waiting() -> None:
    async with Workshop(BEHAVE) as opened:
        task = await begun(opened, b"hang")
        waiting = asyncio.create_task(opened.draft(b"write 1", "b.txt"))
        await asyncio.sleep(0)
        worker = opened.pid
    assert not alive(worker)
    with pytest.raises(WorkerLost):
        await task
    with pytest.raises(WorkerLost):
        await waiting


PARENT = f"""
import asyncio
from authoring.workshop import Workshop
async def main():
    async with Workshop("{BEHAVE}") as opened:
        task = asyncio.create_task(opened.draft(b"ORDER", "a.txt", on_progress=lambda _: print(opened.pid, flush=True)))
        await task
asyncio.run(main())
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the worker in /proc")
async def test_a_worker_does_not_outlive_the_bot() -> None:
    code = PARENT.replace("ORDER", "hang")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    parent = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=subprocess.PIPE, env=environment)
    assert parent.stdout is not None
    worker = int(await parent.stdout.readline())
    assert alive(worker)
    parent.kill()
    await parent.wait()
    await until(lambda: not alive(worker))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(
    "error", [WorkerLost("killed"), WorkerLost("memory", megabytes="400"), WorkerLost("error"), TooLong(60)]
)
async def test_every_loss_has_a_clear_word(error: NoDraft, language: str) -> None:
    assert len(Words(language, "console.").plain(error.sentence, **error.data)) > 40
