"""The bot stops or is killed in the middle of everything: nobody notices, and nothing is counted twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot import outgoing
from bot.handlers import updates
from quiz.model import LearnerId
from tests.stories.moon import answer_right, reach
from tests.stories.world import PATIENCE, World, data_of

pytestmark = pytest.mark.usefixtures("calm")


@asynccontextmanager
async def killed(world: World, patch: pytest.MonkeyPatch, said: bool, after: int = 1) -> AsyncIterator[None]:
    """What is sent inside is done and stored; then the bot dies, with the words said or not, and is started again.

    after: dies at this screen, counted from 1.
    """
    reached, show, shown = asyncio.Event(), outgoing.show, 0

    async def show_and_die(*arguments: Any) -> int:
        nonlocal shown
        shown += 1
        if said or shown < after:
            message = await show(*arguments)
            if shown < after:
                return message
        reached.set()
        await asyncio.Event().wait()
        raise AssertionError("nobody sets it")

    with patch.context() as patched:
        patched.setattr(updates, "show", show_and_die)
        yield
        async with asyncio.timeout(PATIENCE):
            await reached.wait()
        await world.kill()
    assert len(world.account.updates), "the update was confirmed"
    await world.begin()
    await world.settle()


async def test_a_question_half_answered_by_buttons_goes_on_after_a_restart(world: World) -> None:
    chat = await world.person()
    for kind, begun, ended in (
        ("choice", [], ["1969"]),
        ("multi_choice", ["Олдрин"], ["Армстронг", "Готово"]),
        ("true_false", [], ["Неверно"]),
        ("order", ["Старт"], ["Посадка"]),
        ("match", ["командир"], ["пилот лунного"]),
        ("flashcard", ["Показать ответ"], ["Помню"]),
    ):
        await reach(world, chat, kind)
        for label in begun:
            await chat.press(label)
        answered, before = len(await chat.log()), chat.messages
        await world.restart()
        assert chat.messages == before
        for label in ended:
            await chat.press(label)
        assert "Дальше →" in chat.labels
        assert [line.correct for line in (await chat.log())[answered:]] == [True]
        await chat.press("Дальше")


@pytest.mark.parametrize("kind", ["typed", "cloze"])
async def test_a_question_to_be_typed_hears_the_answer_after_a_restart_and_knows_of_the_hint(
    world: World, kind: str
) -> None:
    chat = await world.person()
    await reach(world, chat, kind)
    await chat.press("Подсказка")
    hinted, answered = chat.text, len(await chat.log())
    await world.restart()
    await chat.send("/learn")
    assert chat.text == hinted
    await world.restart()
    await answer_right(chat)
    line = (await chat.log())[answered]
    assert line.correct
    assert line.rating == 2, "a hint makes the answer hard"
    await world.restart()
    await chat.press("Отменить")
    chat.reads("Ответ отменён")


async def test_what_was_asked_for_in_settings_is_still_awaited_after_a_restart(world: World) -> None:
    chat = await (await world.person()).start("moon")
    await chat.send("/settings")
    await chat.press("Часовой пояс")
    await world.restart()
    await chat.send("12:00")
    chat.reads("У кого сейчас 12:00")
    await world.restart()
    await chat.press("Москва")
    chat.reads("Запомнил: Москва")
    await world.restart()
    await chat.send("7:45")
    chat.reads("Буду напоминать в 7:45")


async def test_a_complaint_a_pause_and_the_end_of_a_stretch_outlive_a_restart(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    await chat.press("1969")
    await chat.press("Плохой вопрос")
    await world.restart()
    await chat.send("В газетах писали иначе")
    chat.reads("Спасибо! Передам")
    complaints = await world.store.run(lambda tx: list(tx.complaints.of(LearnerId(chat.id))))
    assert [complaint.words for complaint in complaints] == ["В газетах писали иначе"]
    await chat.press("Дальше")
    question = chat.text
    await chat.press("Пауза")
    await world.restart()
    await chat.press("Продолжить")
    assert chat.text == question
    while "Готово на сегодня" not in chat.text:
        await answer_right(chat)
        await chat.press("Дальше")
    await world.restart()
    await chat.press("21:00")
    chat.reads("Буду напоминать в 21:00")


async def test_keys_of_a_reminder_sent_before_a_restart_still_work(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    await world.pass_time(hours=7)
    assert "Через час" in chat.labels
    await world.restart()
    assert "Напомню в" in await chat.press("Через час")
    await chat.press("Начать")
    chat.reads("В каком году")


@pytest.mark.parametrize("said", [False, True], ids=["before the words", "after the words"])
async def test_a_typed_answer_that_comes_twice_counts_once_and_gets_its_verdict(
    world: World, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = len(await chat.log())
    async with killed(world, monkeypatch, said):
        chat.conversation.say("Союз-4")
    chat.reads("Твой ответ: Союз-4", "Правильно: Аполлон-11")
    assert len(await chat.log()) == answered + 1
    await chat.press("Дальше")
    chat.reads("Командиром")


@pytest.mark.parametrize("said", [False, True], ids=["before the words", "after the words"])
async def test_a_press_that_comes_twice_counts_once_and_gets_its_verdict(
    world: World, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    twin, chat = await world.person("Боря"), await world.person()
    for kind, begun, label in (
        ("choice", [], "1961"),
        ("multi_choice", ["Коллинз"], "Готово"),
        ("true_false", [], "Верно"),
        ("order", [], "Не знаю"),
        ("match", ["командир"], "пилот командного"),
        ("flashcard", ["Показать ответ"], "Трудно"),
    ):
        for person in (twin, chat):
            await reach(world, person, kind)
            for earlier in begun:
                await person.press(earlier)
        await twin.press(label)
        answered = len(await chat.log())
        async with killed(world, monkeypatch, said):
            chat.drop(data_of(chat.last, label), chat.last)
        assert chat.text == twin.text, "the verdict differs from the one of an undisturbed press"
        assert len(await chat.log()) == answered + 1
        await chat.press("Дальше")
        await twin.press("Дальше")
        assert "Дальше →" not in chat.labels


@pytest.mark.parametrize("said", [False, True], ids=["before the words", "after the words"])
async def test_marks_hints_and_next_that_come_twice_are_done_once(
    world: World, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    chat = await world.person()
    await reach(world, chat, "multi_choice")
    async with killed(world, monkeypatch, said):
        chat.drop(data_of(chat.last, "Олдрин"), chat.last)
    assert "☑️ Олдрин" in chat.labels
    await chat.press("Армстронг")
    await chat.press("Готово")
    async with killed(world, monkeypatch, said):
        chat.drop(data_of(chat.last, "Дальше"), chat.last)
    chat.reads("5 из 8", "ступил на поверхность")


@pytest.mark.parametrize("said", [False, True], ids=["before the words", "after the words"])
async def test_an_undo_that_comes_twice_takes_one_answer_back(
    world: World, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    chat = await world.person()
    await reach(world, chat, "cloze")
    async with killed(world, monkeypatch, said):
        chat.conversation.say("/undo")
    assert [line.happening.value for line in await chat.log()] == ["answer", "answer", "undo"]
    chat.reads("Как назывался корабль")


async def test_words_that_come_twice_are_not_taken_for_something_else(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    await chat.send("/settings")
    await chat.press("Напоминание")
    answered = len(await chat.log())
    async with killed(world, monkeypatch, said=False):
        chat.conversation.say("7:45")
    assert len(await chat.log()) == answered, "a time of day was heard as an answer"
    await chat.send("/settings")
    chat.reads("Напоминание: 7:45")


async def test_a_whole_batch_that_comes_twice_is_done_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = len(await chat.log())
    async with killed(world, monkeypatch, said=False, after=3):
        chat.conversation.say("Аполлон-11")
        chat.drop("n1")
        chat.conversation.say("Армстронг")
    assert [line.correct for line in (await chat.log())[answered:]] == [True, True]
    await chat.send("/learn")
    chat.reads("Кто из экипажа")
    assert "☑️" not in str(chat.labels), "an answer to the question before was heard as one to this"
