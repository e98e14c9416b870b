"""Where Telegram brings updates: 200 is the word that what they did is stored."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram import Bot, WebhookInfo
from telegram.error import TelegramError

from bot.arrival import Arrival
from bot.incoming import KINDS, Incoming
from bot.metrics import Metrics
from bot.plain_json import NoJson, from_bytes
from bot.serving import serving
from bot.soundness import is_number

LARGEST = 1024 * 1024
"""Bytes of one update; Telegram's are a few kilobytes."""
PATIENCE = 50.0
"""Seconds after which an update is left to come again; Telegram waits about a minute."""
CONNECTIONS = 100
"""Updates that Telegram may bring at once, the most it allows."""
LONGEST_PAUSE = 60.0
"""Seconds between two attempts to tell Telegram where the bot is."""
FRESH = 30.0
"""Seconds for which Telegram is believed that all is well with the webhook; of trouble it is asked again at once."""
LATELY = timedelta(minutes=10)
"""Telegram tries again at ever longer intervals: so old an error may be the last one."""
SECRET_HEADER = "x-telegram-bot-api-secret-token"
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Hook:
    """url: where Telegram finds the bot. host, port: where the bot listens. secret: what Telegram has to say."""

    url: str
    host: str
    port: int
    secret: str

    @property
    def path(self) -> str:
        """The path of the address, which the bot listens on too."""
        return urlsplit(self.url).path or "/"


def secret_of(token: str) -> str:
    """A secret that all copies of a bot agree on without being told, and that does not give the token away."""
    return hmac.new(token.encode(), b"uzelok webhook", hashlib.sha256).hexdigest()


def webhook_app(hook: Hook, incoming: Incoming, metrics: Metrics) -> Starlette:
    """The endpoint alone, with `/health` for whoever shares out the load."""

    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), hook.secret.encode()):
            metrics.refused.labels("secret").inc()
            return Response(status_code=401)
        body = await _body(request)
        if body is None:
            metrics.refused.labels("size").inc()
            return Response(status_code=413)
        raw = _update(body)
        if raw is None:
            log.warning("what came by the webhook was no update")
            return Response()  # it would be no better the next time
        try:
            arrival = incoming.take(raw, replies=True)
            await asyncio.wait_for(asyncio.shield(arrival.done), PATIENCE)
        except TimeoutError:
            return Response(status_code=503)
        return _answer(arrival)

    async def health(_: Request) -> Response:
        return Response("ok")

    return Starlette(routes=[Route(hook.path, receive, methods=["POST"]), Route("/health", health, methods=["GET"])])


@contextlib.asynccontextmanager
async def hooked(bot: Bot, hook: Hook, incoming: Incoming, metrics: Metrics) -> AsyncIterator[int]:
    """Updates are brought here until the block ends; gives the port. Those under way are finished first.

    The webhook stays set: another copy of the bot may serve it, and what comes meanwhile is kept.
    """
    async with serving(webhook_app(hook, incoming, metrics), hook.host, hook.port) as port:
        setting = asyncio.create_task(_set(bot, hook))
        try:
            yield port
        finally:
            setting.cancel()
            await asyncio.wait({setting})
            await incoming.finish()


class Delivery:
    """Whether updates come by the webhook, as Telegram sees it: what it cannot bring never shows here.

    url: the webhook's. clock: the time, as Telegram has it.
    """

    def __init__(self, bot: Bot, url: str, clock: Callable[[], datetime], metrics: Metrics) -> None:
        self._bot = bot
        self._url = url
        self._clock = clock
        self._metrics = metrics
        self._well_until = 0.0

    async def trouble(self) -> str:
        """Why no updates come, «» if they do. Raises TelegramError if it cannot be asked."""
        if time.monotonic() < self._well_until:
            return ""
        told = await self._bot.get_webhook_info()
        self._metrics.pending.set(told.pending_update_count)
        trouble = self._judge(told)
        if not trouble:
            self._well_until = time.monotonic() + FRESH
        return trouble

    def _judge(self, told: WebhookInfo) -> str:
        if told.url != self._url:
            return "the webhook is set to another address" if told.url else "the webhook is not set"
        at = told.last_error_date
        if told.pending_update_count and at is not None and self._clock() - at < LATELY:
            return f"Telegram cannot bring updates: {told.last_error_message}"
        return ""


async def _set(bot: Bot, hook: Hook) -> None:
    """Tell Telegram where the bot is, again until it has heard."""
    pause = 1.0
    while True:
        try:
            await bot.set_webhook(
                hook.url, secret_token=hook.secret, allowed_updates=KINDS, max_connections=CONNECTIONS
            )
            return
        except TelegramError as error:
            log.error("the webhook could not be set", url=hook.url, reason=str(error), seconds=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _body(request: Request) -> bytes | None:
    """What was sent; None if it is too much, of which no more is read."""
    if int(request.headers.get("content-length") or 0) > LARGEST:
        return None
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > LARGEST:
                return None
            parts.append(part)
    except ClientDisconnect:
        return b""
    return b"".join(parts)


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        raw = from_bytes(body)
    except NoJson:
        return None
    return raw if isinstance(raw, dict) and is_number(raw.get("update_id")) else None


def _answer(arrival: Arrival) -> Response:
    if arrival.again:
        return Response(status_code=503)
    return Response() if arrival.reply is None else JSONResponse(arrival.reply)
