"""A set of 20,000 questions: sent as a file, looked at, published, and asked, while others are answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from authoring.workshop import Workshop
from bot.desk import Workrooms
from bot.service import Surroundings
from quiz.usecases.drafting import Allowance
from tests.stories.teacher import FakeAuthor, published, send_file
from tests.stories.world import World

pytestmark = pytest.mark.usefixtures("calm")

QUESTIONS = 20_000
MANY = "20\u00a0000"
PATIENCE = 90.0
"""Seconds for all of it, on a machine that does much other work; by itself it takes some ten."""


def table() -> bytes:
    """As Excel saves it."""
    rows = (f"В каком году было событие {n}?;{1000 + n};{n + 3};{n + 7};никогда" for n in range(QUESTIONS))
    return "\n".join(["вопрос;ответ;неверный 1;неверный 2;неверный 3", *rows]).encode()


@pytest.fixture
async def reading(world: World) -> AsyncIterator[None]:
    """Files are read in a worker, as they are."""
    async with Workshop("bot.importing:read") as importer:
        world.around = Surroundings(rooms=Workrooms(FakeAuthor(), importer, Allowance()))
        await world.restart()
        yield
        await world.stop()


async def test_twenty_thousand_questions_become_a_set_that_is_asked(world: World, reading: None) -> None:
    teacher, other = await world.person("Марина"), await world.person("Боря")
    await teacher.send("/new")
    async with asyncio.timeout(PATIENCE):
        await send_file(teacher, "Большой набор.csv", table())
        await other.start("moon")
        other.reads("Полёт на Луну")
        while MANY not in teacher.text:  # noqa: ASYNC110  the sandbox has no event for this
            await asyncio.sleep(0.01)
        teacher.reads("Большой набор", f"{MANY} вопросов, взяты все")
        await teacher.press("Смотреть по одному")
        teacher.reads(f"1 из {MANY}", "событие 0?")
        await teacher.press("К черновику")
        await teacher.press(f"Опубликовать: {MANY}")
        pupil = await (await world.person("Петя")).start(await published(world, teacher))
        pupil.reads(f"{MANY} фактов")
        await pupil.press("Начать")
        pupil.reads("событие 0?")
        await pupil.press("1000")
        await pupil.press("Дальше")
        pupil.reads("событие 1?")
