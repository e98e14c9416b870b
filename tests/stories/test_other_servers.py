"""Bot API servers that are not ours differ in details; the bot works the same."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox import serving
from sandbox.app import create_app
from sandbox.files import FileStore
from tests.stories.moon import answer_right
from tests.stories.world import TOKEN, Chat, World, world_on

MISSING = {
    "setmycommands",
    "setmydescription",
    "setmyshortdescription",
    "deletewebhook",
    "editmessagereplymarkup",
    "deletemycommands",
}


class Foreign:
    """A server that takes only POST with a body, knows few methods, and says more than the documentation."""

    def __init__(self, app: ASGIApp, presses: str) -> None:
        self._app = app
        self._presses = presses
        self.refused: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/bot"):
            await self._app(scope, receive, send)
            return
        method = scope["path"].rpartition("/")[2]
        if scope["method"] != "POST" or scope["query_string"] or method.lower() in MISSING:
            self.refused.append(f"{scope['method']} {method}")
            await respond(send, 404, {"description": "Not Found: method not found", "error_code": 404, "ok": False})
            return
        status, body = 200, b""

        async def collect(message: Message) -> None:
            nonlocal status, body
            status = message.get("status", status)
            body += message.get("body", b"")

        await self._app(scope, receive, collect)
        answer = json.loads(body)
        if answer["ok"]:
            answer = {"result": self._in_other_words(answer["result"]), "ok": True}
        await respond(send, status, answer)

    def _in_other_words(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._in_other_words(item) for item in value]
        if not isinstance(value, dict):
            return value
        changed = {name: self._in_other_words(item) for name, item in reversed(value.items())}
        if "photo" in changed:
            changed["photo"] = []
        if "callback_query" in changed:
            query = changed["callback_query"]
            message = query.pop("message")
            if self._presses == "inaccessible":
                query["message"] = {"chat": message["chat"], "message_id": message["message_id"], "date": 0}
        return changed | {"is_of_the_future": {"nested": [1, None, "x"]}}


async def respond(send: Send, status: int, answer: dict[str, Any]) -> None:
    """An answer in JSON."""
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(answer).encode()})


@pytest.fixture(params=["absent", "inaccessible"])
async def foreign(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Foreign]]:
    """The bot on such a server; of the message under a pressed key it says nothing, or next to nothing."""
    made: list[Foreign] = []
    create = create_app

    def create_foreign(telegram: Any) -> Any:
        app = create(telegram)
        telegram.bots[TOKEN].message_ids = count(10**6)
        made.append(Foreign(app, request.param))
        return made[0]

    monkeypatch.setattr(serving, "create_app", create_foreign)
    async with world_on(f"sqlite:///{tmp_path}/uzelok.sqlite3") as world:
        yield world, made[0]


async def test_a_link_a_session_a_document_and_the_statistics_work_the_same(
    foreign: tuple[World, Foreign], logs: list[Any]
) -> None:
    world, server = foreign
    chat = await (await world.person()).start()
    chat.reads("Привет, Аня!")
    await chat.start("moon")
    assert chat.last["message_id"] > 10**6
    chat.reads("Полёт на Луну", "8 фактов")
    await chat.press("Начать")
    chat.reads("В каком году")
    for _ in range(40):
        if "Готово на сегодня" in chat.text:
            break
        await answer_right(chat)
        await chat.press("Дальше")
    chat.reads("Готово на сегодня")
    assert all(line.correct for line in await chat.log())
    await chat.send("/export")
    exported = json.loads(stored(world.telegram.files, world, chat))
    assert len(exported["log"]) == len(await chat.log())
    await chat.send("/stats")
    chat.reads("Успехи", "Подряд: 1 день")
    assert "photo" in chat.last
    await world.restart()
    await chat.send("/undo")
    chat.reads("Ответ отменён")
    methods = {call.partition(" ")[2].lower() for call in server.refused}
    assert methods <= MISSING, "the bot cannot do without these"
    assert not [call for call in server.refused if not call.startswith("POST ")]
    assert not [event for event in logs if event["log_level"] == "error"]


def stored(files: FileStore, world: World, chat: Chat) -> bytes:
    """What the document in the chat's last message holds."""
    file = files.find(chat.last["document"]["file_id"], world.account.id)
    assert file is not None
    return bytes(file.content)
