"""What the command line says to whoever runs the bot, in the language of their terminal."""

from __future__ import annotations

import os

from bot.texts import Words


def console_language() -> str:
    """ru on a Russian terminal, else en."""
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "ru" if spoken.startswith("ru") else "en"


def console_words() -> Words:
    """The command line's sentences."""
    return Words(console_language(), "console.")
