"""Each chat's updates in order, and none held up by an answer that has to wait."""

from __future__ import annotations

import asyncio

from bot.arrival import ARRIVAL, Arrival, acknowledge_now, answer_waits, is_rushed
from bot.lanes import Lanes

ANNA, BORIS = 1, 2


class Work:
    """Updates are names. Each is begun, and ends when it is told to; begun, ended: in which order."""

    def __init__(self) -> None:
        self.lanes: Lanes[str] = Lanes(self._do, self._spawn)
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.rushed: set[str] = set()
        self.ends: dict[str, asyncio.Event] = {}
        self.arrivals: dict[str, Arrival] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def comes(self, chat: int, name: str) -> None:
        self.ends[name] = asyncio.Event()
        self.arrivals[name] = Arrival(len(self.arrivals), "message")
        self.lanes.add(chat, name, self.arrivals[name])

    def _spawn(self, work: object) -> None:
        task = asyncio.ensure_future(work)  # type: ignore[call-overload]  # a coroutine
        self._tasks.add(task)

    async def _do(self, name: str, arrival: Arrival) -> None:
        ARRIVAL.set(arrival)
        self.begun.append(name)
        if is_rushed():
            self.rushed.add(name)
        if name.startswith("waits"):
            answer_waits()
        elif name.startswith("stored"):
            acknowledge_now()
        await self.ends[name].wait()
        self.ended.append(name)
        arrival.finish()

    async def end(self, *names: str) -> None:
        for name in names:
            self.ends[name].set()
            await settle()


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_one_chat_goes_in_order_and_another_beside_it() -> None:
    work = Work()
    for chat, name in ((ANNA, "a"), (ANNA, "b"), (BORIS, "c")):
        work.comes(chat, name)
    await settle()
    assert work.begun == ["a", "c"]
    assert work.lanes.length(ANNA) == 2
    await work.end("a", "b", "c")
    assert work.begun == ["a", "c", "b"]
    assert work.lanes.length(ANNA) == work.lanes.length(BORIS) == 0


async def test_what_is_stored_lets_the_next_one_pass_while_its_answer_waits() -> None:
    work = Work()
    work.comes(ANNA, "stored 1")
    work.comes(ANNA, "stored 2")
    work.comes(ANNA, "c")
    await settle()
    assert work.begun == ["stored 1", "stored 2", "c"]
    assert work.arrivals["stored 1"].done.done()
    assert work.rushed == {"stored 2", "c"}, "their answers must not overtake the first"
    work.comes(ANNA, "d")
    await settle()
    assert "d" not in work.begun, "two at a time although the one before is not stored"
    await work.end("c", "stored 1", "d", "stored 2")
    assert work.ended == ["c", "stored 1", "d", "stored 2"]
    assert work.lanes.length(ANNA) == 0


async def test_whoever_comes_after_all_have_let_pass_is_begun_with_at_once() -> None:
    work = Work()
    work.comes(ANNA, "waits")
    await settle()
    assert work.lanes.answer_waits(ANNA)
    assert not work.lanes.answer_waits(BORIS)
    work.comes(ANNA, "b")
    await settle()
    assert work.begun == ["waits", "b"]
    await work.end("waits")
    work.comes(ANNA, "c")
    await settle()
    assert work.begun == ["waits", "b"]
    await work.end("b", "c")
    assert work.ended == ["waits", "b", "c"]
    assert work.lanes.length(ANNA) == 0
