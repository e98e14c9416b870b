"""`/sandbox/…`: the sandbox itself: who is there, clock, faults, webhooks, made-up updates, log of calls, files."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.balancing import REST_SECONDS
from sandbox.errors import PersonError
from sandbox.faults import Fault, RandomFaults
from sandbox.people_http import Handler, body_of, endpoint, field, numbers, texts
from sandbox.telegram import Telegram
from sandbox.wire import Json


async def state(request: Request, telegram: Telegram) -> Json:
    return {
        "now": telegram.clock.now().isoformat(),
        "bots": [bot.described() for bot in telegram.bots.values()],
        "people": [person.described() for person in telegram.people.values()],
        "groups": [
            {"id": group.id, "title": group.title, "people": list(group.people), "bots": list(group.bots)}
            for group in telegram.groups.values()
        ],
    }


async def add_bot(request: Request, telegram: Telegram) -> Json:
    body = await body_of(request)
    username = field(body, "username", str)
    return telegram.add_bot(field(body, "token", str), username, field(body, "name", str, username)).described()


async def add_group(request: Request, telegram: Telegram) -> Json:
    body = await body_of(request)
    return telegram.add_group(field(body, "title", str), numbers(body, "people"), numbers(body, "bots")).wire()


async def read_file(request: Request, telegram: Telegram) -> Response:
    stored = telegram.files.find(request.path_params["file_id"])
    if stored is None:
        raise PersonError("there is no such file", 404)
    # A document must not run as a page of ours: only pictures are shown in place.
    shown = stored.mime_type in ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/wav")
    disposition = "inline" if shown else "attachment"
    headers = {
        "content-disposition": f"{disposition}; filename*=utf-8''{quote(stored.name, safe='')}",
        "x-content-type-options": "nosniff",
    }
    return Response(stored.content, media_type=stored.mime_type, headers=headers)


async def read_clock(request: Request, telegram: Telegram) -> Json:
    return {"now": telegram.clock.now().isoformat()}


async def move_clock(request: Request, telegram: Telegram) -> Json:
    body = await body_of(request)
    if "advance_seconds" in body:
        telegram.clock.advance(timedelta(seconds=field(body, "advance_seconds", (float, int))))
    elif "to" in body:
        telegram.clock.move_to(datetime.fromisoformat(field(body, "to", str)))
    elif "tomorrow_at" in body:
        telegram.clock.move_to(_tomorrow(telegram, field(body, "tomorrow_at", str), field(body, "zone", str, "UTC")))
    else:
        raise PersonError("say advance_seconds, to, or tomorrow_at with zone")
    return {"now": telegram.clock.now().isoformat()}


def _tomorrow(telegram: Telegram, at: str, zone_name: str) -> datetime:
    try:
        zone = ZoneInfo(zone_name)
    except (KeyError, ValueError, OSError):
        raise PersonError(f"there is no time zone {zone_name!r}") from None
    day = telegram.clock.now().astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, time.fromisoformat(at), zone)


async def order_fault(request: Request, telegram: Telegram) -> Json:
    body = await body_of(request)
    fault = _random_faults(body) if "share" in body else _fault(body)
    telegram.faults.order(fault)
    return fault.wire()


def _fault(body: Json) -> Fault:
    return Fault(
        method=field(body, "method", str, "*"),
        kind=field(body, "kind", str),
        times=field(body, "times", int, 1),
        chat_id=field(body, "chat_id", int, None),
        retry_after=field(body, "retry_after", int, 1),
        description=field(body, "description", str, None),
        applied=field(body, "applied", bool, False),
    )


def _random_faults(body: Json) -> RandomFaults:
    return RandomFaults(
        method=field(body, "method", str, "*"),
        share=field(body, "share", (float, int)),
        kinds=tuple(texts(body, "kinds")),  # type: ignore[arg-type]  # looked at when it is ordered
        seed=field(body, "seed", int, 0),
        chat_id=field(body, "chat_id", int, None),
        retry_after=field(body, "retry_after", int, 1),
    )


async def read_faults(request: Request, telegram: Telegram) -> list[Json]:
    return [fault.wire() for fault in telegram.faults.pending()]


async def clear_faults(request: Request, telegram: Telegram) -> list[Any]:
    telegram.faults.clear()
    return []


async def put_update(request: Request, telegram: Telegram) -> Json:
    """Content of any kind, unchecked."""
    body = await body_of(request)
    if "content" not in body:
        raise PersonError("content is missing")
    updates = telegram.bot(request.path_params["bot"]).updates
    update = {field(body, "kind", str): body["content"]}
    return {"update_id": updates.put(update, field(body, "lane", int, 0))}


async def put_raw_update(request: Request, telegram: Telegram) -> Json:
    """The body as it is."""
    updates = telegram.bot(request.path_params["bot"]).updates
    return {"update_id": updates.put_raw(await request.body(), int(request.query_params.get("lane", "0")))}


async def read_balances(request: Request, telegram: Telegram) -> list[Json]:
    balances = telegram.webhooks.balances().items()
    return [{"url": url, "backends": balance.wire()} for url, balance in balances]


async def balance(request: Request, telegram: Telegram) -> Json:
    body = await body_of(request)
    url, backends = field(body, "url", str), texts(body, "backends")
    rest_seconds = field(body, "rest_seconds", (float, int), REST_SECONDS)
    return {"url": url, "backends": telegram.webhooks.balance(url, backends, rest_seconds).wire()}


async def clear_balances(request: Request, telegram: Telegram) -> list[Any]:
    for url in telegram.webhooks.balances():
        telegram.webhooks.unbalance(url)
    return []


async def set_patience(request: Request, telegram: Telegram) -> Json:
    """How long a webhook may take, and how soon what it did not take comes again."""
    body, webhooks = await body_of(request), telegram.webhooks
    patience = field(body, "patience_seconds", (float, int), webhooks.patience_seconds)
    retry = field(body, "first_retry_seconds", (float, int), webhooks.first_retry_seconds)
    if not (patience > 0 and retry > 0):
        raise PersonError("seconds must be over 0")
    webhooks.patience_seconds, webhooks.first_retry_seconds = patience, retry
    return {"patience_seconds": patience, "first_retry_seconds": retry}


async def read_calls(request: Request, telegram: Telegram) -> list[Json]:
    return telegram.calls.since(int(request.query_params.get("since", "0")))


def routes(telegram: Telegram) -> list[Route]:
    def route(path: str, handler: Handler, method: str) -> Route:
        return Route(path, endpoint(telegram, handler), methods=[method])

    return [
        route("/sandbox/state", state, "GET"),
        route("/sandbox/bots", add_bot, "POST"),
        route("/sandbox/groups", add_group, "POST"),
        route("/sandbox/files/{file_id}", read_file, "GET"),
        route("/sandbox/clock", read_clock, "GET"),
        route("/sandbox/clock", move_clock, "POST"),
        route("/sandbox/faults", read_faults, "GET"),
        route("/sandbox/faults", order_fault, "POST"),
        route("/sandbox/faults", clear_faults, "DELETE"),
        route("/sandbox/calls", read_calls, "GET"),
        route("/sandbox/bots/{bot:int}/updates", put_update, "POST"),
        route("/sandbox/bots/{bot:int}/updates/raw", put_raw_update, "POST"),
        route("/sandbox/webhooks", set_patience, "POST"),
        route("/sandbox/webhooks/balance", read_balances, "GET"),
        route("/sandbox/webhooks/balance", balance, "POST"),
        route("/sandbox/webhooks/balance", clear_balances, "DELETE"),
    ]
