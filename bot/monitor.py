"""What the bot tells of itself to machines: `/health` and `/metrics`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.metrics import Metrics

PATIENCE = 2.0
"""Seconds that a check may take."""
Check = Callable[[], Awaitable[str]]
"""«» if all is well, otherwise what is not."""


def monitor_app(metrics: Metrics, checks: Mapping[str, Check]) -> Starlette:
    """`/health/live`: the process answers. `/health` and `/health/ready`: it can work, or 503 and what it lacks."""
    begun = time.monotonic()

    async def live(_: Request) -> Response:
        return JSONResponse({"live": True, "seconds": round(time.monotonic() - begun)})

    async def look() -> dict[str, str]:
        asked = dict(checks)  # while the bot starts, one more may be added during the wait
        found = dict(zip(asked, await asyncio.gather(*map(_checked, asked.values())), strict=True))
        for name, trouble in found.items():
            metrics.ready.labels(name).set(not trouble)
        return found

    async def ready(_: Request) -> Response:
        found = await look()
        well = not any(found.values())
        told = {"live": True, "ready": well, "checks": {name: trouble or "ok" for name, trouble in found.items()}}
        return JSONResponse(told, 200 if well else 503)

    async def figures(_: Request) -> Response:
        await look()
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)

    return Starlette(
        routes=[
            Route("/health", ready),
            Route("/health/ready", ready),
            Route("/health/live", live),
            Route("/metrics", figures),
        ]
    )


async def _checked(check: Check) -> str:
    try:
        return await asyncio.wait_for(check(), PATIENCE)
    except TimeoutError:
        return f"no answer within {PATIENCE:g} s"
    except Exception as error:  # whatever it is, it is what the administrator wants to know
        return type(error).__name__
