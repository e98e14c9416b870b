"""A webhook that does too much: what is brought there goes to several copies of the bot at the same moment."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.serving import serving

PATIENCE = 60.0
PASSED_ON = ("content-type", "x-telegram-bot-api-secret-token")


@asynccontextmanager
async def given_to_all(backends: Sequence[str]) -> AsyncIterator[str]:
    """Its address, until the block ends. It answers with the worst of their answers."""
    async with httpx.AsyncClient(timeout=PATIENCE) as client:

        async def relay(request: Request) -> Response:
            body, headers = await request.body(), {name: request.headers[name] for name in PASSED_ON}
            answers = await asyncio.gather(*(client.post(each, content=body, headers=headers) for each in backends))
            worst = max(answers, key=lambda answer: answer.status_code)
            return Response(worst.content, worst.status_code, media_type=worst.headers.get("content-type"))

        application = Starlette(routes=[Route("/webhook", relay, methods=["POST"])])
        async with serving(application, "127.0.0.1", 0) as port:
            yield f"http://127.0.0.1:{port}/webhook"
