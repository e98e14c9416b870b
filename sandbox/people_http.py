"""`/sandbox/people…`: being a person over HTTP, for the web chat, for tests, for curl."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.arguments import Arguments
from sandbox.commands import commands_for
from sandbox.conversation import Conversation
from sandbox.errors import ApiError, PersonError
from sandbox.request_body import parse_body
from sandbox.telegram import Telegram
from sandbox.wire import Json, dumps

MAX_PRESS_WAIT = 60.0
KEEP_ALIVE_SECONDS = 15

Handler = Callable[[Request, Telegram], Awaitable[Any]]


def refused(reason: str, status: int = 400) -> Response:
    return JSONResponse({"error": reason}, status)


def endpoint(telegram: Telegram, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """The handler's value as JSON; its refusals as `{"error": …}`."""

    async def respond(request: Request) -> Response:
        try:
            value = await handler(request, telegram)
        except PersonError as error:
            return refused(error.reason, error.status)
        except ApiError as error:
            return refused(error.description)
        except ValueError as error:
            return refused(str(error))
        return (
            value
            if isinstance(value, Response)
            else Response(dumps(value).encode(errors="replace"), media_type="application/json")
        )

    return respond


async def body_of(request: Request) -> Json:
    """The request's JSON object; empty for no body."""
    body = await request.body()
    if not body:
        return {}
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise PersonError("the body must be JSON") from None
    if not isinstance(value, dict):
        raise PersonError("the body must be a JSON object")
    return value


def field(body: Json, name: str, kind: type | tuple[type, ...], default: Any = ...) -> Any:
    """A field of the body. Raises `PersonError` when it is missing without a default, or of another kind."""
    value = body.get(name)
    if value is None:
        if default is ...:
            raise PersonError(f"{name} is missing")
        return default
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
        expected = kind if isinstance(kind, type) else kind[0]
        raise PersonError(f"{name} must be of type {expected.__name__}")
    return value


def numbers(body: Json, name: str) -> list[int]:
    """A list of whole numbers in the body."""
    values: list[int] = field(body, name, list)
    if any(not isinstance(value, int) for value in values):
        raise PersonError(f"{name} must be a list of numbers")
    return values


def texts(body: Json, name: str) -> list[str]:
    """A list of strings in the body."""
    values: list[str] = field(body, name, list)
    if any(not isinstance(value, str) for value in values):
        raise PersonError(f"{name} must be a list of strings")
    return values


async def arguments_of(request: Request) -> Arguments:
    """A multipart or urlencoded form."""
    return parse_body(request.headers.get("content-type", ""), await request.body(), {})


def _conversation(request: Request, telegram: Telegram) -> Conversation:
    try:
        peer = int(request.path_params["peer"])
    except ValueError:
        raise PersonError("a chat is named by the bot's id or the group's", 404) from None
    return telegram.conversation(request.path_params["person"], peer)


async def add_person(request: Request, telegram: Telegram) -> Json:
    body = await body_of(request)
    person = telegram.add_person(
        field(body, "first_name", str),
        field(body, "last_name", str, None),
        field(body, "username", str, None),
        field(body, "language_code", str, "en"),
        field(body, "id", int, None),
    )
    return person.described()


async def read_chat(request: Request, telegram: Telegram) -> Json:
    conversation = _conversation(request, telegram)
    chat, person = conversation.chat, conversation.person
    bot = next(iter(chat.bots.values()), None)
    return {
        "messages": conversation.messages,
        "commands": commands_for(bot.profile.commands, chat, person) if bot else [],
        "blocked": chat.blocked,
        "started": chat.started,
    }


async def say(request: Request, telegram: Telegram) -> Json:
    body = await body_of(request)
    reply_to = field(body, "reply_to_message_id", int, None)
    return _conversation(request, telegram).say(field(body, "text", str), reply_to)


async def edit(request: Request, telegram: Telegram) -> Json:
    text = field(await body_of(request), "text", str)
    return _conversation(request, telegram).edit(request.path_params["message"], text)


async def send_document(request: Request, telegram: Telegram) -> Json:
    arguments = await arguments_of(request)
    upload = arguments.uploads.get("file")
    if upload is None:
        raise PersonError("send the file as multipart/form-data in the field file")
    reply_to = arguments.integer("reply_to_message_id") or None
    return _conversation(request, telegram).send_document(upload, arguments.text("caption"), reply_to)


async def send_media(request: Request, telegram: Telegram) -> Json:
    """JSON names a made-up one; multipart with a `file` sends that picture as a photo."""
    conversation = _conversation(request, telegram)
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return conversation.send_media(field(await body_of(request), "type", str))
    arguments = await arguments_of(request)
    upload = arguments.uploads.get("file")
    if upload is None or arguments.text("type") != "photo":
        raise PersonError("a file can be sent as multipart/form-data with type=photo and the field file")
    return conversation.send_photo(upload, arguments.text("caption"))


async def start(request: Request, telegram: Telegram) -> Json:
    return _conversation(request, telegram).start(field(await body_of(request), "payload", str, ""))


async def press(request: Request, telegram: Telegram) -> Json:
    body = await body_of(request)
    conversation = _conversation(request, telegram)
    message_id = field(body, "message_id", int)
    data = field(body, "data", str, None)
    if data is None:
        data = conversation.data_at(message_id, field(body, "row", int), field(body, "column", int))
    wait = min(float(field(body, "wait", (float, int), 10.0)), MAX_PRESS_WAIT)
    return await conversation.press(message_id, data, wait)


async def vote(request: Request, telegram: Telegram) -> Json:
    body = await body_of(request)
    return _conversation(request, telegram).vote(field(body, "message_id", int), numbers(body, "option_ids"))


async def block(request: Request, telegram: Telegram) -> Json:
    conversation = _conversation(request, telegram)
    conversation.block()
    return {"blocked": conversation.chat.blocked}


async def unblock(request: Request, telegram: Telegram) -> Json:
    conversation = _conversation(request, telegram)
    conversation.unblock()
    return {"blocked": conversation.chat.blocked}


async def events(request: Request, telegram: Telegram) -> Response:
    person = telegram.person(request.path_params["person"])

    async def stream() -> AsyncIterator[str]:
        queue = telegram.events.listen(person.id)
        try:
            # Tells the browser to reconnect after a second, and that the stream has begun.
            yield "retry: 1000\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), KEEP_ALIVE_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                yield f"data: {dumps(event)}\n\n"
        finally:
            telegram.events.leave(person.id, queue)

    return StreamingResponse(stream(), media_type="text/event-stream", headers={"cache-control": "no-store"})


def routes(telegram: Telegram) -> list[Route]:
    chat = "/sandbox/people/{person:int}/chats/{peer}"

    def route(path: str, handler: Handler, method: str = "POST") -> Route:
        return Route(path, endpoint(telegram, handler), methods=[method])

    return [
        route("/sandbox/people", add_person),
        route("/sandbox/people/{person:int}/events", events, "GET"),
        route(chat, read_chat, "GET"),
        route(f"{chat}/messages", say),
        route(f"{chat}/messages/{{message:int}}", edit, "PATCH"),
        route(f"{chat}/documents", send_document),
        route(f"{chat}/media", send_media),
        route(f"{chat}/start", start),
        route(f"{chat}/press", press),
        route(f"{chat}/vote", vote),
        route(f"{chat}/block", block),
        route(f"{chat}/unblock", unblock),
    ]
