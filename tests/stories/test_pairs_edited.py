"""Pairs to be matched are changed by a message, in a draft and when they are out."""

from __future__ import annotations

import pytest

from tests.stories.teacher import open_workrooms, send_file
from tests.stories.world import MOON, Chat, World

pytestmark = pytest.mark.usefixtures("calm")

NEW = "Армстронг — командир\nОлдрин - пилот «Орла»\nКоллинз = пилот «Колумбии»\nКранц\tруководитель полёта"


@pytest.fixture
async def teacher(world: World) -> Chat:
    """Somebody who has a draft with a question on pairs."""
    await open_workrooms(world)
    teacher = await (await world.person("Марина")).send("/new")
    await send_file(teacher, "moon.yaml", MOON.read_bytes())
    await teacher.comes_to_read("Можно публиковать")
    return teacher


def shows_the_new(teacher: Chat) -> None:
    teacher.reads("Армстронг — командир", "Олдрин — пилот «Орла»", "Коллинз — пилот «Колумбии»")
    teacher.reads("Кранц — руководитель полёта")


async def test_pairs_of_a_draft_are_said_anew_and_bad_lines_are_named(world: World, teacher: Chat) -> None:
    await teacher.press("По видам")
    await teacher.press("пары: 1")
    teacher.reads("Соедини людей и роли.", "Олдрин — пилот лунного модуля")
    await teacher.press("Изменить")
    await teacher.press("Пары: Армстронг")
    teacher.reads("Пришлите все пары", "каждую с новой строки", "Коллинз — пилот командного модуля")
    await teacher.send("Армстронг — командир\nОлдрин\nКоллинз — пилот")
    teacher.reads("Так не получится", "строка 2: «Олдрин» — не пара", "1921 — десятый съезд")
    await world.restart()
    await teacher.send("Армстронг — командир\nОлдрин — пилот")
    teacher.reads("Так не получится", "дано: 2; нужно от 3 до 5")
    await teacher.send("Армстронг — командир\nОлдрин — пилот\nОлдрин — штурман")
    teacher.reads("Так не получится", "строка 3: слева дважды стоит «Олдрин»")
    await teacher.send(NEW)
    teacher.reads("Исправлено, вопрос взят")
    shows_the_new(teacher)


async def test_published_pairs_are_corrected_with_a_look_at_what_was_and_what_will_be(
    world: World, teacher: Chat
) -> None:
    await teacher.press("Опубликовать")
    await teacher.send("/class")
    await teacher.press("Полёт на Луну")
    await teacher.press("Вопросы")
    await teacher.send("роли")
    await teacher.press("1")
    await teacher.press("Исправить")
    await teacher.press("Пары:")
    await teacher.send("Армстронг")
    teacher.reads("Так не получится", "«Армстронг» — не пара")
    await teacher.send(NEW)
    teacher.reads("Было и стало", "Пары:", "Олдрин — пилот лунного модуля", "Олдрин — пилот «Орла»", "то, что верно")
    await teacher.press("Сохранить и сообщить")
    teacher.reads("Исправлено", "Это версия 2")
    shows_the_new(teacher)
