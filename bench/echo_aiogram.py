"""An echo bot in aiogram, as its page shows it: `python -m bench.echo_aiogram URL TOKEN`."""

import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    """Say it back."""
    if message.text:
        await message.answer(message.text)


if __name__ == "__main__":
    url, token = sys.argv[1:]
    dispatcher.run_polling(Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url))))
