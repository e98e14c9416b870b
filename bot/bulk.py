"""What nobody has asked for this very moment: taken one by one when its turn comes, and sent at most once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

import structlog
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.outgoing import send
from bot.screens.screen import Screen
from bot.sender import Sender, was_not_done
from quiz.model import LearnerId
from quiz.ports import Store, StoreAway, Tx

UNDER_WAY = 64
"""Messages on their way to Telegram at once."""
GONE = ("chat not found", "user is deactivated")
T = TypeVar("T")
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A kind of message, `name` in the log.

    take: what is to be sent now. to: whose chat it goes to. screen: what it says. record: what became of it
    (sent, failed, unknown, or planned if it surely did not go out), and whether the person blocks us. note: likewise,
    for the figures.
    """

    name: str
    take: Callable[[Tx, datetime, int], Sequence[T]]
    to: Callable[[T], LearnerId]
    screen: Callable[[T], Screen]
    record: Callable[[Tx, T, str, bool], None]
    note: Callable[[T, str], None]


class Bulk(Generic[T]):
    """Sends all of one kind that waits in the store.

    A message is taken when its turn to go out has come, so that a process that dies takes none with it but those that
    are on their way.
    """

    def __init__(self, kind: Kind[T], sender: Sender, store: Store, clock: Callable[[], datetime]) -> None:
        self._kind = kind
        self._sender = sender
        self._store = store
        self._clock = clock
        self._delivering: asyncio.Task[None] | None = None
        self._turn: asyncio.Task[None] | None = None
        self._put_back = False
        self._closing = False

    def see_to_it(self) -> None:
        """All that waits goes out from now on, if it did not yet."""
        if self._delivering is None or self._delivering.done():
            self._delivering = asyncio.create_task(self._deliver_all())

    async def delivered(self) -> None:
        """Wait until nothing is left."""
        if self._delivering is not None:
            await asyncio.shield(self._delivering)

    async def close(self) -> None:
        """Take no more; those on their way arrive, and what became of them is noted."""
        self._closing = True
        if self._turn is not None:
            self._turn.cancel()
        if self._delivering is not None:
            await asyncio.wait({self._delivering})

    async def _deliver_all(self) -> None:
        room, on_their_way = asyncio.Semaphore(UNDER_WAY), set[asyncio.Task[None]]()
        self._put_back = False
        try:
            while not self._put_back and await self._our_turn(room):
                taken = await self._store.run(self._kind.take, self._clock(), 1)
                if not taken:
                    break
                for each in taken:
                    task = asyncio.create_task(self._deliver(each))
                    on_their_way.add(task)
                    task.add_done_callback(on_their_way.discard)
                    task.add_done_callback(lambda _: room.release())
        except StoreAway as error:
            log.error("messages wait for the store", kind=self._kind.name, reason=str(error))
        finally:
            if on_their_way:
                await asyncio.wait(set(on_their_way))

    async def _our_turn(self, room: asyncio.Semaphore) -> bool:
        """Wait until one more may go out; False if it is time to stop."""
        await room.acquire()
        self._turn = asyncio.create_task(self._sender.turn_of_many())
        await asyncio.wait({self._turn})
        return not (self._closing or self._turn.cancelled())

    async def _deliver(self, message: T) -> None:
        kind, learner = self._kind, self._kind.to(message)
        outcome, blocked = "sent", False
        try:
            await send(self._sender, learner, kind.screen(message), bulk=True, again=False)
        except Forbidden:
            outcome, blocked = "failed", True
        except BadRequest as error:
            outcome, blocked = "failed", any(sign in str(error).lower() for sign in GONE)
            log.warning("a message was refused", kind=kind.name, learner=learner, reason=str(error))
        except RetryAfter as error:
            outcome = self._later(str(error))
        except NetworkError as error:
            # Otherwise it may have arrived: rather none than two.
            outcome = self._later(str(error)) if was_not_done(error) else "unknown"
        except (TelegramError, LookupError) as error:
            outcome = "failed"
            log.warning("a message was not sent", kind=kind.name, learner=learner, reason=str(error))
        kind.note(message, outcome)
        try:
            await self._store.run(kind.record, message, outcome, blocked)
        except StoreAway as error:
            log.error("what became of a message could not be noted", kind=kind.name, reason=str(error))

    def _later(self, reason: str) -> str:
        """It surely did not go out: back to the planned ones, and no more until the next tick."""
        if not self._put_back:
            log.warning("messages wait for the next tick", kind=self._kind.name, reason=reason)
        self._put_back = True
        return "planned"
