"""The whole sandbox as one Starlette application."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from sandbox import controls_http, people_http
from sandbox.accounts import Bot
from sandbox.arguments import Arguments
from sandbox.bot_api_http import PATHS, BotApi
from sandbox.dispatch import perform
from sandbox.telegram import Telegram

WEB = Path(__file__).parent / "web"


class _Page(StaticFiles):
    """Always asked for again, so that an upgrade is seen at once."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "no-cache"
        return response


class _Sandbox(Starlette):
    """Hands the Bot API's calls over before any routing."""

    def __init__(self, telegram: Telegram, **options: Any) -> None:
        super().__init__(**options)
        self._bot_api = BotApi(telegram)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(PATHS):
            await self._bot_api(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


async def _refusal(request: Request, error: Exception) -> Response:
    """No such address: JSON for programs, a word for browsers."""
    assert isinstance(error, HTTPException)
    if request.url.path.startswith("/sandbox/"):
        return people_http.refused(error.detail, error.status_code)
    return PlainTextResponse(error.detail, error.status_code)


def create_app(telegram: Telegram) -> Starlette:
    """Bot API, the interface for being a person, and the web chat."""

    async def run_reply(bot: Bot, method: str, arguments: Arguments) -> Any:
        return await perform(telegram, bot, method, arguments)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        telegram.webhooks.perform = run_reply
        await telegram.webhooks.resume(list(telegram.bots.values()))
        alarms = asyncio.create_task(telegram.clock.run())
        try:
            yield
        finally:
            alarms.cancel()
            await telegram.webhooks.pause()

    return _Sandbox(
        telegram,
        routes=[
            *people_http.routes(telegram),
            *controls_http.routes(telegram),
            Mount("/", _Page(directory=WEB, html=True, check_dir=False)),
        ],
        lifespan=lifespan,
        exception_handlers={HTTPException: _refusal},
    )
