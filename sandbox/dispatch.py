"""One Bot API call from its name to its result."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, cast

from sandbox.accounts import Bot
from sandbox.arguments import Arguments
from sandbox.errors import ApiError
from sandbox.faults import ConnectionTrouble
from sandbox.methods import METHODS
from sandbox.methods.call import Call
from sandbox.telegram import Telegram


async def perform(telegram: Telegram, bot: Bot, name: str, arguments: Arguments) -> Any:
    """The method's result. Raises `ApiError`, or `ConnectionTrouble` where that was ordered. Logs the call."""
    try:
        result = await _perform(telegram, bot, name.lower(), arguments)
    except ApiError as error:
        telegram.calls.add(name, arguments.loggable(), error)
        raise
    except ConnectionTrouble as trouble:
        telegram.calls.add(name, arguments.loggable(), trouble.kind)
        raise
    telegram.calls.add(name, arguments.loggable())
    return result


async def _perform(telegram: Telegram, bot: Bot, name: str, arguments: Arguments) -> Any:
    method = METHODS.get(name)
    if method is None:
        raise ApiError(404, "Not Found: method not found")
    telegram.faults.meet(name, arguments.text("chat_id"))
    result = method(Call(telegram, bot, arguments))
    return await cast("Awaitable[Any]", result) if hasattr(result, "__await__") else result
