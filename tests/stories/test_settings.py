"""Settings take effect at once and everywhere."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from quiz.model import LearnerId, Memory, Phase, SetId, StudyDay
from quiz.ports import Tx
from quiz.usecases.keep import publish
from tests.stories.learner import id_of, joined, many, menu, open_setting
from tests.stories.moon import answer_right
from tests.stories.world import START, World

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


async def test_another_language_changes_every_screen_and_the_menu_and_stays(world: World) -> None:
    chat, other = await joined(world), await joined(world, "Боря")
    assert menu(world, chat)["learn"] == "учиться"
    await open_setting(chat, "Язык", "English")
    await chat.send("/settings")
    chat.reads("Settings", "Reminder: 19:00")
    assert menu(world, chat)["learn"] == "learn"
    assert menu(world, other)["learn"] == "учиться"
    await world.restart()
    for command in ("/help", "/stats", "/undo", "/sets", "/settings", "/nonsense"):
        await chat.send(command)
        said = chat.text.replace("Полёт на Луну", "").replace("Аня", "")
        assert not CYRILLIC.search(said + "".join(chat.labels).replace("Полёт на Луну", "")), said
    await chat.send("/learn")
    chat.reads("new", "В каком году")  # questions keep the language of their set
    await chat.press("1961")
    chat.reads("Your answer: 1961", "I’ll ask once more today")
    world.clock.advance(timedelta(days=1, hours=8))
    await world.service.tick()
    assert not CYRILLIC.search(chat.text)
    assert chat.labels[1:] == ["In an hour", "Not today"]
    await other.send("/help")
    other.reads("Как всё устроено")
    await open_setting(chat, "Language", "Русский")
    assert menu(world, chat)["learn"] == "учиться"
    await chat.send("/help")
    chat.reads("Как всё устроено")


@pytest.mark.parametrize("typed", ["14:35", "сейчас 14.35"])
async def test_the_zone_is_told_by_what_time_it_is(world: World, typed: str) -> None:
    world.clock.advance(timedelta(minutes=5))
    chat = await joined(world)
    await open_setting(chat, "Часовой пояс")
    chat.reads("Сколько у тебя сейчас времени?")
    await chat.send("не скажу")
    chat.reads("Такого города не знаю")
    await chat.send("9:35")
    chat.reads("Ни в одном известном мне городе сейчас не 9:35")
    await chat.send(typed)
    chat.reads("У кого сейчас 14:35")
    await chat.press("Дели")
    chat.reads("Запомнил: Дели, сейчас 14:35")
    await chat.send("/settings")
    chat.reads("Часовой пояс: Дели (сейчас 14:35)")


async def test_the_zone_is_told_by_a_city(world: World) -> None:
    chat = await joined(world)
    await open_setting(chat, "Часовой пояс", "Другие города", "Нью-Йорк")
    chat.reads("Запомнил: Нью-Йорк, сейчас 4:00")
    world.clock.move_to(START + timedelta(hours=15))
    before = len(chat.messages)
    await world.service.tick()
    assert len(chat.messages) == before + 1, "it is seven in the evening in New York"


async def test_the_time_of_the_reminder_can_be_typed(world: World) -> None:
    chat = await joined(world)
    await open_setting(chat, "Напоминание")
    await chat.send("утром")
    chat.reads("Не разобрал время")
    await chat.send("7:45")
    chat.reads("Буду напоминать в 7:45")
    before = len(chat.messages)
    for minute, come in ((44, 0), (45, 1), (46, 1)):
        world.clock.move_to(START + timedelta(days=1, hours=-5, minutes=minute))
        await world.service.tick()
        assert len(chat.messages) - before == come


async def test_another_pace_takes_effect_the_same_day(world: World) -> None:
    chat = await joined(world)
    await open_setting(chat, "Нового в день", "3")
    await chat.send("/learn")
    chat.reads("1 из 3")
    await answer_right(chat)
    await open_setting(chat, "Нового в день", "5")
    chat.reads("Нового в день: 5")
    await chat.send("/learn")
    chat.reads("2 из 5")


async def test_another_limit_of_reviews_takes_effect_the_same_day(world: World) -> None:
    published = await world.store.run(publish, "many", many(45), START)
    chat = await joined(world, code="many")
    await world.store.run(all_due, id_of(chat), published.id, 45)
    await chat.send("/start")
    chat.reads("ждут 45 вопросов")
    await open_setting(chat, "Повторений в день", "20")
    await chat.send("/start")
    chat.reads("ждут 20 вопросов")
    await open_setting(chat, "Повторений в день", "40")
    await chat.send("/learn")
    chat.reads("1 из 40")


def all_due(tx: Tx, learner: LearnerId, set_: SetId, count: int) -> None:
    """Everything in the set was learned and is due today."""
    today = StudyDay(START.date())
    memory = Memory(Phase.REVIEW, 0, 9.0, 5.0, StudyDay(today - timedelta(days=9)), today, None, 3, 0)
    for fact in tx.facts.unmet(learner, set_, count):
        tx.memories.put(learner, fact, memory)


async def test_what_it_takes_is_seen_before_more_new_is_chosen(world: World) -> None:
    await world.store.run(publish, "many", many(45), START)
    chat = await joined(world, code="many")
    await open_setting(chat, "Нового в день")
    chat.reads("через месяц", "10 в день —", "Нового в твоих наборах")
    await chat.send("лучше двенадцать")
    chat.reads("Не понял число")
    await chat.send("101")
    chat.reads("Не понял число")
    await chat.send("давай 12")
    chat.reads("12 новых в день — к тому дню, когда новое кончится, это примерно", "Нового в день: 12")
    await chat.send("13")
    await chat.send("/settings")
    chat.reads("Нового в день: 12")


async def test_how_much_to_remember_is_chosen_with_what_it_takes_and_an_advice(world: World) -> None:
    chat = await joined(world)
    await open_setting(chat, "Сколько помнить")
    chat.reads("80 % —", "95 % —", "Советую", "секунд на ответ")
    await chat.press("85 %")
    chat.reads("Помнить: 85 %")
    await world.restart()
    await chat.send("/settings")
    chat.reads("Помнить: 85 %")


async def test_easy_days_are_switched_one_by_one(world: World) -> None:
    chat = await joined(world)
    await open_setting(chat, "Лёгкие дни", "сб", "вс")
    await chat.send("/settings")
    chat.reads("Лёгкие дни: сб, вс")
    await open_setting(chat, "Лёгкие дни", "● сб")
    await chat.send("/settings")
    chat.reads("Лёгкие дни: вс")
