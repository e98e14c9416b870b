"""A teacher looks at one learner of a class, and at one fact of its set."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from bot.buttons import SeeFact, SeeFacts, SeePupil
from bot.callback_data import pack, unpack
from quiz.model import FactId, SetId
from quiz.ports import Tx
from tests.stories.test_class import a_week_later, open_class, published, study
from tests.stories.world import World, data_of, keys_of

pytestmark = pytest.mark.usefixtures("calm")


async def test_a_learner_has_a_page_with_what_is_hard_for_them(world: World) -> None:
    teacher = await a_week_later(world)
    await teacher.press("Ученики")
    await teacher.press("Аня")
    teacher.reads("Аня", "В классе с 2 марта; последний ответ сегодня.", "Сегодня вспомнит", "Труднее всего:")
    assert re.search(r"1\. В 1920 году был взятие\.\nВерно 0 из \d+; через неделю", teacher.text)
    assert "\n2. " not in teacher.text
    await teacher.press("К ученикам")
    await teacher.press("Петя")
    teacher.reads("Петя", "последний ответ 7 дней назад", "Давно не отвечает")


async def test_no_key_tells_a_teacher_who_somebody_is_in_the_messenger(world: World) -> None:
    teacher = await a_week_later(world)
    await teacher.press("Ученики")
    carried = " ".join(str(key.get("callback_data")) for message in teacher.messages for key in keys_of(message))
    people = [person.id for person in world.telegram.people.values() if person.id != teacher.id]
    assert len(people) >= 2
    assert not [id_ for id_ in people if str(id_) in carried]


async def test_who_left_the_set_has_no_page_any_more(world: World) -> None:
    teacher, code = await published(world)
    anya = await (await world.person("Аня")).start(code)
    await open_class(teacher)
    await teacher.press("Ученики")
    key = data_of(teacher.last, "Аня")
    await teacher.press("Аня")
    teacher.reads("Аня", "ответов ещё не было")
    await anya.send("/sets")
    await anya.press("📖 Поход начался")
    await anya.press("Выйти")
    await anya.press("Да, выйти")
    await teacher.forge(key, message=teacher.last)
    teacher.reads("Этого ученика в классе больше нет.")
    await teacher.press("К ученикам")
    teacher.reads("Пока здесь никого нет")


async def test_a_fact_tells_who_does_not_know_it_and_how_its_questions_work(world: World) -> None:
    teacher = await a_week_later(world)
    await teacher.press("Факты")
    teacher.reads("Сначала те, что держатся хуже всего", "1. 📉 В 1920 году был взятие.", "встретили: 2")
    await teacher.press("1")
    teacher.reads(
        "Факт 1 из 3",
        "В 1920 году был взятие.",
        "класс его теряет: через неделю",
        "Встретили: 2 из 2.",
        "Ещё учат: Аня, Петя",
    )
    teacher.reads("Вопрос 1 из 2", "В каком году был взятие?", "✅ 1920", "Пока 2 первых ответа", "можно с 10")
    await teacher.press("Вопрос →")
    teacher.reads("Вопрос 2 из 2", "Назовите год: взятие.", "✅ 1920", "ещё никто не отвечал")
    await teacher.press("К фактам")
    await teacher.press("3")
    teacher.reads("Факт 3 из 3")
    assert "взятие" not in teacher.text


async def test_a_question_seen_in_the_class_is_corrected_right_there(world: World) -> None:
    teacher = await a_week_later(world)
    await teacher.press("Факты")
    await teacher.press("1")
    await teacher.press("Вопрос →")
    teacher.reads("Назовите год: взятие.")
    await teacher.press("Исправить")
    teacher.reads("Что изменить?", "Назовите год: взятие.")
    await teacher.press("Вопрос:")
    await teacher.send("В каком году город взяли?")
    teacher.reads("Было и стало")
    await teacher.press("сохранить тихо")
    teacher.reads("Это версия 2", "В каком году город взяли?")
    await open_class(teacher)
    await teacher.press("Факты")
    await teacher.press("1")
    await teacher.press("Вопрос →")
    teacher.reads("Вопрос 2 из 2", "В каком году город взяли?")


async def test_a_fact_that_nobody_has_met_says_no_more_than_that(world: World) -> None:
    teacher, code = await published(world)
    await (await world.person("Аня")).start(code)
    await open_class(teacher)
    await teacher.press("Факты")
    teacher.reads("1. В 1919 году был поход.\nЕщё никто не встречал.")
    await teacher.press("1")
    teacher.reads("Этот факт ещё никто не встречал.", "ещё никто не отвечал")


async def test_pages_and_facts_that_are_none_are_the_nearest_or_are_told_to_be_gone(world: World) -> None:
    teacher, code = await published(world)
    await study(await (await world.person("Аня")).start(code))
    await open_class(teacher)
    set_ = int(data_of(teacher.with_keys, "К набору").split(":")[1])
    first = (await world.store.run(facts_of, SetId(set_)))[0]
    for key, words in (
        (SeeFacts(set_, 10**12, 0), "В 1920 году"),
        (SeeFacts(set_, -3, 1), "Таких вопросов больше нет"),
        (SeeFact(set_, first, 10**12), "Вопрос 2 из 2"),
        (SeeFact(set_, 10**12, 0), "Этого факта в наборе больше нет"),
        (SeeFact(set_, 1, 0), "Этого факта в наборе больше нет"),
        (SeePupil(set_, 10**15, 0), "Этого ученика в классе больше нет"),
    ):
        assert unpack(pack(key)) == key
        await teacher.forge(pack(key), message=teacher.last)
        teacher.reads(words)


def facts_of(tx: Tx, set_: SetId) -> Sequence[FactId]:
    """Those in use."""
    return tx.classes.facts(set_)
