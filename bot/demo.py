"""The demo: the real bot on the sandbox, in one process, with a clock that can be moved."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.desk import Workrooms
from bot.service import Server, Surroundings, running
from quiz.ports import Store
from sandbox import Clock, Telegram, serve

TOKEN = "1000001:a-token-for-this-machine-only"
USERNAME = "uzelok_bot"
PEOPLE = (("Аня", None, "anya", "ru"), ("Sam", "Carter", "sam", "en"), ("Марина", "Сергеевна", "marina", "ru"))


@asynccontextmanager
async def demo(
    store: Store, host: str, port: int, clock: Clock, code: str, rooms: Workrooms | None = None
) -> AsyncIterator[str]:
    """The sandbox with two learners and a teacher, and the bot on it; gives the address of the web chat.

    Raises OSError if the port is busy.
    """
    telegram = Telegram(clock)
    telegram.add_bot(TOKEN, USERNAME, "Узелок")
    people = [telegram.add_person(*person) for person in PEOPLE]
    around = Surroundings(rooms=rooms)
    async with (
        serve(telegram, host, port) as served,
        running(TOKEN, Server(served.url), store, clock.now, around) as bot,
    ):
        ticks: set[asyncio.Task[None]] = set()

        def look_again() -> None:
            """Time was moved: what is due by now comes at once, not with the next minute."""
            task = asyncio.ensure_future(bot.tick())
            ticks.add(task)
            task.add_done_callback(ticks.discard)

        clock.listen(look_again)
        yield f"{served.url}/?person={people[0].id}&bot={USERNAME}&start={code}"
