"""The menu of commands: one for all in each language, and one for a chat whose language was chosen by hand."""

from __future__ import annotations

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.texts import words

NAMES = ("learn", "sets", "new", "class", "stats", "settings", "undo", "help", "export", "forget")
"""Commands in the order of the menu."""
log = structlog.get_logger()


def menu(language: str) -> list[BotCommand]:
    """The commands with their descriptions in that language."""
    say = words(language).plain
    return [BotCommand(name, say(f"command-{name}")) for name in NAMES]


async def speak_in(bot: Bot, chat: int, language: str | None) -> None:
    """This chat's own menu, in the language its person chose; None takes it away: the messenger's language again."""
    scope = BotCommandScopeChat(chat)
    try:
        if language is None:
            await bot.delete_my_commands(scope)
        else:
            await bot.set_my_commands(menu(language), scope)
    except TelegramError as error:
        log.info("the menu of a chat stays as it was", reason=str(error))
