"""What is noted on an update as it comes in."""

from __future__ import annotations

from typing import Any, cast

from bot.arrival import ARRIVAL, Arrival, is_rushed
from bot.guard import PACE, Guard
from bot.incoming import Bot, Incoming
from bot.metrics import Metrics


class Application:
    """Whoever is to handle updates; it sees how they come."""

    bot = None

    def __init__(self) -> None:
        self.rushed: list[bool] = []

    async def process_update(self, update: object) -> None:
        self.rushed.append(is_rushed())


async def nobody(_: object) -> None:
    raise AssertionError("nobody was to be turned away")


def said(number: int, person: int) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "A"}
    user = {"id": person, "is_bot": False, "first_name": "A"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1_700_000_000, "chat": chat, "from": user, "text": "слово"},
    }


async def test_who_sends_word_after_word_is_in_a_hurry_and_others_are_not() -> None:
    application = Application()
    incoming = Incoming(cast(Bot, application), Guard(lambda: 1000.0), nobody, Metrics())
    for number in range(1, PACE.burst + 2):
        await incoming.take(said(number, 7)).done
    await incoming.take(said(99, 8)).done
    await incoming.finish()
    assert application.rushed == [False] * (PACE.burst - 1) + [True, True, False]


async def test_without_an_update_nobody_is_in_a_hurry() -> None:
    ARRIVAL.set(None)
    assert not is_rushed()
    ARRIVAL.set(Arrival(1, "message", hurried=True))
    assert is_rushed()
