"""A bot that is not ours: it shows one specimen of everything a chat can contain.

Everything it was told is kept in `heard`, so that tests can ask what reached the bot.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import struct
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from telegram import (
    BotCommand,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

TOKEN = "4242:specimen"
USERNAME = "specimen_bot"
NAME = "Образцовый бот"
DESCRIPTION = "Показывает, как в чате выглядит всё на свете:\nкнопки, картинки, опросы и цитаты."

COMMANDS = {
    "ru": [("menu", "Кнопки под сообщением"), ("rich", "Оформление текста"), ("quiz", "Викторина с пояснением")],
    "en": [("menu", "Keys under a message"), ("rich", "Formatted text"), ("quiz", "A quiz with an explanation")],
}

RICH = (
    "<b>Жирный</b>, <i>курсив</i>, <u>подчёркнутый</u>, <s>зачёркнутый</s> и <code>моноширинный</code> "
    'текст, <a href="https://example.org/page">ссылка</a> и команда /menu.\n'
    "<blockquote>Память — это то, что остаётся,\nкогда всё выученное забыто.</blockquote>\n"
    "Ответ спрятан: <tg-spoiler>1923 год</tg-spoiler>.\n"
    '<pre><code class="language-python">print("узелок")\n</code></pre>\n'
    f"<blockquote expandable>{'Длинная цитата, которую Telegram сворачивает. ' * 8}</blockquote>\n"
    "<b>Дальше:</b> t.me/specimen_bot?start=inside"
)
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=1</script> &amp; <b>не жирный</b>'


@dataclass
class Heard:
    texts: list[str] = field(default_factory=list)
    documents: list[tuple[str, bytes]] = field(default_factory=list)
    replies: list[tuple[str, str]] = field(default_factory=list)


def key(label: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=data)


MENU = InlineKeyboardMarkup(
    [
        [key("Подсказка", "toast"), key("Окно", "alert")],
        [key("Дальше", "next:1"), key("Молчание", "slow")],
        [InlineKeyboardButton("Поделиться", url=f"https://t.me/share/url?url=https://t.me/{USERNAME}?start=gift")],
        [InlineKeyboardButton("Скопировать", copy_text=CopyTextButton("узелок"))],
    ]
)


def picture(width: int = 640, height: int = 360) -> bytes:
    """A PNG with a gradient, so that a picture can be told from a missing one."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(
        b"\0" + b"".join(bytes((60 + 150 * x // width, 110 + 90 * y // height, 190)) for x in range(width))
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class SpecimenBot:
    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """As if nobody had ever talked to it."""
        self.heard = Heard()
        self.released = asyncio.Event()
        """The key "Молчание" is answered once this is set."""

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        payload = " ".join(context.args or [])
        await update.message.reply_text(f"Здравствуйте! Ссылка: {payload or 'без метки'}")

    async def menu(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        await update.message.reply_text("Что показать?", reply_markup=MENU)

    async def pressed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query
        assert query.data
        if query.data == "toast":
            await query.answer("Короткая подсказка")
        elif query.data == "alert":
            await query.answer("Это окно надо закрыть", show_alert=True)
        elif query.data == "slow":
            await self.released.wait()
            await query.answer("Наконец-то")
        else:
            number = int(query.data.partition(":")[2])
            keys = [[key("Подсказка", "toast"), key("Дальше", f"next:{number + 1}")]]
            await query.edit_message_text(f"Шаг {number}", reply_markup=InlineKeyboardMarkup(keys))
            await query.answer()

    async def show(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.message
        assert message
        assert message.text
        name = message.text[1:].split()[0]
        if name == "rich":
            await message.reply_text(RICH, parse_mode=ParseMode.HTML)
        elif name == "hostile":
            await message.reply_text(HOSTILE)
        elif name == "photo":
            await message.reply_photo(picture(), caption="Подпись <под> картинкой")
        elif name == "document":
            content = io.BytesIO("вопрос;ответ\n".encode() * 900)
            await message.reply_document(content, filename="вопросы-и-ответы-по-истории-1923.csv", caption="Набор")
        elif name == "keyboard":
            rows = [["Понедельник", "Вторник"], ["Любой день"]]
            markup = ReplyKeyboardMarkup(rows, resize_keyboard=True, input_field_placeholder="Какой день?")
            await message.reply_text("Выберите день", reply_markup=markup)
        elif name == "nokeyboard":
            await message.reply_text("Клавиатуры нет", reply_markup=ReplyKeyboardRemove())
        elif name == "force":
            await message.reply_text("Ответьте на это", reply_markup=ForceReply())
        elif name == "long":
            for number in range(30):
                await message.reply_text(f"Строка {number}")

    async def poll(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        options = ["1922", "1923", "1924"]
        await update.message.reply_poll("Что взять с собой?", ["Книгу", "Чай", "Карту"], allows_multiple_answers=True)
        await update.message.reply_poll(
            "В каком году он стал наркомом?",
            options,
            type="quiz",
            correct_option_ids=[1],
            explanation="Назначение состоялось в 1923 году.",
            is_anonymous=False,
        )

    async def think(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_chat
        await context.bot.send_chat_action(update.effective_chat.id, ChatAction.TYPING)

    async def file(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        assert update.message.document
        document = update.message.document
        content = bytes(await (await document.get_file()).download_as_bytearray())
        self.heard.documents.append((document.file_name or "", content))
        await update.message.reply_text(f"Файл {document.file_name}: {len(content)}")

    async def text(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        assert update.message.text
        self.heard.texts.append(update.message.text)
        if answered := update.message.reply_to_message:
            self.heard.replies.append((answered.text or "", update.message.text))
        await update.message.reply_text(f"Вы сказали: {update.message.text[:100]}", do_quote=True)

    def application(self, url: str) -> Application[Any, Any, Any, Any, Any, Any]:
        built = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
        application = built.concurrent_updates(True).build()
        for name, handler in {"start": self.start, "menu": self.menu, "think": self.think}.items():
            application.add_handler(CommandHandler(name, handler))
        application.add_handler(CommandHandler(["quiz", "poll"], self.poll))
        application.add_handler(MessageHandler(filters.COMMAND, self.show))
        application.add_handler(MessageHandler(filters.Document.ALL, self.file))
        application.add_handler(MessageHandler(filters.TEXT, self.text))
        application.add_handler(CallbackQueryHandler(self.pressed))
        return application

    @contextlib.asynccontextmanager
    async def running(self, url: str) -> AsyncIterator[SpecimenBot]:
        """Poll this server while the context is open."""
        async with self.application(url) as application:
            for language, commands in COMMANDS.items():
                code = None if language == "en" else language
                await application.bot.set_my_commands([BotCommand(*each) for each in commands], language_code=code)
            await application.bot.set_my_description(DESCRIPTION)
            await application.start()
            assert application.updater
            await application.updater.start_polling(poll_interval=0, timeout=1)
            yield self
            await application.updater.stop()
            await application.stop()
