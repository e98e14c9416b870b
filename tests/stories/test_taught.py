"""/class: a teacher finds their sets, and nobody else's."""

from __future__ import annotations

import pytest

from tests.stories.teacher import TEXT, open_workrooms
from tests.stories.world import World

pytestmark = pytest.mark.usefixtures("calm")


async def test_a_teacher_finds_the_sets_they_made(world: World) -> None:
    author = await open_workrooms(world)
    author.go.set()
    teacher = await world.person("Марина")
    await teacher.send("/class")
    teacher.reads("Пока их нет")
    await teacher.send("/new")
    await teacher.send(TEXT)
    await teacher.press("Составить вопросы")
    await teacher.comes_to_read("6 вопросов")
    await teacher.press("Взять остальные")
    await teacher.press("Опубликовать")
    await teacher.send("/class")
    await teacher.press("Поход начался")
    teacher.reads("3 факта")
    await teacher.press("Как видит ученик")
    teacher.reads("Поход начался")


async def test_who_teaches_nothing_is_told_where_to_begin(world: World) -> None:
    pupil = await world.person("Петя")
    await pupil.send("/class")
    pupil.reads("Пока их нет", "Составьте первый")
