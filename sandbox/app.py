"""The whole sandbox as one Starlette application."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox import controls_http, people_http
from sandbox.accounts import Bot
from sandbox.arguments import Arguments
from sandbox.bot_api_http import BotApi, BotFiles, NoSuchPath
from sandbox.dispatch import perform
from sandbox.telegram import Telegram

WEB = Path(__file__).parent / "web"


class _Page(StaticFiles):
    """Always asked for again, so that an upgrade is seen at once."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "no-cache"
        return response


def create_app(telegram: Telegram) -> Starlette:
    """Bot API, the interface for being a person, and the web chat."""

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

    async def run_reply(bot: Bot, method: str, arguments: Arguments) -> Any:
        return await perform(telegram, bot, method, arguments)

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", BotApi(telegram)),
            Route("/file/bot{token}/{file_path:path}", BotFiles(telegram)),
            Route("/bot{rest:path}", NoSuchPath()),
            *people_http.routes(telegram),
            *controls_http.routes(telegram),
            Mount("/", _Page(directory=WEB, html=True, check_dir=False)),
        ],
        lifespan=lifespan,
    )
