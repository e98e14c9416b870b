"""One update on its way through the bot, and what is noted on it for whoever brought it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Press:
    """A press on a key, the most frequent of all updates, with what is read of it and no more.

    query: Telegram's name for it, by which it is answered. message: the one whose key it was, None if it stands
    elsewhere than in the person's own chat.
    """

    number: int
    query: str
    person: int
    name: str
    language: str
    data: str
    message: int | None


@dataclass(slots=True)
class Arrival:
    """number: the update's. kind: message, callback_query, … replies: whoever brought it takes a call back with the
    acknowledgement, as webhooks do; reply: that call. again: its effect could not be stored, it must come once more.
    failed: handlers broke on it; it would be no better the next time. hurried: of somebody who sends more than people
    do. before: updates of the same chat whose answers
    were still to go out when this one was begun. behind: those that wait for this one. waits: its answer waits behind
    those of learners. answered: a question was answered by it. let_pass: begins with the next of the chat, None if that
    was done. done: ends when it can be acknowledged.
    """

    number: int
    kind: str
    replies: bool = False
    reply: dict[str, Any] | None = None
    again: bool = False
    hurried: bool = False
    before: int = 0
    behind: int = 0
    waits: bool = False
    answered: bool = False
    failed: bool = False
    let_pass: Callable[[], None] | None = None
    done: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def finish(self) -> None:
        """It can be acknowledged."""
        if not self.done.done():
            self.done.set_result(None)

    def finish_early(self) -> None:
        """It can be acknowledged, its answer is still to go out; the next of the chat need not wait for that."""
        self.finish()
        let_pass, self.let_pass = self.let_pass, None
        if let_pass is not None:
            let_pass()

    @property
    def has_let_pass(self) -> bool:
        """Whether the next of the chat was begun with meanwhile."""
        return self.let_pass is None


IMPATIENT = 3
"""So many updates behind one that is not answered yet are no slip of the finger."""
ARRIVAL: ContextVar[Arrival | None] = ContextVar("arrival", default=None)
"""The update that is being answered here."""


def answers_in_reply(method: str, parameters: dict[str, Any]) -> bool:
    """Give this call back with the acknowledgement of the update, if that is possible: it saves a connection.

    Nobody learns whether it worked, so it is for calls that may fail.
    """
    arrival = ARRIVAL.get()
    if arrival is None or not arrival.replies or arrival.reply is not None or arrival.done.done():
        return False
    arrival.reply = {"method": method, **parameters}
    return True


def is_rushed() -> bool:
    """Whether the update being answered is of somebody who does not wait for answers."""
    arrival = ARRIVAL.get()
    if arrival is None:
        return False
    return arrival.hurried or arrival.before > 0 or arrival.behind >= IMPATIENT


def more_waits() -> bool:
    """Whether more of the same chat is there already, and will be answered after this update."""
    arrival = ARRIVAL.get()
    return arrival is not None and arrival.behind > 0


def acknowledge_now() -> None:
    """What the update being answered did is stored, and something has to wait: nobody else should wait for that."""
    arrival = ARRIVAL.get()
    if arrival is not None:
        arrival.finish_early()


def answer_waits() -> None:
    """It is the answer itself that has to wait, and whoever it is for is not known to be learning."""
    arrival = ARRIVAL.get()
    if arrival is not None:
        arrival.waits = True
        arrival.finish_early()


def turn_has_come() -> None:
    """The answer that had to wait goes out."""
    arrival = ARRIVAL.get()
    if arrival is not None:
        arrival.waits = False


def note_answer() -> None:
    """The update being answered is an answer to a question: whoever sent it is learning."""
    arrival = ARRIVAL.get()
    if arrival is not None:
        arrival.answered = True


def was_answer() -> bool:
    """Whether it is one."""
    arrival = ARRIVAL.get()
    return arrival is not None and arrival.answered


def come_again() -> None:
    """The update being answered has had no effect that lasts: it must not be acknowledged."""
    arrival = ARRIVAL.get()
    if arrival is not None:
        arrival.again = True


def has_failed() -> None:
    """The update being answered was cut short, and is done all the same."""
    arrival = ARRIVAL.get()
    if arrival is not None:
        arrival.failed = True
