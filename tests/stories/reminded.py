"""Somebody who is reminded, and a clock that moves."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from quiz.study_day import time_zone
from tests.stories.moon import answer_right
from tests.stories.world import START, Chat, World

MOSCOW = time_zone("Europe/Moscow")
KEYS = ["▶️ Начать", "Через час", "Не сегодня"]


def moscow(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """An instant by the clock of Moscow, so many days after the story begins."""
    return START.astimezone(MOSCOW).replace(hour=hour, minute=minute) + timedelta(days=days)


async def joined(world: World, name: str = "Аня") -> Chat:
    """Somebody in Moscow who has a set and has not begun; reminded at 19:00."""
    return await (await world.person(name)).start("moon")


async def comes(world: World, chat: Chat, moment: datetime) -> list[dict[str, Any]]:
    """The clock moves there and the bot ticks: what the person gets."""
    before = len(chat.messages)
    world.clock.move_to(moment)
    await world.service.tick()
    return chat.messages[before:]


async def set_up(chat: Chat, place: str, choice: str) -> None:
    """Choose something in the settings."""
    await chat.send("/settings")
    await chat.press(place)
    await chat.press(choice)


async def study_a_little(chat: Chat) -> None:
    """Answer one question."""
    await chat.send("/learn")
    await answer_right(chat)


def wording(message: dict[str, Any]) -> str:
    """What a reminder says, without its numbers and the endings that depend on them."""
    return re.sub(r"\W+|\d+", " ", message["text"])[:12]
