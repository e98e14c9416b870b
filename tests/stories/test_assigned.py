"""A teacher sets a class an exam: a learner reads that they are on track, falls behind, is nudged once, catches up."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types

from bot.buttons import Assign, ChooseDay, Nudge, PlanAssignment, SeeAssignment, TakeBack
from bot.callback_data import pack
from quiz.model import Assignment, SetId
from quiz.usecases.keep import publish
from tests.stories.learner import id_of, many
from tests.stories.test_reported import delivered, told
from tests.stories.world import Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")

FACTS = 24
EXAM = "24 марта"
"""Three weeks and a day from the day on which the stories begin."""


async def taught(world: World) -> tuple[Chat, str]:
    """A teacher with a set of so many facts, and the code of its link."""
    teacher = await (await world.person("Марина")).start()
    await world.store.run(publish, "many", many(FACTS), world.clock.now(), id_of(teacher))
    return teacher, "many"


async def open_assignment(teacher: Chat) -> None:
    """/class, the set, its assignment."""
    await teacher.send("/class")
    await teacher.press("Много")
    await teacher.press("Задание")


async def assigned(world: World) -> tuple[Chat, str]:
    """The exam has been set, the pace is what the bot proposes."""
    teacher, code = await taught(world)
    await open_assignment(teacher)
    await teacher.press("Задать")
    await teacher.send(EXAM)
    await teacher.press("2 в день")
    await teacher.press("Задать классу")
    return teacher, code


async def study(chat: Chat) -> int:
    """All that is asked today, right; how many questions there were."""
    await chat.send("/learn")
    for count in range(200):
        found = re.search(r"Вопрос (\d+)\?", chat.text)
        if found is None or "Дальше →" in chat.labels:
            return count
        await chat.press(f"да{found[1]}")
        await chat.press("Дальше")
    raise AssertionError("the session does not end")


async def given(world: World, code: str) -> Assignment | None:
    set_ = await world.store.run(lambda tx: tx.sets.by_code(code))
    assert set_ is not None
    return await world.store.run(lambda tx: tx.assignments.get(set_.id))


async def in_report(world: World, teacher: Chat, heading: str) -> dict[str, object]:
    """What stands under that heading in the report that has just come, by the learner's name."""
    found = world.telegram.files.find(teacher.last["document"]["file_id"])
    assert found is not None
    headings, *learners = load_workbook(BytesIO(found.content))["Ученики"].iter_rows(values_only=True)
    return {row[0]: row[headings.index(heading)] for row in learners}


async def test_the_teacher_plans_by_typing_and_pressing_and_the_class_is_told(world: World) -> None:
    teacher, code = await taught(world)
    anya = await (await world.person("Аня")).start(code)
    await open_assignment(teacher)
    teacher.reads("Задания пока нет")
    await teacher.press("Задать")
    teacher.reads("Когда экзамен?")
    await world.restart()
    await teacher.send("после каникул")
    teacher.reads("Не разобрал дату", "Когда экзамен?")
    await teacher.send("31.02")
    teacher.reads("Такого дня нет: 31 февраля.", "Когда экзамен?")
    await teacher.send("1.03")
    teacher.reads("Экзамен — 1 марта 2027: уже не в этом году.")
    await teacher.send("через три недели")
    teacher.reads("23 марта — это день начала или день экзамена?")
    await world.restart()
    await teacher.press("День экзамена")
    teacher.reads("Начало — 2 марта, экзамен — 23 марта.")
    assert "Экзамен: 23 марта" in teacher.labels
    await teacher.send(EXAM)
    teacher.reads("24 факта по 2 в день — всё новое будет пройдено к 13 марта. На повторение останется 10 дней.")
    await teacher.send("4")
    teacher.reads("24 факта по 4 в день", "к 7 марта")
    await teacher.press("Начало")
    teacher.reads("С какого дня начать?")
    await teacher.send("9.03")
    teacher.reads("24 факта по 4 в день", "к 14 марта")
    await teacher.press("Экзамен")
    await teacher.send("12.03")
    teacher.reads("24 факта по 8 в день", "к 11 марта. Дней только на повторение не останется.")
    assert await given(world, code) is None, "nothing is set before it is said"
    await teacher.send("24.03")
    await teacher.press("Задать классу")
    teacher.reads("Задано.", "Об этом узнает 1 ученик", "Экзамен 24 марта")
    await delivered(world)
    anya.reads("Новое задание", "24 марта", "Много")
    await anya.press("Учиться")
    found = await given(world, code)
    assert found is not None
    assert (found.starts_on, found.exam_on) == (date(2026, 3, 9), date(2026, 3, 24))


async def test_an_old_message_says_what_is_set_already(world: World) -> None:
    teacher, code = await taught(world)
    await open_assignment(teacher)
    await teacher.press("Задать")
    await teacher.send("20 марта")
    old = data_of(teacher.last, "Задать классу")
    await teacher.send(EXAM)
    same = data_of(teacher.last, "Задать классу")
    await teacher.press("Задать классу")
    await teacher.forge(same, message=teacher.last)
    teacher.reads("Это классу уже задано.", "Экзамен 24 марта")
    before = await given(world, code)
    await teacher.forge(old, message=teacher.last)
    teacher.reads("Классу уже задано другое:", "Экзамен 24 марта.", "экзамен — 20 марта.", "заменит то, что задано")
    assert await given(world, code) == before
    await teacher.press("Задать классу")
    teacher.reads("Экзамен 20 марта")


async def test_a_pace_that_is_too_slow_cannot_be_set_and_the_least_is_named(world: World) -> None:
    teacher, code = await assigned(world)
    await teacher.press("Изменить")
    teacher.reads("Так сейчас и задано")
    assert "✅ Задать классу" not in teacher.labels
    set_ = (await given(world, code) or pytest.fail("nothing is set")).set
    slow = PlanAssignment(set_, date(2026, 3, 2).toordinal(), 1, date(2026, 3, 24).toordinal())
    await teacher.forge(pack(slow), message=teacher.last)
    teacher.reads("По 1 в день не успеть: нужно не меньше 2 в день.")
    await teacher.forge(pack(Assign(slow.set, slow.starts, slow.pace, slow.exam)), message=teacher.last)
    teacher.reads("нужно не меньше 2 в день")
    assert (await given(world, code) or pytest.fail("nothing is set")).new_per_day == 2


async def test_a_learner_is_on_track_falls_behind_is_nudged_once_and_catches_up(world: World) -> None:
    teacher, code = await assigned(world)
    anya = await (await world.person("Аня")).start(code)
    anya.reads("пора начинать — по 2 новых в день", EXAM)
    assert await study(anya) == 2, "two new facts, though seven are allowed otherwise"
    anya.reads("идёшь по плану", EXAM)
    await anya.send("/settings")
    anya.reads("Нового в день: 7", "«Много»: 2 в день по заданию класса")
    await anya.press("Нового в день")
    anya.reads("«Много»: 2 в день по заданию класса")
    petya = await (await world.person("Петя")).start(code)
    await study(petya)

    for _ in range(3):  # Аня stays away, Петя does not
        await world.pass_time(days=1)
        await study(petya)
    await anya.send("/start")
    anya.reads("отстаёшь на 4 факта. По 3 новых в день — и догонишь к 8 марта.", EXAM)
    await anya.send("/stats")
    anya.reads("отстаёшь на 4 факта")

    await open_assignment(teacher)
    teacher.reads("Отстаёт 1 из 2", "Аня — на 4 факта")
    await teacher.press("К набору")
    await teacher.press("Класс")
    teacher.reads("24 марта, на экзамене", "Отстают от плана: 1")
    await teacher.press("Ученики")
    assert re.search(r"Аня — .* на экзамене \d+ %; отстаёт на 4", teacher.text)
    await teacher.press("К классу")
    await teacher.press("Отчёт")
    assert await in_report(world, teacher, "Отстаёт, фактов") == {"Аня": 4, "Петя": None}
    await open_assignment(teacher)
    nudge = data_of(teacher.last, "Напомнить отстающим: 1")
    await teacher.forge(nudge, nudge, message=teacher.last)
    teacher.reads("Следующее можно будет отправить 12 марта")
    assert not [label for label in teacher.labels if "Напомнить" in label]
    await delivered(world)
    await delivered(world)
    assert told(anya, "Учитель напоминает") == 1
    assert told(petya, "Учитель напоминает") == 0
    anya.reads("отстаёшь на 4 факта", "По 3 новых в день", "к 8 марта")

    await anya.press("Учиться")
    for _ in range(4):
        await study(anya)
        await study(petya)
        await world.pass_time(days=1)
    await anya.send("/start")
    anya.reads("идёшь по плану")
    await open_assignment(teacher)
    teacher.reads("Все идут по плану")


async def test_who_caught_up_before_the_morning_is_not_nudged(world: World) -> None:
    teacher, code = await assigned(world)
    anya, petya = [await (await world.person(name)).start(code) for name in ("Аня", "Петя")]
    await world.pass_time(days=2, hours=10)  # ten in the evening
    await open_assignment(teacher)
    await teacher.press("Напомнить отстающим: 2")
    teacher.reads("Его получат 2 ученика")
    await delivered(world)
    assert told(anya, "Учитель напоминает") == 0, "it is night"
    for _ in range(2):
        await anya.send("/learn")
        await study(anya)
        await anya.press("Ещё новое")
        await study(anya)
    await world.pass_time(hours=11)
    await delivered(world)
    assert told(anya, "Учитель напоминает") == 0, "she has caught up in the night"
    assert told(petya, "Учитель напоминает") == 1
    await world.pass_time(days=7)
    await open_assignment(teacher)
    assert [label for label in teacher.labels if "Напомнить" in label], "a week later it can be sent again"


async def test_another_day_for_the_exam_is_told_and_what_is_taken_back_is_over(world: World) -> None:
    teacher, code = await assigned(world)
    anya = await (await world.person("Аня")).start(code)
    await open_assignment(teacher)
    await teacher.press("Изменить")
    await teacher.press("3 в день")
    await teacher.press("Задать классу")
    teacher.reads("Изменено")
    await teacher.press("Изменить")
    await teacher.send("30 марта")
    again = data_of(teacher.last, "Задать классу")
    await teacher.forge(again, again, message=teacher.last)
    await delivered(world)
    assert told(anya, "теперь 30 марта") == 1
    assert told(anya, "Новое задание") == 0, "she was told when she came"
    await teacher.press("Снять")
    teacher.reads("Снять задание")
    await teacher.press("Да, снять")
    teacher.reads("Задание снято")
    await anya.send("/start")
    assert "экзамен" not in anya.text
    assert await study(anya) == 7, "seven new facts, as she wishes"


async def test_forged_keys_show_and_change_nothing(world: World) -> None:
    teacher, code = await assigned(world)
    before = await given(world, code)
    assert before is not None
    set_, exam = before.set, date(2026, 4, 4).toordinal()
    anya, stranger = await (await world.person("Аня")).start(code), await world.person("Ева")
    keys = [
        pack(key)
        for key in (
            SeeAssignment(set_),
            ChooseDay(set_, 0, 0, 0, 1),
            PlanAssignment(set_, 0, 0, exam),
            Assign(set_, 0, 0, exam),
            TakeBack(set_, 0),
            TakeBack(set_, 1),
            Nudge(set_),
            Nudge(SetId(10**9)),
        )
    ]
    for person in (anya, stranger):
        assert all("Такого набора у вас нет" in str(popped) for popped in await person.forge(*keys))
        assert await given(world, code) == before
    odd = [Assign(set_, starts, pace, exam) for starts, pace, exam in ((-5, -5, 1), (10**17, 10**17, 10**17))]
    odd += [Assign(set_, 0, 10**17, date.max.toordinal()), Assign(set_, exam, 1, exam), Assign(set_, 1, 1, exam)]
    assert None not in await teacher.forge(*map(pack, odd), message=teacher.last)
    assert await given(world, code) == before
