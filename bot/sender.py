"""The one place through which everything goes out to Telegram: in turn, patiently, and never twice by guess."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar
from urllib.parse import quote

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

from bot.arrival import acknowledge_now, answer_waits, is_rushed, turn_has_come
from bot.gate import Gate, Overfull, Rank
from bot.metrics import Metrics
from bot.request import AiohttpRequest, File, FileTooBig, NoFile, Parameters, Unclear, Unsent
from quiz.drafts import SentFile

T = TypeVar("T")
LEARNERS = 50_000
"""Chats remembered as those of people who learn."""
NOT_COUNTED = ("sendChatAction",)
"""Methods that send nothing, whatever they are called."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Patience:
    """tries: of one call. pause: seconds before the second try, doubled before each further one, with jitter.
    longest: seconds; a flood wait beyond it is given up, as the person has long pressed again.
    """

    tries: int = 4
    pause: float = 0.6
    longest: float = 60.0


class Sender(BaseRateLimiter[bool]):
    """Calls methods of the Bot API: messages in their turn, all with patience.

    An update whose answer has to wait for its turn is acknowledged meanwhile: what it did is stored.
    Calls of the library's own methods pass through it too (as its rate limiter; `rate_limit_args=False` says that a
    call must not be repeated when nobody knows whether it was carried out).
    """

    def __init__(
        self, line: AiohttpRequest, bot_url: str, gate: Gate, metrics: Metrics, patience: Patience | None = None
    ) -> None:
        self._line = line
        self._bot_url = bot_url
        server, _, token = bot_url.rpartition("/bot")
        self._file_url = f"{server}/file/bot{token}"
        self._gate = gate
        self._metrics = metrics
        self._patience = patience or Patience()
        self._learning: dict[int, None] = {}
        """Chats in which something was answered, the last one last."""
        metrics.waiting.labels("reply").set_function(lambda: gate.waiting(Rank.LEARNER) + gate.waiting(Rank.OTHER))
        metrics.waiting.labels("reminder").set_function(lambda: gate.waiting(Rank.BULK))

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        *,
        files: Mapping[str, File] | None = None,
        bulk: bool = False,
        again: bool = True,
    ) -> Any:
        """The method's result. bulk: its first turn has come, see `turn_of_many`.

        again: rather twice than not at all, when nobody knows whether it was carried out.
        Raises TelegramError; whether a NetworkError leaves that open, `was_not_done` says.
        """
        carried = Parameters(parameters, files or {})
        address = f"{self._bot_url}/{method}"
        chat = parameters.get("chat_id")
        return await self._patiently(method, chat, bulk, again, lambda: self._line.call(address, carried))

    async def fetch(self, file: SentFile, most: int) -> bytes:
        """The content of a file that somebody sent, of at most so many bytes.

        Raises FileTooBig before more is read, NoFile if the server has it no more, TelegramError.
        """
        if file.size > most:
            raise FileTooBig
        try:
            found = await self.call("getFile", {"file_id": file.id})
        except BadRequest as error:
            raise FileTooBig if "too big" in str(error).lower() else NoFile from None
        path = found.get("file_path")
        if not isinstance(path, str):
            raise NoFile
        address = f"{self._file_url}/{quote(path)}"
        content: bytes = await self._patiently(
            "download", None, False, True, lambda: self._line.download(address, most)
        )
        return content

    def prefer(self, chat: int) -> None:
        """Somebody is learning in this chat: they do not wait behind those who are not."""
        self._learning.pop(chat, None)
        self._learning[chat] = None
        if len(self._learning) > LEARNERS:
            del self._learning[next(iter(self._learning))]

    async def turn_of_many(self) -> None:
        """Wait until one of many messages may go out, behind all that somebody waits for; it goes with `bulk`."""
        asked = time.perf_counter()
        await self._gate.turn(0, Rank.BULK)
        self._metrics.waited.labels("reminder").observe(time.perf_counter() - asked)

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: bool | None,
    ) -> Any:
        """See telegram.ext.BaseRateLimiter."""
        if endpoint == "getMe":
            return await callback(*args, **kwargs)  # the first hello: whoever says it waits, and tells that it waits
        again = rate_limit_args is not False
        return await self._patiently(endpoint, data.get("chat_id"), False, again, lambda: callback(*args, **kwargs))

    async def initialize(self) -> None:
        """Nothing has to be made ready."""

    async def shutdown(self) -> None:
        """Let nothing more out."""
        await self._gate.close()

    async def _patiently(
        self, method: str, chat: Any, bulk: bool, again: bool, calling: Callable[[], Awaitable[Any]]
    ) -> Any:
        """Call, waiting as Telegram asks, again after errors that pass."""
        chat = chat if isinstance(chat, int) else 0
        for attempt in range(1, self._patience.tries + 1):
            last = attempt == self._patience.tries
            await self._turn(method, chat, bulk, first=attempt == 1)
            try:
                return await self._timed(method, calling)
            except RetryAfter as error:
                wait = flood_wait(error).total_seconds()
                self._gate.refused(chat, wait)
                if last or wait > self._patience.longest:
                    raise
                if method == "answerCallbackQuery":
                    acknowledge_now()
                    await asyncio.sleep(wait)
            except (BadRequest, Forbidden, ChatMigrated):
                raise
            except NetworkError as error:
                if last or not (again or was_not_done(error)):
                    raise
                await asyncio.sleep(self._patience.pause * 2 ** (attempt - 1) * random.uniform(0.5, 1))
        raise AssertionError("the last attempt returns or raises")

    async def _turn(self, method: str, chat: int, bulk: bool, first: bool) -> None:
        held = self._gate.held(chat)
        if held > self._patience.longest:
            raise RetryAfter(timedelta(seconds=held))
        if method.startswith("send") and method not in NOT_COUNTED and chat and not (bulk and first and held <= 0):
            asked = time.perf_counter()
            rank = Rank.BULK if bulk else self._rank(chat)
            try:
                await self._gate.turn(
                    chat, rank, before_waiting=answer_waits if rank is Rank.OTHER else acknowledge_now
                )
            except Overfull:
                self._metrics.refused.labels("replies").inc()
                raise
            finally:
                turn_has_come()
            self._metrics.waited.labels("reminder" if bulk else "reply").observe(time.perf_counter() - asked)
        elif held > 0 and chat:
            acknowledge_now()
            await self._gate.calm(chat)

    def _rank(self, chat: int) -> Rank:
        learns = chat in self._learning and not is_rushed()
        return Rank.LEARNER if learns else Rank.OTHER

    async def _timed(self, method: str, calling: Callable[[], Awaitable[T]]) -> T:
        begun, outcome = time.perf_counter(), "done"
        try:
            return await calling()
        except TelegramError as error:
            outcome = _outcome(error)
            raise
        finally:
            self._metrics.called(method, outcome).inc()
            self._metrics.calling.observe(time.perf_counter() - begun)


def was_not_done(error: NetworkError) -> bool:
    """Whether the call surely did nothing: it never left, or the server itself said that it failed."""
    return not isinstance(error, TimedOut | Unclear)


def flood_wait(error: RetryAfter) -> timedelta:
    """How long Telegram asks to wait."""
    asked = error.retry_after
    return asked if isinstance(asked, timedelta) else timedelta(seconds=asked)


def _outcome(error: TelegramError) -> str:
    match error:
        case RetryAfter():
            return "flood"
        case Forbidden():
            return "forbidden"
        case BadRequest():
            return "bad-request"
        case Unsent():
            return "unsent"
        case NetworkError():
            return "failed" if was_not_done(error) else "unknown"
        case _:
            return "refused"
