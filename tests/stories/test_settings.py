"""Settings take effect at once and everywhere; a learner's data is theirs to take and to delete."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from quiz.model import FactId, Happening, LearnerId, Memory, Phase, SetId, StudyDay
from quiz.ports import Tx
from quiz.questions import Choice, Fact, Option, QuestionSet
from quiz.usecases.keep import publish, rebuild
from sandbox.commands import commands_for
from sandbox.files import image_sides
from tests.stories.moon import answer_right
from tests.stories.world import START, Chat, World

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def id_of(chat: Chat) -> LearnerId:
    """The person's id."""
    return LearnerId(chat.conversation.person.id)


async def joined(world: World, name: str = "Аня", code: str = "moon") -> Chat:
    """Somebody who has a set and has not begun."""
    return await (await world.person(name)).start(code)


async def open_setting(chat: Chat, *labels: str) -> None:
    """/settings, then these keys."""
    await chat.send("/settings")
    for label in labels:
        await chat.press(label)


def menu(world: World, chat: Chat) -> dict[str, str]:
    """The commands as the person sees them."""
    lists, talk = world.account.profile.commands, chat.conversation
    return {line["command"]: line["description"] for line in commands_for(lists, talk.chat, talk.person)}


def memories(tx: Tx, learner: LearnerId) -> dict[FactId, Memory]:
    """All the learner remembers."""
    return {remembered.fact: remembered.memory for remembered in tx.memories.of(learner)}


def stored(world: World, kind: str, message: dict[str, Any]) -> bytes:
    """The file of a message."""
    sent = message[kind][-1] if kind == "photo" else message[kind]
    found = world.telegram.files.find(sent["file_id"])
    assert found is not None
    return found.content


def many(count: int) -> QuestionSet:
    """A set of that many plain facts."""
    wrong = (Option("нет"), Option("и не это"))
    questions = [Choice(key="choice", ask=f"Вопрос {n}?", answer=f"да{n}", wrong=wrong) for n in range(count)]
    return QuestionSet(
        "Много", "ru", tuple(Fact(f"f{n}", f"Факт номер {n}.", f"Строка {n}.", (q,)) for n, q in enumerate(questions))
    )


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
        said = chat.text.replace("Полёт на Луну", "")
        assert not CYRILLIC.search(said + "".join(chat.labels).replace("Полёт на Луну", "")), said
    await chat.send("/learn")
    chat.reads("new", "В каком году")  # questions keep the language of their set
    await chat.press("1961")
    chat.reads("Your answer: 1961", "I’ll ask again in 1 minute")
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
    chat.reads("1 из 6")
    await answer_right(chat)
    await open_setting(chat, "Нового в день", "5")
    chat.reads("Нового в день: 5")
    await chat.send("/learn")
    chat.reads("2 из 10")


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


async def test_leaving_a_set_and_coming_back_keeps_the_memory(world: World) -> None:
    chat = await joined(world)
    await chat.send("/learn")
    for _ in range(3):
        await answer_right(chat)
        await chat.press("Дальше")
    before = await world.store.run(memories, id_of(chat))
    await chat.send("/sets")
    chat.reads("учится 3", "впереди 5")
    await chat.press("Полёт на Луну")
    await chat.press("Выйти")
    await chat.press("Нет, остаюсь")
    await chat.press("Выйти")
    await chat.press("Да, выйти")
    await chat.send("/learn")
    chat.reads("Выбери, с чего начать")
    assert await world.store.run(memories, id_of(chat)) == {}
    await chat.start("moon")
    assert await world.store.run(memories, id_of(chat)) == before
    await chat.send("/sets")
    chat.reads("учится 3", "впереди 5")


async def test_a_leech_is_told_set_aside_and_brought_back(world: World) -> None:
    await world.store.run(publish, "one", many(1), START)
    chat = await joined(world, code="one")
    await chat.send("/learn")
    await chat.press("да0")
    await world.pass_time(minutes=11)
    for lapses in range(1, 9):
        await chat.send("/learn")
        await chat.press("да0")
        await world.pass_time(days=60)
        await chat.send("/learn")
        await chat.press("Не знаю")
        assert ("ускользал много раз" in chat.text) == (lapses == 8)
    await chat.press("Дальше")
    chat.reads("Готово на сегодня")
    await chat.send("/stats")
    chat.reads("отложено 1")
    await chat.send("/sets")
    await chat.press("Много")
    await chat.press("Отложенные: 1")
    chat.reads("Факт номер 0.")
    assert "Вернул" in await chat.press("↩︎ Факт номер 0.")
    chat.reads("Отложенного нет")
    await chat.send("/learn")
    chat.reads("Вопрос 0?")
    assert (await world.store.run(rebuild, id_of(chat))).changed == 0


async def test_the_export_holds_everything_of_the_person_and_nothing_of_others(world: World) -> None:
    chat, other = await joined(world, "Аня"), await joined(world, "Борислав")
    for someone in (chat, other):
        await someone.send("/learn")
        for _ in range(2):
            await answer_right(someone)
            await someone.press("Дальше")
    await other.send("аполлон 11")
    await chat.send("/undo")
    await chat.send("/export")
    assert chat.last["document"]["file_name"] == "uzelok.json"
    text = stored(world, "document", chat.last).decode()
    data = json.loads(text)
    assert (data["learner"]["id"], data["learner"]["name"]) == (id_of(chat), "Аня")
    assert [line["happening"] for line in data["log"]] == [Happening.ANSWER, Happening.ANSWER, Happening.UNDO]
    assert [fact["memory"] is not None for fact in data["facts"]] == [True, False]
    assert [day["answers"] for day in data["days"]] == [1]
    assert data["sets"] == [{"code": "moon", "title": "Полёт на Луну"}]
    assert {line["learner"] for line in data["log"]} == {id_of(chat)}
    assert "Борислав" not in text
    assert str(id_of(other)) not in text


async def test_forgetting_asks_first_and_leaves_nothing(world: World) -> None:
    chat, other = await joined(world), await joined(world, "Боря")
    for someone in (chat, other):
        await someone.send("/learn")
        await answer_right(someone)
        await someone.press("Плохой вопрос")
    await chat.send("слишком просто")
    await open_setting(chat, "Язык", "English")
    await chat.send("/forget")
    await chat.press("No, keep")
    assert rows_of(world, id_of(chat)) > 5
    theirs = rows_of(world, id_of(other))
    await chat.send("/forget")
    await chat.press("Yes, delete")
    assert chat.labels == []
    assert rows_of(world, id_of(chat)) == 0
    assert rows_of(world, id_of(other)) == theirs
    assert menu(world, chat)["learn"] == "учиться", "the choice of a language is left behind"
    before = len(chat.messages)
    await world.pass_time(days=1, hours=8)
    assert len(chat.messages) == before, "somebody forgotten is reminded"
    await chat.start()
    chat.reads("Привет, Аня!")


def rows_of(world: World, learner: LearnerId) -> int:
    """How many rows of the whole database hold this id."""
    base = sqlite3.connect(world.url.removeprefix("sqlite:///"))
    try:
        tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows: Sequence[tuple[Any, ...]] = [row for t in tables for row in base.execute(f'SELECT * FROM "{t}"')]
    finally:
        base.close()
    return sum(learner in row or str(learner) in str(row) for row in rows)


async def test_statistics_are_right_and_drawn(world: World) -> None:
    chat = await joined(world)
    await chat.send("/stats")
    chat.reads("Подряд: 0 дней", "ждут 14 вопросов", "Выучено 0 · учится 0 · впереди 8")
    assert "photo" not in chat.last, "there is nothing to draw yet"
    await chat.send("/learn")
    await chat.press("1961")
    await chat.press("Дальше")
    for _ in range(3):
        await answer_right(chat)
        await chat.press("Дальше")
    await chat.send("/stats")
    chat.reads("Подряд: 1 день", "Выучено 0 · учится 4 · впереди 4", "станет видно через несколько дней")
    picture = stored(world, "photo", chat.last)
    assert image_sides(picture) == (1000, 800)
    assert 10_000 < len(picture) < 200_000
    await world.store.run(two_known_of_three, id_of(chat))
    await chat.send("/learn")
    await chat.send("/stats")
    chat.reads("Помнишь 67 % того, что повторяется (ответов за 30 дней: 3)")


def two_known_of_three(tx: Tx, learner: LearnerId) -> None:
    """As if three of today's answers had been to facts learned long ago, one of them wrong."""
    (tally,) = tx.tallies.of(learner)
    assert (tally.answers, tally.right, tally.new) == (4, 3, 4)
    tx.tallies.put(learner, type(tally)(tally.day, answers=4, right=3, new=1, reviews=3, reviews_right=2, seconds=40))


async def test_a_bad_question_is_reported_with_words(world: World) -> None:
    chat = await joined(world)
    await chat.send("/learn")
    await chat.press("1961")
    verdict = chat.last["message_id"]
    await chat.press("Плохой вопрос")
    chat.reads("Спасибо, записал")
    assert chat.last["message_id"] > verdict, "the verdict is gone"
    await chat.send("<b>1961</b> тоже верно 🙂")
    chat.reads("Передам тому, кто составил вопрос")
    (complaint,) = await world.store.run(lambda tx: tx.complaints.of(id_of(chat)))
    assert complaint.words == "<b>1961</b> тоже верно 🙂"
    assert (complaint.asking, complaint.at) == (1, START)
    await chat.press("Дальше")
    chat.reads("Как назывался корабль")
    (answer,) = await world.store.run(lambda tx: tx.log.of(id_of(chat)))
    assert answer.happening is Happening.ANSWER
