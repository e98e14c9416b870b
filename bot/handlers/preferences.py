"""The settings as they stand, with what comes from elsewhere."""

from __future__ import annotations

from bot.screens.screen import Screen
from bot.screens.settings import settings_screen
from bot.texts import Html
from bot.turn import Turn
from quiz.usecases.courses import paced


async def settings(turn: Turn, above: Html | None = None, toast: str = "") -> Screen:
    """All of them. above: what was just set."""
    found = await turn.do(paced, turn.now)
    return settings_screen(turn.words, turn.me, turn.now, above, toast, found)
