"""A bot that knows nothing of the sandbox, written with python-telegram-bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Poll, Update
from telegram.error import BadRequest, Forbidden, RetryAfter, TimedOut
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, PollAnswerHandler, filters
from telegram.request import BaseRequest, HTTPXRequest

from bot.request import AiohttpRequest
from sandbox import Conversation, Fault, Served, Telegram, Upload
from sandbox.made_up_media import png
from tests.sandbox.waiting import until

TOKEN = "100001:test-token"


def texts(chat: Conversation) -> list[str]:
    return [message.get("text", "") for message in chat.messages]


async def on_start(update: Update, context: Any) -> None:
    assert update.message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Да 👍", callback_data="yes")]])
    await update.message.reply_html(f"<b>Hello</b> {context.args}", reply_markup=keyboard)


async def on_press(update: Update, context: Any) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer(f"pressed {query.data}", show_alert=True)
    await query.edit_message_text("done")


async def on_text(update: Update, context: Any) -> None:
    assert update.message is not None
    await update.message.reply_text(update.message.text or "", do_quote=True)


async def on_document(update: Update, context: Any) -> None:
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_document(content[::-1], filename="back.bin", caption="turned")


async def on_answer(update: Update, context: Any) -> None:
    answer = update.poll_answer
    assert answer is not None
    assert answer.user is not None
    await context.bot.send_message(answer.user.id, f"chose {answer.option_ids}")


def application(served: Served, line: type[BaseRequest]) -> Any:
    """line: the library's own, or ours."""
    built = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{served.url}/bot")
        .base_file_url(f"{served.url}/file/bot")
        .request(line(read_timeout=1))  # type: ignore[call-arg]  # both have it
        .get_updates_request(line(read_timeout=6))  # type: ignore[call-arg]
        .build()
    )
    built.add_handler(CommandHandler("start", on_start))
    built.add_handler(CallbackQueryHandler(on_press))
    built.add_handler(MessageHandler(filters.TEXT, on_text))
    built.add_handler(MessageHandler(filters.Document.ALL, on_document))
    built.add_handler(PollAnswerHandler(on_answer))
    return built


@pytest.fixture(params=[HTTPXRequest, AiohttpRequest])
async def ptb(served: Served, request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    app = application(served, request.param)
    async with app:
        await app.start()
        yield app
        await app.stop()


@pytest.fixture(params=["long polling", "webhook"])
async def running_ptb(request: pytest.FixtureRequest, ptb: Any, telegram: Telegram) -> AsyncIterator[Any]:
    if request.param == "long polling":
        await ptb.updater.start_polling(timeout=5)
        yield ptb
        await ptb.updater.stop()
        return

    async def receive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The smallest web server: takes one update a connection."""
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        body = httpx.Response(200, content=await reader.readexactly(length))
        await ptb.update_queue.put(Update.de_json(body.json(), ptb.bot))
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(receive, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    assert await ptb.bot.set_webhook(f"http://127.0.0.1:{port}/", secret_token="s", allowed_updates=Update.ALL_TYPES)
    yield ptb
    await ptb.bot.delete_webhook()
    server.close()


async def test_a_conversation_with_a_python_telegram_bot(running_ptb: Any, telegram: Telegram) -> None:
    chat = telegram.conversation(7, 100001)
    chat.start("deep-link")
    await until(lambda: len(chat.messages) == 2)
    assert texts(chat)[-1] == "Hello ['deep-link']"
    question = chat.messages[-1]
    assert question["entities"] == [{"type": "bold", "offset": 0, "length": 5}]

    pressed = await chat.press(question["message_id"], "yes")
    assert pressed == {"answered": True, "text": "pressed yes", "show_alert": True}
    await until(lambda: texts(chat)[-1] == "done")

    chat.say("эхо 😀")
    await until(lambda: len(chat.messages) == 4)
    assert chat.messages[-1]["reply_to_message"]["text"] == chat.messages[-1]["text"] == "эхо 😀"

    chat.send_document(Upload("a.bin", "application/octet-stream", b"abc\r\n\0"))
    await until(lambda: len(chat.messages) == 6)
    back = telegram.files.find(chat.messages[-1]["document"]["file_id"])
    assert back is not None
    assert (back.name, back.content, chat.messages[-1]["caption"]) == ("back.bin", b"\0\n\rcba", "turned")

    poll = await running_ptb.bot.send_poll(
        7, "Which?", ["a", "b"], type=Poll.QUIZ, correct_option_ids=[1], is_anonymous=False, explanation="b it is"
    )
    assert poll.poll.correct_option_ids == (1,)
    chat.vote(poll.message_id, [1])
    await until(lambda: texts(chat)[-1] == "chose (1,)")
    stopped = await running_ptb.bot.stop_poll(7, poll.message_id)
    assert stopped.is_closed


async def test_what_python_telegram_bot_asks_is_answered_in_the_shape_it_takes(ptb: Any, chat: Conversation) -> None:
    bot = ptb.bot
    assert (await bot.get_me()).username == "test_bot"
    assert await bot.set_my_commands([BotCommand("go", "Go")], language_code="ru")
    assert (await bot.get_my_commands(language_code="ru"))[0].command == "go"
    assert (await bot.get_chat(7)).first_name == "Anna"
    assert (await bot.get_chat_member(7, 7)).status == "member"
    assert (await bot.get_user_profile_photos(7)).total_count == 0
    assert (await bot.get_webhook_info()).url == ""
    assert (await bot.get_my_name()).name == "Test"
    assert (await bot.get_chat_menu_button()).type == "commands"
    sent = await bot.send_photo(7, png(40), caption="<i>small</i>", parse_mode="HTML")
    assert sent.photo[-1].width == 40
    changed = await bot.edit_message_media(InputMediaPhoto(png(50), caption="larger"), 7, sent.message_id)
    assert (changed.photo[-1].width, changed.caption) == (50, "larger")
    album = await bot.send_media_group(7, [InputMediaPhoto(png(8)), InputMediaPhoto(sent.photo[-1].file_id)])
    assert len(album) == 2
    assert await bot.delete_messages(7, [message.message_id for message in album])


@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
async def test_python_telegram_bot_knows_the_errors(ptb: Any, chat: Conversation, telegram: Telegram) -> None:
    message = await ptb.bot.send_message(7, "a")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text("a")
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.bot.send_message(555, "a")
    telegram.faults.order(Fault("sendMessage", "429", retry_after=3))
    with pytest.raises(RetryAfter, match=r"Retry in (3 seconds|0:00:03)"):
        await ptb.bot.send_message(7, "a")
    telegram.faults.order(Fault("sendMessage", "timeout"))
    with pytest.raises(TimedOut):
        await ptb.bot.send_message(7, "a", read_timeout=0.1)
    chat.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await ptb.bot.send_message(7, "a")
