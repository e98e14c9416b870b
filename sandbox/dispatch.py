"""One Bot API call from its name to its result."""

from __future__ import annotations

from inspect import isawaitable
from typing import Any

from sandbox.accounts import Bot
from sandbox.arguments import Arguments
from sandbox.errors import ApiError, bad_request
from sandbox.faults import LostConnectionError
from sandbox.methods import METHODS
from sandbox.methods.call import Call
from sandbox.telegram import Telegram


async def perform(telegram: Telegram, bot: Bot, name: str, arguments: Arguments) -> Any:
    """The method's result. Logs the call. Raises `ApiError`, or `LostConnectionError` if so ordered."""
    try:
        result = await _perform(telegram, bot, name.lower(), arguments)
    except ApiError as error:
        telegram.calls.add(name, arguments.loggable(), error)
        raise
    except LostConnectionError as trouble:
        telegram.calls.add(name, arguments.loggable(), trouble.kind)
        raise
    telegram.calls.add(name, arguments.loggable())
    return result


async def _perform(telegram: Telegram, bot: Bot, name: str, arguments: Arguments) -> Any:
    method = METHODS.get(name)
    if method is None:
        raise ApiError(404, "Not Found: method not found")
    fault = telegram.faults.meet(name, arguments.text("chat_id"))
    if fault is not None and not fault.applied:
        raise fault.error()
    try:
        result = method(Call(telegram, bot, arguments))
        if isawaitable(result):
            result = await result
    except UnicodeEncodeError:
        raise bad_request("Strings must be encoded in UTF-8") from None
    if fault is not None:
        raise fault.error()
    return result
