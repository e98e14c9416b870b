"""A bot's web server, and several of them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.sandbox.waiting import until


@dataclass
class Hook:
    """A bot's web server: keeps what it got, answers what it was told to."""

    url: str = ""
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    reply: dict[str, Any] | None = None
    connections: set[Any] = field(default_factory=set)
    busy: int = 0
    busiest: int = 0
    seconds: float = 0.0

    async def __call__(self, request: Request) -> Response:
        self.connections.add(request.client)
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        await asyncio.sleep(self.seconds)
        self.busy -= 1
        if self.statuses:
            return Response(status_code=self.statuses.pop(0))
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        return JSONResponse(self.reply) if self.reply else Response()

    async def texts(self, count: int) -> list[str]:
        """Waits until so many updates have come."""
        await until(lambda: len(self.got) >= count)
        return [update["message"]["text"] for update in self.got]


@contextlib.asynccontextmanager
async def listening(hook: Hook) -> AsyncIterator[Hook]:
    """The hook on a real port, with its `url`."""
    app = Starlette(routes=[Route("/hook", hook.__call__, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=1))
    running = asyncio.create_task(server._serve())
    await until(lambda: server.started)
    hook.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/hook"
    try:
        yield hook
    finally:
        server.should_exit = True
        await running
