"""People write, send and press what nobody expected: they get a clear word, and nothing is lost or counted twice."""

from __future__ import annotations

import pytest

from quiz.formats import read_yaml
from quiz.usecases.keep import publish
from sandbox.arguments import Upload
from tests.stories.moon import answer_right, reach
from tests.stories.world import START, World, keys_of

pytestmark = pytest.mark.usefixtures("calm")

FEWER_OPTIONS = """
title: Полёт на Луну
language: ru
facts:
  - id: landing
    statement: Люди впервые сели на Луну в 1969 году.
    quote: Посадка состоялась 20 июля 1969 года.
    questions:
      - kind: choice
        ask: В каком году люди впервые сели на Луну, если верить газетам?
        answer: "1969"
        wrong: ["1972"]
        explanation: Через восемь лет после первого полёта человека в космос.
"""


async def test_an_unknown_command_says_what_there_is_and_the_question_stays_open(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    before = len(await chat.log())
    for command in ("/teach", "/learn_more", "/учиться", "/", "//learn", "/start@another_bot"):
        await chat.send(command)
        assert chat.labels, f"{command} leads nowhere"
    await chat.send("/teach")
    chat.reads("Такой команды нет")
    await chat.send("/learn")
    chat.reads("Как назывался корабль")
    await chat.send("Аполлон-11")
    chat.reads("Правильно: Аполлон-11")
    assert len(await chat.log()) == before + 1


async def test_what_stands_on_a_key_may_be_written_instead_of_pressed(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    await chat.send("не скажу")
    chat.reads("Здесь ответ выбирают кнопкой", "В каком году")
    assert await chat.log() == []
    await chat.send("1969")
    chat.reads("Правильно: 1969")
    assert [line.correct for line in await chat.log()] == [True]


async def test_every_kind_can_be_answered_without_touching_a_key(world: World) -> None:
    chat = await world.person()
    said = {
        "multi_choice": ["армстронг", "ОЛДРИН", "готово"],
        "true_false": ["неверно"],
        "order": ["Старт ракеты", "посадка на луну"],
        "match": ["командир", "Пилот лунного модуля"],
        "flashcard": ["показать ответ", "помню"],
    }
    for kind, texts in said.items():
        await reach(world, chat, kind)
        answered = len(await chat.log())
        for text in texts:
            await chat.send(text)
        log = await chat.log()
        assert len(log) == answered + 1, kind
        assert log[-1].correct, kind
        await chat.press("Дальше")
        await chat.start("moon")


async def test_what_a_question_meant_a_month_ago_can_still_be_answered(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    await world.pass_time(days=31)
    question = next(m for m in chat.messages if "В каком году" in m.get("text", ""))
    await chat.press("1969", question)
    chat.reads("Правильно: 1969")
    log = await chat.log()
    assert [(line.correct, line.seconds) for line in log] == [(True, None)]
    await world.pass_time(days=31)
    await chat.press("Плохой вопрос", next(m for m in chat.messages if "Правильно: 1969" in m.get("text", "")))
    chat.reads("Спасибо, записал")
    await chat.press("Дальше")
    assert chat.labels


async def test_a_question_whose_author_changed_its_options_is_asked_anew(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    old = chat.last
    await world.store.run(publish, "moon", read_yaml(FEWER_OPTIONS.encode()), START)
    await chat.press("1969", old)
    assert await chat.log() == []
    chat.reads("если верить газетам")
    assert {"1969", "1972"} <= set(chat.labels)
    await chat.press("1969")
    assert len(await chat.log()) == 1


async def test_an_open_question_of_a_fact_taken_out_of_the_set_gives_way_to_the_next(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    await chat.press("1961")  # it comes back today
    await chat.press("Дальше")
    chat.reads("Как назывался корабль")
    await world.store.run(publish, "moon", read_yaml(FEWER_OPTIONS.encode()), START)
    before = await chat.log()
    await chat.send("Аполлон-11")
    assert await chat.log() == before
    chat.reads("если верить газетам")


async def test_keys_of_a_set_that_was_left_lead_somewhere(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "choice")
    question = chat.last
    await chat.send("/sets")
    await chat.press("Полёт на Луну")
    await chat.press("Выйти из набора")
    await chat.press("Да, выйти")
    await chat.press("1969", question)
    assert "Правильно: 1969" in next(m["text"] for m in chat.messages if m["message_id"] == question["message_id"])
    await chat.forge("l1:1", "n1", "m1", "j1:999", "s1:999", "q1:999:0", "q1:999:1", "a1:999", "l1:999")
    assert chat.labels
    await chat.send("/learn")
    assert "📚 Полёт на Луну" in chat.labels


async def test_media_get_a_clear_word_and_the_question_stays_open(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered, question = len(await chat.log()), chat.last
    for kind in ("sticker", "voice", "photo", "video_note", "location", "contact"):
        before = chat.last["message_id"]
        chat.conversation.send_media(kind)
        await chat.settle()
        chat.reads("Ответить можно только кнопкой или словами", "/new")
        assert chat.last["message_id"] > before
    assert len(await chat.log()) == answered
    assert keys_of(chat.now(question)) == keys_of(question)
    await chat.send("Аполлон-11")
    chat.reads("Правильно: Аполлон-11")


async def test_a_document_and_a_stranger_s_sticker_get_a_clear_word_too(world: World) -> None:
    chat = await world.person()
    chat.conversation.send_media("sticker")
    await chat.settle()
    chat.reads("Я понимаю текст и кнопки")
    chat.conversation.send_document(Upload("работа.docx", "application/msword", b"PK"), "/learn это задание")
    await chat.settle()
    chat.reads("Я понимаю текст и кнопки")  # nobody writes questions in this world


async def test_a_message_edited_afterwards_is_not_heard_again(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    await chat.send("Союз")
    chat.reads("Мимо")
    own = next(m for m in reversed(chat.messages) if not m["from"]["is_bot"])
    verdict, answered = chat.last, len(await chat.log())
    chat.conversation.edit(own["message_id"], "Аполлон-11")
    world.account.updates.allow(["edited_message", "message", "callback_query", "my_chat_member"])
    world.account.updates.add("edited_message", own | {"text": "/learn", "edit_date": own["date"]}, chat.id)
    await chat.settle()
    assert chat.last == verdict
    assert len(await chat.log()) == answered


async def test_in_a_group_a_command_is_answered_once_and_nothing_is_learnt(world: World) -> None:
    chat = await world.person()
    group = world.telegram.add_group("Класс", [chat.id], [world.account.id])
    speaking = world.telegram.conversation(chat.id, group.id)
    for text in ("/learn@uzelok_bot", "просто разговор", "/teach", "@uzelok_bot привет"):
        speaking.say(text)
        await chat.settle()
    speaking.send_media("sticker")
    await chat.settle()
    answers = [m["text"] for m in group.messages.values() if m["from"]["is_bot"]]
    assert answers == ["Я учу один на один. Напиши мне в личные сообщения."]
    assert await world.store.run(lambda tx: list(tx.learners.ids())) == []


async def test_commands_in_the_middle_of_a_question_do_not_answer_it(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = len(await chat.log())
    for command in ("/stats", "/help", "/sets", "/settings", "/export", "/forget", "/stats@uzelok_bot"):
        await chat.send(command)
        assert len(await chat.log()) == answered
    await chat.send("Аполлон-11")
    chat.reads("Правильно: Аполлон-11")
    assert len(await chat.log()) == answered + 1


async def test_after_a_pause_a_word_is_no_answer(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = len(await chat.log())
    await chat.press("Пауза")
    await chat.send("спасибо!")
    assert len(await chat.log()) == answered
    await chat.send("/learn")
    chat.reads("Как назывался корабль")


async def test_after_forgetting_old_keys_know_nothing_any_more(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "multi_choice")
    await chat.press("Армстронг")
    question = chat.last
    await chat.send("/forget")
    await chat.press("Да, удалить всё")
    chat.reads("Всё удалено")
    for label in ("Олдрин", "Готово", "Не знаю"):
        assert "больше не работает" in await chat.press(label, question)
    await chat.forge("u1:1", "b1:1", "n1", "y1", "f1", "k1:1:1", "z1:Asia/Tokyo")
    assert await chat.log() == []
    await chat.send("/undo")
    chat.reads("Отменять нечего")


async def test_who_blocked_the_bot_and_came_back_goes_on_where_they_were(world: World) -> None:
    chat = await world.person()
    await reach(world, chat, "typed")
    answered = len(await chat.log())
    chat.conversation.block()
    await world.pass_time(days=1)
    await world.pass_time(hours=7)
    chat.conversation.unblock()
    await chat.send("/learn")
    await answer_right(chat)
    assert len(await chat.log()) == answered + 1
    reminded = await world.store.run(lambda tx: [tx.learners.get(id_) for id_ in tx.learners.ids()])
    assert [learner and learner.blocked for learner in reminded] == [False]
