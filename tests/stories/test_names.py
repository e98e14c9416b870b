"""Learners are told what a teacher sees of them, and choose the name."""

from __future__ import annotations

import json

import pytest

from quiz.model import LearnerId
from quiz.ports import Tx
from quiz.usecases.keep import publish
from tests.stories.learner import open_setting
from tests.stories.test_class import open_class, published
from tests.stories.test_own_data import stored
from tests.stories.world import START, Chat, World

pytestmark = pytest.mark.usefixtures("calm")


async def sees(teacher: Chat, *names: str) -> None:
    """The teacher finds these learners in the class, and no others."""
    await open_class(teacher)
    await teacher.press("Ученики")
    found = [line.removeprefix("💤 ").split(" — ")[0] for line in teacher.text.splitlines() if "вспомнит" in line]
    assert sorted(found) == sorted(names)


async def test_who_joins_a_teachers_set_is_told_what_the_teacher_sees(world: World) -> None:
    teacher, code = await published(world)
    anya = await (await world.person("Аня")).start(code)
    anya.reads("Учитель увидит имя «Аня» и как идут вопросы этого набора; остального не видит.")
    await anya.press("Имя")
    anya.reads("Как тебя называть учителю?", "Сейчас он видит «Аня»")
    assert "Как в Telegram" not in str(anya.labels)
    await anya.send("Аня\n<b>К.</b>\u202e")
    anya.reads("Учитель видит имя «Аня <b>К.</b>».")
    await sees(teacher, "Аня <b>К.</b>")
    await anya.press("Начать")
    anya.reads("был")  # the first question
    await anya.start(code)
    assert "Учитель увидит" not in anya.text


async def test_a_class_sees_who_teaches_it_by_the_name_that_was_chosen_and_by_no_other(world: World) -> None:
    teacher, code = await published(world)
    anya = await (await world.person("Аня")).start(code)
    assert "Марина" not in anya.text, "the messenger's name is not for a whole class"
    await open_setting(teacher, "Имя")
    teacher.reads("имени из Telegram я им не показываю")
    await teacher.send("Марина Сергеевна")
    petya = await (await world.person("Петя")).start(code)
    petya.reads("Ведёт Марина Сергеевна.")
    await anya.send("/sets")
    await anya.press("📖")
    anya.reads("Ведёт Марина Сергеевна.")
    await teacher.start(code)
    assert "Ведёт" not in teacher.text, "who teaches it knows"


async def test_a_set_without_a_teacher_and_ones_own_tell_of_nobody_who_looks(world: World) -> None:
    teacher, code = await published(world)
    for chat, link in ((await world.person("Аня"), "moon"), (teacher, code)):
        await chat.start(link)
        assert "Учитель" not in chat.text
        assert "🙋 Имя" not in chat.labels


async def test_the_name_is_changed_in_the_settings_and_given_back(world: World) -> None:
    teacher, code = await published(world)
    anya = await (await world.person("Аня")).start(code)
    await open_setting(anya, "Имя")
    await anya.send("🦊")
    anya.reads("Это именем не станет", "не больше 40 знаков", "Сейчас он видит «Аня»")
    await anya.send("Я" * 41)
    anya.reads("Это именем не станет")
    await world.restart()
    await anya.send("Лиса 🦊")
    anya.reads("Учитель видит имя «Лиса 🦊».")
    await sees(teacher, "Лиса 🦊")
    await open_setting(anya)
    anya.reads("Имя: Лиса 🦊")
    await anya.press("Имя")
    await anya.press("Как в Telegram")
    anya.reads("Учитель видит имя из Telegram: «Аня».")
    await sees(teacher, "Аня")
    await anya.send("1919")
    await sees(teacher, "Аня")


async def test_who_thinks_better_of_it_and_goes_home_keeps_the_name(world: World) -> None:
    teacher, code = await published(world)
    anya = await (await world.person("Аня")).start(code)
    await anya.press("Имя")
    await anya.press("В начало")
    await anya.send("Привет!")
    await sees(teacher, "Аня")


async def test_two_of_one_name_are_told_apart(world: World) -> None:
    teacher, code = await published(world)
    for _ in range(2):
        await (await world.person("Аня")).start(code)
        await world.pass_time(minutes=1)
    third = await (await world.person("Витя")).start(code)
    await third.press("Имя")
    await third.send("Aня")  # the first letter is a Latin one
    await sees(teacher, "Аня", "Аня (2)", "Aня (3)")


async def test_the_name_is_in_the_export_and_forgotten_with_the_rest(world: World) -> None:
    teacher, code = await published(world)
    anya = await (await world.person("Аня")).start(code)
    await anya.press("Имя")
    await anya.send("Аня К.")
    await anya.send("/export")
    assert json.loads(stored(world, "document", anya.last))["learner"]["called"] == "Аня К."
    await anya.send("/forget")
    await anya.press("Да, удалить всё")
    await open_class(teacher)
    teacher.reads("Пока здесь никого нет")
    await anya.start(code)
    anya.reads("Учитель увидит имя «Аня»")


def give_moon_to(tx: Tx, teacher: LearnerId) -> None:
    """The set that is offered to everybody has a teacher from now on."""
    (moon,) = [set_ for set_ in tx.sets.all() if set_.code == "moon"]
    publish(tx, "moon", tx.sets.questions(moon.id), START, teacher)


async def test_who_joins_a_listed_set_reads_it_above_the_first_question(world: World) -> None:
    teacher = await (await world.person("Марина")).start()
    await world.store.run(give_moon_to, LearnerId(teacher.id))
    anya = await (await world.person("Аня")).start()
    await anya.press("Полёт на Луну")
    anya.reads("Учитель увидит имя «Аня»", "новое")
    await anya.press("Пауза")
    await anya.send("/sets")
    await anya.press("Полёт на Луну")
    anya.reads("Учитель увидит имя «Аня»")
    await anya.press("Имя")
    anya.reads("Как тебя называть")
