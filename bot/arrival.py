"""One update on its way through the bot, and what is noted on it for whoever brought it."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Arrival:
    """number: the update's. kind: message, callback_query, … replies: whoever brought it takes a call back with the
    acknowledgement, as webhooks do; reply: that call. again: its effect could not be stored, it must come once more.
    pressed: the message whose key was pressed, if it stands in the person's own chat.
    """

    number: int
    kind: str
    replies: bool = False
    reply: dict[str, Any] | None = None
    again: bool = False
    pressed: int | None = None


ARRIVAL: ContextVar[Arrival | None] = ContextVar("arrival", default=None)
"""The update that is being answered here."""


def answers_in_reply(method: str, parameters: dict[str, Any]) -> bool:
    """Give this call back with the acknowledgement of the update, if that is possible: it saves a connection.

    Nobody learns whether it worked, so it is for calls that may fail.
    """
    arrival = ARRIVAL.get()
    if arrival is None or not arrival.replies or arrival.reply is not None:
        return False
    arrival.reply = {"method": method, **parameters}
    return True


def pressed_message() -> int | None:
    """The message whose key was pressed, None if it was none or stands elsewhere."""
    arrival = ARRIVAL.get()
    return arrival.pressed if arrival else None


def come_again() -> None:
    """The update being answered has had no effect that lasts: it must not be acknowledged."""
    arrival = ARRIVAL.get()
    if arrival is not None:
        arrival.again = True
