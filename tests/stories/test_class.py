"""A teacher sees how the class stands: what it is losing, who fell silent; and nobody else does."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types

from bot.buttons import ClassMap, ClassReport, SeeClass, SeeFact, SeeFacts, SeeLearners, SeePupil
from bot.callback_data import pack
from tests.stories.teacher import EVENTS, open_workrooms, with_draft
from tests.stories.world import START, Chat, World, data_of

pytestmark = pytest.mark.usefixtures("calm")

HARD = "взятие"
YEARS = dict(EVENTS)


async def published(world: World) -> tuple[Chat, str]:
    """A teacher with a set of three facts, and the code of its link."""
    await open_workrooms(world)
    teacher = await with_draft(world)
    await teacher.press("Взять остальные")
    await teacher.press("Опубликовать")
    links = [re.search(r"[?&]start=([\w-]+)", str(message)) for message in teacher.messages]
    return teacher, next(link[1] for link in links if link)


async def study(chat: Chat) -> None:
    """Ten answers, or all that is asked. What is hard is never known, so it alone would be asked without end."""
    await chat.send("/learn")
    for _ in range(10):
        asked = next((event for event in YEARS if event in chat.text and "Дальше →" not in chat.labels), None)
        if asked is None:
            return
        if asked == HARD:
            await chat.press("Не знаю")
        elif YEARS[asked] in chat.labels:
            await chat.press(YEARS[asked])
        else:
            await chat.send(YEARS[asked])
        await chat.press("Дальше")


async def open_class(teacher: Chat) -> None:
    """/class, the set, its class."""
    await teacher.send("/class")
    await teacher.press("Поход начался")
    await teacher.press("Класс")


async def a_week_later(world: World) -> Chat:
    """Two have joined by the link; Аня learns every day, Петя on the first only. The class page is open."""
    teacher, code = await published(world)
    anya, petya = await world.person("Аня"), await world.person("Петя")
    for pupil in (anya, petya):
        await pupil.start(code)
        await study(pupil)
    for _ in range(7):
        await world.pass_time(days=1)
        await study(anya)
    await open_class(teacher)
    return teacher


async def test_after_a_week_the_class_page_names_the_hard_fact_first(world: World) -> None:
    teacher = await a_week_later(world)
    teacher.reads(
        "В классе 2 ученика: отвечают — 1, молчат неделю — 1.", "Сегодня класс вспомнит", "Хуже всего держится:"
    )
    worst = re.search(r"^1\. (.*\n.*)$", teacher.text, re.M)
    assert worst is not None
    assert "В 1920 году был взятие." in worst[1]
    assert "Встретили: 2" in worst[1]


async def test_those_who_fell_silent_are_listed_first(world: World) -> None:
    teacher = await a_week_later(world)
    await teacher.press("Ученики")
    silent, active = [line for line in teacher.text.splitlines() if "вспомнит" in line]
    assert silent.startswith("💤 Петя")
    assert silent.endswith("последний ответ 7 дней назад")
    assert active.startswith("Аня")
    assert active.endswith("последний ответ сегодня")
    await teacher.press("К классу")
    teacher.reads("В классе 2 ученика")


async def test_the_report_opens_and_names_everybody(world: World) -> None:
    teacher = await a_week_later(world)
    await teacher.press("Отчёт")
    teacher.reads("Отчёт о классе")
    found = world.telegram.files.find(teacher.last["document"]["file_id"])
    assert found is not None
    book = load_workbook(BytesIO(found.content))
    assert book.sheetnames == ["Отчёт", "Ученики", "Факты", f"Кто что вспомнит {world.clock.now():%d.%m.%Y}", "Вопросы"]
    assert "Поход начался" in book["Отчёт"]["A2"].value
    assert teacher.last["document"]["file_name"].startswith("Поход начался")
    assert teacher.last["document"]["file_name"].endswith(" — класс.xlsx")
    of_whom = [cell.value for cell in book["Факты"][1]]
    assert "Вспомнят сегодня, % класса" in of_whom
    assert "Вспомнят через неделю, % встретивших" in of_whom
    assert {row[0].value for row in book["Ученики"].iter_rows(min_row=2)} == {"Аня", "Петя"}
    losing = [row[0].value for row in book["Факты"].iter_rows(min_row=2) if row[7].value == "да"]
    assert losing == ["В 1920 году был взятие."]


async def test_the_map_is_a_picture_and_the_page_stays(world: World) -> None:
    teacher = await a_week_later(world)
    page = teacher.last["message_id"]
    await teacher.press("Карта")
    assert teacher.last["photo"]
    teacher.reads("чем зеленее клетка")
    assert page in [message["message_id"] for message in teacher.messages]


async def test_an_empty_class_says_how_to_invite(world: World) -> None:
    teacher, _ = await published(world)
    await open_class(teacher)
    teacher.reads("Пока здесь никого нет", "Отправьте ученикам ссылку")
    await teacher.press("Ссылка для учеников")
    assert "start=" in str(teacher.messages[-2:])


async def test_a_forged_key_shows_nothing_to_strangers_and_learners(world: World) -> None:
    teacher, code = await published(world)
    await open_class(teacher)
    set_ = int(data_of(teacher.with_keys, "К набору").split(":")[1])
    keys = [
        pack(key)
        for key in (
            SeeClass(set_),
            SeeLearners(set_, 0),
            SeePupil(set_, int(START.timestamp() * 1_000_000), 0),
            SeeFacts(set_, 0, 0),
            SeeFact(set_, 1, 0),
            ClassReport(set_),
            ClassMap(set_),
        )
    ]
    learner, stranger = await world.person("Аня"), await world.person("Ева")
    await learner.start(code)
    for person in (learner, stranger):
        before = person.messages
        assert all("Такого набора у вас нет" in str(popped) for popped in await person.forge(*keys))
        assert person.messages == before


async def test_a_page_of_learners_that_is_none_is_the_nearest(world: World) -> None:
    teacher = await a_week_later(world)
    set_ = int(data_of(teacher.with_keys, "К набору").split(":")[1])
    for page in (-5, 10**12):
        await teacher.forge(pack(SeeLearners(set_, page)), message=teacher.last)
        teacher.reads("Аня", "Петя")
