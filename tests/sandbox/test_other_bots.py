"""Bots that know nothing of the sandbox, written with aiogram and with no library at all."""

from __future__ import annotations

import asyncio
import contextlib

import httpx
from aiogram import Bot as AiogramBot
from aiogram import Dispatcher
from aiogram import types as aiogram_types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ContentType
from aiogram.filters import CommandStart

from sandbox import Conversation, Served, Telegram
from tests.sandbox.waiting import until

TOKEN = "100001:test-token"
KINDS = ("sticker", "voice", "location", "contact", "video_note")


def texts(chat: Conversation) -> list[str]:
    return [message.get("text", "") for message in chat.messages]


async def test_a_conversation_with_an_aiogram_bot(served: Served, telegram: Telegram) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: aiogram_types.Message) -> None:
        key = aiogram_types.InlineKeyboardButton(text="k", callback_data="data")
        markup = aiogram_types.InlineKeyboardMarkup(inline_keyboard=[[key]])
        await message.answer("<u>hi</u>", parse_mode="HTML", reply_markup=markup)

    @dispatcher.callback_query()
    async def press(query: aiogram_types.CallbackQuery) -> None:
        assert isinstance(query.message, aiogram_types.Message)
        await query.message.edit_text(f"got {query.data}")
        await query.answer("ok")

    @dispatcher.poll_answer()
    async def answer(answer: aiogram_types.PollAnswer) -> None:
        assert answer.user is not None
        await bot.send_message(answer.user.id, f"chose {answer.option_ids}")

    @dispatcher.my_chat_member()
    async def member(update: aiogram_types.ChatMemberUpdated) -> None:
        statuses.append(update.new_chat_member.status)

    @dispatcher.message()
    async def other(message: aiogram_types.Message) -> None:
        if message.photo:
            await message.answer_document(aiogram_types.BufferedInputFile(b"1,2", "a.csv"), caption="c")
        else:
            await message.answer(f"{ContentType(message.content_type).value}: {message.text}")

    statuses: list[str] = []
    session = AiohttpSession(api=TelegramAPIServer.from_base(served.url))
    bot = AiogramBot(TOKEN, session=session)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
    chat = telegram.conversation(7, 100001)
    chat.start()
    await until(lambda: len(chat.messages) == 2)
    pressed = await chat.press(chat.messages[-1]["message_id"], "data")
    assert (pressed["text"], texts(chat)[-1]) == ("ok", "got data")
    for kind in KINDS:
        chat.send_media(kind)
    await until(lambda: len(chat.messages) == 12)
    assert sorted(text.partition(":")[0] for text in texts(chat) if ": " in text) == sorted(KINDS)
    chat.send_media("photo")
    await until(lambda: "document" in chat.messages[-1])
    poll = await bot.send_poll(7, "q", ["a", "b"], is_anonymous=False)
    chat.vote(poll.message_id, [0])
    await until(lambda: texts(chat)[-1] == "chose [0]")
    chat.block()
    chat.unblock()
    await until(lambda: statuses == ["kicked", "member"])
    await dispatcher.stop_polling()
    await polling


async def test_a_conversation_with_a_bot_of_ten_lines(served: Served, telegram: Telegram) -> None:
    """The person, too, uses nothing but HTTP: neither side knows more than the documented interface."""

    async def echo_bot() -> None:
        offset = 0
        async with httpx.AsyncClient(base_url=f"{served.url}/bot{TOKEN}", timeout=40) as bot:
            while True:
                answer = await bot.get("/getUpdates", params={"offset": offset, "timeout": 30})
                for update in answer.json()["result"]:
                    offset = update["update_id"] + 1
                    message = update["message"]
                    echo = {"chat_id": message["chat"]["id"], "text": f"You said: {message['text']}"}
                    await bot.post("/sendMessage", json=echo)

    running = asyncio.create_task(echo_bot())
    chat = "/sandbox/people/7/chats/100001"
    async with httpx.AsyncClient(base_url=served.url) as person:
        await person.post(f"{chat}/start")
        await person.post(f"{chat}/messages", json={"text": "hello"})
        said_all = telegram.conversation(7, 100001).chat.messages
        await until(lambda: len(said_all) == 4)
        messages = (await person.get(chat)).json()["messages"]
    said = [message["text"] for message in messages if message["from"]["is_bot"]]
    assert said == ["You said: /start", "You said: hello"]
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
