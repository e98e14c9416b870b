"""The worker may hang, swell, stumble or be killed: whoever waits is told, and the next document is served."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from authoring.errors import UnreadableText, WorkerLost
from authoring.workshop import Workshop
from quiz.drafts import Progress, Stage
from quiz.ports import Author
from tests.authoring.authors import draft_of
from tests.authoring.workers import BEHAVE, alive, begun, until

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workshop() -> AsyncIterator[Workshop]:
    """One worker for all tests that leave it in order."""
    async with Workshop(BEHAVE) as opened:
        yield opened


async def test_a_draft_comes_as_it_was_written(workshop: Workshop) -> None:
    author: Author = workshop
    assert await author.draft(b"write 70", "a.txt", title="T") == draft_of(70, "T", lambda _: None)


async def test_the_next_document_finds_the_worker_warm(workshop: Workshop) -> None:
    await workshop.draft(b"write 1", "a.txt")
    first = workshop.pid
    await workshop.draft(b"write 1", "b.txt")
    assert workshop.pid == first


async def test_progress_comes_in_the_order_of_the_work(workshop: Workshop) -> None:
    seen: list[Progress] = []
    await workshop.draft(b"steps 500", "a.txt", on_progress=seen.append)
    steps = [(list(Stage).index(one.stage), one.done) for one in seen[:-1]]
    assert steps == sorted(steps)
    assert [one.stage for one in seen if one.done == one.total][:6] == list(Stage)
    assert len(seen) < 100, "a word for each of 3000 steps would be a flood"


async def test_documents_wait_their_turn(workshop: Workshop) -> None:
    done: list[str] = []

    async def one(name: str) -> None:
        await workshop.draft(b"write 5", name)
        done.append(name)

    await asyncio.gather(*(one(name) for name in "abcde"))
    assert done == list("abcde")


async def test_an_unreadable_document_is_told_and_costs_no_worker(workshop: Workshop) -> None:
    await workshop.draft(b"write 1", "a.txt")
    worker = workshop.pid
    with pytest.raises(UnreadableText) as caught:
        await workshop.draft(b"refuse", "a.txt")
    assert (caught.value.code, caught.value.data) == ("password", {"limit": "20"})
    assert workshop.pid == worker


async def test_a_library_that_prints_does_no_harm(workshop: Workshop) -> None:
    assert (await workshop.draft(b"print", "a.txt")).questions.facts


async def test_the_worker_does_not_get_our_secrets(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UZELOK_TOKEN", "secret")
    async with Workshop(BEHAVE) as fresh:
        assert (await fresh.draft(b"environment UZELOK_TOKEN", "a.txt")).questions.title == "nothing"
        assert (await fresh.draft(b"environment OMP_NUM_THREADS", "a.txt")).questions.title == "1"


@pytest.mark.parametrize("order", [b"die", b"stumble"])
async def test_a_worker_that_dies_is_told_and_replaced(workshop: Workshop, order: bytes) -> None:
    with pytest.raises(WorkerLost):
        await workshop.draft(order, "a.txt")
    assert (await workshop.draft(b"write 1", "a.txt")).questions.facts


async def test_a_fault_of_ours_is_reported_with_its_place(workshop: Workshop) -> None:
    with pytest.raises(WorkerLost, match="worker-error") as caught:
        await workshop.draft(b"stumble", "a.txt")
    assert "ZeroDivisionError" in caught.value.report
    assert "authors.py" in caught.value.report


async def test_a_worker_killed_from_outside_in_the_middle_is_told(workshop: Workshop) -> None:
    task = await begun(workshop, b"hang")
    assert workshop.pid is not None
    os.kill(workshop.pid, signal.SIGKILL)
    with pytest.raises(WorkerLost, match="worker-killed"):
        await task
    assert (await workshop.draft(b"write 1", "a.txt")).questions.facts


async def test_a_worker_killed_while_it_rests_is_not_even_noticed(workshop: Workshop) -> None:
    await workshop.draft(b"write 1", "a.txt")
    gone = workshop.pid
    assert gone is not None
    os.kill(gone, signal.SIGKILL)
    await until(lambda: not alive(gone))
    await asyncio.sleep(0.05)
    assert (await workshop.draft(b"write 1", "a.txt")).questions.facts


async def test_work_that_listens_is_cancelled_at_once_and_its_worker_stays(workshop: Workshop) -> None:
    task = await begun(workshop, b"work on")
    worker, begin = workshop.pid, time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - begin < 0.5
    assert (await workshop.draft(b"write 1", "next.txt")).questions.title == "next.txt"
    assert workshop.pid == worker


async def test_work_that_does_not_listen_is_cancelled_all_the_same(workshop: Workshop) -> None:
    task = await begun(workshop, b"hang")
    worker, begin = workshop.pid, time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - begin < 1.5
    assert not alive(worker)
    assert workshop.pid is None
    assert (await workshop.draft(b"write 1", "next.txt")).questions.title == "next.txt"


async def test_a_document_can_be_withdrawn_while_it_waits(workshop: Workshop) -> None:
    task = await begun(workshop, b"work on")
    waiting = asyncio.create_task(workshop.draft(b"write 1", "b.txt"))
    await asyncio.sleep(0.05)
    waiting.cancel()
    task.cancel()
    await asyncio.wait([task, waiting])
    assert (await workshop.draft(b"write 1", "c.txt")).questions.title == "c.txt"


async def test_an_onlooker_that_stumbles_stops_the_work(workshop: Workshop) -> None:
    def stumble(_: Progress) -> None:
        raise LookupError("of the onlooker")

    with pytest.raises(LookupError):
        await workshop.draft(b"work on", "a.txt", on_progress=stumble)
    assert (await workshop.draft(b"write 1", "a.txt")).questions.facts


async def test_the_loop_is_never_held_up(workshop: Workshop) -> None:
    """A draft of 1600 questions, as 200 KB of dated prose give, is taken over piece by piece."""
    await workshop.draft(b"write 1", "a.txt")
    for _ in range(3):  # a machine that stops for a moment is not the loop's fault, three times is
        watch = Watch()
        async with watch:
            await workshop.draft(b"write 400", "a.txt")
        if watch.longest < 0.05:
            break
    assert watch.longest < 0.05


class Watch:
    """The longest time in which the loop served nobody else, waiting for a free core left out (Linux counts it)."""

    longest = 0.0

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._watch())
        await asyncio.sleep(0)

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _watch(self) -> None:
        while True:
            begin, waited = time.monotonic(), _waited()
            await asyncio.sleep(0)
            self.longest = max(self.longest, time.monotonic() - begin - (_waited() - waited))


def _waited() -> float:
    try:
        return int(Path("/proc/thread-self/schedstat").read_bytes().split()[1]) / 1e9
    except OSError:
        return 0.0
