"""A learner's data is theirs: kept when they leave a set, shown, handed out, and deleted when they wish."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from quiz.model import FactId, Happening, LearnerId, Memory
from quiz.ports import Tx
from quiz.usecases.keep import publish, rebuild
from sandbox.files import image_sides
from tests.stories.learner import all_is_due, id_of, joined, many, menu, open_setting
from tests.stories.moon import answer_right
from tests.stories.world import START, World


def memories(tx: Tx, learner: LearnerId) -> dict[FactId, Memory]:
    """All the learner remembers."""
    return {remembered.fact: remembered.memory for remembered in tx.memories.of(learner)}


def stored(world: World, kind: str, message: dict[str, Any]) -> bytes:
    """The file of a message."""
    sent = message[kind][-1] if kind == "photo" else message[kind]
    found = world.telegram.files.find(sent["file_id"])
    assert found is not None
    return found.content


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
    chat.reads("С чего начнём?")
    assert await world.store.run(memories, id_of(chat)) == {}
    await chat.start("moon")
    assert await world.store.run(memories, id_of(chat)) == before
    await chat.send("/sets")
    chat.reads("учится 3", "впереди 5")


async def test_a_leech_is_told_set_aside_and_brought_back(world: World) -> None:
    await world.store.run(publish, "one", many(1), START)
    chat = await joined(world, code="one")
    await chat.send("/learn")
    for lapses in range(1, 9):
        await chat.press("да0")
        await all_is_due(world, chat)
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
    chat.reads("Подряд: 0 дней", "ждут 7 вопросов", "Выучено 0 · учится 0 · впереди 8")
    assert "photo" not in chat.last, "there is nothing to draw yet"
    await chat.send("/learn")
    await chat.press("1961")
    await chat.press("Дальше")
    for _ in range(3):
        await answer_right(chat)
        await chat.press("Дальше")
    await chat.send("/stats")
    chat.reads("Подряд: 1 день", "Выучено 0 · учится 4 · впереди 4", "станет видно после первых повторений")
    picture = stored(world, "photo", chat.last)
    assert image_sides(picture) == (1000, 1175)
    assert 10_000 < len(picture) < 200_000
    await world.store.run(two_known_of_three, id_of(chat))
    await chat.send("/learn")
    await chat.send("/stats")
    chat.reads("При повторении вспоминаешь 67 % (повторений за 30 дней: 3)")


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
