"""The Bot API that bots are measured on: the order and the shape of what Telegram says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

import aiogram.types
import aiohttp
import pytest
import telegram
from hypothesis import given
from hypothesis import strategies as st

from bench.bots import TOKEN
from bench.stub import Message, Stub, serve_stub
from bench.stub.bodies import form

CHAT = 7
KEYS = {"inline_keyboard": [[{"text": "да", "callback_data": "yes"}, {"text": "…", "url": "https://example.org"}]]}


class Client:
    """A bot of bare calls."""

    def __init__(self, stub: Stub, session: aiohttp.ClientSession) -> None:
        self._at, self._session = f"{stub.url}/bot{TOKEN}/", session

    async def call(self, method: str, **arguments: Any) -> Any:
        """The whole answer."""
        async with self._session.post(self._at + method, json=arguments) as answer:
            return await answer.json()

    async def updates(self, **arguments: Any) -> list[int]:
        """The numbers of what getUpdates gives."""
        return [update["update_id"] for update in (await self.call("getUpdates", **arguments))["result"]]


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with serve_stub(TOKEN) as served:
        yield served


@pytest.fixture
async def bot(stub: Stub) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(stub, session)


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(stub: Stub, bot: Client) -> None:
    for word in ("раз", "два", "три"):
        stub.text(CHAT, word)
    assert await bot.updates() == [1, 2, 3]
    assert await bot.updates(offset=2) == [2, 3]
    assert await bot.updates() == [2, 3]
    assert await bot.updates(limit=1) == [2]
    assert await bot.updates(offset=4) == []
    assert len(stub.updates) == 0


async def test_a_negative_offset_keeps_only_the_last(stub: Stub, bot: Client) -> None:
    for word in ("раз", "два", "три"):
        stub.text(CHAT, word)
    assert await bot.updates(offset=-2) == [2, 3]
    assert await bot.updates() == [2, 3]


async def test_who_waits_is_answered_when_something_comes(stub: Stub, bot: Client) -> None:
    waiting = asyncio.create_task(bot.updates(timeout=30))
    await asyncio.wait_for(stub.met.wait(), 5)
    stub.text(CHAT, "раз")
    stub.text(CHAT, "два")
    assert await asyncio.wait_for(waiting, 5) == [1, 2]


async def test_waiting_ends_with_nothing_when_the_time_is_over(bot: Client) -> None:
    assert await bot.updates(timeout=1) == []


async def test_a_second_request_for_updates_ends_the_first(stub: Stub, bot: Client) -> None:
    first = asyncio.create_task(bot.call("getUpdates", timeout=30))
    await asyncio.wait_for(stub.met.wait(), 5)
    second = asyncio.create_task(bot.updates(timeout=30))
    assert (await asyncio.wait_for(first, 5))["error_code"] == 409
    stub.text(CHAT, "раз")
    assert await asyncio.wait_for(second, 5) == [1]


async def test_an_edit_gives_back_the_whole_message_and_shows_it(stub: Stub, bot: Client) -> None:
    shown: list[Message] = []
    stub.listeners[CHAT] = shown.append
    sent = await bot.call("sendMessage", chat_id=CHAT, text="раз")
    number = sent["result"]["message_id"]
    said = "🙂 <b>два &amp; <i>три</i></b>"
    edited = await bot.call(
        "editMessageText", chat_id=CHAT, message_id=number, text=said, parse_mode="HTML", reply_markup=KEYS
    )
    message = edited["result"]
    assert (message["message_id"], message["text"], message["reply_markup"]) == (number, "🙂 два & три", KEYS)
    assert message["entities"] == [
        {"type": "bold", "offset": 3, "length": 9},
        {"type": "italic", "offset": 9, "length": 3},
    ]
    assert [(one.id, one.text, one.keys) for one in shown] == [(number, "раз", ()), (number, "🙂 два & три", ("yes",))]


async def test_keys_can_be_taken_off_and_nobody_is_shown_anything_new(stub: Stub, bot: Client) -> None:
    sent = await bot.call("sendMessage", chat_id=CHAT, text="раз", reply_markup=json.dumps(KEYS))
    shown: list[Message] = []
    stub.listeners[CHAT] = shown.append
    bare = await bot.call("editMessageReplyMarkup", chat_id=CHAT, message_id=sent["result"]["message_id"])
    assert bare["result"]["text"] == "раз"
    assert "reply_markup" not in bare["result"]
    assert shown == []


async def test_what_cannot_be_done_is_refused_in_telegrams_words(stub: Stub, bot: Client) -> None:
    assert (await bot.call("editMessageText", chat_id=CHAT, message_id=99, text="раз"))["error_code"] == 400
    assert (await bot.call("sendMessage", text="раз"))["description"] == "Bad Request: chat not found"
    assert (await bot.call("fly"))["error_code"] == 404
    async with aiohttp.ClientSession() as session, session.post(f"{stub.url}/bot1:other/getMe") as answer:
        assert answer.status == 401


async def test_form_json_and_multipart_say_the_same(stub: Stub) -> None:
    shown: list[Message] = []
    stub.listeners[CHAT] = shown.append
    arguments = {"chat_id": str(CHAT), "caption": "раз + два & 100%", "reply_markup": json.dumps(KEYS)}
    parts = aiohttp.FormData({**arguments})
    parts.add_field("photo", b"not a picture", filename="a.png", content_type="image/png")
    bodies: list[dict[str, Any]] = [{"json": arguments}, {"data": arguments}, {"data": parts}]
    async with aiohttp.ClientSession() as session:
        for body in bodies:
            async with session.post(f"{stub.url}/bot{TOKEN}/sendPhoto", **body) as answer:
                photo = telegram.Message.de_json((await answer.json())["result"], None)
                assert photo.caption == arguments["caption"]
                assert photo.photo
    assert [(message.text, message.keys) for message in shown] == [(arguments["caption"], ("yes",))] * 3


@given(st.dictionaries(st.text(min_size=1), st.text(min_size=1)))
def test_a_form_is_read_as_the_standard_library_reads_it(values: dict[str, str]) -> None:
    assert form(urlencode(values, errors="replace").encode()) == dict(parse_qsl(urlencode(values, errors="replace")))


async def test_both_libraries_understand_what_people_do(stub: Stub, bot: Client) -> None:
    shown: list[Message] = []
    stub.listeners[CHAT] = shown.append
    await bot.call("sendMessage", chat_id=CHAT, text="<b>да</b> или нет?", parse_mode="HTML", reply_markup=KEYS)
    stub.text(CHAT, "/start smirnov")
    stub.press(shown[0], "yes")
    wrote, pressed = (await bot.call("getUpdates"))["result"]
    started = telegram.Update.de_json(wrote, None)
    assert started.message is not None
    assert started.message.parse_entities(["bot_command"]) == {started.message.entities[0]: "/start"}
    query = telegram.Update.de_json(pressed, None).callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("yes", CHAT)
    assert isinstance(query.message, telegram.Message)
    assert query.message.text_html == "<b>да</b> или нет?"
    for raw in (wrote, pressed):
        aiogram.types.Update.model_validate(raw)
